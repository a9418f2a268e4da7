import type { Episode } from '../../observation/episode.ts'
import { effectiveOffset } from '../../observation/coding.ts'
import { eventsOf } from '../../observation/observation.ts'
import type { EventRecord } from '../../observation/record.ts'
import type { CodeSet, Scheme, SchemeCode } from '../../scheme/scheme.ts'
import type { LockedObservation } from '../../study/dataset.ts'
import { number, text, type Cell, type Column, type Sheet } from '../sheet.ts'
import { coderCodes, recordingsById, type Book } from './book.ts'

const fixed: readonly Column[] = [
  text('rec_id', 20),
  text('dyad_id', 12),
  text('time_id', 14),
  text('episode_id', 12),
  text('coder_id', 10),
  text('coder_role', 11),
  text('scheme_id', 22),
  text('set_id', 12),
  text('subject', 10),
  text('code', 10),
  text('code_label', 24),
  text('group', 12),
  number('onset_ms', 11),
  number('offset_ms', 11),
  number('dur_ms', 10),
  number('onset_ep_ms', 13),
  text('event_id', 24),
]

/** One row an event of every locked coding. `onset_ep_ms` counts from the start of the episode; a point has no offset. */
export function longEvents(book: Book): Sheet {
  const modifiers = [...new Set(book.schemes.flatMap(({ scheme }) => scheme.modifiers.map(({ id }) => id)))]
  const notes = book.meta.includeNotes ? [text('note', 40)] : []
  return {
    name: 'events_long',
    columns: [...fixed, ...modifiers.map((id) => text(`mod_${id}`, 20)), text('note_flag', 10), ...notes],
    rows: eventRows(book, modifiers),
  }
}

type Place = { readonly set: CodeSet; readonly code: SchemeCode }

function placesOf(scheme: Scheme): ReadonlyMap<string, Place> {
  return new Map(
    scheme.sets.flatMap((set) => set.codes.map((code): [string, Place] => [`${set.id} ${code.id}`, { set, code }])),
  )
}

function* eventRows(book: Book, modifiers: readonly string[]): Generator<readonly Cell[]> {
  const recordings = recordingsById(book.dataset)
  const coders = coderCodes(book.dataset)
  for (const observation of book.dataset.observations()) {
    const recording = recordings.get(observation.recordingId)
    if (recording === undefined) continue
    const places = placesOf(observation.content.scheme)
    for (const event of eventsOf(observation.content.records)) {
      const place = places.get(`${event.set} ${event.code}`)
      if (place === undefined) continue
      const note = book.meta.includeNotes ? [event.note] : []
      yield [
        recording.id,
        recording.dyad,
        recording.timePoint,
        ...eventCells(observation, event, place, coders.get(observation.personId) ?? ''),
        ...modifiers.map((id) => modifierCell(event, id)),
        event.note === '' ? 'no' : 'yes',
        ...note,
      ]
    }
  }
}

function eventCells(observation: LockedObservation, event: EventRecord, { set, code }: Place, coder: string): Cell[] {
  const { content } = observation
  const episode = content.episodes.find((one: Episode) => one.startMs <= event.onsetMs && event.onsetMs < one.endMs)
  const offset = set.kind === 'point' ? null : effectiveOffset(event, content)
  return [
    episode?.kind ?? null,
    coder,
    observation.role,
    content.scheme.id,
    set.id,
    set.subject,
    code.id,
    code.label,
    code.group,
    event.onsetMs,
    offset,
    offset === null ? null : offset - event.onsetMs,
    episode === undefined ? null : event.onsetMs - episode.startMs,
    event.id,
  ]
}

function modifierCell(event: EventRecord, id: string): Cell {
  const value = event.modifiers[id]
  if (value === undefined) return null
  return typeof value === 'number' || typeof value === 'string' ? String(value) : value.join('; ')
}
