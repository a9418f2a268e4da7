import type { CodeSet } from '../scheme/scheme.ts'
import { ms, type Ms } from '../time/ms.ts'
import type { Episode } from './episode.ts'
import type { EventRecord, ObservationRecord } from './record.ts'
import { episodeOfEvent } from './streams.ts'

/**
 * The events of one set in one episode, by onset and then by entry. Edits are functions from rows to rows; a row that
 * did not change stays the same object, so that only what changed is written back.
 */
export type Rows = readonly EventRecord[]

export function rowsOf(
  records: Iterable<ObservationRecord>,
  set: CodeSet,
  episode: Episode,
  episodes: readonly Episode[],
): Rows {
  const rows: EventRecord[] = []
  for (const record of records) {
    if (record.type !== 'event' || record.set !== set.id) continue
    if (episodeOfEvent(record, episodes)?.id === episode.id) rows.push(record)
  }
  return rows.sort((a, b) => a.onsetMs - b.onsetMs || a.order - b.order)
}

/** Where a state ends: its offset, or the end of its episode while it runs. */
export function endOfRow(row: EventRecord, episode: Episode): Ms {
  return ms(Math.min(row.offsetMs ?? episode.endMs, episode.endMs))
}

/**
 * Puts a state among the others of its set: over the end of `current`, the state at its onset, if there is one
 * (in its place where both have one onset), else up to the next onset.
 */
export function insertState(rows: Rows, fresh: EventRecord, current: EventRecord | null): Rows {
  if (current !== null && current.onsetMs === fresh.onsetMs) return rows.map((row) => (row === current ? fresh : row))
  const next = rows.find((row) => row.onsetMs > fresh.onsetMs)
  const offsetMs = current !== null ? current.offsetMs : (next?.onsetMs ?? null)
  const cut = rows.map((row) => (row === current ? { ...row, offsetMs: fresh.onsetMs } : row))
  return [...cut, { ...fresh, offsetMs }].sort((a, b) => a.onsetMs - b.onsetMs || a.order - b.order)
}

/**
 * Makes one state of two that touch and have the same code. The earlier record stays, with both notes. Two that carry
 * different modifiers or links stay apart: one of them would be lost.
 */
export function joinEqualNeighbours(rows: Rows, episode: Episode): Rows {
  const result: EventRecord[] = []
  for (const row of rows) {
    const last = result[result.length - 1]
    const joined = last === undefined ? null : join(last, row, episode)
    if (joined === null) result.push(row)
    else result[result.length - 1] = joined
  }
  return result
}

const longestNote = 4000

function join(a: EventRecord, b: EventRecord, episode: Episode): EventRecord | null {
  if (a.code !== b.code || endOfRow(a, episode) !== b.onsetMs) return null
  const modifiers = joinModifiers(a.modifiers, b.modifiers)
  const note = [a.note, b.note].filter((text) => text !== '').join('\n')
  if (modifiers === null || note.length > longestNote) return null
  if (a.linkTo !== undefined && b.linkTo !== undefined && a.linkTo !== b.linkTo) return null
  const linkTo = a.linkTo === undefined ? b.linkTo : a.linkTo
  return { ...a, offsetMs: b.offsetMs, modifiers, note, ...(linkTo === undefined ? {} : { linkTo }) }
}

function joinModifiers(a: EventRecord['modifiers'], b: EventRecord['modifiers']): EventRecord['modifiers'] | null {
  if (Object.keys(b).length === 0) return a
  if (Object.keys(a).length === 0) return b
  return canonical(a) === canonical(b) ? a : null
}

const canonical = (modifiers: EventRecord['modifiers']): string =>
  JSON.stringify(Object.entries(modifiers).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Writes the difference between two lists of rows into the records. */
export function writeRows(draft: Record<string, ObservationRecord>, before: Rows, after: Rows): void {
  const kept = new Set(after.map(({ id }) => id))
  const old = new Map(before.map((row) => [row.id, row]))
  for (const { id } of before) if (!kept.has(id)) delete draft[id]
  for (const row of after) if (old.get(row.id) !== row) draft[row.id] = row
}
