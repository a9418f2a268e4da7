import type { ObservationContent } from '#shared/observation/observation.ts'
import type { EventRecord, MarkRecord } from '#shared/observation/record.ts'
import type { CodeSet, Scheme } from '#shared/scheme/scheme.ts'
import { laneOf, type LaneItem } from './lane.ts'
import type { RowContent, RowRole } from './rows.ts'
import { endOfEvent } from '../../state/event-ends.ts'

/** Sets of the active pass, or null where all are worked on. */
export type ActiveSets = readonly string[] | null

/**
 * The rows of a recording: one for each set in the order of the scheme, those of this pass first, and one for evidence
 * marks where the scheme has ratings.
 */
export function buildRows(content: ObservationContent, active: ActiveSets): RowContent[] {
  const { scheme } = content
  const events = new Map<string, EventRecord[]>()
  const marks: MarkRecord[] = []
  for (const record of Object.values(content.records)) {
    if (record.type === 'mark') marks.push(record)
    if (record.type !== 'event') continue
    const list = events.get(record.set)
    if (list === undefined) events.set(record.set, [record])
    else list.push(record)
  }
  const rows = scheme.sets.map((set) => setRow(content, set, events.get(set.id) ?? [], isDimmed(set.id, active)))
  if (scheme.ratings.length > 0 && scheme.marks.length > 0) rows.push(markRow(scheme, marks))
  return [...rows.filter((row) => !row.dimmed), ...rows.filter((row) => row.dimmed)]
}

function isDimmed(set: string, active: ActiveSets): boolean {
  return active !== null && !active.includes(set)
}

type Item = LaneItem & { readonly code: string }

/** A record never changes, and it belongs to one scheme: its item is made once. */
const itemsMade = new WeakMap<EventRecord, Item>()

function setRow(
  content: ObservationContent,
  set: CodeSet,
  events: readonly EventRecord[],
  dimmed: boolean,
): RowContent {
  const subject = content.scheme.subjects.find((each) => each.id === set.subject)
  const looks = new Map(set.codes.map((code, i) => [code.id, { look: i, letter: code.key.toUpperCase() }]))
  const items = events.map((event): Item => {
    const made = itemsMade.get(event)
    if (made !== undefined) return made
    const end = set.kind === 'point' ? event.onsetMs : endOfEvent(event, content)
    const item: Item = {
      id: event.id,
      code: event.code,
      startMs: event.onsetMs,
      endMs: set.kind === 'point' ? end : Math.max(end, event.onsetMs + 1),
      look: looks.get(event.code)?.look ?? 0,
      letter: looks.get(event.code)?.letter ?? '?',
      running: set.kind === 'state' && event.offsetMs === null,
      ...(set.segment === undefined || (event.text ?? '') === '' ? {} : { text: event.text ?? '' }),
    }
    itemsMade.set(event, item)
    return item
  })
  const overlapping = set.kind === 'state' && !set.exclusive
  const lanes = overlapping
    ? set.codes.map((code) => laneOf(items.filter((item) => item.code === code.id)))
    : [laneOf(items)]
  const role: RowRole = subject?.role ?? 'other'
  return {
    id: set.id,
    label: rowLabel(subject?.label ?? '', set.label),
    role,
    kind: set.kind === 'point' ? 'points' : 'bars',
    lanes,
    dimmed,
  }
}

/** Subject and set, without saying the subject twice where the set's own label begins with it. */
export function rowLabel(subject: string, set: string): string {
  if (subject === '' || set.toLowerCase().startsWith(subject.toLowerCase())) return set
  return `${subject} ${set.charAt(0).toLowerCase()}${set.slice(1)}`
}

function markRow(scheme: Scheme, marks: readonly MarkRecord[]): RowContent {
  const order = new Map(scheme.ratings.map((rating, i) => [rating.id, i]))
  const items = marks.map((mark): LaneItem => ({
    id: mark.id,
    startMs: mark.atMs,
    endMs: mark.atMs,
    look: order.get(mark.rating) ?? 0,
    letter: '',
    running: false,
  }))
  return { id: 'marks', label: 'Evidence', role: 'other', kind: 'marks', lanes: [laneOf(items)], dimmed: false }
}
