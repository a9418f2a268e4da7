import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluationOf } from '#shared/observation/evaluation.ts'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import { ratingRecordId, type Records } from '#shared/observation/record.ts'
import { scoreObservation, type ScoreRow } from '#shared/observation/scores.ts'
import { analysisScores } from '#shared/reliability/consensus/analysis-scores.ts'
import { consensusRecords, momentsToSettle } from '#shared/reliability/consensus/consensus-records.ts'
import { momentOptions, offeredChoices } from '#shared/reliability/consensus/moment-options.ts'
import type { CodingPair } from '#shared/reliability/moments/moment-context.ts'
import { moments } from '#shared/reliability/moments/moments.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Choice } from '#shared/study/consensus.ts'
import type { Moment } from '#shared/study/moment.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { ms } from '#shared/time/ms.ts'
import { calmRule, derivedBy, derivedRating } from '../../support/schemes/derived-rating.ts'
import { event, threeEpisodes } from '../observation/builders.ts'
import { dataset, rating, recordsOf, type Coded } from '../study/dataset-builder.ts'

const calmKey = ratingRecordId('calm', 'e-play')
type Values = { readonly [scale in 'fuss' | 'calm' | 'warm']?: number | null | undefined }
/** Null: out of view; absent: left open. */
const coding = (values: Values): Records =>
  recordsOf(...Object.entries(values).flatMap(([scale, value]) => (value === undefined ? [] : [rating(scale, value)])))
const pairOf = (scheme: Scheme, first: Records, second: Records): CodingPair => ({
  ...{ scheme, episodes: threeEpisodes, durationMs: ms(60_000) },
  first,
  second,
})
type Picks = Readonly<Record<string, Choice['choice'] | Omit<Choice, 'moment'>>>
const settledBy = (pair: CodingPair, picks: Picks, base: 'first' | 'second' = 'first'): Records => {
  const choices = Object.entries(picks).map(([scale, pick]): Choice => {
    const moment = ratingRecordId(scale, 'e-play')
    return typeof pick === 'string' ? { moment, choice: pick, other: null } : { moment, ...pick }
  })
  return consensusRecords(pair, base, choices, defaultPlan)
}
const calmIn = (pair: CodingPair, records: Records): ScoreRow | undefined =>
  scoreObservation({ ...pair, records }).find(({ variable }) => variable === 'calm_play')
const calmMoment = (pair: CodingPair): Moment | undefined =>
  moments(pair, defaultPlan).find(({ key }) => key === calmKey)

const optional = (more: object = {}): Scheme['ratings'] =>
  derivedRating.ratings.map((one) => (one.id === 'calm' ? { ...one, required: false, ...more } : one))

describe('a scale that followed for one coder, and has no answer from the other', () => {
  const leftOpen = pairOf(
    derivedBy({}, { ratings: optional() }),
    coding({ fuss: 0, warm: 3 }),
    coding({ fuss: 2, warm: 3 }),
  )
  const hidden = pairOf(
    derivedBy({}, { ratings: optional({ required: true, showIf: 'warm >= 3' }) }),
    coding({ fuss: 0, warm: 3 }),
    coding({ fuss: 2, warm: 1 }),
  )

  test.each([
    ['left open by the other', leftOpen],
    ['hidden from the other by its condition', hidden],
  ])('keeps the number, or another one, that was settled on: %s', (_how, pair) => {
    expect(calmMoment(pair)).toMatchObject({
      first: { words: '5, by a rule' },
      second: { words: 'not asked' },
      due: true,
    })
    const rest = { fuss: 'second', warm: 'first' } as const
    expect(calmIn(pair, settledBy(pair, { ...rest, calm: 'first' }))).toMatchObject({ value: 5 })
    const three = { choice: 'other', other: '3' } as const
    expect(calmIn(pair, settledBy(pair, { ...rest, calm: three }))).toMatchObject({ value: 3 })
    const unseen = { choice: 'other', other: 'nc:not_visible' } as const
    expect(calmIn(pair, settledBy(pair, { ...rest, calm: unseen }))).toMatchObject({ missing: 'not_visible' })
  })

  test('cannot be settled as the other coder has it, since no record says nothing', () => {
    const moment = calmMoment(leftOpen)
    expect(moment === undefined ? [] : offeredChoices(moment, leftOpen.scheme)).toEqual(['first', 'other'])
  })

  test('has no value where it does not apply in what was settled, whatever was chosen', () => {
    const records = settledBy(hidden, { fuss: 'second', warm: 'second', calm: 'first' })
    expect(calmIn(hidden, records)).toMatchObject({ value: null, missing: 'not_applicable' })
  })

  test('stays with the rule until it is decided', () => {
    expect(calmIn(leftOpen, settledBy(leftOpen, { fuss: 'first' }))).toMatchObject({ value: 5, derived: true })
    expect(calmIn(leftOpen, settledBy(leftOpen, { fuss: 'second' }))).toMatchObject({ missing: 'pending' })
  })
})

test('both coders can be followed where a scale follows by no rule', () => {
  const shown = { ...derivedRating, rules: [], ratings: optional({ showIf: 'warm >= 3' }) }
  const pair = pairOf(shown, coding({ fuss: 0, warm: 3, calm: 2 }), coding({ fuss: 0, warm: 1 }))
  const moment = calmMoment(pair)
  expect(moment === undefined ? [] : offeredChoices(moment, shown)).toEqual(['first', 'second', 'other'])
})

const either = { when: 'fuss < 2 or warm < 2' }
const [little, cold] = [coding({ fuss: 0, warm: 5 }), coding({ fuss: 4, warm: 1 })]

describe('a scale that followed for both from different things', () => {
  const crossed = { fuss: 'second', warm: 'first' } as const

  test('keeps the number that both have where nothing follows from what was settled', () => {
    const pair = pairOf(derivedBy(either), little, cold)
    expect(calmMoment(pair)).toBeUndefined()
    const records = settledBy(pair, crossed)
    expect(calmIn(pair, records)).toEqual({ variable: 'calm_play', episode: 'play', value: 5, missing: null })
    // (5 + 5) / 2
    expect(scoreObservation({ ...pair, records })[3]).toMatchObject({ variable: 'settled_play', value: 5 })
  })

  test('stays with the rule where it still follows', () => {
    const pair = pairOf(derivedBy(either), little, cold)
    expect(calmIn(pair, settledBy(pair, { fuss: 'first', warm: 'first' }))).toMatchObject({ value: 5, derived: true })
  })

  test('does so where what it follows from is coded in time, and both of two events are kept', () => {
    const scheme = derivedBy({ when: 'count(warm) <= 1' })
    const smile = (id: string, at: number): Records =>
      recordsOf(rating('fuss', 1), rating('warm', 3), event('moments', 'warm', at, null, id))
    const pair = pairOf(scheme, smile('a', 1000), smile('b', 9000))
    const choices = moments(pair, defaultPlan).map(({ key, kind }): Choice => ({
      ...{ moment: key, choice: kind === 'only_first' ? 'first' : 'second', other: null },
    }))
    const records = consensusRecords(pair, 'first', choices, defaultPlan)
    expect(Object.values(records).filter(({ type }) => type === 'event')).toHaveLength(2)
    expect(calmIn(pair, records)).toMatchObject({ value: 5 })
  })

  test('to other numbers is told, and due only once nothing follows from what was settled', () => {
    const pair = pairOf(derivedBy({ ...either, value: 'warm' }), little, cold)
    const due = (picks: Picks): (boolean | undefined)[] => {
      const choices = Object.keys(picks).map((scale): Choice => ({
        ...{ moment: ratingRecordId(scale, 'e-play'), choice: picks[scale] as Choice['choice'], other: null },
      }))
      return momentsToSettle(pair, 'first', choices, defaultPlan)
        .filter(({ key }) => key === calmKey)
        .map((one) => one.due)
    }
    expect([due({}), due({ fuss: 'first', warm: 'first' })]).toEqual([[false], [false]])
    expect(due(crossed)).toEqual([true])
    expect(calmIn(pair, settledBy(pair, crossed))).toMatchObject({ missing: 'pending' })
    expect(calmIn(pair, settledBy(pair, { ...crossed, calm: 'second' }))).toMatchObject({ value: 1 })
  })

  test('to a number nearer than what is due has the primary coder’s', () => {
    const scheme = derivedBy({ when: 'fuss < 2 or warm < 2', value: 'if(fuss < 2, 5, 4.5)' })
    const pair = pairOf(scheme, little, cold)
    expect(calmIn(pair, settledBy(pair, crossed, 'first'))).toMatchObject({ value: 5 })
    expect(calmIn(pair, settledBy(pair, crossed, 'second'))).toMatchObject({ value: 4.5 })
  })

  test('leaves to its own rule what follows from a scale that got its number so', () => {
    const after = { ...calmRule, id: 'after', target: 'fuss', value: 'calm - 1', when: 'calm >= 5' }
    const [, second] = [...derivedRating.rules, after]
    const scheme = derivedBy({ when: 'warm < 2 or count(warm) > 0' }, { rules: [] })
    const rules = [second ?? calmRule, { ...calmRule, when: 'warm < 2 or count(warm) > 0' }]
    const smiling = recordsOf(rating('warm', 5), event('moments', 'warm', 1000, null, 'a'))
    const pair = pairOf({ ...scheme, rules }, smiling, coding({ warm: 1 }))
    const choices = moments(pair, defaultPlan).map(({ key, source }): Choice => ({
      ...{ moment: key, choice: source.kind === 'rating' ? 'first' : 'second', other: null },
    }))
    const records = consensusRecords(pair, 'first', choices, defaultPlan)
    expect(records[calmKey]).toMatchObject({ value: 5 })
    expect(records[ratingRecordId('fuss', 'e-play')]).toBeUndefined()
    expect(scoreObservation({ ...pair, records })[0]).toMatchObject({ value: 4, derived: true })
  })
})

test('a reason that follows by a rule is told as one, and is none that could be settled on', () => {
  const scheme = derivedBy({ value: 'fuss', when: 'warm >= 3' })
  const unseen = coding({ fuss: null, warm: 3 })
  const between = (other: Records) => calmMoment(pairOf(scheme, unseen, other))
  const rated = between(coding({ fuss: 2, warm: 1, calm: 3 }))
  expect(rated).toMatchObject({ first: { words: 'no value by a rule: out of view' }, due: true })
  expect(rated === undefined ? [] : offeredChoices(rated, scheme)).toEqual(['second', 'other'])
  expect(between(coding({ fuss: 2, warm: 3 }))).toMatchObject({ second: { words: '2, by a rule' }, due: false })
  expect(between(unseen)).toBeUndefined()
})

describe('a third coder', () => {
  const settledWith = (scheme: Scheme, [a, b, c]: readonly [Records, Records, Records]) => {
    const coded = (coder: string, role: Coded['role'], records: Records): Coded => ({
      ...{ recording: 'r0', coder, role, scheme },
      records,
    })
    const third = dataset([coded('cleo', 'adjudicator', c)])
    const study = dataset([coded('ann', 'primary', a), coded('bob', 'second', b)], {
      plan: { ...defaultPlan, analysisScore: 'adjudicated' as const },
      adjudications: () => third.observations(),
    })
    return analysisScores(study, scheme).get('r0')
  }

  test('leaves the number that both have where nothing follows from what was settled', () => {
    const found = settledWith(derivedBy(either), [little, cold, coding({ fuss: 4, warm: 5, calm: 2 })])
    // Calming was the third coder's to rate alone; the two agree on it.
    expect(found?.scores.get('fuss_play')?.value).toBe(4)
    expect(found?.scores.get('calm_play')?.value).toBe(2)
    const open = { ratings: optional() }
    const without = settledWith(derivedBy(either, open), [little, cold, coding({ fuss: 4, warm: 5 })])
    expect(without?.scores.get('calm_play')?.value).toBe(5)
  })
})

describe('a closed consensus', () => {
  const rules: readonly [string, string][] = [
    ['5', 'fuss == 0'],
    ['5', 'fuss < 2 or warm < 2'],
    ['warm', 'fuss < 2 or warm < 2'],
    ['(fuss + warm) / 2', 'always'],
    ['warm', 'fuss < 3'],
    ['if(fuss < 2, 5, 4.5)', 'fuss < 2 or warm < 2'],
  ]
  const schemes = rules.flatMap(([value, when]) =>
    [{}, { required: true }, { required: true, showIf: 'warm >= 3' }].map((more) =>
      derivedBy({ value, when }, { ratings: optional(more) }),
    ),
  )
  const given = fc.record({
    fuss: fc.constantFrom(0, 1, 2, 4, null),
    warm: fc.constantFrom(1, 2, 3, 5, null),
    // Mostly left to the rule: a rating of its own can only stay what it is.
    calm: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constantFrom(1, 3, 3.5, 5, null)),
  })
  const canBeLocked = ({ scheme, episodes, durationMs }: CodingPair, records: Records): boolean =>
    !missingForLock({ scheme, episodes, durationMs, records }).some(
      (issue) => stopsLock(issue) && issue.code === 'lock.rating-missing',
    )

  /** Everything due decided one by one, as long as something is. */
  function closed(pair: CodingPair, base: 'first' | 'second', pick: readonly number[]): Records {
    const choices: Choice[] = []
    for (;;) {
      const decided = new Set(choices.map(({ moment }) => moment))
      const open = momentsToSettle(pair, base, choices, defaultPlan).find((one) => one.due && !decided.has(one.key))
      if (open === undefined) return consensusRecords(pair, base, choices, defaultPlan)
      const n = pick[choices.length % pick.length] ?? 0
      const offered = offeredChoices(open, pair.scheme)
      const coders = offered.filter((one) => one !== 'other')
      const others = momentOptions(open, pair.scheme)
      // Coders are followed more often than not.
      const choice = (n % 5 === 4 && others.length > 0 ? 'other' : coders[n % coders.length]) ?? 'first'
      choices.push({
        moment: open.key,
        choice,
        other: choice === 'other' ? (others[n % others.length]?.id ?? null) : null,
      })
    }
  }

  test('leaves no scale open that a coder had a number for and that applies, however all that is due was settled', () => {
    const base = fc.constantFrom('first', 'second')
    const picks = fc.array(fc.nat(30), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...schemes), given, given, base, picks, (scheme, one, other, from, pick) => {
        const pair = pairOf(scheme, coding(one), coding(other))
        fc.pre(canBeLocked(pair, pair.first) && canBeLocked(pair, pair.second))
        const valueIn = (records: Records) => {
          const evaluation = evaluationOf({ ...pair, records })
          return evaluation.rating('calm', evaluation.ofKind('play'))
        }
        if (!valueIn(pair.first).ok && !valueIn(pair.second).ok) return
        const settled = valueIn(closed(pair, from, pick))
        expect(settled.ok || settled.missing).not.toBe('pending')
      }),
      { numRuns: 2000 },
    )
  })
})
