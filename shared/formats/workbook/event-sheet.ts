import { linkOf } from '../../observation/links.ts'
import { isSegmentSet } from '../../observation/segment-questions.ts'
import { effectiveOffset, episodeOfEvent } from '../../observation/streams.ts'
import { eventsOf } from '../../observation/observation.ts'
import type { EventRecord } from '../../observation/record.ts'
import type { CodeSet, Scheme, SchemeCode } from '../../scheme/scheme.ts'
import type { LockedObservation } from '../../study/dataset.ts'
import { number, prose, text, type Cell, type Column, type Sheet } from '../sheet.ts'
import { modifierCells, modifierText, questionCells } from './event-answer-cells.ts'
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
 * `link_event_id` is the event (`event_id`) that it was linked to as its cue, `none` where the coder said that it has
 * none, and empty while that is open or the set is not linked; `latency_ms` counts from the cue's onset. `mod_...` and
 * `seg_...` hold what was asked, or worked out, about an event or segment, with `..._mc` beside it. What coders wrote
 * in words of their own stands here only where notes do.
 */
export function longEvents(book: Book): Sheet {
  const { closed, written } = modifierColumns(book)
  const segments = book.schemes.flatMap(({ scheme }) => scheme.sets.filter(isSegmentSet))
  const questions = [...new Set(segments.flatMap(({ segment }) => segment.questions.map(({ id }) => id)))]
  // What was said can name people like a note, and goes out with notes only.
  const said = book.meta.includeNotes && segments.some(({ segment }) => segment.text !== 'none')
  const notes = book.meta.includeNotes ? [prose('note', 50)] : []
  return {
    name: 'events_long',
    columns: [
      ...fixed,
      ...closed.flatMap((id) => [text(`mod_${id}`, 20), number(`mod_${id}_mc`, 8)]),
      ...written.map((id) => prose(`mod_${id}`, 50)),
      ...questions.flatMap((id) => [text(`seg_${id}`, 14), number(`seg_${id}_mc`, 8)]),
      text('note_flag', 10),
      ...(said ? [prose('segment_text', 60)] : []),
      ...notes,
      text('event_id', 16),
    ],
    rows: eventRows(book, { closed, written, questions, said }),
  }
}

/** The modifiers of all schemes, asked and worked out, those written in words only where notes are asked for. One that is written anywhere counts as such. */
function modifierColumns({ schemes, meta }: Book): { readonly closed: string[]; readonly written: string[] } {
  const all = schemes.flatMap(({ scheme }) => scheme.modifiers)
  const texts = new Set(all.filter(({ type }) => type === 'text').map(({ id }) => id))
  const computed = schemes.flatMap(({ scheme }) => scheme.computed ?? [])
  const ids = [...new Set([...all, ...computed].map(({ id }) => id))]
  return {
    closed: ids.filter((id) => !texts.has(id)),
    written: meta.includeNotes ? ids.filter((id) => texts.has(id)) : [],
  }
}

type Place = { readonly set: CodeSet; readonly code: SchemeCode }

function placesOf(scheme: Scheme): ReadonlyMap<string, Place> {
  return new Map(
    scheme.sets.flatMap((set) => set.codes.map((code): [string, Place] => [`${set.id} ${code.id}`, { set, code }])),
  )
}

/** The columns that only some schemes need. */
type Extra = {
  readonly closed: readonly string[]
  readonly written: readonly string[]
  readonly questions: readonly string[]
  readonly said: boolean
}

function* eventRows(book: Book, { closed, written, questions, said }: Extra): Generator<readonly Cell[]> {
  const recordings = recordingsById(book.dataset)
  const coders = coderCodes(book.dataset)
  for (const observation of book.dataset.observations()) {
    const recording = recordings.get(observation.recordingId)
    if (recording === undefined) continue
    const { scheme } = observation.content
    const places = placesOf(scheme)
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
        ...closed.flatMap((id) => modifierCells(observation.content, place.code, event, id)),
        ...written.map((id) => modifierText(event, id)),
        ...questions.flatMap((id) => questionCells(scheme, place.set, event, id)),
        event.note === '' ? 'no' : 'yes',
        ...(said ? [event.text ?? null] : []),
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
    ...linkCells(observation, event),
  ]
}

function linkCells({ content: { scheme, records } }: LockedObservation, event: EventRecord): [Cell, Cell] {
  const link = linkOf(scheme, records, event)
  if (link === null || link.kind === 'open') return [null, null]
  return link.kind === 'none' ? ['none', null] : [link.cue.id, event.onsetMs - link.cue.onsetMs]
}
