import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { buildIfStale, reportFailure } from './build.ts'
import { chooseHost, hasDisplay, insteadOfDesktop, type Host } from './choose-host.ts'
import { downloadElectron, findElectron } from './electron-runtime.ts'
import { inProject, root } from './paths.ts'

/** An Electron that ends by itself within this time never showed a window: the system's sandbox or libraries forbid it. */
const STILLBORN_MS = 5_000

/** A terminal that closes, or a Ctrl+C, tells every process of ours, and each passes it on: so close together, it is one wish. */
const ONE_WISH_MS = 1000

const options = readOptions()
await buildIfStale('renderer').catch(reportFailure)
await open()

async function open(): Promise<void> {
  const runtime = await desktopRuntime()
  if (runtime === undefined) return openBrowserHost()
  await buildIfStale('desktop').catch(reportFailure)
  const why = await runDesktop(runtime)
  if (why === undefined) return
  console.error(insteadOfDesktop(why))
  await openBrowserHost()
}

/** The Electron binary if the desktop host is to open; otherwise says why, where a person would wonder. */
async function desktopRuntime(): Promise<string | undefined> {
  const choice = chooseHost({
    asked: options.host,
    hasDisplay: hasDisplay(process.platform, process.env),
    isRoot: process.getuid?.() === 0,
    hasRuntime: findElectron() !== undefined,
  })
  if (choice.open === 'desktop') return findElectron()
  if (choice.open === 'browser') {
    if (choice.because !== undefined) console.error(insteadOfDesktop(choice.because))
    return undefined
  }
  console.error('Fetching the Electron runtime (10 s at most) ...')
  const why = await downloadElectron()
  if (why !== undefined) console.error(insteadOfDesktop(why))
  return findElectron()
}

/** Runs the desktop application until it is closed. @returns why it never came up, if it did not */
function runDesktop(runtime: string): Promise<string | undefined> {
  const begun = performance.now()
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env
  // In a group of its own (which Windows does not have), so that no signal reaches it but the one passed on here.
  const detached = process.platform !== 'win32'
  const child = spawn(runtime, [root, ...(options.demo ? ['--demo'] : [])], { stdio: 'inherit', env, detached })
  let stopped = false
  let stoppedAt = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Electron ends at once at a second signal, before the study is closed: only a person who means it sends one.
      if (stopped && performance.now() - stoppedAt < ONE_WISH_MS) return
      stopped = true
      stoppedAt = performance.now()
      child.kill(signal)
    })
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(`Electron could not be started (${error.message})`))
    child.on('exit', (code) => {
      if (code === 0 || stopped) return resolve(undefined)
      if (performance.now() - begun < STILLBORN_MS) return resolve('Electron ended at once, see the lines above')
      process.exitCode = code ?? 1
      return resolve(undefined)
    })
  })
}

/** The browser host in a process of its own, which takes over the terminal. Without a display nothing is opened. */
function openBrowserHost(): Promise<void> {
  const openPage = options.open && hasDisplay(process.platform, process.env)
  const args = [...(options.demo ? ['--demo'] : []), ...(openPage ? [] : ['--no-open'])]
  const script = inProject('electron/local-server/main.ts')
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], { stdio: 'inherit' })
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  // Windows tells the child itself that its console closes; passing it on there would cut the child off.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.platform === 'win32' || child.kill(signal))
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      process.exitCode = signal === null ? (code ?? 1) : 0
      resolve()
    })
  })
}

function readOptions(): { host: Host | undefined; demo: boolean; open: boolean } {
  try {
    const { values } = parseArgs({
      options: { host: { type: 'string' }, demo: { type: 'boolean' }, 'no-open': { type: 'boolean' } },
    })
    const host = values.host
    if (host !== undefined && host !== 'desktop' && host !== 'browser') throw new Error(`unknown host "${host}"`)
    return { host, demo: values.demo ?? false, open: values['no-open'] !== true }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    console.error('Usage: npm start -- [--demo] [--host desktop|browser] [--no-open]')
    process.exit(2)
  }
}
