import '@fontsource-variable/inter/index.css'
import { createRoot } from 'react-dom/client'
import { connect } from '../host/connect.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import { App } from './App.tsx'
import { startTheme } from './theme.ts'

startTheme()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App client={connect()} />)
