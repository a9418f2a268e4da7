import { defined, notDefined } from './estimate.ts'
import type { Estimate, Interval } from './estimate.ts'
import { completePairs } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { normalQuantile } from './special/normal.ts'
import { tQuantile } from './special/student-t.ts'
import { mean, standardDeviation } from './summaries.ts'

export type Limit = { value: number; ci: Interval }

/** `value` is the bias (first minus second); `sd` the SD of differences; the limits hold 95 % of differences. */
export type BlandAltmanExtra = { sd: number; lower: Limit; upper: Limit; seOfLimit: number }

type Options = { multiplier?: number; minItems?: number; level?: number; first?: number; second?: number }

/**
 * Bias and limits of agreement of two raters, in scale points.
 * @param options.multiplier 1.96 (default) or 2 SD, as in the paper of 1986.
 * @param options.minItems below it `too_few_items`: 3 by default, because limits from two differences say nothing.
 * Source: Bland & Altman (1986, 1999). Limits use 1.96, their standard error the exact normal quantile (as R blandr).
 */
export function blandAltman(ratings: Ratings, options: Options = {}): Estimate<BlandAltmanExtra> {
  const { multiplier = 1.96, minItems = 3, level = 0.95 } = options
  const { pairs, dropped } = completePairs(ratings, options.first, options.second)
  const n = pairs.length
  if (n === 0) return notDefined('no_items', 0, dropped)
  const differences = pairs.map(([a, b]) => a - b)
  const sd = standardDeviation(differences)
  if (n < minItems || sd === null) return notDefined('too_few_items', n, dropped)
  const bias = mean(differences)
  const se = sd / Math.sqrt(n)
  const t = tQuantile((1 + level) / 2, n - 1)
  const seOfLimit = sd * Math.sqrt(1 / n + normalQuantile(0.975) ** 2 / (2 * (n - 1)))
  const limit = (value: number): Limit => ({
    value,
    ci: { lo: value - t * seOfLimit, hi: value + t * seOfLimit, level, method: 't' },
  })
  const ci: Interval = { lo: bias - t * se, hi: bias + t * se, level, method: 't' }
  return {
    ...defined(bias, n, 'Bland-Altman bias', { se, ci, dropped }),
    sd,
    lower: limit(bias - multiplier * sd),
    upper: limit(bias + multiplier * sd),
    seOfLimit,
  }
}
