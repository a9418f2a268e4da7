import type { Scheme } from '../scheme/scheme.ts'
import type { Ms } from '../time/ms.ts'
import type { Episode } from './episode.ts'
import type { EventRecord, Records } from './record.ts'

/** All that rules, scores and agreement need to know of one coder's coding of one recording. */
export type ObservationContent = {
  readonly scheme: Scheme
  readonly episodes: readonly Episode[]
  readonly durationMs: Ms
  readonly records: Records
  /** The study's own length of each episode kind in seconds, where it differs from the scheme's `nominalS`. */
  readonly plannedS?: Readonly<Record<string, number>> | undefined
}

export function eventsOf(records: Records): EventRecord[] {
  return Object.values(records)
    .filter((record) => record.type === 'event')
    .sort((a, b) => a.onsetMs - b.onsetMs || a.order - b.order)
}
