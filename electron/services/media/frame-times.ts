import { EncodedPacketSink, type InputVideoTrack } from 'mediabunny'
import { AppError } from '#shared/lib/app-error.ts'
import type { Edit } from './mp4-edit.ts'

/** Recordings longer than a day are no recordings of one visit. */
export const LONGEST_HOURS = 24
/** A day at 60 frames a second, and some. */
export const MOST_FRAMES = 6_000_000
const LOOK_UP_EVERY = 2000

/** `keysUs`: where decoding can begin, ascending; it may lie before the first frame that is shown. */
export type FrameTimes = { readonly ptsUs: number[]; readonly keysUs: number[] }

/**
 * Presentation times of all frames that a player shows, in whole microseconds, ascending, each once, in the clock that
 * the engine reports. The file stores packets in the order of decoding, hence the sorting.
 *
 * With an `edit` (see `editOf`) the frames outside its stretch are left out, and the first one inside begins where the
 * stretch begins, also when the cut lies in the middle of a frame: so the engine does it.
 *
 * Errors: `media-too-long` beyond a day or six million frames; `media-truncated` when the frames claim more bytes than
 * the file has; `media-frames-unreadable` when there is no frame at all, or when most of them share their times with others.
 */
export async function frameTimesUs(
  track: InputVideoTrack,
  edit: Edit | undefined,
  limits: { readonly name: string; readonly fileSize: number; readonly signal?: AbortSignal | undefined },
): Promise<FrameTimes> {
  const { name, signal } = limits
  const times: number[] = []
  const keys: number[] = []
  let bytesLeft = limits.fileSize
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })) {
    if (times.length % LOOK_UP_EVERY === 0) signal?.throwIfAborted()
    if (times.length >= MOST_FRAMES) throw new AppError('media-too-long', { name, hours: LONGEST_HOURS })
    bytesLeft -= Math.max(1, packet.byteLength)
    if (bytesLeft < 0) throw new AppError('media-truncated', { name })
    const us = Math.round(packet.timestamp * 1e6)
    if (!Number.isSafeInteger(us)) throw new AppError('media-frames-unreadable', { name })
    times.push(us)
    if (packet.type === 'key') keys.push(us)
  }
  times.sort((a, b) => a - b)
  const distinct = times.filter((us, n) => us !== times[n - 1])
  // Frames at the same time cannot be told apart: a file whose clock stands still has no frames to put a code on.
  if (distinct.length * 2 < times.length) throw new AppError('media-frames-unreadable', { name })
  const shown = edit === undefined ? distinct : cutTo(edit, distinct)
  const [first, last] = [shown[0], shown.at(-1)]
  if (first === undefined || last === undefined) throw new AppError('media-frames-unreadable', { name })
  if (last - first > LONGEST_HOURS * 3_600_000_000) throw new AppError('media-too-long', { name, hours: LONGEST_HOURS })
  return { ptsUs: shown, keysUs: keys.sort((a, b) => a - b) }
}

/** Times come rounded to whole microseconds. */
const ROUNDED_US = 1

function cutTo(edit: Edit, ptsUs: readonly number[]): number[] {
  const endUs = edit.startUs + edit.lengthUs - ROUNDED_US
  const kept = ptsUs.filter((us) => us >= edit.startUs - ROUNDED_US && us < endUs)
  const shift = Math.max(0, (kept[0] ?? 0) - edit.startUs)
  return kept.map((us) => us - shift)
}

/** Containers that store whole milliseconds (Matroska) put even frames up to 1 ms off an even line. */
const ROUNDING_US = 1500

/** Whether frames lie so unevenly that no single rate describes them. Ascending times in microseconds. */
export function isVariableRate(ptsUs: readonly number[]): boolean {
  const first = ptsUs[0] ?? 0
  const step = ((ptsUs.at(-1) ?? first) - first) / Math.max(1, ptsUs.length - 1)
  return ptsUs.some((us, n) => Math.abs(us - (first + n * step)) > ROUNDING_US)
}
