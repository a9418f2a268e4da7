import type { Episode } from '../../observation/episode.ts'
import { eventsOf, type ObservationContent } from '../../observation/observation.ts'
import type { EventRecord } from '../../observation/record.ts'
import { effectiveOffset, episodeOfEvent } from '../../observation/streams.ts'
import type { CodeSet } from '../../scheme/scheme.ts'

/** An event with its place within its episode, in milliseconds from the episode's start; a point has start = end. */
export type PlacedEvent = {
  readonly record: EventRecord
  readonly code: string
  readonly start: number
  readonly end: number
}

/** A coding as far as comparing it needs: the content of one locked observation. */
export type Coded = Pick<ObservationContent, 'scheme' | 'episodes' | 'records'>

/**
 * The events of a set, episode by episode, cut to their episodes as agreement takes them (`streamOf`). Codes that
 * follow from the procedure stay in; events outside of every episode are left out.
 */
export function placedEvents(coded: Coded, set: CodeSet): ReadonlyMap<string, readonly PlacedEvent[]> {
  const placed = new Map<string, PlacedEvent[]>()
  for (const record of eventsOf(coded.records)) {
    if (record.set !== set.id) continue
    const episode = episodeOfEvent(record, coded.episodes)
    const event = episode === null ? null : placeIn(record, episode, coded, set)
    if (episode === null || event === null) continue
    const list = placed.get(episode.id)
    if (list === undefined) placed.set(episode.id, [event])
    else list.push(event)
  }
  return placed
}

function placeIn(record: EventRecord, episode: Episode, coded: Coded, set: CodeSet): PlacedEvent | null {
  const { code } = record
  if (set.kind === 'point') {
    const at = record.onsetMs - episode.startMs
    return { record, code, start: at, end: at }
  }
  const start = Math.max(record.onsetMs, episode.startMs) - episode.startMs
  const end = effectiveOffset(record, coded) - episode.startMs
  return start < end ? { record, code, start, end } : null
}
