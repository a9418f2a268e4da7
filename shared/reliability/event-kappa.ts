import type { KappaExtra } from './cohen-kappa.ts'
import { cell, margins } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { defined, isZero, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'

export type EventKappaExtra = Pick<KappaExtra, 'po' | 'pe'> & { max: number }
export type EventKappa = Estimate<EventKappaExtra>

/** Expected shares of agreement by proportional fitting, and the largest agreement the margins allow; null: no fit. */
export type StructuralZeroFit = { po: number; pe: number; most: number; converged: boolean } | null

/**
 * Kappa of linked events over codebook and nil (last), where nil-nil cannot occur. Expected counts come from
 * proportional fitting with 0 in that cell; empty rows and columns are left out. No unmatched event: Cohen's kappa.
 * Not defined: `no_items`, `no_variation` (nothing but agreement can be expected, or no table has these margins).
 * Source: SPEC section 4.2.
 */
export function eventKappa(table: ConfusionTable): EventKappa {
  if (table.n === 0) return notDefined('no_items', 0)
  const fit = structuralZeroFit(table)
  if (fit === null || !fit.converged || isZero(1 - fit.pe, 1)) return notDefined('no_variation', table.n)
  const { po, pe, most } = fit
  const max = (most - pe) / (1 - pe)
  return { ...defined((po - pe) / (1 - pe), table.n, 'event kappa'), po, pe, max }
}

/**
 * Kappa alone, or null: the fast path of the bootstrap. `counts` is q x q row by row, nil last. With a single cell that
 * cannot occur the fit has a closed form: independence of the table whose empty cell holds the x that keeps its margins
 * in proportion, x (n + x) = (row + x)(column + x) for the margins of nil, so x = row column / (n - row - column).
 */
export function eventKappaOfCounts(counts: ArrayLike<number>, q: number): number | null {
  const rows = new Float64Array(q)
  const columns = new Float64Array(q)
  let [n, diagonal] = [0, 0]
  for (let i = 0; i < q; i++) {
    diagonal += counts[i * q + i] ?? 0
    for (let j = 0; j < q; j++) {
      const count = counts[i * q + j] ?? 0
      n += count
      rows[i] = (rows[i] ?? 0) + count
      columns[j] = (columns[j] ?? 0) + count
    }
  }
  if (n === 0) return null
  const [onlySecond, onlyFirst] = [rows[q - 1] ?? 0, columns[q - 1] ?? 0]
  const linked = n - onlySecond - onlyFirst
  // Nothing is linked: only where one of the two has no event at all does a table have these margins.
  if (linked === 0) return onlySecond === 0 || onlyFirst === 0 ? 0 : null
  const total = n + (onlySecond * onlyFirst) / linked
  let chance = 0
  for (let i = 0; i < q - 1; i++) chance += (rows[i] ?? 0) * (columns[i] ?? 0)
  const pe = chance / (total * n)
  return isZero(1 - pe, 1) ? null : (diagonal / n - pe) / (1 - pe)
}

/** The fit itself, for callers that print it where kappa does not exist. */
export function structuralZeroFit(table: ConfusionTable): StructuralZeroFit {
  const { n } = table
  if (n === 0) return null
  const { rows, columns } = margins(table)
  const nil = table.categories.length - 1
  const expected = fitted(rows, columns, nil)
  let po = 0
  let pe = 0
  table.categories.forEach((_, i) => {
    po += cell(table, i, i) / n
    pe += (expected.cells[i]?.[i] ?? 0) / n
  })
  return { po, pe, most: mostAgreement(rows, columns) / n, converged: expected.converged }
}

function fitted(rows: readonly number[], columns: readonly number[], nil: number) {
  const cells = rows.map((r, i) =>
    columns.map((c, j): number => (r === 0 || c === 0 || (i === nil && j === nil) ? 0 : 1)),
  )
  const sumOfColumn = (j: number): number => cells.reduce((sum, row) => sum + (row[j] ?? 0), 0)
  const sumOfRow = (row: readonly number[]): number => row.reduce((sum, x) => sum + x, 0)
  for (let round = 0; round < 10_000; round++) {
    cells.forEach((row, i) => {
      const sum = sumOfRow(row)
      if (sum > 0) row.forEach((x, j) => (row[j] = (x * (rows[i] ?? 0)) / sum))
    })
    columns.forEach((target, j) => {
      const sum = sumOfColumn(j)
      if (sum > 0) for (const row of cells) row[j] = ((row[j] ?? 0) * target) / sum
    })
    const error = cells.reduce((worst, row, i) => Math.max(worst, Math.abs(sumOfRow(row) - (rows[i] ?? 0))), 0)
    const errorOfColumns = columns.reduce((worst, c, j) => Math.max(worst, Math.abs(sumOfColumn(j) - c)), 0)
    if (Math.max(error, errorOfColumns) <= 1e-10) return { cells, converged: true }
  }
  return { cells, converged: false }
}

// The sum of the smaller margins, nil included, as the reference programs have it: a bound that nil-nil = 0 can make
// unreachable.
function mostAgreement(rows: readonly number[], columns: readonly number[]): number {
  return rows.reduce((sum, r, i) => sum + Math.min(r, columns[i] ?? 0), 0)
}
