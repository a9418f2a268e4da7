import { mean, sumOfSquares } from './summaries.ts'

/** Mean squares of a complete items x raters table: MSR, MSC, MSE, MSW of SPEC section 3. */
export type MeanSquares = {
  items: number
  raters: number
  error: number
  within: number
  nItems: number
  nRaters: number
  /** What counts as 0 here: rounding noise of numbers of this size, and 1e-12 of the total mean square. */
  zero: number
}

/**
 * Two-way analysis of variance without replication.
 * @returns null below two items or two raters, where the mean squares do not exist.
 */
export function meanSquares(rows: readonly (readonly number[])[]): MeanSquares | null {
  const n = rows.length
  const k = rows[0]?.length ?? 0
  if (n < 2 || k < 2) return null
  const itemMeans = rows.map(mean)
  const raterMeans = Array.from({ length: k }, (_, j) => mean(rows.map((row) => row[j] ?? 0)))
  const grand = mean(itemMeans)
  let error = 0
  let within = 0
  let total = 0
  let largest = 0
  rows.forEach((row, i) => {
    row.forEach((x, j) => {
      error += (x - (itemMeans[i] ?? 0) - (raterMeans[j] ?? 0) + grand) ** 2
      within += (x - (itemMeans[i] ?? 0)) ** 2
      total += (x - grand) ** 2
      largest = Math.max(largest, Math.abs(x))
    })
  })
  return {
    items: (k * sumOfSquares(itemMeans, grand)) / (n - 1),
    raters: (n * sumOfSquares(raterMeans, grand)) / (k - 1),
    error: error / ((n - 1) * (k - 1)),
    within: within / (n * (k - 1)),
    nItems: n,
    nRaters: k,
    zero: Math.max((1e-12 * total) / (n * k - 1), (1e-12 * largest) ** 2),
  }
}
