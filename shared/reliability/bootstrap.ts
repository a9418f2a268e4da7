import { seededRandom } from '../lib/prng.ts'
import type { Interval } from './estimate.ts'
import { mean, quantileSorted, standardDeviation } from './summaries.ts'

export type BootstrapOptions = { seed: number; replicates: number; level?: number }

/** What a resampling gave. `withoutValue` resamples had no value and were left out of mean, SD and interval. */
export type Bootstrap = {
  seed: number
  replicates: number
  withoutValue: number
  mean: number
  sd: number
  ci: Interval
  values: Float64Array
}

/**
 * Percentile bootstrap over `count` exchangeable items (recordings, or pairable items).
 * @param statistic takes the drawn item numbers (a reused array: do not keep it) and answers a value, or null for none.
 * @returns null where no interval exists: fewer than two items, or fewer than two resamples with a value.
 */
export function bootstrapItems(
  count: number,
  statistic: (drawn: Int32Array) => number | null,
  options: BootstrapOptions,
): Bootstrap | null {
  const { seed, replicates, level = 0.95 } = options
  if (count < 2) return null
  const random = seededRandom(seed)
  const drawn = new Int32Array(count)
  const values: number[] = []
  for (let r = 0; r < replicates; r++) {
    for (let i = 0; i < count; i++) drawn[i] = Math.floor(random() * count)
    const value = statistic(drawn)
    if (value !== null) values.push(value)
  }
  const sd = standardDeviation(values)
  if (sd === null) return null
  const sorted = Float64Array.from(values).sort()
  return {
    seed,
    replicates,
    withoutValue: replicates - values.length,
    mean: mean(values),
    sd,
    ci: {
      lo: quantileSorted(sorted, (1 - level) / 2),
      hi: quantileSorted(sorted, (1 + level) / 2),
      level,
      method: 'bootstrap-percentile',
    },
    values: sorted,
  }
}
