/** Takes a stream of 16-bit PCM in a WAV container as it comes, in pieces of any length. */
export type WavStream = {
  readonly add: (bytes: Uint8Array) => void
  /** False for what is no such stream; true too while too little has come to tell. */
  readonly isSound: () => boolean
}

/** Whole frames: in each, a sample of every channel side by side. Valid until the next are given. */
export type OnSamples = (samples: Int16Array, format: Format) => void

export type Format = { readonly channels: number; readonly rate: number }

const MOST_CHANNELS = 64
const LONGEST_HEADER = 65_536

/**
 * Reads such a stream without keeping it. What its header says of its length is passed over: a program that writes into a
 * pipe does not know it. Channels and rate come from the header.
 */
export function wavStream(onSamples: OnSamples): WavStream {
  // What has come and cannot be read yet: the header, or a part of a frame.
  let held = new Uint8Array(0)
  let format: Format | 'none' | null = null
  const samples = (bytes: Uint8Array, known: Format): number => {
    const length = bytes.length - (bytes.length % (2 * known.channels))
    if (length > 0) onSamples(samplesIn(bytes.subarray(0, length)), known)
    return length
  }
  return {
    add: (bytes) => {
      if (format === 'none') return
      const all = held.length === 0 ? bytes : joined(held, bytes)
      let from = 0
      if (format === null) {
        const found = headerOf(all)
        if (found === null) {
          if (all.length > LONGEST_HEADER) format = 'none'
          held = new Uint8Array(all)
          return
        }
        if (found === 'none') {
          format = found
          return
        }
        format = { channels: found.channels, rate: found.rate }
        from = found.length
      }
      from += samples(all.subarray(from), format)
      held = new Uint8Array(all.subarray(from))
    },
    isSound: () => format !== 'none',
  }
}

/** Little-endian, as every machine that we run on is. Copied only where memory does not begin at an even place. */
function samplesIn(bytes: Uint8Array): Int16Array {
  const { buffer, byteOffset } = byteOffsetIsEven(bytes) ? bytes : new Uint8Array(bytes)
  return new Int16Array(buffer, byteOffset, bytes.length / 2)
}

const byteOffsetIsEven = ({ byteOffset }: Uint8Array): boolean => byteOffset % 2 === 0

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}

/** Channels, rate, and where the samples begin; null where more is needed to tell. */
function headerOf(bytes: Uint8Array): (Format & { readonly length: number }) | 'none' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const name = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < 12) return null
  if (name(0) !== 'RIFF' || name(8) !== 'WAVE') return 'none'
  let format: Format | null = null
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true)
    const body = at + 8
    if (name(at) === 'data') return format === null ? 'none' : { ...format, length: body }
    if (name(at) === 'fmt ') {
      if (body + 16 > bytes.length) return null
      format = { channels: view.getUint16(body + 2, true), rate: view.getUint32(body + 4, true) }
      if (format.channels < 1 || format.channels > MOST_CHANNELS || format.rate < 1) return 'none'
      if (view.getUint16(body + 14, true) !== 16) return 'none'
    }
    at = body + length + (length % 2)
  }
  return null
}
