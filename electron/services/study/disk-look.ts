import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A disk that answers after longer than this is, for a list or a coding that is being opened, as good as away. */
const PATIENCE_MS = 2500

/**
 * How long somebody waits for a disk: until a moment (`performance.now()`), or, without one, until it has answered or
 * `signal` ends the waiting. `first`: somebody is looking at the picture meanwhile.
 */
export type Wait = {
  readonly untilMs?: number
  readonly signal?: AbortSignal | undefined
  readonly first?: boolean
}

/** As long as a list waits, from now on. */
export const soon = (): Wait => ({ untilMs: performance.now() + PATIENCE_MS })

/** The size of a file; null for what is not there, no file, out of reach, or not to be read. */
type Size = number | null
type Look = {
  readonly path: string
  readonly folder: string
  readonly tell: (size: Size) => void
  first: boolean
}

/** Looks that have not been answered, by path: whoever asks for the same file waits for the same answer. */
const unanswered = new Map<string, Promise<Size>>()
/** Looks that nobody has begun with yet, in the order in which they will be. */
const waiting: Look[] = []
/** Folders that are being asked. One look each at a time: a disk that sleeps holds one thread and not all. */
const asked = new Set<string>()
/** Four threads do all reading of the application: however many disks sleep, one is left for the film that plays. */
const AT_ONCE = 3

function goOn(): void {
  for (;;) {
    const isFree = asked.size < AT_ONCE
    const next = waiting.findIndex(({ folder, first }) => !asked.has(folder) && (isFree || first))
    const [look] = next < 0 ? [] : waiting.splice(next, 1)
    if (look === undefined) return
    begin(look)
  }
}

function begin({ path, folder, tell }: Look): void {
  asked.add(folder)
  void sizeNow(path).then((size) => {
    asked.delete(folder)
    unanswered.delete(path)
    tell(size)
    goOn()
  })
}

async function sizeNow(path: string): Promise<Size> {
  try {
    const found = await stat(path)
    if (!found.isFile()) return null
    await access(path, constants.R_OK)
    return found.size
  } catch {
    return null
  }
}

function lookAt(path: string, first: boolean): Promise<Size> {
  const known = unanswered.get(path)
  if (known !== undefined) {
    if (first) hurry(path)
    return known
  }
  const look = new Promise<Size>((tell) => {
    const one = { path, folder: dirname(path), tell, first }
    if (first) waiting.unshift(one)
    else waiting.push(one)
  })
  unanswered.set(path, look)
  goOn()
  return look
}

/** For the film that plays there is no queue but that of its own folder. */
function hurry(path: string): void {
  const at = waiting.findIndex((look) => look.path === path)
  const [look] = at < 0 ? [] : waiting.splice(at, 1)
  if (look === undefined) return
  look.first = true
  waiting.unshift(look)
  goOn()
}

/**
 * The size of a file; null for what is not there, no file, out of reach, not to be read, or, for whoever waits until a
 * moment only, on a disk that has not answered by then. Rejects with the reason of a signal that aborts.
 */
export async function sizeOf(path: string, { untilMs, signal, first = false }: Wait): Promise<Size> {
  signal?.throwIfAborted()
  const look = lookAt(path, first)
  let timer: NodeJS.Timeout | undefined
  let abort = (): void => undefined
  const end = new Promise<null>((giveUp, fail) => {
    abort = () => fail(signal?.reason as Error)
    if (untilMs !== undefined) timer = setTimeout(() => giveUp(null), Math.max(0, untilMs - performance.now()))
    signal?.addEventListener('abort', abort)
  })
  try {
    return await Promise.race([look, end])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}
