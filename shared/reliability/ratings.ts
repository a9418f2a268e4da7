import type { Dropped } from './estimate.ts'

/** Items x raters; `null` is a missing rating. Every row has one place for each rater. */
export type Ratings = readonly (readonly (number | null)[])[]

/** Items that every rater rated (treatment "complete"), and how many were left out. */
export function completeItems(ratings: Ratings): { rows: number[][]; dropped: Dropped[] } {
  const rows: number[][] = []
  for (const row of ratings) {
    const present = row.filter((r) => r !== null)
    if (present.length === row.length && row.length > 0) rows.push(present)
  }
  return { rows, dropped: [{ n: ratings.length - rows.length, why: 'missing_rating' }] }
}

/** Items with two or more ratings (treatment "pairable"), each as the list of its ratings. */
export function pairableItems(ratings: Ratings): { rows: number[][]; dropped: Dropped[] } {
  const rows: number[][] = []
  let single = 0
  for (const row of ratings) {
    const present = row.filter((r) => r !== null)
    if (present.length >= 2) rows.push(present)
    else if (present.length === 1) single++
  }
  const empty = ratings.length - rows.length - single
  return {
    rows,
    dropped: [
      { n: single, why: 'one_rating' },
      { n: empty, why: 'missing_rating' },
    ],
  }
}

/** The pairs of two raters' ratings on items that both rated. */
export function completePairs(
  ratings: Ratings,
  first = 0,
  second = 1,
): { pairs: [number, number][]; dropped: Dropped[] } {
  const pairs: [number, number][] = []
  for (const row of ratings) {
    const a = row[first]
    const b = row[second]
    if (a !== null && a !== undefined && b !== null && b !== undefined) pairs.push([a, b])
  }
  return { pairs, dropped: [{ n: ratings.length - pairs.length, why: 'missing_rating' }] }
}
