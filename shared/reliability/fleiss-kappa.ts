import { defined, isZero, notDefined } from './estimate.ts'
import type { Dropped, Estimate } from './estimate.ts'
import { ratingCounts } from './rating-counts.ts'
import { completeItems } from './ratings.ts'
import type { Ratings } from './ratings.ts'

/** `se0` and `z` test kappa = 0 and serve nothing else; intervals come from `fleiss-gwet.ts` or a bootstrap of items. */
export type FleissExtra = { se0: number; z: number; pe: number; categories: Estimate<{ se0: number }>[] }

/**
 * Fleiss' kappa of complete items: the raters need not be the same people for each item.
 * Not defined: `no_items`, `one_rater`, `no_variation`. Per category (codebook order) one category against the rest.
 * Source: Fleiss (1971); null standard error of Fleiss, Nee & Landis (1979).
 */
export function fleissKappa(ratings: Ratings, categories: readonly number[]): Estimate<FleissExtra> {
  const { rows, dropped } = completeItems(ratings)
  const N = rows.length
  const m = rows[0]?.length ?? 0
  if (N === 0) return notDefined('no_items', 0, dropped)
  if (m < 2) return notDefined('one_rater', N, dropped)
  const { counts } = ratingCounts(rows, categories)
  const squares = categories.map((_, j) => counts.reduce((sum, row) => sum + (row[j] ?? 0) ** 2, 0))
  const shares = categories.map((_, j) => counts.reduce((sum, row) => sum + (row[j] ?? 0), 0) / (N * m))
  const po = (squares.reduce((sum, s) => sum + s, 0) - N * m) / (N * m * (m - 1))
  const pe = shares.reduce((sum, p) => sum + p * p, 0)
  if (isZero(1 - pe, 1)) return notDefined('no_variation', N, dropped)
  const value = (po - pe) / (1 - pe)
  const spread = shares.reduce((sum, p) => sum + p * (1 - p), 0)
  const skew = shares.reduce((sum, p) => sum + p * (1 - p) * (1 - 2 * p), 0)
  const se0 = Math.sqrt(Math.max(0, (2 * (spread ** 2 - skew)) / (N * m * (m - 1) * spread ** 2)))
  const each = categories.map((_, j) => ofCategory(squares[j] ?? 0, shares[j] ?? 0, N, m, dropped))
  return { ...defined(value, N, 'Fleiss kappa', { dropped }), se0, z: value / se0, pe, categories: each }
}

function ofCategory(squares: number, p: number, N: number, m: number, dropped: Dropped[]): Estimate<{ se0: number }> {
  if (p === 0) return notDefined('no_items', N, dropped)
  if (isZero(1 - p, 1)) return notDefined('no_variation', N, dropped)
  const agreement = (squares - N * m * p) / (N * m * (m - 1) * p)
  const estimate = defined((agreement - p) / (1 - p), N, 'Fleiss kappa of a category', { dropped })
  return { ...estimate, se0: Math.sqrt(2 / (N * m * (m - 1))) }
}
