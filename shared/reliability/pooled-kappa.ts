import { bootstrapItems } from './bootstrap.ts'
import type { BootstrapOptions } from './bootstrap.ts'
import { cohenKappa, kappaOfCounts } from './cohen-kappa.ts'
import type { ConfusionTable } from './confusion-table.ts'
import type { Dropped, Estimate, WarningCode } from './estimate.ts'
import { withoutSe } from './without-se.ts'

/** Kappa with its interval from resampled recordings; never the ordinary SE, because units are not independent. */
export type PooledKappa = Estimate<{
  po: number
  pe: number
  bootstrap?: { seed: number; replicates: number; withoutValue: number }
}>

/**
 * Kappa of a pooled table with an interval from resampled recordings (percentiles; `se` is the SD of the resamples).
 * With one recording that has units there is no interval. Resamples without a value are left out and counted.
 */
export function pooledKappa(
  table: ConfusionTable,
  perRecording: readonly ConfusionTable[],
  dropped: Dropped[],
  options: BootstrapOptions,
): PooledKappa {
  const kappa = withoutSe(cohenKappa(table, { dropped })) as PooledKappa
  if (!kappa.ok) return kappa
  const q = table.categories.length
  const flat = perRecording.filter((t) => t.n > 0).map((t) => Float64Array.from(t.counts.flat()))
  const sum = new Float64Array(q * q)
  const result = bootstrapItems(
    flat.length,
    (drawn) => {
      sum.fill(0)
      for (const r of drawn) flat[r]?.forEach((n, i) => (sum[i] = (sum[i] ?? 0) + n))
      return kappaOfCounts(sum, q)
    },
    options,
  )
  const warnings: WarningCode[] = [...kappa.warnings]
  if (flat.length < 2) warnings.push('one_recording', 'no_interval')
  if (result === null) return { ...kappa, warnings }
  if (result.withoutValue > 0) warnings.push('resamples_without_value')
  const { seed, replicates, withoutValue } = result
  return { ...kappa, se: result.sd, ci: result.ci, warnings, bootstrap: { seed, replicates, withoutValue } }
}
