import { cell } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { defined, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'

/** (a - d)/N of a 2x2 table, signed as in R epiR; a display prints it without the sign. Source: Byrt et al. (1993). */
export function prevalenceIndex(table: ConfusionTable): Estimate {
  if (table.n === 0) return notDefined('no_items', 0)
  return defined((cell(table, 0, 0) - cell(table, 1, 1)) / table.n, table.n, 'prevalence index')
}

/** (b - c)/N of a 2x2 table: how much more often the first coder uses the first category. Source: Byrt et al. (1993). */
export function biasIndex(table: ConfusionTable): Estimate {
  if (table.n === 0) return notDefined('no_items', 0)
  return defined((cell(table, 0, 1) - cell(table, 1, 0)) / table.n, table.n, 'bias index')
}
