import type { ConfusionTable } from './confusion-table.ts'
import { defined, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import { percentAgreement } from './percent-agreement.ts'

/**
 * Prevalence- and bias-adjusted kappa, (q Po - 1)/(q - 1) over the q declared categories; 2 Po - 1 for two.
 * With more than two it is the coefficient of Brennan & Prediger (1981). Source: Byrt et al. (1993).
 */
export function pabak(table: ConfusionTable): Estimate {
  const q = table.categories.length
  const agreement = percentAgreement(table)
  if (!agreement.ok) return agreement
  if (q < 2) return notDefined('no_variation', table.n)
  return defined((q * agreement.value - 1) / (q - 1), table.n, 'PABAK')
}
