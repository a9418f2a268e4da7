import type { BootstrapOptions } from './bootstrap.ts'
import { countsOf, pooledTable, type Category, type ConfusionTable } from './confusion-table.ts'
import { eventKappa, eventKappaOfCounts, type EventKappaExtra } from './event-kappa.ts'
import { resampledCounts, type Resampled } from './resampled.ts'

/**
 * Kappa of events over recordings, from one table of each (matched, linked or aligned; nil last), with an interval from
 * resampled recordings. Recordings in which neither coder has an event are left out.
 */
export function pooledEventKappa(
  perRecording: readonly ConfusionTable[],
  categories: readonly Category[],
  options: BootstrapOptions,
): Resampled<EventKappaExtra> {
  const q = categories.length
  return resampledCounts(
    eventKappa(pooledTable(perRecording, categories)),
    perRecording.filter(({ n }) => n > 0).map(countsOf),
    (sum) => eventKappaOfCounts(sum, q),
    options,
  )
}
