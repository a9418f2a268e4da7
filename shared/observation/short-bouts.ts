import type { SchemeCode } from '../scheme/scheme.ts'
import type { Episode } from './episode.ts'
import { united, type Interval } from './intervals.ts'
import type { Issue } from './issue.ts'
import { eventsOf, type ObservationContent } from './observation.ts'
import type { EventRecord } from './record.ts'
import { effectiveOffset, episodeOfEvent } from './streams.ts'

/** A bout that is shorter than its code says bouts are, with the state that begins it. */
type ShortBout = Interval & {
  readonly code: SchemeCode
  readonly minS: number
  readonly episode: Episode
  readonly first: EventRecord
}

type Group = {
  readonly code: SchemeCode
  readonly minS: number
  readonly episode: Episode
  readonly events: EventRecord[]
}

/** The states whose code has a shortest bout, by code and episode. */
function grouped(content: ObservationContent): Group[] {
  const codes = new Map<string, SchemeCode>()
  for (const { id, kind, codes: own } of content.scheme.sets)
    for (const code of own) if (kind === 'state' && code.minS !== undefined) codes.set(`${id} ${code.id}`, code)
  if (codes.size === 0) return []
  const groups = new Map<string, Group>()
  for (const event of eventsOf(content.records)) {
    const code = codes.get(`${event.set} ${event.code}`)
    const episode = code === undefined ? null : episodeOfEvent(event, content.episodes)
    if (code?.minS === undefined || episode === null) continue
    const key = `${event.set} ${event.code} ${episode.id}`
    const group = groups.get(key) ?? { code, minS: code.minS, episode, events: [] }
    group.events.push(event)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/**
 * The bouts that are shorter than their codes say. States of the same code that touch are one bout. One that an edge of
 * its episode cuts off is none of them: it may have been longer than what was recorded.
 */
function shortBouts(content: ObservationContent): ShortBout[] {
  return grouped(content).flatMap(({ code, minS, episode, events }) => {
    const startOf = (event: EventRecord): number => Math.max(event.onsetMs, episode.startMs)
    const bouts = united(events.map((event) => ({ start: startOf(event), end: effectiveOffset(event, content) })))
    return bouts.flatMap((bout): ShortBout[] => {
      const isCut = bout.start <= episode.startMs || bout.end >= episode.endMs
      const first = events.find((event) => startOf(event) === bout.start)
      if (isCut || first === undefined || bout.end - bout.start >= minS * 1000) return []
      return [{ ...bout, code, minS, episode, first }]
    })
  })
}

/** Whether a state belongs to a bout that is shorter than its code says. */
export function isShort(event: EventRecord, content: ObservationContent): boolean {
  return shortBouts(content).some(
    ({ first, start, end }) =>
      first.set === event.set && first.code === event.code && start <= event.onsetMs && event.onsetMs < end,
  )
}

/** One issue for each bout that is shorter than its code says, in the order of time. */
export function shortBoutIssues(content: ObservationContent): Issue[] {
  return shortBouts(content)
    .toSorted((a, b) => a.start - b.start)
    .map(({ code, minS, episode, first, start, end }) => ({
      code: 'lock.bout-short',
      severity: 'warn',
      params: { label: code.label, at: start / 1000, seconds: (end - start) / 1000, minimum: minS },
      ...{ episode: episode.id, atMs: first.onsetMs, set: first.set, eventId: first.id },
    }))
}
