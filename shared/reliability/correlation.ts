import { defined, isZero, notDefined } from './estimate.ts'
import type { Dropped, Estimate, Interval } from './estimate.ts'
import { completePairs } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { normalQuantile } from './special/normal.ts'
import { tTwoSided } from './special/student-t.ts'
import { mean, sumOfSquares } from './summaries.ts'

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

/** Spearman's rank correlation, ties as mid-ranks. Not defined as Pearson, but from two pairs on. */
export function spearman(ratings: Ratings, first = 0, second = 1): Estimate {
  const { pairs, dropped } = completePairs(ratings, first, second)
  const x = midRanks(pairs.map((p) => p[0]))
  const y = midRanks(pairs.map((p) => p[1]))
  const r = correlation(
    x.map((rank, i): [number, number] => [rank, y[i] ?? 0]),
    dropped,
  )
  return r.ok ? { ...r, method: 'Spearman rho' } : r
}

/** Ranks from 1; equal values share the mean of their places. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0))
  const ranks = new Array<number>(values.length).fill(0)
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++
    for (let i = start; i < end; i++) ranks[order[i] ?? 0] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}

function correlation(pairs: readonly (readonly [number, number])[], dropped: Dropped[]): Estimate {
  const n = pairs.length
  if (n === 0) return notDefined('no_items', 0, dropped)
  if (n === 1) return notDefined('too_few_items', 1, dropped)
  const x = pairs.map((p) => p[0])
  const y = pairs.map((p) => p[1])
  const sxx = sumOfSquares(x)
  const syy = sumOfSquares(y)
  const noise = (values: number[]) => n * (1e-12 * Math.max(...values.map(Math.abs))) ** 2
  if (sxx <= noise(x) || syy <= noise(y)) return notDefined('no_variation', n, dropped)
  const mx = mean(x)
  const my = mean(y)
  let sxy = 0
  for (const [a, b] of pairs) sxy += (a - mx) * (b - my)
  return defined(Math.max(-1, Math.min(1, sxy / Math.sqrt(sxx * syy))), n, 'correlation', { dropped })
}

function fisherInterval(r: number, n: number, level: number): Interval {
  const z = Math.atanh(r)
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3)
  return { lo: Math.tanh(z - half), hi: Math.tanh(z + half), level, method: 'fisher-z' }
}
