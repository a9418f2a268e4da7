import { effectiveOffset, episodeOfEvent } from '../../observation/streams.ts'
import { eventsOf } from '../../observation/observation.ts'
import type { EventRecord } from '../../observation/record.ts'
import type { CodeSet, Scheme, SchemeCode } from '../../scheme/scheme.ts'
import type { LockedObservation } from '../../study/dataset.ts'
import { number, prose, text, type Cell, type Column, type Sheet } from '../sheet.ts'
import { coderCodes, exportStatus, recordingsById, type Book } from './book.ts'

const fixed: readonly Column[] = [
  text('rec_id', 22),
  text('dyad_id', 10),
  text('time_id', 12),
  text('export_status', 14),
  text('episode_id', 12),
  text('coder_id', 10),
  text('coder_role', 11),
  text('scheme_id', 24),
  text('scheme_ver', 11),
  text('set_id', 12),
  text('subject', 10),
  text('code', 10),
  text('code_label', 28),
  text('group', 12),
  number('onset_ms'),
  number('offset_ms'),
  number('dur_ms'),
  number('onset_ep_ms'),
  text('truncated_start', 10),
  text('truncated_end', 10),
  text('link_event_id', 10),
  number('latency_ms'),
]

/**
 * One row an event of every locked coding. `onset_ep_ms` counts from the start of the episode; a point has no offset.
 * A state is truncated where its episode begins or ends with it under way: how long it really lasted was not seen.
 * `link_event_id` and `latency_ms` are for schemes that link one event to another; none does yet, so they are empty.
 */
export function longEvents(book: Book): Sheet {
  const modifiers = [...new Set(book.schemes.flatMap(({ scheme }) => scheme.modifiers.map(({ id }) => id)))]
  const notes = book.meta.includeNotes ? [prose('note', 50)] : []
  return {
    name: 'events_long',
    columns: [
      ...fixed,
      ...modifiers.map((id) => text(`mod_${id}`, 20)),
      text('note_flag', 10),
      ...notes,
      text('event_id', 16),
    ],
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
      const note = book.meta.includeNotes ? [event.note === '' ? null : event.note] : []
      yield [
        recording.id,
        recording.dyad,
        recording.timePoint,
        exportStatus(book),
        ...eventCells(observation, event, place, coders.get(observation.personId) ?? ''),
        ...modifiers.map((id) => modifierCell(event, id)),
        event.note === '' ? 'no' : 'yes',
        ...note,
        event.id,
      ]
    }
  }
}

function eventCells(observation: LockedObservation, event: EventRecord, { set, code }: Place, coder: string): Cell[] {
  const { content } = observation
  const episode = episodeOfEvent(event, content.episodes)
  const offset = set.kind === 'point' ? null : effectiveOffset(event, content)
  const cut = (yes: boolean): Cell => (set.kind === 'point' || episode === null ? null : yes ? 'yes' : 'no')
  return [
    episode?.kind ?? null,
    coder,
    observation.role,
    content.scheme.id,
    content.scheme.version,
    set.id,
    set.subject,
    code.id,
    code.label,
    code.group,
    event.onsetMs,
    offset,
    offset === null ? null : offset - event.onsetMs,
    episode === null ? null : event.onsetMs - episode.startMs,
    cut(episode !== null && event.onsetMs <= episode.startMs),
    cut(episode !== null && offset === episode.endMs),
    null,
    null,
  ]
}

function modifierCell(event: EventRecord, id: string): Cell {
  const value = event.modifiers[id]
  if (value === undefined) return null
  return typeof value === 'number' || typeof value === 'string' ? String(value) : value.join('; ')
}
