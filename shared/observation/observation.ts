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

/** The events by onset, then by entry. Most come in that order already, and sorting what is sorted is the dear part. */
export function eventsOf(records: Records): EventRecord[] {
  const events: EventRecord[] = []
  let inOrder = true
  let last: EventRecord | undefined
  for (const id in records) {
    const record = records[id]
    if (record?.type !== 'event') continue
    if (last !== undefined && byOnset(last, record) > 0) inOrder = false
    last = record
    events.push(record)
  }
  return inOrder ? events : events.sort(byOnset)
}

const byOnset = (a: EventRecord, b: EventRecord): number => a.onsetMs - b.onsetMs || a.order - b.order
