import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { root } from '../../../electron/launch/paths.ts'

/** A local server in a process of its own, as a person starts it, but with a home and a private folder of the test's. */
export type RunningServer = {
  /** The address to open: works once. */
  readonly url: string
  readonly origin: string
  /** Everything it has written to the terminal. */
  readonly said: () => string
  /** Ends it as Ctrl+C does, and waits for it. */
  readonly stop: () => Promise<void>
  /** Ends it as a power cut does: nothing can be written any more. */
  readonly kill: () => Promise<void>
}

export type ServerPlace = { readonly home: string; readonly userData: string }

const STARTS_WITHIN_MS = 20_000

/** Starts the local server and waits for its address. Rejects with what it said when it ends before. */
export async function startServer(
  { home, userData }: ServerPlace,
  args: readonly string[] = [],
): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(root, 'electron/local-server/main.ts'), '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      ATTUNE_USER_DATA: userData,
      INIT_CWD: home,
      NODE_NO_WARNINGS: '1',
    },
  })
  let said = ''
  const url = await addressOf(
    child,
    (text) => (said += text),
    () => said,
  )
  child.once('exit', (code, signal) => {
    said += `(ended: ${String(code ?? signal)})\n`
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return {
    url,
    origin: new URL(url).origin,
    said: () => said,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

function addressOf(
  child: ChildProcessByStdio<null, Readable, Readable>,
  onText: (text: string) => void,
  said: () => string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const give = (why: string): void => {
      clearTimeout(timer)
      reject(new Error(`${why}:\n${said()}`))
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      give('The local server gave no address')
    }, STARTS_WITHIN_MS)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        onText(text)
        const url = /http:\/\/\S+\?token=\S+/.exec(said())?.[0]
        if (url === undefined || !said().includes('\n', said().indexOf(url))) return
        clearTimeout(timer)
        resolve(url)
      })
    }
    child.once('exit', (code) => {
      give(`The local server ended with ${String(code)}`)
    })
  })
}
