import type { Ratings } from './ratings.ts'

/** How many raters put each item with at least one rating into each category of the codebook. */
export type RatingCounts = {
  /** items x categories. */
  counts: number[][]
  /** Ratings of each item. */
  perItem: number[]
  /** raters x categories. */
  perRater: number[][]
  /** items x raters: place in the codebook, -1 where missing. */
  places: number[][]
  size: number
  nRaters: number
}

/** Counts over the declared codebook; items without any rating are left out. Throws `RangeError` outside it. */
export function ratingCounts(ratings: Ratings, categories: readonly number[]): RatingCounts {
  const index = new Map(categories.map((c, i) => [c, i]))
  const nRaters = ratings[0]?.length ?? 0
  const perRater = Array.from({ length: nRaters }, () => categories.map(() => 0))
  const counts: number[][] = []
  const perItem: number[] = []
  const places: number[][] = []
  for (const row of ratings) {
    const item = categories.map(() => 0)
    const place = row.map((value, rater) => {
      if (value === null) return -1
      const i = index.get(value)
      if (i === undefined) throw new RangeError(`not in the codebook: ${value}`)
      item[i] = (item[i] ?? 0) + 1
      const own = perRater[rater]
      if (own !== undefined) own[i] = (own[i] ?? 0) + 1
      return i
    })
    const n = place.filter((p) => p >= 0).length
    if (n === 0) continue
    counts.push(item)
    perItem.push(n)
    places.push(place)
  }
  return { counts, perItem, perRater, places, size: categories.length, nRaters }
}
