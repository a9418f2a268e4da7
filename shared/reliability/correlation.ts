import { defined, notDefined } from './estimate.ts'
import type { Dropped, Estimate } from './estimate.ts'
import { largestMagnitude, mean, sumOfSquares } from './summaries.ts'

/** Product-moment correlation of pairs, kept within -1 and 1; what Pearson's and Spearman's share. */
export function correlation(pairs: readonly (readonly [number, number])[], dropped: Dropped[]): Estimate {
  const n = pairs.length
  if (n === 0) return notDefined('no_items', 0, dropped)
  if (n === 1) return notDefined('too_few_items', 1, dropped)
  const x = pairs.map((p) => p[0])
  const y = pairs.map((p) => p[1])
  const sxx = sumOfSquares(x)
  const syy = sumOfSquares(y)
  const noise = (values: number[]) => n * (1e-12 * largestMagnitude(values)) ** 2
  if (sxx <= noise(x) || syy <= noise(y)) return notDefined('no_variation', n, dropped)
  const mx = mean(x)
  const my = mean(y)
  let sxy = 0
  for (const [a, b] of pairs) sxy += (a - mx) * (b - my)
  return defined(Math.max(-1, Math.min(1, sxy / Math.sqrt(sxx * syy))), n, 'correlation', { dropped })
}
