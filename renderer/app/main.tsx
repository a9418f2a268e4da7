import '@fontsource-variable/inter/index.css'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { connect } from '../host/connect.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import { App } from './App.tsx'
import { startTheme } from './theme.ts'

// The content security policy forbids eval, which zod would otherwise try before it falls back.
z.config({ jitless: true })
startTheme()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App client={connect()} />)
