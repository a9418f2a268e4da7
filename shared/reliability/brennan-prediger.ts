import type { Weights } from './agreement-weights.ts'
import { chanceCorrected, weightTotal } from './chance-corrected.ts'
import type { Chance, ChanceCorrected, CoefficientOptions } from './chance-corrected.ts'
import type { RatingCounts } from './rating-counts.ts'

/** Brennan & Prediger's coefficient: every declared category equally likely, Pe = sum of weights / q^2. (1981) */
export function brennanPrediger(
  data: RatingCounts,
  weights: Weights,
  options: CoefficientOptions = {},
): ChanceCorrected {
  return chanceCorrected(data, weights, brennanPredigerChance(data, weights), 'Brennan-Prediger', options)
}

export function brennanPredigerChance(data: RatingCounts, weights: Weights): Chance {
  return { pe: data.size === 0 ? 0 : weightTotal(weights) / data.size ** 2, perItem: null }
}

/** Agreement without correction for chance, any number of raters, with Gwet's standard error. */
export function gwetAgreement(data: RatingCounts, weights: Weights, options: CoefficientOptions = {}): ChanceCorrected {
  return chanceCorrected(data, weights, { pe: 0, perItem: null }, 'agreement', options)
}
