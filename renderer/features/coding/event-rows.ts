import { linkOf } from '#shared/observation/links.ts'
import { eventsOf, type ObservationContent } from '#shared/observation/observation.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { endOfEvent } from '../../state/event-ends.ts'
import { cueText } from '../../state/event-questions.ts'

/** One event in words, as the table shows it. */
export type EventRow = {
  readonly event: EventRecord
  readonly setLabel: string
  readonly codeLabel: string
  readonly letter: string
  readonly role: string
  /** Null for a point. */
  readonly durationMs: number | null
  readonly running: boolean
  /** Its cue in words; null in sets that are not linked. */
  readonly cue: string | null
  /** What was said in a segment; empty elsewhere. */
  readonly text: string
}

export type SortKey = 'time' | 'code' | 'duration'
export type Sorting = { readonly by: SortKey; readonly descending: boolean }

export function eventRows(content: ObservationContent, sets: readonly string[] | null): EventRow[] {
  const known = new Map(content.scheme.sets.map((set) => [set.id, set]))
  const roles = new Map<string, string>(content.scheme.subjects.map((subject) => [subject.id, subject.role]))
  return eventsOf(content.records)
    .filter((event) => sets === null || sets.includes(event.set))
    .map((event) => {
      const set = known.get(event.set)
      const code = set?.codes.find(({ id }) => id === event.code)
      const isPoint = set?.kind === 'point'
      return {
        event,
        setLabel: set?.label ?? event.set,
        codeLabel: code?.label ?? event.code,
        letter: code?.key.toUpperCase() ?? '?',
        role: roles.get(set?.subject ?? '') ?? 'other',
        durationMs: isPoint ? null : endOfEvent(event, content) - event.onsetMs,
        running: !isPoint && event.offsetMs === null,
        cue: cueOf(content, event),
        text: set?.segment === undefined ? '' : (event.text ?? '').trim(),
      }
    })
}

function cueOf({ scheme, records }: ObservationContent, event: EventRecord): string | null {
  const link = linkOf(scheme, records, event)
  if (link === null) return null
  if (link.kind === 'open') return 'cue open'
  return link.kind === 'none' ? 'no cue' : cueText(scheme, link.cue)
}

/** Sorted by a column; equal ones stay in order of time. */
export function sortRows(rows: readonly EventRow[], { by, descending }: Sorting): EventRow[] {
  const sign = descending ? -1 : 1
  const compare = (a: EventRow, b: EventRow): number => {
    if (by === 'code') return a.setLabel.localeCompare(b.setLabel) || a.codeLabel.localeCompare(b.codeLabel)
    if (by === 'duration') return (a.durationMs ?? -1) - (b.durationMs ?? -1)
    return a.event.onsetMs - b.event.onsetMs || a.event.order - b.event.order
  }
  return [...rows].sort((a, b) => sign * compare(a, b))
}

/** The rows that a scrolled list of equal rows has to hold, with some above and below. */
export function windowOf(
  count: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
): { from: number; to: number } {
  const spare = 8
  const from = Math.max(0, Math.floor(scrollTop / rowHeight) - spare)
  return { from, to: Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare) }
}
