import { spawnSync } from 'node:child_process'
import { inProject, root } from './paths.ts'

// Builds the interface and the desktop host, then hands over to electron-builder for this system's installers.
const node = (script: string, ...args: readonly string[]): void => {
  const { status } = spawnSync(process.execPath, [...process.execArgv, inProject(script), ...args], {
    stdio: 'inherit',
    cwd: root,
  })
  if (status !== 0) process.exit(status ?? 1)
}

node('electron/launch/build.ts')
node(
  'node_modules/electron-builder/cli.js',
  '--config',
  'electron-builder.yml',
  '--publish',
  'never',
  ...process.argv.slice(2),
)
