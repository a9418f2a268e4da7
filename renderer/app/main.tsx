import './without-eval.ts'

// Everything else only now: where parts are loaded on demand, the build puts what they share into files that run before
// this one, schemas too, and an import is then first in this file alone.
void import('./start.tsx')
