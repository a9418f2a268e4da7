import { correlation } from './correlation.ts'
import type { Estimate } from './estimate.ts'
import { completePairs } from './ratings.ts'
import type { Ratings } from './ratings.ts'

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
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++
    for (let i = start; i < end; i++) ranks[order[i] ?? 0] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}
