import type { FileReader } from './file-reader.ts'

/** A box of an mp4 or QuickTime file. `end` may lie past the end of a file that was cut off. */
export type Box = { readonly type: string; readonly contentStart: number; readonly end: number }

const HEADER_BYTES = 16
/** More boxes than a day of one-second fragments has at the top level. */
const MOST_BOXES = 400_000

/**
 * The boxes that lie one after another in `start..end` of the file, known or not. Stops where a length makes no sense:
 * rubbish after the last whole box, which some cameras leave, is nobody's business.
 */
export async function* boxesIn(file: FileReader, start: number, end: number): AsyncGenerator<Box> {
  let position = start
  for (let n = 0; n < MOST_BOXES && position + 8 <= end; n += 1) {
    const box = boxAt(await file.read(position, HEADER_BYTES), position, end)
    if (box === undefined) return
    yield box
    position = box.end
  }
}

function boxAt(header: Uint8Array, at: number, parentEnd: number): Box | undefined {
  if (header.length < 8) return undefined
  const view = new DataView(header.buffer, header.byteOffset, header.length)
  const type = String.fromCharCode(...header.subarray(4, 8))
  const short = view.getUint32(0)
  if (short === 0) return { type, contentStart: at + 8, end: parentEnd }
  if (short !== 1) return short < 8 ? undefined : { type, contentStart: at + 8, end: at + short }
  if (header.length < HEADER_BYTES) return undefined
  const long = view.getBigUint64(8)
  return long < 16n ? undefined : { type, contentStart: at + 16, end: at + Number(long) }
}

type Extent = Pick<Box, 'contentStart' | 'end'>

/** The first box of a type inside another. */
export async function childBox(file: FileReader, parent: Extent, type: string): Promise<Box | undefined> {
  for await (const box of boxesIn(file, parent.contentStart, Math.min(parent.end, file.size))) {
    if (box.type === type) return box
  }
  return undefined
}

/** The track of a movie by the number in its header. */
export async function trackWithId(file: FileReader, movie: Extent, id: number): Promise<Box | undefined> {
  for await (const box of boxesIn(file, movie.contentStart, Math.min(movie.end, file.size))) {
    if (box.type !== 'trak') continue
    const header = await childBox(file, box, 'tkhd')
    if (header !== undefined && (await wordAfterTimes(file, header)) === id) return box
  }
  return undefined
}

/** `mvhd` and `tkhd` both begin with version, flags and two times of 4 or 8 bytes; the word after them is what we want. */
export async function wordAfterTimes(file: FileReader, box: Box): Promise<number> {
  const bytes = await file.read(box.contentStart, 24)
  if (bytes.length < 24) return 0
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes[0] === 1 ? 20 : 12)
}
