import type { Weights } from './agreement-weights.ts'
import { chanceCorrected } from './chance-corrected.ts'
import type { Chance, ChanceCorrected, CoefficientOptions } from './chance-corrected.ts'
import type { RatingCounts } from './rating-counts.ts'

/**
 * Conger's kappa: chance agreement from each rater's own margins; Cohen's kappa for two raters.
 * Raters without any rating are left out of the margins. Source: Conger (1980), variance after Gwet (2014).
 */
export function congerKappa(data: RatingCounts, weights: Weights, options: CoefficientOptions = {}): ChanceCorrected {
  return chanceCorrected(data, weights, congerChance(data, weights), 'Conger kappa', options)
}

export function congerChance(data: RatingCounts, weights: Weights): Chance {
  const n = data.counts.length
  const rated = data.perRater.map((row) => row.reduce((sum, x) => sum + x, 0))
  const raters = rated.flatMap((total, g) => (total > 0 ? [g] : []))
  const r = raters.length
  const share = data.perRater.map((row, g) => row.map((x) => ((rated[g] ?? 0) > 0 ? x / (rated[g] ?? 1) : 0)))
  const total = Array.from({ length: data.size }, (_, k) => raters.reduce((sum, g) => sum + (share[g]?.[k] ?? 0), 0))
  const pairs = r * (r - 1)
  const weight = (k: number, l: number): number => ((weights[k]?.[l] ?? 0) + (weights[l]?.[k] ?? 0)) / 2
  // others[g][l]: weighted margins of all raters but g, as seen from category l.
  const others = data.perRater.map((_, g) =>
    total.map((_, l) => total.reduce((sum, t, k) => sum + weight(k, l) * (t - (share[g]?.[k] ?? 0)), 0)),
  )
  const expected = others.map((row, g) => row.reduce((sum, o, l) => sum + o * (share[g]?.[l] ?? 0), 0))
  const pe = pairs === 0 ? 0 : raters.reduce((sum, g) => sum + (expected[g] ?? 0), 0) / pairs
  const perItem = data.places.map((places) => {
    let sum = 0
    for (const g of raters) {
      const place = places[g] ?? -1
      const own = place < 0 ? 0 : (others[g]?.[place] ?? 0)
      const present = (place < 0 ? 0 : 1) - (rated[g] ?? 0) / n
      sum += (n / (rated[g] ?? 1)) * (own - present * (expected[g] ?? 0))
    }
    return pairs === 0 ? 0 : sum / pairs
  })
  return { pe, perItem }
}
