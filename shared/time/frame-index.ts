import { z } from 'zod'

/**
 * The frames of one file, compactly: presentation times in whole microseconds, ascending, exactly as the container
 * holds them. Constant spacing is kept as start + step; anything else as the start and the differences.
 */
export const PackedFrames = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('constant'),
    startUs: z.int(),
    /** Exact rational step: `stepUs = num / den`, so that 29.97 fps does not drift over an hour. */
    stepNum: z.int().positive(),
    stepDen: z.int().positive(),
    count: z.int().positive(),
  }),
  z.object({ kind: z.literal('listed'), startUs: z.int(), deltasUs: z.array(z.int().nonnegative()) }),
])
export type PackedFrames = z.infer<typeof PackedFrames>

/**
 * Frame times of one file, ready for search. `ptsUs[n]` is the presentation time of frame n in the file's own clock;
 * it need not begin at 0.
 */
export type FrameIndex = { readonly ptsUs: Float64Array }

/** Packs ascending presentation times (whole microseconds, at least one). Constant when every time is within 1 us of the line. */
export function packFrames(ptsUs: readonly number[]): PackedFrames {
  const first = ptsUs[0]
  if (first === undefined) throw new RangeError('a frame index needs at least one frame')
  const last = ptsUs[ptsUs.length - 1] ?? first
  const steps = ptsUs.length - 1
  if (steps >= 1 && last > first) {
    const stepNum = last - first
    const onLine = ptsUs.every((pts, n) => Math.abs(pts - (first + Math.round((n * stepNum) / steps))) <= 1)
    if (onLine) return { kind: 'constant', startUs: first, stepNum, stepDen: steps, count: ptsUs.length }
  }
  const deltasUs: number[] = []
  for (let n = 1; n < ptsUs.length; n += 1) deltasUs.push((ptsUs[n] ?? 0) - (ptsUs[n - 1] ?? 0))
  return { kind: 'listed', startUs: first, deltasUs }
}

export function unpackFrames(packed: PackedFrames): FrameIndex {
  if (packed.kind === 'constant') {
    const ptsUs = new Float64Array(packed.count)
    for (let n = 0; n < packed.count; n += 1) {
      ptsUs[n] = packed.startUs + Math.round((n * packed.stepNum) / packed.stepDen)
    }
    return { ptsUs }
  }
  const ptsUs = new Float64Array(packed.deltasUs.length + 1)
  ptsUs[0] = packed.startUs
  packed.deltasUs.forEach((delta, n) => {
    ptsUs[n + 1] = (ptsUs[n] ?? 0) + delta
  })
  return { ptsUs }
}

/** The last n with `values[n] <= target`, or -1 when all lie after it. `values` ascends. */
export function lastAtOrBefore(values: ArrayLike<number>, target: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? Infinity) <= target) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * The frame whose picture a player reports at `mediaTimeS` (seconds in the file's clock, as
 * requestVideoFrameCallback gives it). 0.5 ms of tolerance covers the rounding of containers and engines.
 */
export function frameOfMediaTime(index: FrameIndex, mediaTimeS: number): number {
  return Math.max(0, lastAtOrBefore(index.ptsUs, mediaTimeS * 1e6 + 500))
}

/**
 * Where to seek (seconds in the file's clock) so that frame `n` is shown: the middle of the frame; for the last frame
 * 5 ms after its start or half the usual step, whichever is less.
 */
export function seekTimeS(index: FrameIndex, n: number): number {
  const { ptsUs } = index
  const here = ptsUs[n]
  if (here === undefined) throw new RangeError(`no frame ${n}`)
  const next = ptsUs[n + 1]
  if (next !== undefined) return (here + next) / 2 / 1e6
  const before = ptsUs[n - 1]
  const half = before === undefined ? 5000 : (here - before) / 2
  return (here + Math.min(5000, half)) / 1e6
}
