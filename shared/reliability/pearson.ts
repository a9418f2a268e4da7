import { correlation } from './correlation.ts'
import { defined, isZero, notDefined } from './estimate.ts'
import type { Estimate, Interval } from './estimate.ts'
import { completePairs } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { normalQuantile } from './special/normal.ts'
import { tTwoSided } from './special/student-t.ts'

/** `t` is left out where it is infinite (a perfect line); `p` is 0 then. */
export type PearsonExtra = { t?: number; df: number; p: number }

/**
 * Pearson's correlation of two raters: association, not agreement, so always with a mean difference beside it.
 * Interval by Fisher's z for n > 3. Not defined: `no_items`, `too_few_items` (n < 3), `no_variation`.
 */
export function pearson(ratings: Ratings, first = 0, second = 1, level = 0.95): Estimate<PearsonExtra> {
  const { pairs, dropped } = completePairs(ratings, first, second)
  const n = pairs.length
  if (n > 0 && n < 3) return notDefined('too_few_items', n, dropped)
  const r = correlation(pairs, dropped)
  if (!r.ok) return r
  const df = n - 2
  const rest = 1 - r.value * r.value
  if (isZero(rest, 1)) {
    return { ...r, method: 'Pearson r', warnings: ['se_zero'], df, p: 0 }
  }
  const t = r.value * Math.sqrt(df / rest)
  const ci = n > 3 ? fisherInterval(r.value, n, level) : undefined
  return { ...defined(r.value, n, 'Pearson r', { ci, dropped }), t, df, p: tTwoSided(t, df) }
}

function fisherInterval(r: number, n: number, level: number): Interval {
  const z = Math.atanh(r)
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3)
  return { lo: Math.tanh(z - half), hi: Math.tanh(z + half), level, method: 'fisher-z' }
}
