import { effectiveOffset, episodeOfEvent } from '../../observation/streams.ts'
import type { ObservationContent } from '../../observation/observation.ts'
import type { EventRecord, ObservationRecord, Records } from '../../observation/record.ts'
import { recordProblem } from '../../observation/validate-record.ts'
import { decisionOn } from './migration-item.ts'
import { treatRecord, type Fate, type Treated, type Treatment } from './treat-record.ts'

/**
 * What became of one record that was not simply taken over. `to` is null where it is not in the new coding. `problem`
 * says why a record that the decisions would have kept does not fit the new version.
 */
export type RecordEntry = {
  readonly id: string
  readonly item: string | null
  readonly fate: Fate
  readonly from: ObservationRecord
  readonly to: ObservationRecord | null
  readonly problem: string | null
}

export type MigratedRecords = {
  readonly records: Records
  /** Every record that is changed, left out or open; what is not listed is in `records` as it was. */
  readonly entries: readonly RecordEntry[]
  /** How many records each item concerns, by what became of them. */
  readonly touched: ReadonlyMap<string, Readonly<Record<Fate, number>>>
  /** Whether something has to be coded again, whatever else the new version asks for. */
  readonly opened: boolean
}

type Frame = Pick<ObservationContent, 'episodes' | 'durationMs' | 'records'>

/**
 * One coding's records under the new version. Every record of the result is valid there (`recordProblem` is null); every
 * record of the original is in the result unchanged, or in `entries`. The original is not touched, and records that are
 * taken over unchanged are the same objects.
 */
export function migrateRecords(frame: Frame, treatment: Treatment): MigratedRecords {
  const content: Omit<ObservationContent, 'records'> = { ...frame, scheme: treatment.to }
  const outcomes = Object.values(frame.records).map((record) => checked(record, content, treatment))
  const records: Record<string, ObservationRecord> = {}
  // What keeps its id goes first: nothing that is mapped may take its place.
  const moved = outcomes.filter(isMoved)
  const inOrder = moved.length === 0 ? outcomes : [...outcomes.filter((one) => !isMoved(one)), ...moved]
  const settled = inOrder.map((outcome): Outcome => {
    const { record } = outcome
    if (record === null) return outcome
    if (records[record.id] !== undefined) return { ...outcome, record: null, fate: 'dropped', problem: 'taken' }
    records[record.id] = record
    return outcome
  })
  const overlaps = separate(records, content, treatment)
  const all = withOverlaps(settled, overlaps)
  return {
    records,
    entries: all.flatMap(entryOf),
    touched: touchedBy(all),
    opened: all.some(({ fate }) => fate === 'opened'),
  }
}

type Outcome = Treated & { readonly from: ObservationRecord; readonly problem: string | null }

const isMoved = ({ record, from }: Outcome): boolean => record !== null && record.id !== from.id

function checked(from: ObservationRecord, content: Omit<ObservationContent, 'records'>, treatment: Treatment): Outcome {
  const treated = treatRecord(from, treatment)
  const problem = treated.record === null ? null : recordProblem(content, treated.record)
  if (problem === null) return { ...treated, from, problem }
  return { record: null, fate: 'opened', item: treated.item, from, problem }
}

function entryOf({ from, record, fate, item, problem }: Outcome): RecordEntry[] {
  if (record === from && fate === 'kept') return []
  return [{ id: from.id, item, fate, from, to: record, problem }]
}

function touchedBy(outcomes: readonly Outcome[]): Map<string, Record<Fate, number>> {
  const touched = new Map<string, Record<Fate, number>>()
  for (const { item, fate } of outcomes) {
    if (item === null) continue
    const counts = touched.get(item) ?? { kept: 0, mapped: 0, opened: 0, dropped: 0 }
    counts[fate] += 1
    touched.set(item, counts)
  }
  return touched
}

/** What overlaps has led to, by record id: a shorter state, none, or (`open`) the same state for somebody to look at. */
type Overlaps = ReadonlyMap<
  string,
  { readonly record: EventRecord | null; readonly open: boolean; readonly item: string }
>

function withOverlaps(outcomes: readonly Outcome[], overlaps: Overlaps): readonly Outcome[] {
  if (overlaps.size === 0) return outcomes
  return outcomes.map((outcome) => {
    const overlap = outcome.record === null ? undefined : overlaps.get(outcome.record.id)
    if (overlap === undefined) return outcome
    const { record, open, item } = overlap
    const fate = open ? 'opened' : record === null ? 'dropped' : 'mapped'
    return { ...outcome, record, fate, item, problem: open ? 'overlap' : null }
  })
}

/** Exclusive sets that were not, or that took in events: states that overlap are cut as decided, or left for a look. */
function separate(
  records: Record<string, ObservationRecord>,
  content: Omit<ObservationContent, 'records'>,
  treatment: Treatment,
): Overlaps {
  const overlaps = new Map<string, { record: EventRecord | null; open: boolean; item: string }>()
  for (const set of treatment.to.sets) {
    if (!set.exclusive || set.kind !== 'state') continue
    const was = treatment.from.sets.find(({ id }) => id === set.id)
    if (was?.exclusive === true && !takesIn(treatment, set.id)) continue
    const events = Object.values(records).filter((record) => record.type === 'event' && record.set === set.id)
    const id = `sets/${set.id}`
    const item = treatment.items.get(id)
    const cut = item !== undefined && decisionOn(item, treatment.decisions)?.choice === 'cut'
    for (const [earlier, later] of overlapping(
      events.flatMap((one) => (one.type === 'event' ? [one] : [])),
      content,
    )) {
      if (!cut) overlaps.set(earlier.id, { record: earlier, open: true, item: id })
      else if (earlier.onsetMs === later.onsetMs) {
        delete records[earlier.id]
        overlaps.set(earlier.id, { record: null, open: false, item: id })
      } else {
        const record = { ...earlier, offsetMs: later.onsetMs }
        records[earlier.id] = record
        overlaps.set(earlier.id, { record, open: false, item: id })
      }
    }
  }
  return overlaps
}

/** Whether a decision maps codes of another set into this one; within one set, what did not overlap still does not. */
function takesIn({ items, decisions }: Treatment, set: string): boolean {
  return [...items.values()].some((item) => {
    const elsewhere = item.id.startsWith('sets/') && !item.id.startsWith(`sets/${set}/`)
    const decision = elsewhere ? decisionOn(item, decisions) : null
    return decision?.choice === 'map' && (decision.to ?? '').startsWith(`${set}/`)
  })
}

/** Neighbours in time of which the earlier goes on into the later, in one episode. */
function overlapping(
  events: readonly EventRecord[],
  content: Omit<ObservationContent, 'records'>,
): readonly (readonly [EventRecord, EventRecord])[] {
  const sorted = [...events].sort((a, b) => a.onsetMs - b.onsetMs || a.order - b.order)
  return sorted.flatMap((event, n) => {
    const next = sorted[n + 1]
    if (next === undefined || effectiveOffset(event, content) <= next.onsetMs) return []
    const sameEpisode = episodeOfEvent(event, content.episodes) === episodeOfEvent(next, content.episodes)
    return sameEpisode ? [[event, next] as const] : []
  })
}
