/** What the first bytes of a file say it is. `mp4` and `matroska` are families that are looked at more closely. */
export type Signature =
  | { readonly kind: 'mp4' | 'matroska' }
  /** AVCHD and its relatives: refused by the engine, but its packets can be read. */
  | { readonly kind: 'transport' }
  /** A video container that the engine of both hosts refuses. */
  | { readonly kind: 'unsupported'; readonly container: string }
  | { readonly kind: 'sound' | 'unknown' }

const ISO_BOXES = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'styp', 'moof', 'uuid'])
const ASF = [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]
const MXF = [0x06, 0x0e, 0x2b, 0x34]
const EBML = [0x1a, 0x45, 0xdf, 0xa3]
const TS_PACKET = 188
const M2TS_PACKET = 192

/** How many bytes `signatureOf` wants to see; fewer are fine when the file has no more. */
export const SIGNATURE_BYTES = 1024

/** Tells a container by its content, never by the file's name. */
export function signatureOf(head: Uint8Array): Signature {
  const text = (from: number, to: number): string => String.fromCharCode(...head.subarray(from, to))
  const starts = (bytes: readonly number[]): boolean => bytes.every((byte, n) => head[n] === byte)
  const unsupported = (container: string): Signature => ({ kind: 'unsupported', container })

  if (ISO_BOXES.has(text(4, 8))) return { kind: 'mp4' }
  if (starts(EBML)) return { kind: 'matroska' }
  if (text(0, 4) === 'RIFF') return text(8, 12) === 'AVI ' ? unsupported('AVI') : { kind: 'sound' }
  if (starts(ASF)) return unsupported('Windows Media')
  if (starts([0, 0, 1, 0xba]) || starts([0, 0, 1, 0xb3])) return unsupported('MPEG')
  if (isTransportStream(head)) return { kind: 'transport' }
  if (text(0, 3) === 'FLV') return unsupported('Flash video')
  if (text(0, 4) === '.RMF') return unsupported('RealMedia')
  if (starts(MXF)) return unsupported('MXF')
  if (text(0, 4) === 'OggS') return unsupported('Ogg')
  if (text(0, 3) === 'ID3' || text(0, 4) === 'fLaC') return { kind: 'sound' }
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0) return { kind: 'sound' }
  return { kind: 'unknown' }
}

/** Packets of 188 bytes that each begin with 0x47, or of 192 with a time stamp of four bytes before it. */
function isTransportStream(head: Uint8Array): boolean {
  const marked = (first: number, packet: number): boolean => [0, 1, 2].every((n) => head[first + n * packet] === 0x47)
  return marked(0, TS_PACKET) || marked(4, M2TS_PACKET)
}
