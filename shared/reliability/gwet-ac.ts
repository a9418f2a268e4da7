import type { Weights } from './agreement-weights.ts'
import { categoryShares, chanceCorrected, weightTotal } from './chance-corrected.ts'
import type { Chance, ChanceCorrected, CoefficientOptions } from './chance-corrected.ts'
import { isZero } from './estimate.ts'
import type { RatingCounts } from './rating-counts.ts'

/**
 * Gwet's AC1 (identity weights) or AC2. Pe = sum of weights / (q (q - 1)) x sum pi_k (1 - pi_k).
 * Shown beside kappa where prevalence is extreme; never instead of it because it is higher. Source: Gwet (2008).
 */
export function gwetAc(data: RatingCounts, weights: Weights, options: CoefficientOptions = {}): ChanceCorrected {
  return chanceCorrected(data, weights, gwetChance(data, weights), 'Gwet AC', options)
}

export function gwetChance(data: RatingCounts, weights: Weights): Chance {
  const q = data.size
  const shares = categoryShares(data)
  // One declared category leaves nothing to chance: AC1 is 1 (with q - 1 = 0 below the line there is no formula).
  const factor = q < 2 ? 0 : weightTotal(weights) / (q * (q - 1))
  const pe = factor * shares.reduce((sum, p) => sum + p * (1 - p), 0)
  const perItem = data.counts.map((row, i) => {
    const own = row.reduce((sum, n, k) => sum + n * (1 - (shares[k] ?? 0)), 0)
    return (factor * own) / (data.perItem[i] ?? 1)
  })
  return { pe, perItem }
}

/** AC of two coders' q x q table alone, row by row, or null: the fast path of the bootstrap. */
export function acOfCounts(counts: ArrayLike<number>, weights: Weights): number | null {
  const q = weights.length
  const twice = new Float64Array(q)
  let [n, agreed] = [0, 0]
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      const count = counts[i * q + j] ?? 0
      n += count
      agreed += count * (weights[i]?.[j] ?? 0)
      twice[i] = (twice[i] ?? 0) + count
      twice[j] = (twice[j] ?? 0) + count
    }
  }
  if (n === 0) return null
  let spread = 0
  for (const both of twice) spread += (both / (2 * n)) * (1 - both / (2 * n))
  const pe = q < 2 ? 0 : (weightTotal(weights) / (q * (q - 1))) * spread
  return isZero(1 - pe, 1) ? null : (agreed / n - pe) / (1 - pe)
}
