import type { Client } from '#shared/contract/client.ts'
import type { MediaListRow } from '#shared/study/media.ts'
import { startWork } from '../../host/background-work.ts'
import { scanPicture, scanSound } from '../../host/media-scan.ts'

/** The name of this work among all that goes on in the background. */
export const LOOK_THROUGH = 'media.look-through'

export type LookedThrough = {
  readonly files: number
  /** Names of the files that could not be read to their end. */
  readonly unread: readonly string[]
}

const PAGE = 200

/** Files that have not been listened to or looked through, and that are there to be. */
export const lacksLook = (row: MediaListRow): boolean =>
  row.state !== 'missing' && ((row.hasAudio && !row.hasWaveform) || row.picture === null)

async function filesToLookThrough(client: Client): Promise<readonly MediaListRow[]> {
  const found: MediaListRow[] = []
  let offset = 0
  for (let total = 1; offset < total; offset += PAGE) {
    const page = await client.call('media.list', { offset, limit: PAGE })
    found.push(...page.rows.filter(lacksLook))
    total = page.total
  }
  return found
}

/**
 * Looks through pictures and sound one file after the other, in this window; goes on when the screen is left. What one
 * file gave is kept at once, so that stopping loses nothing.
 * @param chosen these files, whatever is known of them; all that lack it when left out
 */
export function lookThrough(client: Client, chosen?: readonly MediaListRow[]): Promise<LookedThrough | null> {
  return startWork(LOOK_THROUGH, async (report, signal) => {
    const files = chosen ?? (await filesToLookThrough(client))
    const unread: string[] = []
    for (const [n, file] of files.entries()) {
      signal.throwIfAborted()
      const note = `${String(n + 1)} of ${String(files.length)} · ${file.name}`
      const within = (from: number, to: number) => (fraction: number) =>
        report((n + from + (to - from) * fraction) / files.length, note)
      report(n / files.length, note)
      if (!(await lookAt(client, file, signal, within))) unread.push(file.name)
    }
    return { files: files.length, unread }
  })
}

type Within = (from: number, to: number) => (fraction: number) => void

/** @returns false when the file cannot be read to its end; the others are looked through all the same. */
async function lookAt(client: Client, file: MediaListRow, signal: AbortSignal, within: Within): Promise<boolean> {
  try {
    if (file.hasAudio) await scanSound(client, file, { signal, onProgress: within(0, 0.4) })
    signal.throwIfAborted()
    await scanPicture(client, file, { signal, onProgress: within(0.4, 1) })
    return true
  } catch (error) {
    if (signal.aborted) throw error
    return false
  }
}
