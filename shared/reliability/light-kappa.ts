import { cohenKappa } from './cohen-kappa.ts'
import { confusionTable } from './confusion-table.ts'
import { defined, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import { completeItems } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { mean } from './summaries.ts'

/** How many pairs of raters went into the mean, and how many had no value. */
export type LightExtra = { pairs: number; pairsWithoutValue: number }

/** Light's kappa: mean of Cohen's kappa over all pairs of raters, complete items; pairs without a value are skipped. */
export function lightKappa(ratings: Ratings, categories: readonly number[]): Estimate<LightExtra> {
  const { rows, dropped } = completeItems(ratings)
  const k = rows[0]?.length ?? 0
  if (rows.length === 0) return notDefined('no_items', 0, dropped)
  if (k < 2) return notDefined('one_rater', rows.length, dropped)
  const values: number[] = []
  let without = 0
  for (let i = 0; i < k; i++) {
    for (let j = i + 1; j < k; j++) {
      const pairs = rows.map((row): [number, number] => [row[i] ?? 0, row[j] ?? 0])
      const kappa = cohenKappa(confusionTable(pairs, categories))
      if (kappa.ok) values.push(kappa.value)
      else without++
    }
  }
  if (values.length === 0) return notDefined('no_variation', rows.length, dropped)
  const estimate = defined(mean(values), rows.length, 'Light kappa', {
    dropped,
    warnings: without > 0 ? ['pairs_without_value'] : [],
  })
  return { ...estimate, pairs: values.length, pairsWithoutValue: without }
}
