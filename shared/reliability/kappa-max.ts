import { margins } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { defined, isZero, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'

/**
 * The largest kappa that the two coders' margins allow. Shown beside kappa when the margins differ;
 * kappa / kappa max is a description, not a reliability. Source: Cohen (1960).
 */
export function kappaMax(table: ConfusionTable): Estimate {
  if (table.n === 0) return notDefined('no_items', 0)
  const { rows, columns } = margins(table)
  let most = 0
  let chance = 0
  rows.forEach((row, i) => {
    const column = columns[i] ?? 0
    most += Math.min(row, column)
    chance += (row * column) / (table.n * table.n)
  })
  if (isZero(1 - chance, 1)) return notDefined('no_variation', table.n)
  return defined((most / table.n - chance) / (1 - chance), table.n, 'kappa max')
}
