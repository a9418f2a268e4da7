import { bootstrapItems, type BootstrapOptions } from './bootstrap.ts'
import type { Defined, Estimate, NotDefined, WarningCode } from './estimate.ts'

/** How an interval was made of resampled recordings; `withoutValue` resamples were left out. */
export type Resampling = { seed: number; replicates: number; withoutValue: number; recordings: number }

/** An estimate whose interval, where there is one, comes from resampled recordings. */
export type Resampled<Extra extends object = object> = Estimate<Extra & { bootstrap?: Resampling }>

/**
 * Gives an estimate the interval of resampled recordings (percentiles; `se` is the SD of the resamples). Fewer than two
 * recordings have none, and the record says so. Resamples without a value are left out and counted.
 * @param statistic of the drawn recordings (a reused array of places: do not keep it), or null where it has no value.
 */
export function resampled<E extends object>(
  estimate: Defined<E> | NotDefined,
  recordings: number,
  statistic: (drawn: Int32Array) => number | null,
  options: BootstrapOptions,
): Resampled<E> {
  if (!estimate.ok) return estimate
  const warnings: WarningCode[] = [...estimate.warnings]
  if (recordings < 2) return { ...estimate, warnings: [...warnings, 'one_recording', 'no_interval'] }
  const result = bootstrapItems(recordings, statistic, options)
  if (result === null)
    return options.replicates === 0 ? estimate : { ...estimate, warnings: [...warnings, 'no_interval'] }
  if (result.withoutValue > 0) warnings.push('resamples_without_value')
  const { seed, replicates, withoutValue } = result
  const bootstrap = { seed, replicates, withoutValue, recordings }
  return { ...estimate, se: result.sd, ci: result.ci, warnings, bootstrap }
}

/**
 * The same for a statistic of counts that add up over recordings: each recording brings one row of counts, all of one
 * length, and a resample is the sum of the drawn rows. Nothing is matched or aligned again.
 * @param statistic of summed counts (a reused array: do not keep it), or null where it has no value.
 */
export function resampledCounts<E extends object>(
  estimate: Defined<E> | NotDefined,
  rows: readonly ArrayLike<number>[],
  statistic: (sum: Float64Array) => number | null,
  options: BootstrapOptions,
): Resampled<E> {
  const sum = new Float64Array(rows[0]?.length ?? 0)
  const ofDrawn = (drawn: Int32Array): number | null => {
    sum.fill(0)
    for (const place of drawn) {
      const row = rows[place]
      if (row === undefined) continue
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (row[i] ?? 0)
    }
    return statistic(sum)
  }
  return resampled(estimate, rows.length, ofDrawn, options)
}

/** What a numerator is of its denominator, for rows of these two; null where nothing was counted. */
export const ratioOfCounts = (sum: ArrayLike<number>): number | null => {
  const [part = 0, whole = 0] = [sum[0], sum[1]]
  return whole === 0 ? null : part / whole
}
