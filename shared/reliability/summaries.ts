/** Arithmetic mean of a non-empty list. */
export function mean(values: readonly number[]): number {
  let sum = 0
  for (const v of values) sum += v
  return sum / values.length
}

/** The largest absolute value; 0 for an empty list. A loop, since a call takes no million arguments. */
export function largestMagnitude(...lists: readonly (readonly number[])[]): number {
  let most = 0
  for (const list of lists) for (const value of list) most = Math.max(most, Math.abs(value))
  return most
}

/** The lowest and the highest value; null for an empty list. */
export function extremes(values: readonly number[]): { readonly min: number; readonly max: number } | null {
  if (values.length === 0) return null
  let [min, max] = [Infinity, -Infinity]
  for (const value of values) {
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  return { min, max }
}

/** Sum of squared deviations from the mean, from deviations (never from sums of squares). */
export function sumOfSquares(values: readonly number[], centre = mean(values)): number {
  let sum = 0
  for (const v of values) sum += (v - centre) ** 2
  return sum
}

/** Standard deviation with divisor n - 1; null below two values. */
export function standardDeviation(values: readonly number[]): number | null {
  return values.length < 2 ? null : Math.sqrt(sumOfSquares(values) / (values.length - 1))
}

/** Sample quantile by linear interpolation between order statistics (type 7); `sorted` ascending and not empty. */
export function quantileSorted(sorted: readonly number[] | Float64Array, p: number): number {
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const low = sorted[below] ?? 0
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low
  return low + (high - low) * (position - below)
}

export function quantile(values: readonly number[], p: number): number {
  return quantileSorted(
    [...values].sort((a, b) => a - b),
    p,
  )
}
