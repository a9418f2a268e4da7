import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { createInterface } from 'node:readline'

export type Ended = {
  readonly code: number | null
  /** The signal that ended the program from outside; null when it ended by itself. */
  readonly signal: NodeJS.Signals | null
  /** The end of what it said on its error output. */
  readonly said: string
}

/** Of a program that complains without end only the last is kept. */
const KEPT_TEXT = 8000
/** How long a program may take to end after it was told to. */
const GRACE_MS = 2000

/**
 * Runs a program without a shell and gives each line of its output to `onLine`. It is ended when `signal` aborts, and
 * then, or when it cannot be started (`ENOENT`, `EACCES`), this rejects with the reason; how it ends otherwise is for
 * the caller to judge. The promise settles only after the program is gone, so that its files can be removed.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly signal?: AbortSignal | undefined; readonly onLine?: (line: string) => void },
): Promise<Ended> {
  const { signal, onLine } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason as Error)
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
    stepBack(child.pid)
    let said = ''
    let timer: NodeJS.Timeout | undefined
    const end = (): void => {
      child.kill()
      timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
    }
    signal?.addEventListener('abort', end, { once: true })
    const settled = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
    }
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-KEPT_TEXT)
    })
    createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', (line) => onLine?.(line))
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

/** Somebody may be coding meanwhile: the picture comes first. */
function stepBack(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It ended already, or the system does not let us: then it runs like any other program.
  }
}
