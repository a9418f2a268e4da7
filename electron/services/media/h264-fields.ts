/**
 * How the pictures of an H.264 stream are stored: whole frames of one moment; frames woven of two half pictures; or the
 * two half pictures apart, in which case two packets make one frame.
 */
export type PictureStructure = 'frames' | 'woven' | 'apart'

export type H264Look = {
  readonly structure: PictureStructure
  /** Of a whole frame. */
  readonly width: number
  readonly height: number
  /** How much wider than high a pixel is. */
  readonly pixelAspect: number
}

const SEQUENCE = 7
const SLICES: ReadonlySet<number> = new Set([1, 2, 5])
/** Profiles whose parameter set has the longer form. */
const LONG_FORM: ReadonlySet<number> = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135])

/** Reads bits as H.264 lays them out (ITU-T H.264, 7.2 and 9.1). Past the end all bits are 0. */
class Bits {
  private at = 0
  private readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  read(count: number): number {
    let value = 0
    for (let n = 0; n < count; n += 1) {
      value = value * 2 + (((this.bytes[this.at >> 3] ?? 0) >> (7 - (this.at & 7))) & 1)
      this.at += 1
    }
    return value
  }
  unsigned(): number {
    let zeros = 0
    while (zeros < 32 && this.read(1) === 0) zeros += 1
    return 2 ** zeros - 1 + this.read(zeros)
  }
  signed(): number {
    const value = this.unsigned()
    return value % 2 === 0 ? -value / 2 : (value + 1) / 2
  }
}

/** The units of a packet with start codes, without the bytes that keep start codes out of the data. */
function unitsOf(packet: Uint8Array): Uint8Array[] {
  const starts: number[] = []
  for (let n = 0; n + 2 < packet.length; n += 1) {
    if (packet[n] === 0 && packet[n + 1] === 0 && packet[n + 2] === 1) starts.push(n + 3)
  }
  return starts.map((start, n) => withoutGuards(packet.subarray(start, starts[n + 1] ?? packet.length)))
}

/** Only the beginning of a unit is looked at. */
const LOOK_BYTES = 400

function withoutGuards(unit: Uint8Array): Uint8Array {
  const head = unit.subarray(0, LOOK_BYTES)
  return head.filter((byte, n) => !(byte === 3 && n >= 2 && head[n - 1] === 0 && head[n - 2] === 0))
}

type Sequence = Omit<H264Look, 'structure'> & { separatePlanes: boolean; frameNumberBits: number; framesOnly: boolean }

function skipScalingLists(bits: Bits, lists: number): void {
  for (let list = 0; list < lists; list += 1) {
    if (bits.read(1) === 0) continue
    let [last, next] = [8, 8]
    for (let n = 0; n < (list < 6 ? 16 : 64); n += 1) {
      if (next !== 0) next = (last + bits.signed() + 256) % 256
      last = next === 0 ? last : next
    }
  }
}

function chromaForm(bits: Bits): { format: number; separatePlanes: boolean } {
  const format = bits.unsigned()
  const separatePlanes = format === 3 && bits.read(1) === 1
  bits.unsigned()
  bits.unsigned()
  bits.read(1)
  if (bits.read(1) === 1) skipScalingLists(bits, format === 3 ? 12 : 8)
  return { format, separatePlanes }
}

function skipPictureOrder(bits: Bits): void {
  const type = bits.unsigned()
  if (type === 0) bits.unsigned()
  if (type !== 1) return
  bits.read(1)
  bits.signed()
  bits.signed()
  const cycle = Math.min(255, bits.unsigned())
  for (let n = 0; n < cycle; n += 1) bits.signed()
}

/** ITU-T H.264, 7.3.2.1.1, as far as the size of the picture. */
function sequenceOf(unit: Uint8Array): Sequence {
  const bits = new Bits(unit.subarray(1))
  const profile = bits.read(8)
  bits.read(16)
  bits.unsigned()
  const { format, separatePlanes } = LONG_FORM.has(profile) ? chromaForm(bits) : { format: 1, separatePlanes: false }
  const frameNumberBits = bits.unsigned() + 4
  skipPictureOrder(bits)
  bits.unsigned()
  bits.read(1)
  const columns = bits.unsigned() + 1
  const rows = bits.unsigned() + 1
  const framesOnly = bits.read(1) === 1
  if (!framesOnly) bits.read(1)
  bits.read(1)
  const [left, right, top, bottom] =
    bits.read(1) === 1 ? [bits.unsigned(), bits.unsigned(), bits.unsigned(), bits.unsigned()] : [0, 0, 0, 0]
  const fields = framesOnly ? 1 : 2
  const unitX = format === 1 || format === 2 ? 2 : 1
  const unitY = (format === 1 ? 2 : 1) * fields
  return {
    separatePlanes,
    frameNumberBits,
    framesOnly,
    width: 16 * columns - unitX * (left + right),
    height: 16 * rows * fields - unitY * (top + bottom),
    pixelAspect: bits.read(1) === 1 ? pixelAspectOf(bits) : 1,
  }
}

/** ITU-T H.264, table E-1, from 1 on. */
const PIXEL_ASPECTS = [
  [1, 1],
  [12, 11],
  [10, 11],
  [16, 11],
  [40, 33],
  [24, 11],
  [20, 11],
  [32, 11],
  [80, 33],
  [18, 11],
  [15, 11],
  [64, 33],
  [160, 99],
  [4, 3],
  [3, 2],
  [2, 1],
] as const
const TOLD_APART = 255

function pixelAspectOf(bits: Bits): number {
  if (bits.read(1) === 0) return 1
  const known = bits.read(8)
  const [width, height] = known === TOLD_APART ? [bits.read(16), bits.read(16)] : (PIXEL_ASPECTS[known - 1] ?? [1, 1])
  return width > 0 && height > 0 ? width / height : 1
}

/** ITU-T H.264, 7.3.3: whether a slice belongs to a half picture. */
function isHalfPicture(unit: Uint8Array, { separatePlanes, frameNumberBits, framesOnly }: Sequence): boolean {
  if (framesOnly) return false
  const bits = new Bits(unit.subarray(1))
  bits.unsigned()
  bits.unsigned()
  bits.unsigned()
  if (separatePlanes) bits.read(2)
  bits.read(frameNumberBits)
  return bits.read(1) === 1
}

/**
 * Looks into packets with start codes (as transport streams hold them), the first of which begins a sequence.
 * Undefined when they do not say.
 */
export function lookAtH264(packets: readonly Uint8Array[]): H264Look | undefined {
  let sequence: Sequence | undefined
  let apart = false
  for (const unit of packets.flatMap(unitsOf)) {
    const type = (unit[0] ?? 0) & 31
    if (type === SEQUENCE) sequence = sequenceOf(unit)
    if (sequence !== undefined && SLICES.has(type)) apart ||= isHalfPicture(unit, sequence)
  }
  if (sequence === undefined || sequence.width <= 0 || sequence.height <= 0) return undefined
  const { width, height, pixelAspect, framesOnly } = sequence
  const woven = apart ? 'apart' : 'woven'
  return { structure: framesOnly ? 'frames' : woven, width, height, pixelAspect }
}
