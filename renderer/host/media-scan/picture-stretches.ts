import type { PictureCheck, Stretch } from '#shared/study/media.ts'

/** What one look at the picture found. Brightness and difference are shares of full scale, 0 to 1. */
export type Look = {
  /** Start of the frame looked at, in ms from the first frame; ascending. */
  readonly atMs: number
  readonly mean: number
  /** Share of the picture that is clearly bright. */
  readonly bright: number
  /** Mean absolute difference from the look before; null for the first. */
  readonly difference: number | null
}

const BLACK_MEAN = 0.07
const BLACK_BRIGHT = 0.005
const BLACK_MS = 1000
/** Far below the noise of a camera, above what coding the same picture twice leaves. */
const SAME = 0.0008
const FROZEN_MS = 5000
const MOST = 200

/**
 * Black and frozen stretches among looks at a picture. A black stretch reaches from its first black look to the next look
 * that is not; a frozen one from the first of the looks that are alike to the last, and counts when the next look, which
 * differs, comes 5 s after the first. What is black is not called frozen.
 *
 * @param endMs end of the picture, for what lasts to the end; the longest 200 of each are kept
 */
export function stretchesIn(looks: readonly Look[], endMs: number): Pick<PictureCheck, 'black' | 'frozen'> {
  const black: Stretch[] = []
  const frozen: Stretch[] = []
  let blackFrom: number | null = null
  let sameFrom: number | null = null
  const end = Math.max(endMs, looks.at(-1)?.atMs ?? 0)
  looks.forEach((look, i) => {
    const before = looks[i - 1]?.atMs ?? look.atMs
    const isDark = isBlack(look)
    if (!isDark) blackFrom = close(black, blackFrom, look.atMs, look.atMs, BLACK_MS)
    else blackFrom ??= look.atMs
    if (isDark || look.difference === null || look.difference > SAME)
      sameFrom = close(frozen, sameFrom, before, look.atMs, FROZEN_MS)
    else sameFrom ??= before
  })
  close(black, blackFrom, end, end, BLACK_MS)
  close(frozen, sameFrom, end, end, FROZEN_MS)
  return { black: longest(black), frozen: longest(frozen) }
}

/** Ends a stretch: kept when `next`, the first moment known to be otherwise, is far enough from its beginning. */
function close(to: Stretch[], from: number | null, until: number, next: number, atLeast: number): null {
  if (from !== null && next - from >= atLeast && until > from)
    to.push({ startMs: Math.round(from), endMs: Math.round(until) })
  return null
}

function isBlack({ mean, bright }: Look): boolean {
  return mean < BLACK_MEAN && bright < BLACK_BRIGHT
}

function longest(stretches: readonly Stretch[]): Stretch[] {
  if (stretches.length <= MOST) return [...stretches]
  const length = ({ startMs, endMs }: Stretch): number => endMs - startMs
  const kept = [...stretches].sort((a, b) => length(b) - length(a)).slice(0, MOST)
  return kept.sort((a, b) => a.startMs - b.startMs)
}

/** Luminance of pixels (red, green, blue, alpha), 0 to 1 each. */
export function lumaOf(pixels: Uint8ClampedArray): Float32Array {
  const luma = new Float32Array(pixels.length / 4)
  for (let i = 0; i < luma.length; i += 1)
    luma[i] =
      (0.2126 * (pixels[4 * i] ?? 0) + 0.7152 * (pixels[4 * i + 1] ?? 0) + 0.0722 * (pixels[4 * i + 2] ?? 0)) / 255
  return luma
}

const BRIGHT = 0.25

/** One look at a picture, beside the one before it. */
export function lookAt(atMs: number, luma: Float32Array, before: Float32Array | null): Look {
  let sum = 0
  let bright = 0
  let difference = 0
  luma.forEach((value, i) => {
    sum += value
    if (value > BRIGHT) bright += 1
    difference += Math.abs(value - (before?.[i] ?? value))
  })
  const { length } = luma
  return {
    atMs,
    mean: sum / length,
    bright: bright / length,
    difference: before === null ? null : difference / length,
  }
}
