import type { Weights } from './agreement-weights.ts'
import { itemAgreement, pairableCounts, weightedShares, withItemVariance } from './chance-corrected.ts'
import type { ChanceCorrected, CoefficientOptions } from './chance-corrected.ts'
import { isZero, notDefined } from './estimate.ts'
import type { RatingCounts } from './rating-counts.ts'

/** Expected agreement of alpha: squared shares of all pairable ratings together. */
export function krippendorffChance(all: RatingCounts, weights: Weights): number {
  const data = pairableCounts(all)
  const total = data.perItem.reduce((sum, r) => sum + r, 0)
  const shares = sharesOfRatings(data, total)
  const weighted = weightedShares(weights, shares)
  return shares.reduce((sum, p, k) => sum + p * (weighted[k] ?? 0), 0)
}

/**
 * Krippendorff's alpha in agreement form, with Gwet's linearised standard error over pairable items.
 * The value equals `krippendorff-alpha.ts` for nominal data and for linear or quadratic weights by value.
 * Source: Gwet (2014), chapter 6.
 */
export function krippendorffGwet(
  all: RatingCounts,
  weights: Weights,
  options: CoefficientOptions = {},
): ChanceCorrected {
  const data = pairableCounts(all)
  const n = data.counts.length
  const dropped = [{ n: all.counts.length - n, why: 'one_rating' as const }]
  if (n === 0) return notDefined('no_pairs', 0, dropped)
  const total = data.perItem.reduce((sum, r) => sum + r, 0)
  const average = total / n
  const correction = 1 / total
  const { perItem } = itemAgreement(data, weights)
  // Items count by their number of ratings.
  const shares = sharesOfRatings(data, total)
  const weighted = weightedShares(weights, shares)
  const pe = shares.reduce((sum, p, k) => sum + p * (weighted[k] ?? 0), 0)
  if (isZero(1 - pe, 1)) return notDefined('no_variation', n, dropped)
  const own = perItem.map((share, i) => (share * (data.perItem[i] ?? 0)) / average)
  const plain = own.reduce((sum, x) => sum + x, 0) / n
  const pa = (1 - correction) * plain + correction
  const value = (pa - pe) / (1 - pe)
  // The small-sample correction enters the value only: the reference program leaves it out of the variance.
  const uncorrected = (plain - pe) / (1 - pe)
  const deviations = own.map((share, i) => {
    const excess = ((data.perItem[i] ?? 0) - average) / average
    const row = data.counts[i] ?? []
    const chance = row.reduce((sum, m, k) => sum + m * (weighted[k] ?? 0), 0) / average - pe * excess
    const agreed = share - pa * excess
    return (agreed - pe) / (1 - pe) - (2 * (1 - uncorrected) * (chance - pe)) / (1 - pe) - uncorrected
  })
  return withItemVariance(value, deviations, 'Krippendorff alpha', { pa, pe }, dropped, options)
}

function sharesOfRatings(data: RatingCounts, total: number): number[] {
  return Array.from({ length: data.size }, (_, k) => {
    return total === 0 ? 0 : data.counts.reduce((sum, row) => sum + (row[k] ?? 0), 0) / total
  })
}
