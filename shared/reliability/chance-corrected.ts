import type { Weights } from './agreement-weights.ts'
import { defined, isZero, notDefined } from './estimate.ts'
import type { Dropped, Estimate, WarningCode } from './estimate.ts'
import type { RatingCounts } from './rating-counts.ts'
import { tQuantile } from './special/student-t.ts'

/** `pa` observed and `pe` expected agreement, both weighted. */
export type ChanceCorrected = Estimate<{ pa: number; pe: number }>

/** Whether a variance divides by n - 1 (samples of items; default) or by n (as two-rater tables do). */
export type Divisor = 'n-1' | 'n'

export type CoefficientOptions = { divisor?: Divisor; level?: number }

/** Expected agreement, and each item's own part in it (null: none, as for Brennan & Prediger). */
export type Chance = { pe: number; perItem: number[] | null }

/** Weighted agreement within each item with two or more ratings, in item order; 0 for the others. */
export function itemAgreement(
  data: RatingCounts,
  weights: Weights,
): { pa: number; perItem: number[]; pairable: number } {
  let sum = 0
  let pairable = 0
  const perItem = data.counts.map((row, i) => {
    const r = data.perItem[i] ?? 0
    if (r < 2) return 0
    let agreed = 0
    row.forEach((n, q) => {
      if (n === 0) return
      let weighted = 0
      row.forEach((m, l) => (weighted += (weights[q]?.[l] ?? 0) * m))
      agreed += n * (weighted - 1)
    })
    const share = agreed / (r * (r - 1))
    sum += share
    pairable++
    return share
  })
  return { pa: pairable === 0 ? 0 : sum / pairable, perItem, pairable }
}

/** Mean share of each category over all items with a rating. */
export function categoryShares(data: RatingCounts): number[] {
  const n = data.counts.length
  return Array.from({ length: data.size }, (_, q) => {
    let sum = 0
    data.counts.forEach((row, i) => (sum += (row[q] ?? 0) / (data.perItem[i] ?? 1)))
    return n === 0 ? 0 : sum / n
  })
}

/**
 * (Pa - Pe)/(1 - Pe) with Gwet's variance over items; upper limit clipped at 1.
 * Not defined: `no_items`, `no_pairs` (no item with two ratings), `no_variation` (Pe = 1). One item: no SE.
 * Source: Gwet (2008, 2014), SPEC section 2.
 */
export function chanceCorrected(
  data: RatingCounts,
  weights: Weights,
  chance: Chance,
  method: string,
  options: CoefficientOptions = {},
): ChanceCorrected {
  const n = data.counts.length
  if (n === 0) return notDefined('no_items', 0)
  const { pa, perItem, pairable } = itemAgreement(data, weights)
  const dropped: Dropped[] = [{ n: n - pairable, why: 'one_rating' }]
  if (pairable === 0) return notDefined('no_pairs', 0, dropped)
  const { pe } = chance
  if (isZero(1 - pe, 1)) return notDefined('no_variation', n, dropped)
  const value = (pa - pe) / (1 - pe)
  const deviations = perItem.map((share, i) => {
    const counted = (data.perItem[i] ?? 0) >= 2 ? share - pe : 0
    const own = ((n / pairable) * counted) / (1 - pe)
    const part = chance.perItem === null ? 0 : (2 * (1 - value) * ((chance.perItem[i] ?? 0) - pe)) / (1 - pe)
    return own - part - value
  })
  return withItemVariance(value, deviations, method, { pa, pe }, dropped, options)
}

/** Finishes a coefficient from the deviations of its items: SE, t interval, warnings. */
export function withItemVariance(
  value: number,
  deviations: readonly number[],
  method: string,
  extra: { pa: number; pe: number },
  dropped: Dropped[],
  { divisor = 'n-1', level = 0.95 }: CoefficientOptions,
): ChanceCorrected {
  const n = deviations.length
  const warnings: WarningCode[] = n === 1 ? ['too_few_items'] : []
  const below = divisor === 'n' ? n * n : n * (n - 1)
  if (below === 0) return { ...defined(value, n, method, { dropped, warnings }), ...extra }
  const sum = deviations.reduce((total, d) => total + d * d, 0)
  // Rounding leaves some 1e-30 where every item is alike.
  const se = sum / n < 1e-24 ? 0 : Math.sqrt(sum / below)
  if (se === 0) {
    return { ...defined(value, n, method, { se, dropped, warnings: [...warnings, 'se_zero'] }), ...extra }
  }
  const half = tQuantile((1 + level) / 2, n - 1) * se
  const ci = { lo: value - half, hi: Math.min(1, value + half), level, method: 't' as const }
  return { ...defined(value, n, method, { se, ci, dropped, warnings }), ...extra }
}

/** The items of `data` whose raters could disagree, as counts. */
export function pairableCounts(data: RatingCounts): RatingCounts {
  const keep = data.perItem.map((r) => r >= 2)
  return {
    ...data,
    counts: data.counts.filter((_, i) => keep[i]),
    perItem: data.perItem.filter((_, i) => keep[i]),
    places: data.places.filter((_, i) => keep[i]),
  }
}

/** Sum of all weights. */
export function weightTotal(weights: Weights): number {
  return weights.flat().reduce((sum, w) => sum + w, 0)
}

/** For each category the mean of its weighted shares by row and by column. */
export function weightedShares(weights: Weights, shares: readonly number[]): number[] {
  return shares.map((_, k) => {
    let sum = 0
    shares.forEach((share, l) => (sum += (((weights[k]?.[l] ?? 0) + (weights[l]?.[k] ?? 0)) / 2) * share))
    return sum
  })
}
