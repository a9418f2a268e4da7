/** Arithmetic mean of a non-empty list. */
export function mean(values: readonly number[]): number {
  let sum = 0
  for (const v of values) sum += v
  return sum / values.length
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
