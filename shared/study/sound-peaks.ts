/** Peaks of the sound of one file at several resolutions: what is stored and drawn. */
export type Sound = {
  /** Start of the first bin in the file's own clock. May be negative: coders begin with a lead-in that is not heard. */
  readonly startUs: number
  /** Length of a bin of level 0; a bin of each next level is four of the one before. */
  readonly binUs: number
  /** Two bytes for each bin, lowest and highest; 128 is silence, 0 and 255 full scale. */
  readonly levels: readonly Uint8Array[]
}

/** Fine enough for the closest zoom, where a pixel is a fifth of a millisecond; still 1.4 MB for an hour. */
const BIN_US = 5000
/** A day of sound would take more than storing it is worth: bins grow beyond four hours. */
const MOST_BINS = 3_000_000
const FEWEST_BINS = 400
const PER_BIN = 4
const SILENCE = 128

/** Length of a bin (us) for sound of so many us: 5 ms, doubled until there are at most three million of them. */
export function binLengthFor(durationUs: number): number {
  let binUs = BIN_US
  while (durationUs / binUs > MOST_BINS) binUs *= 2
  return binUs
}

export type PeakMeter = {
  /**
   * Takes samples in -1 to 1 that begin at `atUs`; `channels` are of one length. The lowest and highest over all channels
   * count, not their mean: sound in opposite phase must not cancel out.
   */
  readonly add: (atUs: number, rate: number, channels: readonly Float32Array[], frames: number) => void
  /** As `add`, of 16-bit samples of which each frame has one for each of `channels`, side by side. */
  readonly addPcm: (atUs: number, rate: number, samples: Int16Array, channels: number) => void
  /** Null when nothing was added. */
  readonly sound: () => Sound | null
}

/**
 * Collects peaks of a stream of samples, in memory of two bytes for each bin. Samples may come with gaps (silence) and
 * overlap; what lies before the first ones is left out.
 */
export function peakMeter(binUs: number = BIN_US): PeakMeter {
  let startUs: number | null = null
  let bins = 0
  // Pairs; an untouched pair is 255, 0.
  let pairs = new Uint8Array(0)
  const reach = (count: number): void => {
    if (count * 2 > pairs.length) {
      const larger = new Uint8Array(Math.max(count * 2, pairs.length * 2, 65_536))
      larger.set(pairs)
      pairs = larger
    }
    for (; bins < count; bins += 1) pairs[bins * 2] = 255
  }
  /** Goes through frames bin by bin: `take` puts those from one to before another into a bin. */
  const eachBin = (
    atUs: number,
    rate: number,
    frames: number,
    take: (bin: number, from: number, to: number) => void,
  ): void => {
    if (frames === 0) return
    startUs ??= Math.floor(atUs / binUs) * binUs
    let frame = Math.max(0, Math.ceil(((startUs - atUs) * rate) / 1e6))
    while (frame < frames) {
      const bin = Math.floor((atUs + (frame * 1e6) / rate - startUs + SAME_US) / binUs)
      const endUs = startUs + (bin + 1) * binUs
      const end = Math.min(frames, Math.max(frame + 1, Math.ceil(((endUs - atUs - SAME_US) * rate) / 1e6)))
      reach(bin + 1)
      take(bin, frame, end)
      frame = end
    }
  }
  return {
    add: (atUs, rate, channels, frames) =>
      eachBin(atUs, rate, frames, (bin, from, to) => {
        for (const samples of channels) take(pairs, bin, samples, from, to, 1)
      }),
    addPcm: (atUs, rate, samples, channels) =>
      eachBin(atUs, rate, Math.floor(samples.length / channels), (bin, from, to) =>
        take(pairs, bin, samples, from * channels, to * channels, FULL_SCALE),
      ),
    sound: () => {
      if (startUs === null) return null
      const finest = pairs.slice(0, bins * 2)
      for (let i = 0; i < bins; i += 1) {
        if ((finest[2 * i] ?? 0) > (finest[2 * i + 1] ?? 0)) finest.fill(SILENCE, 2 * i, 2 * i + 2)
      }
      return { startUs, binUs, levels: levelsOf(finest) }
    },
  }
}

/** Times come as fractions of seconds: what differs by less is the same moment. */
const SAME_US = 0.01

/** What 16 bits hold at most. */
const FULL_SCALE = 32_768

function take(
  pairs: Uint8Array,
  bin: number,
  samples: Float32Array | Int16Array,
  from: number,
  to: number,
  scale: number,
): void {
  let low = Infinity
  let high = -Infinity
  for (let i = from; i < to; i += 1) {
    // Within the length that the caller states.
    const value = samples[i] as number
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high) return
  pairs[2 * bin] = Math.min(pairs[2 * bin] as number, byteOf(low / scale))
  pairs[2 * bin + 1] = Math.max(pairs[2 * bin + 1] as number, byteOf(high / scale))
}

function byteOf(value: number): number {
  const held = Math.min(1, Math.max(-1, value))
  return Math.round(SILENCE + held * (held < 0 ? SILENCE : 255 - SILENCE))
}

/** The finest level and coarser ones, four bins to one, until one has fewer than 400 bins. */
export function levelsOf(finest: Uint8Array): Uint8Array[] {
  const levels = [finest]
  for (let level = finest; level.length / 2 >= FEWEST_BINS;) {
    level = coarser(level)
    levels.push(level)
  }
  return levels
}

function coarser(level: Uint8Array): Uint8Array {
  const bins = level.length / 2
  const next = new Uint8Array(Math.ceil(bins / PER_BIN) * 2)
  for (let i = 0; i < next.length / 2; i += 1) {
    let low = 255
    let high = 0
    for (let j = i * PER_BIN; j < Math.min(bins, (i + 1) * PER_BIN); j += 1) {
      low = Math.min(low, level[2 * j] ?? 255)
      high = Math.max(high, level[2 * j + 1] ?? 0)
    }
    next[2 * i] = low
    next[2 * i + 1] = high
  }
  return next
}
