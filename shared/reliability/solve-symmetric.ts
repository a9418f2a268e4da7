/** Solves A x = b for several b, A positive definite and small, by elimination; also log |A|. */
export function solveSymmetric(
  matrix: readonly (readonly number[])[],
  right: readonly (readonly number[])[],
): { solutions: number[][]; logDeterminant: number } {
  const n = matrix.length
  const rows = matrix.map((row, i) => [...row, ...right.map((b) => b[i] ?? 0)])
  let logDeterminant = 0
  for (let p = 0; p < n; p++) {
    const pivotRow = rows[p] ?? []
    const pivot = pivotRow[p] ?? 1
    logDeterminant += Math.log(pivot)
    rows.forEach((row, i) => {
      if (i === p) return
      const factor = (row[p] ?? 0) / pivot
      if (factor !== 0) for (let c = p; c < row.length; c++) row[c] = (row[c] ?? 0) - factor * (pivotRow[c] ?? 0)
    })
  }
  const solutions = right.map((_, k) => rows.map((row, i) => (row[n + k] ?? 0) / (row[i] ?? 1)))
  return { solutions, logDeterminant }
}
