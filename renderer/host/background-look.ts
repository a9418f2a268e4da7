import { create } from 'zustand'
import type { Client } from '#shared/contract/client.ts'
import { isAppError } from '#shared/lib/app-error.ts'
import type { MediaListRow, PictureCheck } from '#shared/study/media.ts'
import { startWork } from './background-work.ts'
import { keepNoSound, scanPicture, scanSound } from './media-scan.ts'

/** The name of this work among all that goes on in the background. */
export const LOOK_THROUGH = 'media.look-through'

export type LookedThrough = {
  readonly files: number
  /** Names of the files that could not be read to their end. */
  readonly unread: readonly string[]
}

/** How far this window is with a file, and what it saw: `stopped` by a person, before the file was through. */
export type FileLook = {
  readonly file: MediaListRow
  readonly state: 'waiting' | 'looking' | 'done' | 'stopped'
  /** Null before it is done, and where the pictures could not be read to their end. */
  readonly check: PictureCheck | null
  /** There is sound, and it could not be read or decoded. */
  readonly soundUnread: boolean
}

/** Every file that this window has looked through or is to look through, by its id. */
export const useLooks = create<Readonly<Record<string, FileLook>>>()(() => ({}))

/** Which files: these, whatever is known of them; or those of recordings (`all`: of the study) that lack a look. */
export type LookWish =
  | { readonly rows: readonly MediaListRow[] }
  | { readonly recordings: 'all' | readonly string[]; readonly gentle?: boolean }

const PAGE = 200

const lacksSound = (row: MediaListRow): boolean => row.hasAudio && !row.hasWaveform && row.noSound === null
/** Files that have not been listened to or looked through, and that are there to be. */
const lacksLook = (row: MediaListRow): boolean => row.state !== 'missing' && (lacksSound(row) || row.picture === null)

async function filesOf(client: Client, wish: LookWish): Promise<readonly MediaListRow[]> {
  if ('rows' in wish) return wish.rows
  const { recordings } = wish
  const wanted = recordings === 'all' ? null : new Set(recordings)
  const found: MediaListRow[] = []
  let offset = 0
  for (let total = 1; offset < total; offset += PAGE) {
    const page = await client.call('media.list', { offset, limit: PAGE })
    found.push(...page.rows.filter((row) => lacksLook(row) && wanted?.has(row.recordingId) !== false))
    total = page.total
  }
  return found
}

/** What was asked for while a run is under way, and comes after what that run has in hand. */
const wishes: LookWish[] = []

/**
 * Looks through pictures and sound one file after the other, in this window; goes on when the screen is left. What one
 * file gave is kept at once, so that stopping loses nothing. Asked for again while it runs, it goes on with that.
 */
export function lookThrough(client: Client, wish: LookWish): Promise<LookedThrough | null> {
  wishes.push(wish)
  return startWork(LOOK_THROUGH, async (report, signal) => {
    const stop = (): void => {
      wishes.length = 0
      stopLooks()
    }
    signal.addEventListener('abort', stop)
    try {
      return await lookAtWishes(client, report, signal)
    } catch (error) {
      if (!signal.aborted) stop()
      throw error
    }
  })
}

async function lookAtWishes(client: Client, report: Report, signal: AbortSignal): Promise<LookedThrough> {
  let files = 0
  const unread: string[] = []
  while (wishes.length > 0) {
    signal.throwIfAborted()
    const next = wishes.shift()
    if (next === undefined) break
    const rows = await filesOf(client, next)
    signal.throwIfAborted()
    files += rows.length
    put(rows.map((file) => lookOf(file, 'waiting')))
    unread.push(...(await lookAtAll(client, rows, next, report, signal)))
  }
  return { files, unread }
}

type Report = (fraction: number, note: string) => void

/** @returns the names of those that could not be read to their end */
async function lookAtAll(
  client: Client,
  rows: readonly MediaListRow[],
  wish: LookWish,
  report: Report,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const unread: string[] = []
  const gentle = (): boolean => 'gentle' in wish && wish.gentle
  for (const [n, file] of rows.entries()) {
    signal.throwIfAborted()
    const note = `${String(n + 1)} of ${String(rows.length)} · ${file.name}`
    const onProgress = (fraction: number): void => report((n + fraction) / rows.length, note)
    onProgress(0)
    put([lookOf(file, 'looking')])
    const look = await lookAt(client, file, 'rows' in wish, { signal, gentle, onProgress })
    put([look])
    if (look.check === null || look.soundUnread) unread.push(file.name)
  }
  return unread
}

type How = {
  readonly signal: AbortSignal
  readonly gentle: () => boolean
  readonly onProgress: (fraction: number) => void
}
/** Where listening ends and looking begins in the progress of one file. */
const SOUND_SHARE = 0.4

/**
 * Sound and pictures each by itself: that one of them cannot be read says nothing of the other. Sound that breaks off in
 * a file whose pictures are whole is remembered as such; where both break off, the disk may be the reason.
 */
async function lookAt(client: Client, file: MediaListRow, again: boolean, how: How): Promise<FileLook> {
  const { signal, gentle, onProgress } = how
  let check: PictureCheck | null = again ? null : file.picture
  const heard =
    file.hasAudio && (again || lacksSound(file))
      ? await outcome(signal, () =>
          scanSound(client, file, { signal, gentle, onProgress: (share) => onProgress(SOUND_SHARE * share) }),
        )
      : 'stored'
  if (check === null) {
    await outcome(signal, () =>
      scanPicture(client, file, {
        ...{ signal, gentle, onProgress: (share) => onProgress(SOUND_SHARE + (1 - SOUND_SHARE) * share) },
        onPicture: (seen) => {
          check = seen
        },
      }),
    )
  }
  if (heard === 'media-scan-failed' && check !== null) await keepNoSound(client, file, 'unreadable')
  return { ...lookOf(file, 'done'), check, soundUnread: heard !== 'stored' }
}

/** How a scan ended, or the code of why it could not. @throws when it was stopped */
async function outcome(signal: AbortSignal, scan: () => Promise<string>): Promise<string> {
  const ended = await scan().catch((error: unknown) => (isAppError(error) ? error.code : 'internal'))
  signal.throwIfAborted()
  return ended
}

function lookOf(file: MediaListRow, state: FileLook['state']): FileLook {
  return { file, state, check: null, soundUnread: false }
}

function put(looks: readonly FileLook[]): void {
  useLooks.setState(Object.fromEntries(looks.map((look) => [look.file.mediaId, look])))
}

/** What was begun or waited is not looked through: said so, until somebody starts again. */
function stopLooks(): void {
  const open = Object.values(useLooks.getState()).filter(({ state }) => state === 'waiting' || state === 'looking')
  put(open.map(({ file }) => lookOf(file, 'stopped')))
}
