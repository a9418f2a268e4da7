import { margins } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'

/**
 * The accuracy of two equally accurate observers from whom a kappa is to be expected, with `codes` equally frequent
 * codes and errors spread evenly over the others: (1 + (codes - 1) sqrt(kappa)) / codes.
 * @returns 1/codes to 1; null below two codes, and for kappa below 0, which no accuracy gives.
 * Source: Bakeman, Quera, McArthur & Robinson (1997): Po = a^2 + (1 - a)^2/(codes - 1), Pe = 1/codes, solved for a.
 */
export function impliedAccuracy(kappa: number, codes: number): number | null {
  if (codes < 2 || !(kappa >= 0) || kappa > 1) return null
  return (1 + (codes - 1) * Math.sqrt(kappa)) / codes
}

/**
 * The kappa to be expected of two observers of one accuracy; the inverse of `impliedAccuracy`. Null below two codes.
 */
export function expectedKappa(accuracy: number, codes: number): number | null {
  if (codes < 2 || !(accuracy >= 1 / codes) || accuracy > 1) return null
  return ((codes * accuracy - 1) / (codes - 1)) ** 2
}

/**
 * The same for the codes and margins of a table: the accuracy at which two equal observers agree as often as these did.
 * Codes that neither used are left out. Null for fewer than two codes, and for less agreement than guessing gives.
 */
export function impliedAccuracyOf(table: ConfusionTable): { accuracy: number; codes: number } | null {
  const { rows, columns } = margins(table)
  const codes = table.categories.filter((_, i) => (rows[i] ?? 0) + (columns[i] ?? 0) > 0).length
  if (table.n === 0 || codes < 2) return null
  const agreed = table.counts.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / table.n
  const root = 1 - codes * (1 - agreed * (codes - 1))
  return root < 0 ? null : { accuracy: Math.min(1, (1 + Math.sqrt(root)) / codes), codes }
}
