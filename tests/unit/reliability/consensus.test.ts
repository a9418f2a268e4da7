import { describe, expect, test } from 'vitest'
import { type Records, ratingRecordId } from '#shared/observation/record.ts'
import { changeProblem } from '#shared/observation/validate-record.ts'
import { scoreObservation } from '#shared/observation/scores.ts'
import { consensusRecords, type Base } from '#shared/reliability/consensus/consensus-records.ts'
import { momentOptions } from '#shared/reliability/consensus/moment-options.ts'
import type { CodingPair } from '#shared/reliability/moments/moment-context.ts'
import { moments } from '#shared/reliability/moments/moments.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Choice } from '#shared/study/consensus.ts'
import type { Moment } from '#shared/study/moment.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { ms } from '#shared/time/ms.ts'
import { derivedRating } from '../../support/schemes/derived-rating.ts'
import { calls, event, phases, ratings, records, spelled, stream, threeEpisodes } from '../observation/builders.ts'
import { rating, recordsOf } from '../study/dataset-builder.ts'

const letters = { p: 'ipos', m: 'imon', e: 'ienv', u: 'iuns' }

const pairOf = (scheme: Scheme, first: Records, second: Records): CodingPair => ({
  ...{ scheme, episodes: threeEpisodes, durationMs: ms(60_000) },
  first,
  second,
})
const streams = (a: string, b: string): CodingPair =>
  pairOf(calls, records(...stream('inf_phase', letters, a)), records(...stream('inf_phase', letters, b)))

function settled(pair: CodingPair, decide: (moment: Moment) => Omit<Choice, 'moment'> | null, base: Base = 'first') {
  const choices = moments(pair, defaultPlan).flatMap((moment): Choice[] => {
    const choice = decide(moment)
    return choice === null ? [] : [{ moment: moment.key, ...choice }]
  })
  return consensusRecords(pair, base, choices, defaultPlan)
}

const first = (): Omit<Choice, 'moment'> => ({ choice: 'first', other: null })
const second = (): Omit<Choice, 'moment'> => ({ choice: 'second', other: null })

describe('states', () => {
  const pair = streams('ppmmeeuuppmm..pp', 'pmmmeppupppm..mm')

  test('with the first coder right everywhere it is the first coding, with the second right the second', () => {
    expect(spelled(settled(pair, first), 'inf_phase')).toBe(spelled(pair.first, 'inf_phase'))
    expect(spelled(settled(pair, second), 'inf_phase')).toBe(spelled(pair.second, 'inf_phase'))
  })

  test('what is not decided is the primary coder’s, whoever comes first', () => {
    expect(
      spelled(
        settled(pair, () => null),
        'inf_phase',
      ),
    ).toBe(spelled(pair.first, 'inf_phase'))
    expect(
      spelled(
        settled(pair, () => null, 'second'),
        'inf_phase',
      ),
    ).toBe(spelled(pair.second, 'inf_phase'))
  })

  test('a code that neither has stands in the stretch where they differ, and joins what it touches', () => {
    const other = settled(streams('ppeepp', 'ppuupp'), () => ({ choice: 'other', other: 'imon' }))
    expect(spelled(other, 'inf_phase')).toBe('ipos 0-2000, imon 2000-4000, ipos 4000-6000')
    const joined = settled(streams('ppeemm', 'ppuumm'), () => ({ choice: 'other', other: 'imon' }))
    expect(spelled(joined, 'inf_phase')).toBe('ipos 0-2000, imon 2000-6000')
    const none = settled(streams('ppeepp', 'ppuupp'), () => ({ choice: 'other', other: 'nil' }))
    expect(spelled(none, 'inf_phase')).toBe('ipos 0-2000, ipos 4000-6000')
  })

  test('what comes out is a coding that the scheme allows, without anybody’s notes', () => {
    const noted = { ...pair, first: { ...pair.first, n: { type: 'note', id: 'n', atMs: null, text: 'mine' } as const } }
    const made = settled(noted, second)
    const content = { scheme: calls, episodes: threeEpisodes, durationMs: ms(60_000), records: {} }
    expect(changeProblem(content, { added: made, updated: {}, removed: {} })).toBeNull()
    expect(Object.values(made).filter(({ type }) => type === 'note')).toEqual([])
  })

  test('codes that may overlap are settled one by one', () => {
    const set = phases.sets.find(({ kind, exclusive }) => kind === 'state' && !exclusive)
    const [one, other] = (set?.codes ?? []).filter(({ procedure }) => !procedure)
    if (set === undefined || one === undefined || other === undefined) throw new Error('the template has such a set')
    const a = records(event(set.id, one.id, 1000, 5000), event(set.id, other.id, 2000, 3000))
    const b = records(event(set.id, one.id, 1000, 5000))
    expect(spelled(settled(pairOf(phases, a, b), second), set.id)).toBe(`${one.id} 1000-5000`)
    expect(spelled(settled(pairOf(phases, a, b), first), set.id)).toBe(`${one.id} 1000-5000, ${other.id} 2000-3000`)
  })
})

describe('points, links and details', () => {
  const judged: Scheme = {
    ...phases,
    sets: phases.sets.map((set) => ({ ...set, codes: set.codes.map((code) => ({ ...code, procedure: false })) })),
  }
  const points = pairOf(
    judged,
    records(event('proc', 'brk', 1000, null, 'a1'), event('proc', 'brk', 5000, null, 'a2')),
    records(event('proc', 'brk', 1300, null, 'b1'), event('proc', 'brk', 9000, null, 'b2')),
  )

  test('a point stands where its coder is right about it, and goes where not', () => {
    expect(spelled(settled(points, first), 'proc')).toBe('brk 1000-, brk 5000-')
    expect(spelled(settled(points, second), 'proc')).toBe('brk 1300-, brk 9000-')
    const other = settled(points, ({ kind }) => (kind === 'only_second' ? { choice: 'other', other: 'stop' } : null))
    expect(spelled(other, 'proc')).toBe('brk 1000-, brk 5000-, stop 9000-')
  })

  test('answers about an event are those of whoever was right', () => {
    const stop = (id: string, reason: string): Records =>
      records({ ...event('proc', 'stop', 1000, null, id), modifiers: { stop_reason: reason } })
    const pair = pairOf(judged, stop('a', 'technical'), stop('b', 'other'))
    expect(Object.values(settled(pair, second))).toMatchObject([{ modifiers: { stop_reason: 'other' } }])
    expect(Object.values(settled(pair, first))).toMatchObject([{ modifiers: { stop_reason: 'technical' } }])
  })

  test('a link leads to the event that stands for the cue, in whichever coding that was', () => {
    const answering = (side: string, at: number): Records =>
      records(event('proc', 'brk', at, null, `${side}cue`), {
        ...event('inf_phase', 'ipos', at + 3000, at + 5000, `${side}answer`),
        linkTo: `${side}cue`,
      })
    const pair = pairOf(
      { ...judged, sets: judged.sets.map((set) => ({ ...set, exhaustive: false })) },
      answering('a', 1000),
      answering('b', 1400),
    )
    const made = settled(pair, second)
    const answer = Object.values(made).find((record) => record.type === 'event' && record.set === 'inf_phase')
    const cue = answer?.type === 'event' ? made[answer.linkTo ?? ''] : undefined
    expect(cue).toMatchObject({ type: 'event', set: 'proc' })
  })
})

describe('ratings', () => {
  const pair = pairOf(ratings, recordsOf(rating('sen', 3, 'e-play', 'why')), recordsOf(rating('sen', 7)))
  const key = ratingRecordId('sen', 'e-play')

  test('one of the two values, another one, or a reason', () => {
    const with_ = (other: string) => settled(pair, () => ({ choice: 'other', other }))[key]
    expect(settled(pair, second)[key]).toMatchObject({ value: 7 })
    expect(settled(pair, first)[key]).toMatchObject({ value: 3, note: '' })
    expect(with_('5')).toMatchObject({ value: 5, notCodable: null })
    expect(with_('nc:not_visible')).toMatchObject({ value: null, notCodable: 'not_visible' })
  })

  test('what may stand instead are the points of the scale and its reasons, without what the coders have', () => {
    const [moment] = moments(pair, defaultPlan)
    const ids = moment === undefined ? [] : momentOptions(moment, ratings).map(({ id }) => id)
    expect(ids).toContain('5')
    expect(ids).toContain('nc:not_visible')
    expect(ids).not.toContain('3')
    expect(ids).not.toContain('7')
  })

  test('the two codings are left as they are', () => {
    const before = JSON.stringify(pair)
    settled(pair, second)
    expect(JSON.stringify(pair)).toBe(before)
  })
})

describe('a rating that followed by a rule for one of the two', () => {
  const coded = (fuss: number, calm: number | null): Records =>
    recordsOf(rating('fuss', fuss), rating('warm', 3), ...(calm === null ? [] : [rating('calm', calm)]))
  const calmIn = (
    pair: CodingPair,
    decide: (moment: Moment) => Omit<Choice, 'moment'> | null,
    base: Base = 'first',
  ) => {
    const row = scoreObservation({ ...pair, records: settled(pair, decide, base) })[1]
    return [row?.value, row?.derived === true]
  }

  test('is settled as the number that was chosen, whatever is settled of what it followed from', () => {
    const pair = pairOf(derivedRating, coded(0, null), coded(2, 3))
    const by = (calm: 'first' | 'second', rest: 'first' | 'second') => (moment: Moment) => ({
      ...{ choice: moment.source.id === 'calm' ? calm : rest, other: null },
    })
    expect(calmIn(pair, by('first', 'second'))).toEqual([5, false])
    expect(calmIn(pair, by('second', 'first'))).toEqual([3, false])
    expect(calmIn(pair, () => ({ choice: 'other', other: '4.5' }))).toEqual([4.5, false])
  })

  test('keeps the number where the two are alike, and nothing was to be decided', () => {
    const pair = pairOf(derivedRating, coded(0, null), coded(2, 5))
    expect(calmIn(pair, second)).toEqual([5, false])
  })

  test('is left to the rule where it followed for both', () => {
    const pair = pairOf(derivedRating, coded(0, null), coded(0, null))
    expect(calmIn(pair, () => null)).toEqual([5, true])
  })

  test('changes neither of the two codings', () => {
    const pair = pairOf(derivedRating, coded(0, null), coded(2, 3))
    const before = structuredClone([pair.first, pair.second])
    settled(pair, first)
    expect([pair.first, pair.second]).toEqual(before)
  })
})
