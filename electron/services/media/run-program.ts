import { spawn, type ChildProcess } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'

export type Ended = {
  readonly code: number | null
  /** The signal that ended the program from outside; null when it ended by itself. */
  readonly signal: NodeJS.Signals | null
  /** The end of what it said on its error output. */
  readonly said: string
}

type Output = {
  readonly onLine?: (line: string) => void
  /** Takes the output as it comes, instead of `onLine`. */
  readonly onBytes?: (bytes: Buffer) => void
}

/** Of a program that complains without end only the last is kept. */
const KEPT_TEXT = 8000
/** How long a program may take to end after it was told to. */
const GRACE_MS = 2000
/** After this, one that not even the system can end (it hangs in a network drive) is no longer waited for. */
const PATIENCE_MS = 5000

/**
 * Runs a program without a shell and gives each line of its output to `onLine`, or its bytes to `onBytes`. It is ended
 * when `signal` aborts, with all that it started itself (what is called ffmpeg may be a small program that starts the
 * real one), and then, or when it cannot be started (`ENOENT`, `EACCES`), this rejects with the reason; how it ends
 * otherwise is for the caller to judge. The promise settles only after the program is gone, so that its files can be
 * removed.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: Output & { readonly signal?: AbortSignal | undefined },
): Promise<Ended> {
  const { signal } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason as Error)
    const detached = process.platform !== 'win32'
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, detached })
    stepBack(child.pid)
    running.add(child)
    let said = ''
    let timer: NodeJS.Timeout | undefined
    const end = (): void => {
      endAll(child, 'SIGTERM')
      timer = setTimeout(() => {
        endAll(child, 'SIGKILL')
        timer = setTimeout(giveUp, PATIENCE_MS)
      }, GRACE_MS)
    }
    const giveUp = (): void => {
      settled()
      child.stdout.destroy()
      child.stderr.destroy()
      child.unref()
      reject(signal?.reason as Error)
    }
    signal?.addEventListener('abort', end, { once: true })
    const settled = (): void => {
      running.delete(child)
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
    }
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-KEPT_TEXT)
    })
    pass(child.stdout, options)
    child.once('error', (error) => {
      settled()
      reject(error)
    })
    child.once('close', (code, endedBy) => {
      settled()
      if (signal?.aborted === true) reject(signal.reason as Error)
      else resolve({ code, signal: endedBy, said })
    })
  })
}

function pass(stdout: Readable, { onLine, onBytes }: Output): void {
  if (onBytes !== undefined) stdout.on('data', onBytes)
  else createInterface({ input: stdout, crlfDelay: Infinity }).on('line', (line) => onLine?.(line))
}

/** In a group of its own a program no longer ends with the terminal that we were started in: it ends with us. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) endAll(child, 'SIGKILL')
})

/** The program leads a group of its own, which what it starts belongs to. Windows knows whom it started. */
function endAll(child: ChildProcess, how: 'SIGTERM' | 'SIGKILL'): void {
  const { pid } = child
  if (pid === undefined) return
  try {
    if (process.platform !== 'win32') process.kill(-pid, how)
    else
      spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).on('error', () =>
        child.kill(),
      )
  } catch {
    // All of it has ended already.
  }
}

/** Somebody may be coding meanwhile: the picture comes first. */
function stepBack(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It ended already, or the system does not let us: then it runs like any other program.
  }
}
