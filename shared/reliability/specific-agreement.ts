import { cell, margins } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { defined, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'

/**
 * Agreement on one category (by its place in the codebook): 2 n_cc / (n_c. + n_.c), which equals F1.
 * For a rare code this figure, not kappa, shows whether the code itself is reliable.
 * Not defined (`no_items`) when neither coder used it. `n` is the number of items where at least one did.
 */
export function specificAgreement(table: ConfusionTable, index: number): Estimate {
  const { rows, columns } = margins(table)
  const both = cell(table, index, index)
  const used = (rows[index] ?? 0) + (columns[index] ?? 0)
  if (used === 0) return notDefined('no_items', 0)
  return defined((2 * both) / used, used - both, 'specific agreement')
}
