/** How the frames of a file lie in time: for leads who decide whether a recording can be coded. Times in microseconds. */

/** Frames a second on average, to three decimals; 0 where there is one frame only, which has no rate. */
export function meanRate(ptsUs: ArrayLike<number>): number {
  const lengthUs = (ptsUs[ptsUs.length - 1] ?? 0) - (ptsUs[0] ?? 0)
  return lengthUs > 0 ? Math.round(((ptsUs.length - 1) * 1e9) / lengthUs) / 1000 : 0
}

export type Gap = { readonly startMs: number; readonly endMs: number }

const GAP_FROM_US = 250_000
const GAP_FROM_STEPS = 4
const MOST_GAPS = 20

/**
 * Stretches without a new frame: from a frame to the next one that comes later than 250 ms and than four usual steps
 * (the median) after it. Phones stretch their steps in dim light to two or three usual ones, which is no gap.
 * @returns the 20 longest, in order of time, in ms counted from the first frame.
 */
export function gapsIn(ptsUs: ArrayLike<number>): readonly Gap[] {
  const steps = new Float64Array(Math.max(0, ptsUs.length - 1))
  for (let n = 0; n < steps.length; n += 1) steps[n] = (ptsUs[n + 1] ?? 0) - (ptsUs[n] ?? 0)
  const limit = Math.max(GAP_FROM_US, GAP_FROM_STEPS * median(steps))
  const firstUs = ptsUs[0] ?? 0
  const found: { at: number; step: number }[] = []
  steps.forEach((step, at) => {
    if (step > limit) found.push({ at, step })
  })
  const ms = (n: number): number => Math.round(((ptsUs[n] ?? 0) - firstUs) / 1000)
  return found
    .sort((a, b) => b.step - a.step)
    .slice(0, MOST_GAPS)
    .sort((a, b) => a.at - b.at)
    .map(({ at }) => ({ startMs: ms(at), endMs: ms(at + 1) }))
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort()
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/**
 * The longest way from a frame at which decoding can begin to the next one (ms), or from the last one to the end: what
 * a seek may have to decode. 0 where no such frame is known. `keysUs` ascends; ways that end before the first frame
 * shown are left out.
 */
export function longestKeyDistanceMs(keysUs: readonly number[], ptsUs: ArrayLike<number>): number {
  const firstUs = ptsUs[0] ?? 0
  const lastUs = ptsUs[ptsUs.length - 1] ?? 0
  const endUs = lastUs + (lastUs - firstUs) / Math.max(1, ptsUs.length - 1)
  let longest = 0
  keysUs.forEach((key, n) => {
    const next = Math.min(keysUs[n + 1] ?? endUs, endUs)
    if (next > firstUs && key <= endUs) longest = Math.max(longest, next - key)
  })
  return Math.round(longest / 1000)
}
