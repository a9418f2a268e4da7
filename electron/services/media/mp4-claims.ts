import type { FileReader } from './file-reader.ts'
import { boxesIn, childBox, trackWithId, type Box } from './mp4-boxes.ts'

/** What an mp4 or QuickTime file says of one of its tracks, before any of it is believed. */
export type Claims = {
  /** How many frames there are: the largest of the claims, which a sound file makes all alike. */
  readonly frames: number
  /** How many frames lie together in one stretch of the file, at most; never more than there are in a sound file. */
  readonly together: number
}

/**
 * Reads the claims without laying anything out. The library lays out as much as is claimed, at once and without giving
 * way, so that a few wrong bytes would cost all memory or hours. A track that is not where it belongs claims no end.
 */
export async function claimsOf(file: FileReader, trackId: number): Promise<Claims> {
  const movie = await childBox(file, { contentStart: 0, end: file.size }, 'moov')
  const track = movie && (await trackWithId(file, movie, trackId))
  const media = track && (await childBox(file, track, 'mdia'))
  const information = media && (await childBox(file, media, 'minf'))
  const table = information && (await childBox(file, information, 'stbl'))
  if (movie === undefined || table === undefined) return { frames: Infinity, together: 0 }
  const durations = await columnOf(file, table, 'stts', { width: 8, at: 0 })
  const offsets = await columnOf(file, table, 'ctts', { width: 8, at: 0 })
  const chunks = await columnOf(file, table, 'stsc', { width: 12, at: 4 })
  const inRuns = (await childBox(file, movie, 'mvex')) === undefined ? 0 : await framesInFragments(file)
  return { frames: Math.max(durations.sum, offsets.sum) + inRuns, together: chunks.largest }
}

/** Sum and largest value of one column of a table whose rows are `width` bytes wide. */
async function columnOf(
  file: FileReader,
  table: Box,
  type: string,
  { width, at }: { readonly width: number; readonly at: number },
): Promise<{ sum: number; largest: number }> {
  let sum = 0
  let largest = 0
  for await (const box of boxesIn(file, table.contentStart, Math.min(table.end, file.size))) {
    if (box.type !== type) continue
    const bytes = await file.read(box.contentStart, Math.min(box.end, table.end, file.size) - box.contentStart)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    // The library reads as many rows as are announced, past the end of the table if need be.
    if (bytes.length < 8 || 8 + view.getUint32(4) * width > bytes.length) return { sum: Infinity, largest: Infinity }
    for (let row = 8; row + width <= bytes.length; row += width) {
      const value = view.getUint32(row + at)
      sum += value
      largest = Math.max(largest, value)
    }
  }
  return { sum, largest }
}

/** The frames of all tracks in all fragments. */
async function framesInFragments(file: FileReader): Promise<number> {
  let total = 0
  for await (const fragment of boxesIn(file, 0, file.size)) {
    if (fragment.type !== 'moof') continue
    for await (const track of boxesIn(file, fragment.contentStart, Math.min(fragment.end, file.size))) {
      if (track.type === 'traf') total += await framesInRuns(file, track)
    }
  }
  return total
}

async function framesInRuns(file: FileReader, track: Box): Promise<number> {
  let total = 0
  for await (const run of boxesIn(file, track.contentStart, Math.min(track.end, file.size))) {
    if (run.type !== 'trun') continue
    const bytes = await file.read(run.contentStart, 8)
    if (bytes.length === 8) total += new DataView(bytes.buffer, bytes.byteOffset).getUint32(4)
  }
  return total
}
