import type { FileReader } from './file-reader.ts'
import { boxesIn } from './mp4-boxes.ts'

/** Whether a file holds all that its own structure announces. `no-index`: an mp4 whose table of frames was never written. */
export type Completeness = 'complete' | 'cut-off' | 'no-index'

const HOLDING_DATA = new Set(['moov', 'moof', 'mdat'])

/** Compares the boxes of an mp4 or QuickTime file with the bytes there are. */
export async function mp4Completeness(file: FileReader): Promise<Completeness> {
  let indexSeen = false
  for await (const box of boxesIn(file, 0, file.size)) {
    if (HOLDING_DATA.has(box.type) && box.end > file.size) return 'cut-off'
    if (box.type === 'moov') indexSeen = true
  }
  return indexSeen ? 'complete' : 'no-index'
}

const SEGMENT = [0x18, 0x53, 0x80, 0x67]

/** Compares the length that a Matroska or WebM file gives for its segment with the bytes there are. */
export async function matroskaCompleteness(file: FileReader): Promise<Completeness> {
  const head = await file.read(0, 4096)
  const ebml = lengthAt(head, 4)
  if (ebml?.length === undefined) return 'complete'
  const at = ebml.next + ebml.length
  if (!SEGMENT.every((byte, n) => head[at + n] === byte)) return 'complete'
  const segment = lengthAt(head, at + SEGMENT.length)
  // A recorder that was writing a stream leaves the length open: nothing to compare with.
  if (segment?.length === undefined) return 'complete'
  return segment.next + segment.length > file.size ? 'cut-off' : 'complete'
}

/** The length of an element as Matroska writes it: 1 to 8 bytes, the first one telling how many; all ones: not known. */
function lengthAt(bytes: Uint8Array, at: number): { length: number | undefined; next: number } | undefined {
  const first = bytes[at]
  if (first === undefined || first === 0) return undefined
  const count = Math.clz32(first) - 23
  const lead = first & (0xff >> count)
  let length = lead
  let allOnes = lead === 0xff >> count
  for (let n = 1; n < count; n += 1) {
    const byte = bytes[at + n]
    if (byte === undefined) return undefined
    length = length * 256 + byte
    allOnes &&= byte === 0xff
  }
  return { length: allOnes ? undefined : length, next: at + count }
}
