import { describe, expect, test } from 'vitest'
import { allotmentItem } from '#shared/observation/allotment.ts'
import { answerRecordId, type ObservationRecord, type Records } from '#shared/observation/record.ts'
import { recordProblem } from '#shared/observation/validate-record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { mindTalk } from '#shared/scheme/templates/mind-talk.ts'
import { shells } from '#shared/scheme/templates/shells/shells.ts'
import { sort25 } from '#shared/scheme/templates/sort-25.ts'
import type { Decisions } from '#shared/study/migration/migration-item.ts'
import { migrateRecords } from '#shared/study/migration/migrate-records.ts'
import { planMigration } from '#shared/study/migration/plan-migration.ts'
import { treatmentOf } from '#shared/study/migration/treat-record.ts'
import { ms } from '#shared/time/ms.ts'
import { event, records as recordsOf } from '../observation/builders.ts'

const episodes = [{ id: 'e1', kind: 'free', startMs: ms(0), endMs: ms(300_000) }]
const durationMs = ms(300_000)

type Result = ReturnType<typeof migrateRecords>

/** Brings records over; whatever comes out fits the new version. */
function run(from: Scheme, to: Partial<Scheme>, records: Records, decisions: Decisions = {}): Result {
  const next = { ...from, version: '9.0.0', ...to }
  const result = migrateRecords(
    { episodes, durationMs, records },
    treatmentOf(from, next, planMigration(from, next), decisions),
  )
  const unfit = Object.values(result.records).filter(
    (record) => recordProblem({ scheme: next, durationMs }, record) !== null,
  )
  expect(unfit).toEqual([])
  return result
}

const answer = (form: string, item: string, value: number): ObservationRecord => ({
  ...{ type: 'answer', id: answerRecordId(form, item, 'e1'), form, item, episode: 'e1', interval: null, value },
})

describe('a sort', () => {
  const [deck] = sort25.qsorts ?? []
  if (deck === undefined) throw new Error('T7 has a sort')
  const laid = recordsOf(...deck.cards.map(({ id }, n) => answer(deck.id, id, Math.floor(n / 5) + 1)))

  test('stays as it is when only a criterion comes', () => {
    const criterion = {
      ...{ id: 'ours', label: 'Ours', source: '' },
      placements: deck.cards.map(({ id }, n) => ({ card: id, value: (n % 5) + 1 })),
    }
    const { records, entries } = run(sort25, { qsorts: [{ ...deck, criteria: [criterion] }] }, laid)
    expect([records, entries]).toEqual([laid, []])
  })

  test('keeps every card that still is one; a card that went is told', () => {
    const [gone, ...cards] = deck.cards
    const { records, entries } = run(sort25, { qsorts: [{ ...deck, cards, forced: false }], composites: [] }, laid)
    expect(Object.keys(records)).toHaveLength(24)
    expect(entries.map(({ id }) => id)).toEqual([answerRecordId(deck.id, gone?.id ?? '', 'e1')])
  })

  test('is laid again where so decided, and left out where there is none any more', () => {
    const cards = deck.cards.map((card, n) => (n === 0 ? { ...card, text: 'Something else.' } : card))
    const again = run(sort25, { qsorts: [{ ...deck, cards }] }, laid, { 'qsorts/deck': { choice: 'open' } })
    expect([again.records, again.opened]).toEqual([{}, true])
    const without = run(sort25, { qsorts: [], composites: [], reliability: [] }, laid)
    expect([without.records, without.opened]).toEqual([{}, false])
  })
})

test('points that cannot be given any more are asked for again, the others stay', () => {
  const from = shells.find(({ id }) => id === 'shell-points-7')
  const [form] = from?.ipsatives ?? []
  if (from === undefined || form === undefined) throw new Error('there is a shell of points')
  const ipsatives = (from.ipsatives ?? []).map((one) => ({ ...one, patterns: one.patterns.slice(0, 2) }))
  const given = recordsOf(
    answer(form.id, allotmentItem('aspect_1', 'pattern_1'), 2),
    answer(form.id, allotmentItem('aspect_2', 'pattern_3'), 2),
  )
  const { records, opened } = run(from, { ipsatives, composites: [] }, given)
  expect(Object.values(records)).toHaveLength(1)
  expect(opened).toBe(true)
})

test('a link goes where the new version does not link those events; the events stay', () => {
  const coded = recordsOf(event('cue', 'bid', 1000, null, 'a'), {
    ...event('resp', 'join', 2000, null, 'b'),
    linkTo: 'a',
  })
  const sets = cueResponse.sets.map(({ linksTo: _linksTo, ...set }) => set)
  const { records } = run(cueResponse, { sets, composites: [], rules: [], reliability: [] }, coded)
  expect(records['b']).toEqual(event('resp', 'join', 2000, null, 'b'))
  expect(records['a']).toEqual(coded['a'])
})

test('a segment keeps its text and whatever is still asked about it', () => {
  const text = 'You want that one.'
  const answers = { addressed: 'yes', mind: 'yes', topic: 'wish', attuned: 'yes' }
  const coded = recordsOf({ ...event('talk', 'utt', 1000, 2000, 'a'), text, answers })
  const sets = mindTalk.sets.map((set) =>
    set.segment === undefined
      ? set
      : { ...set, segment: { ...set.segment, questions: set.segment.questions.filter(({ id }) => id !== 'attuned') } },
  )
  const { records } = run(mindTalk, { sets, composites: [], rules: [], reliability: [] }, coded)
  const { attuned: _attuned, ...left } = answers
  expect(records['a']).toEqual({ ...coded['a'], answers: left })
})
