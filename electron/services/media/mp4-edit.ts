import type { FileReader } from './file-reader.ts'
import { childBox, trackWithId, wordAfterTimes } from './mp4-boxes.ts'

/** The stretch of a track that players show: where it begins in the file's clock, and how long it is (Infinity: to the end). */
export type Edit = { readonly startUs: number; readonly lengthUs: number }

/** Entries beyond these cannot come from a recording. */
const MOST_ENTRIES = 64

/**
 * The edit list of one track of an mp4 or QuickTime file. Cutting programs use it to leave frames out without touching
 * them: `undefined` when the track has none, or the file is in fragments, where the engine only shifts the times;
 * `several` when it joins several stretches or changes the speed.
 */
export async function editOf(file: FileReader, trackId: number): Promise<Edit | 'several' | undefined> {
  const movie = await childBox(file, { contentStart: 0, end: file.size }, 'moov')
  if (movie === undefined || (await childBox(file, movie, 'mvex')) !== undefined) return undefined
  const header = await childBox(file, movie, 'mvhd')
  const track = await trackWithId(file, movie, trackId)
  const edits = track && (await childBox(file, track, 'edts'))
  const list = edits && (await childBox(file, edits, 'elst'))
  if (header === undefined || list === undefined) return undefined
  return readEdits(await file.read(list.contentStart, 8 + MOST_ENTRIES * 20), await wordAfterTimes(file, header))
}

function readEdits(bytes: Uint8Array, timescale: number): Edit | 'several' | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const long = bytes[0] === 1
  const width = long ? 20 : 12
  const count = bytes.length < 8 ? 0 : view.getUint32(4)
  if (count === 0 || timescale === 0) return undefined
  if (count > MOST_ENTRIES) return 'several'
  const toUs = (ticks: number): number => Math.round((ticks * 1e6) / timescale)
  let startUs = 0
  for (let n = 0; n < count && 8 + (n + 1) * width <= bytes.length; n += 1) {
    const at = 8 + n * width
    const lengthUs = toUs(long ? Number(view.getBigUint64(at)) : view.getUint32(at))
    const from = long ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4)
    const rate = view.getInt32(at + width - 4)
    if (from < 0) startUs += lengthUs
    else if (n < count - 1 || rate !== 0x10000) return 'several'
    else return { startUs, lengthUs: lengthUs === 0 ? Infinity : lengthUs }
  }
  return undefined
}
