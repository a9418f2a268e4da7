import type { Weights } from './agreement-weights.ts'
import { categoryShares, chanceCorrected, weightTotal } from './chance-corrected.ts'
import type { Chance, ChanceCorrected, CoefficientOptions } from './chance-corrected.ts'
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
