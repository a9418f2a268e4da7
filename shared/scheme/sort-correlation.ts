/**
 * Pearson's correlation of two lists of numbers of the same length, -1 to 1; null for fewer than two, or where one of the
 * lists has no variation. Sorts of the same cards into the same piles have the same mean and spread where they are forced,
 * so that r then says how far the places of the cards differ.
 */
export function sortCorrelation(a: readonly number[], b: readonly number[]): number | null {
  const n = Math.min(a.length, b.length)
  if (n < 2) return null
  const mean = (list: readonly number[]): number => list.slice(0, n).reduce((sum, x) => sum + x, 0) / n
  const [meanA, meanB] = [mean(a), mean(b)]
  let [both, ofA, ofB] = [0, 0, 0]
  for (let i = 0; i < n; i += 1) {
    const [x, y] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB]
    both += x * y
    ofA += x * x
    ofB += y * y
  }
  // Means of decimals leave a trace where there is no variation.
  const traces = 1e-18 * n
  if (ofA <= traces * (1 + meanA * meanA) || ofB <= traces * (1 + meanB * meanB)) return null
  return Math.min(1, Math.max(-1, both / Math.sqrt(ofA * ofB)))
}
