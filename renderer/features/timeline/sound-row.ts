import type { WaveLevel } from '../../state/waveforms.ts'
import type { RowRole } from './rows.ts'
import { msPerPixel, type TimeScale } from './time-scale.ts'

/** One file of a camera on the recording's clock: `recording_us = offsetUs + rate x (t - firstUs)`. */
export type SoundFile = {
  readonly offsetUs: number
  readonly rate: number
  /** Time of the first frame in the clock of the file that is played. */
  readonly firstUs: number
  /** The level whose bins are at most `us` of the file long, as far as it is here. */
  readonly levelFor: (us: number) => WaveLevel | null
}

/** What stands in a row in place of the sound: nothing, an offer, or how far the work is. */
export type SoundNote = 'none' | 'offer' | 'reading' | 'silent' | 'failed'

export type SoundRow = {
  readonly id: string
  readonly label: string
  readonly role: RowRole
  /** Whether this camera is the one that is heard. */
  readonly heard: boolean
  readonly files: readonly SoundFile[]
  /** How much larger than full scale peaks are drawn. */
  readonly gain: number
  readonly note: SoundNote
  /** 0 to 1 while reading. */
  readonly fraction: number
}

export type SoundPlace = { readonly row: SoundRow; readonly top: number; readonly height: number }

/** No pixel of sound: outside of every file. */
export const NOTHING = { low: 255, high: 0 } as const

/**
 * The lowest and highest peak in each pixel of the view: pairs of bytes, `NOTHING` where there is no file. A pixel looks
 * at every bin that it shares a moment with, which are few: the level is chosen for that.
 */
export function soundColumns(files: readonly SoundFile[], scale: TimeScale): Uint8Array {
  const columns = Math.max(0, Math.ceil(scale.right - scale.left))
  const pairs = new Uint8Array(columns * 2)
  for (let i = 0; i < columns; i += 1) pairs[2 * i] = NOTHING.low
  const pixelUs = msPerPixel(scale) * 1000
  for (const file of files) {
    const level = file.levelFor(pixelUs / file.rate)
    if (level !== null) addFile(pairs, columns, file, level, { startUs: scale.startMs * 1000, pixelUs })
  }
  return pairs
}

type Pixels = { readonly startUs: number; readonly pixelUs: number }

function addFile(
  pairs: Uint8Array,
  columns: number,
  { offsetUs, rate, firstUs }: SoundFile,
  { startUs, binUs, peaks }: WaveLevel,
  pixels: Pixels,
): void {
  const bins = peaks.length / 2
  const binAt = (column: number): number =>
    (firstUs + (pixels.startUs + column * pixels.pixelUs - offsetUs) / rate - startUs) / binUs
  for (let column = 0; column < columns; column += 1) {
    const first = Math.floor(binAt(column))
    const last = Math.max(first, Math.ceil(binAt(column + 1)) - 1)
    if (last < 0) continue
    if (first >= bins) return
    for (let bin = Math.max(0, first); bin <= Math.min(last, bins - 1); bin += 1) {
      // Both within their lengths by the bounds above.
      const low = peaks[2 * bin] as number
      const high = peaks[2 * bin + 1] as number
      if (low < (pairs[2 * column] as number)) pairs[2 * column] = low
      if (high > (pairs[2 * column + 1] as number)) pairs[2 * column + 1] = high
    }
  }
}

const MOST_GAIN = 8

/** Quiet recordings are drawn larger, so that a soft voice can be seen; silence with a hum in it stays nearly flat. */
export function gainFor(loudest: number): number {
  return loudest <= 0 ? 1 : Math.min(MOST_GAIN, 1 / loudest)
}
