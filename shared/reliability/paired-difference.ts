import { defined, isZero, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import { completePairs } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { tQuantile, tTwoSided } from './special/student-t.ts'
import { largestMagnitude, mean, standardDeviation } from './summaries.ts'

/** `sd` of the differences; `t` and `p` are left out where the differences do not vary at all. */
export type PairedDifferenceExtra = { sd?: number; t?: number; df: number; p?: number }

/**
 * Mean difference of two raters, first minus second, in scale points: the bias between them.
 * One pair gives a difference without SD or interval (`too_few_items` as a warning).
 */
export function pairedDifference(
  ratings: Ratings,
  first = 0,
  second = 1,
  level = 0.95,
): Estimate<PairedDifferenceExtra> {
  const { pairs, dropped } = completePairs(ratings, first, second)
  const n = pairs.length
  if (n === 0) return notDefined('no_items', 0, dropped)
  const differences = pairs.map(([a, b]) => a - b)
  const value = mean(differences)
  const sd = standardDeviation(differences)
  if (sd === null) {
    return { ...defined(value, n, 'mean difference', { dropped, warnings: ['too_few_items'] }), df: 0 }
  }
  const df = n - 1
  const scale = largestMagnitude(pairs.flat())
  if (isZero(sd, scale)) {
    return { ...defined(value, n, 'mean difference', { se: 0, dropped, warnings: ['se_zero'] }), sd: 0, df }
  }
  const se = sd / Math.sqrt(n)
  const half = tQuantile((1 + level) / 2, df) * se
  const ci = { lo: value - half, hi: value + half, level, method: 't' as const }
  const t = value / se
  return { ...defined(value, n, 'mean difference', { se, ci, dropped }), sd, t, df, p: tTwoSided(t, df) }
}
