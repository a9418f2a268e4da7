import type { Weights } from './agreement-weights.ts'
import type { BootstrapOptions } from './bootstrap.ts'
import { cohenKappa, kappaOfCounts, weightedKappaOfCounts, type KappaExtra } from './cohen-kappa.ts'
import { countsOf, type ConfusionTable } from './confusion-table.ts'
import type { Dropped } from './estimate.ts'
import { resampledCounts, type Resampled } from './resampled.ts'
import { withoutSe } from './without-se.ts'

/** Kappa with its interval from resampled recordings; never the ordinary SE, because units are not independent. */
export type PooledKappa = Resampled<Pick<KappaExtra, 'po' | 'pe'>>

/**
 * Kappa of a pooled table with an interval from resampled recordings (percentiles; `se` is the SD of the resamples).
 * With one recording that has units there is no interval. Resamples without a value are left out and counted.
 * With `weights` the kappa of ordered categories.
 */
export function pooledKappa(
  table: ConfusionTable,
  perRecording: readonly ConfusionTable[],
  dropped: Dropped[],
  options: BootstrapOptions,
  weights?: Weights,
): PooledKappa {
  const kappa = withoutSe(cohenKappa(table, { dropped, ...(weights === undefined ? {} : { weights }) }))
  const q = table.categories.length
  return resampledCounts(
    kappa,
    perRecording.filter(({ n }) => n > 0).map(countsOf),
    (sum) => (weights === undefined ? kappaOfCounts(sum, q) : weightedKappaOfCounts(sum, weights)),
    options,
  )
}
