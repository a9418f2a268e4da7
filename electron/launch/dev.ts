import { spawn } from 'node:child_process'
import { build } from 'vite'
import { inProject } from './paths.ts'

// The interface is rebuilt at every change and served by the real local server under the real content security policy:
// reload the page to see it. A separate development server would need a policy that the product never has.
await build({ configFile: inProject('tests/config/vite.renderer.config.ts'), build: { watch: {} }, logLevel: 'warn' })
spawn(
  process.execPath,
  ['--watch', ...process.execArgv, inProject('electron/local-server/main.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
).on('exit', (code) => process.exit(code ?? 0))
