import { defined, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import { completeItems, completePairs } from './ratings.ts'
import type { Ratings } from './ratings.ts'

/** `chance` is the share to expect from the two raters' margins alone: high on a short scale. */
export type WithinExtra = { within: number; chance: number }

// Half points are not exact in binary once scaled; a distance of exactly `within` must count.
const SLACK = 1e-9

/**
 * Share of items on which two raters differ by at most `within` (in scale points; 0 = exact agreement).
 * Complete pairs; not defined without any.
 */
export function withinAgreement(ratings: Ratings, within = 1, first = 0, second = 1): Estimate<WithinExtra> {
  const { pairs, dropped } = completePairs(ratings, first, second)
  const n = pairs.length
  if (n === 0) return notDefined('no_items', 0, dropped)
  let close = 0
  const counts = [new Map<number, number>(), new Map<number, number>()] as const
  for (const [a, b] of pairs) {
    if (Math.abs(a - b) <= within + SLACK) close++
    counts[0].set(a, (counts[0].get(a) ?? 0) + 1)
    counts[1].set(b, (counts[1].get(b) ?? 0) + 1)
  }
  let chance = 0
  for (const [a, na] of counts[0]) {
    for (const [b, nb] of counts[1]) if (Math.abs(a - b) <= within + SLACK) chance += (na * nb) / (n * n)
  }
  return { ...defined(close / n, n, `agreement within ${within}`, { dropped }), within, chance }
}

/** Share of complete items where all raters lie within a range of `within` (R irr `agree`). */
export function allWithinAgreement(ratings: Ratings, within = 0): Estimate {
  const { rows, dropped } = completeItems(ratings)
  if (rows.length === 0) return notDefined('no_items', 0, dropped)
  const close = rows.filter((row) => Math.max(...row) - Math.min(...row) <= within + SLACK).length
  return defined(close / rows.length, rows.length, `all raters within ${within}`, { dropped })
}

/** Agreement within `within` of complete items, averaged over all pairs of raters. */
export function pairwiseAgreement(ratings: Ratings, within = 0): Estimate {
  const { rows, dropped } = completeItems(ratings)
  const k = rows[0]?.length ?? 0
  if (rows.length === 0) return notDefined('no_items', 0, dropped)
  if (k < 2) return notDefined('one_rater', rows.length, dropped)
  let close = 0
  for (const row of rows) {
    row.forEach((a, i) => {
      for (let j = i + 1; j < k; j++) if (Math.abs(a - (row[j] ?? a)) <= within + SLACK) close++
    })
  }
  const value = close / (rows.length * ((k * (k - 1)) / 2))
  return defined(value, rows.length, `pairwise agreement within ${within}`, { dropped })
}
