import { cohenKappa } from './cohen-kappa.ts'
import type { KappaEstimate } from './cohen-kappa.ts'
import { againstRest } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'

/** Cohen's kappa of one category (by its place in the codebook) against all others together. */
export function categoryKappa(table: ConfusionTable, index: number): KappaEstimate {
  return cohenKappa(againstRest(table, index))
}
