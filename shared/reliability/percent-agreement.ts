import { cell } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { defined, notDefined } from './estimate.ts'
import type { Dropped, Estimate } from './estimate.ts'

/**
 * Share of items on which two coders agree, 0 to 1, with Gwet's standard error (divisor n - 1; none for one item).
 * Not corrected for chance: never to be shown as the only figure.
 */
export function percentAgreement(table: ConfusionTable, dropped: Dropped[] = []): Estimate {
  const N = table.n
  if (N === 0) return notDefined('no_items', 0, dropped)
  let agreed = 0
  table.categories.forEach((_, i) => (agreed += cell(table, i, i)))
  const po = agreed / N
  const se = N < 2 ? undefined : Math.sqrt((po * (1 - po)) / (N - 1))
  return defined(po, N, 'percent agreement', { se, dropped })
}
