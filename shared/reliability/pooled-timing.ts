import type { BootstrapOptions } from './bootstrap.ts'
import type { Defined } from './estimate.ts'
import { ratioOfCounts, resampled, resampledCounts, type Resampled } from './resampled.ts'
import { timingError } from './timing-error.ts'

/** Onset differences of recordings together, in ms: mean with its sign, median and 90th percentile of their sizes. */
export type PooledTiming = { readonly mean: Resampled; readonly median: Resampled; readonly p90: Resampled }

/**
 * Timing error of matched events with intervals from resampled recordings; null without a pair. A recording without a
 * pair says nothing of it and is not drawn. Matching keeps pairs within the tolerance only (`errors_cut_at_tolerance`).
 * @param perRecording differences in ms, second coder minus first.
 */
export function pooledTiming(
  perRecording: readonly (readonly number[])[],
  options: BootstrapOptions,
): PooledTiming | null {
  const rows = perRecording.filter(({ length }) => length > 0)
  const error = timingError(rows.flat())
  if (error === null) return null
  const estimate = (value: number): Defined => ({
    ...{ ok: true, value, method: 'timing-error', n: error.n },
    ...{ dropped: [], warnings: ['errors_cut_at_tolerance'] },
  })
  const sums = rows.map((row) => [row.reduce((sum, x) => sum + x, 0), row.length])
  const sizes = rows.map((row) => row.map(Math.abs))
  return {
    mean: resampledCounts(estimate(error.meanMs), sums, ratioOfCounts, options),
    median: resampled(estimate(error.medianAbsoluteMs), rows.length, quantileOfDrawn(sizes, 0.5), options),
    p90: resampled(estimate(error.p90AbsoluteMs), rows.length, quantileOfDrawn(sizes, 0.9), options),
  }
}

/**
 * Quantile (type 7) of all values of drawn recordings, each counted as often as its recording was drawn. A quantile does
 * not add up over recordings, but all values are put in order once, and a draw only walks along them.
 */
export function quantileOfDrawn(values: readonly (readonly number[])[], p: number): (drawn: Int32Array) => number {
  const ordered = values.flatMap((row, of) => row.map((value) => ({ value, of }))).toSorted((a, b) => a.value - b.value)
  const times = new Int32Array(values.length)
  return (drawn) => {
    times.fill(0)
    let count = 0
    for (const place of drawn) {
      times[place] = (times[place] ?? 0) + 1
      count += values[place]?.length ?? 0
    }
    const position = (count - 1) * p
    const below = Math.floor(position)
    const after = Math.min(below + 1, count - 1)
    let seen = 0
    let low: number | null = null
    for (const { value, of } of ordered) {
      seen += times[of] ?? 0
      if (low === null && seen > below) low = value
      if (low !== null && seen > after) return low + (value - low) * (position - below)
    }
    return low ?? 0
  }
}
