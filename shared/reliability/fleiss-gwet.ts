import type { Weights } from './agreement-weights.ts'
import { categoryShares, chanceCorrected, weightedShares } from './chance-corrected.ts'
import type { Chance, ChanceCorrected, CoefficientOptions } from './chance-corrected.ts'
import type { RatingCounts } from './rating-counts.ts'

/**
 * Fleiss' kappa generalised to weights and missing ratings, with Gwet's standard error over items.
 * For two raters and no missing ratings this is Scott's pi (1955). Source: Fleiss (1971), Gwet (2014).
 */
export function fleissGwet(data: RatingCounts, weights: Weights, options: CoefficientOptions = {}): ChanceCorrected {
  return chanceCorrected(data, weights, fleissChance(data, weights), 'Fleiss kappa', options)
}

export function fleissChance(data: RatingCounts, weights: Weights): Chance {
  const shares = categoryShares(data)
  const weighted = weightedShares(weights, shares)
  const pe = shares.reduce((sum, p, k) => sum + p * (weighted[k] ?? 0), 0)
  const perItem = data.counts.map((row, i) => {
    return row.reduce((sum, n, k) => sum + n * (weighted[k] ?? 0), 0) / (data.perItem[i] ?? 1)
  })
  return { pe, perItem }
}
