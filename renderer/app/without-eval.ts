import { z } from 'zod'

// The content security policy forbids eval. zod tries it as soon as the first object schema is made, which happens while
// the modules of the contract are loaded: so this has to be the first import of the entry.
z.config({ jitless: true })
