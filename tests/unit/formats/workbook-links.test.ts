import { expect, test } from 'vitest'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { episode, event } from '../observation/builders.ts'
import { dataset, recording, recordsOf } from '../study/dataset-builder.ts'
import { allCells, bookOf, namesOf, rowsOf } from './book-builder.ts'

const said = 'she hums a tune'
const scheme: Scheme = {
  ...cueResponse,
  modifiers: [...cueResponse.modifiers, { id: 'what', label: 'In words', type: 'text', options: [], required: false }],
  sets: cueResponse.sets.map((set) => ({
    ...set,
    codes: set.codes.map((code) => (code.id === 'join' ? { ...code, modifiers: [...code.modifiers, 'what'] } : code)),
  })),
}
const coding = {
  ...{ recording: 'r1', coder: 'ann', role: 'primary' as const, scheme },
  records: recordsOf(
    { ...event('cue', 'bid', 10_000, null, 'cue1'), modifiers: { strength: 'clear', channel: ['look', 'voice'] } },
    { ...event('resp', 'join', 11_500, null, 'resp1'), linkTo: 'cue1', modifiers: { fit: 'fits', what: said } },
    event('resp', 'join', 20_000, null, 'resp2'),
  ),
}
const recordings = [recording('r1', { episodes: [episode('free', 0, 60_000)] })]
const book = (includeNotes: boolean) => bookOf(dataset([coding], { recordings }), { includeNotes })
const eventRow = (id: string, includeNotes = false) =>
  rowsOf('events_long', book(includeNotes)).find((row) => row['event_id'] === id)

test('a linked event names its cue and the time since', () => {
  expect(eventRow('resp1')).toMatchObject({ link_event_id: 'cue1', latency_ms: 1500, mod_fit: 'fits' })
  expect(eventRow('cue1')).toMatchObject({ link_event_id: null, latency_ms: null, mod_channel: 'look; voice' })
  expect(eventRow('resp2')).toMatchObject({ link_event_id: null, latency_ms: null })
})

test('what coders write in their own words stays out, unless notes are asked for', () => {
  expect(namesOf('events_long', book(false))).not.toContain('mod_what')
  expect(allCells(book(false))).not.toContain(said)
  expect(eventRow('resp1', true)).toMatchObject({ mod_what: said })
})
