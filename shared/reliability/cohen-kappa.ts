import { weightsByRank } from './agreement-weights.ts'
import type { Weights } from './agreement-weights.ts'
import { margins } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { defined, isZero, notDefined } from './estimate.ts'
import type { Dropped, Estimate, WarningCode } from './estimate.ts'
import { normalQuantile } from './special/normal.ts'

/** `po` and `pe` are (weighted) observed and expected agreement; `se0` and `z` test kappa = 0 and serve nothing else. */
export type KappaExtra = { po: number; pe: number; se0: number; z?: number }
export type KappaEstimate = Estimate<KappaExtra>

type Options = { weights?: Weights; level?: number; dropped?: Dropped[] }

/**
 * Cohen's kappa for two coders over the declared codebook, plain or weighted.
 * The interval is value -/+ z SE with the general standard error of [FCE69], not clipped; none at SE = 0 (`se_zero`).
 * Not defined: `no_items`, `no_variation` when both used one and the same category only. One coder constant: 0.
 * Source: Cohen (1960, 1968); Fleiss, Cohen & Everitt (1969).
 */
export function cohenKappa(table: ConfusionTable, options: Options = {}): KappaEstimate {
  const { level = 0.95, dropped = [] } = options
  const q = table.categories.length
  const N = table.n
  if (N === 0) return notDefined('no_items', 0, dropped)
  const w = flatten(options.weights ?? weightsByRank(q, 'identity'), q)
  const counts = flatten(table.counts, q)
  const p = counts.map((x) => x / N)
  const { rows, columns } = margins(table)
  const row = rows.map((x) => x / N)
  const column = columns.map((x) => x / N)
  // Counts are added up before they are divided: shares that add up to nearly 1 would make perfect agreement less than 1.
  let observed = 0
  let pe = 0
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      const weight = at(w, i * q + j)
      observed += weight * at(counts, i * q + j)
      pe += weight * at(row, i) * at(column, j)
    }
  }
  if (isZero(1 - pe, 1)) return notDefined('no_variation', N, dropped)
  const po = observed / N
  const value = (po - pe) / (1 - pe)
  const { general, underNull } = variances(w, p, row, column, value, pe)
  const scale = N * (1 - pe) ** 2
  const se = standardError(general, scale)
  const se0 = standardError(underNull, scale)
  const half = normalQuantile((1 + level) / 2) * se
  const warnings: WarningCode[] = []
  if (N === 1) warnings.push('too_few_items')
  if (se === 0) warnings.push('se_zero')
  const ci = se === 0 ? undefined : { lo: value - half, hi: value + half, level, method: 'z' as const }
  const estimate = defined(value, N, 'Cohen kappa', { se, ci, dropped, warnings })
  return { ...estimate, po, pe, se0, ...(se0 === 0 ? {} : { z: value / se0 }) }
}

/** Kappa alone, or null: the fast path of the bootstrap. `counts` is q x q, row by row. */
export function kappaOfCounts(counts: ArrayLike<number>, q: number): number | null {
  let n = 0
  let diagonal = 0
  let chance = 0
  for (let i = 0; i < q; i++) {
    let row = 0
    let column = 0
    for (let j = 0; j < q; j++) {
      row += counts[i * q + j] ?? 0
      column += counts[j * q + i] ?? 0
    }
    n += row
    diagonal += counts[i * q + i] ?? 0
    chance += row * column
  }
  if (n === 0) return null
  const pe = chance / (n * n)
  return isZero(1 - pe, 1) ? null : (diagonal / n - pe) / (1 - pe)
}

/** The same with agreement weights (1 on the diagonal): the fast path of the bootstrap of ordered categories. */
export function weightedKappaOfCounts(counts: ArrayLike<number>, weights: Weights): number | null {
  const q = weights.length
  const rows = new Float64Array(q)
  const columns = new Float64Array(q)
  let n = 0
  let observed = 0
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      const count = counts[i * q + j] ?? 0
      n += count
      rows[i] = (rows[i] ?? 0) + count
      columns[j] = (columns[j] ?? 0) + count
      observed += count * (weights[i]?.[j] ?? 0)
    }
  }
  if (n === 0) return null
  let chance = 0
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) chance += (rows[i] ?? 0) * (columns[j] ?? 0) * (weights[i]?.[j] ?? 0)
  }
  const pe = chance / (n * n)
  return isZero(1 - pe, 1) ? null : (observed / n - pe) / (1 - pe)
}

// Both variances are those of w_ij - (wr_i + wc_j)(1 - k): with k as found over p_ij, with k = 0 over the margins.
function variances(w: number[], p: number[], row: number[], column: number[], k: number, pe: number) {
  const q = row.length
  const rowWeight = row.map((_, i) => column.reduce((sum, c, j) => sum + at(w, i * q + j) * c, 0))
  const columnWeight = column.map((_, j) => row.reduce((sum, r, i) => sum + at(w, i * q + j) * r, 0))
  const centre = k - pe * (1 - k)
  let general = 0
  let underNull = 0
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      const both = at(rowWeight, i) + at(columnWeight, j)
      const weight = at(w, i * q + j)
      general += at(p, i * q + j) * (weight - both * (1 - k) - centre) ** 2
      underNull += at(row, i) * at(column, j) * (weight - both + pe) ** 2
    }
  }
  return { general, underNull }
}

// Rounding leaves about 1e-32 where the variance is 0; its root must not pass for a standard error.
function standardError(variance: number, scale: number): number {
  return variance < 1e-24 ? 0 : Math.sqrt(variance / scale)
}

function flatten(matrix: readonly (readonly number[])[], q: number): number[] {
  const out: number[] = []
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) out.push(matrix[i]?.[j] ?? 0)
  return out
}

function at(values: readonly number[], i: number): number {
  return values[i] ?? 0
}
