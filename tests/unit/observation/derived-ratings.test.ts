import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rate, setNotCodable, setRatingNote } from '#shared/observation/answers.ts'
import type { Draft } from '#shared/observation/coding.ts'
import { missingForLock } from '#shared/observation/completeness.ts'
import { evaluationOf, type Evaluation } from '#shared/observation/evaluation.ts'
import { scoreObservation, type ScoreRow } from '#shared/observation/scores.ts'
import { isOnScale, scalePoints } from '#shared/scheme/scale-points.ts'
import type { RatingScale, Scheme } from '#shared/scheme/scheme.ts'
import { calmRule, derivedBy, derivedRating } from '../../support/schemes/derived-rating.ts'
import { content, episode, event, records } from './builders.ts'

const play = [episode('play', 0, 60_000)]
type Given = Readonly<Partial<Record<'fuss' | 'calm' | 'warm', number>>>

function given(scheme: Scheme, values: Given, at = 'e-play'): Draft {
  const draft: Draft = {}
  for (const [id, value] of Object.entries(values)) rate(draft, scheme, { rating: id, episode: at }, value)
  return draft
}
const asked = (scheme: Scheme, draft: Draft, episodes = play): Evaluation =>
  evaluationOf(content(scheme, draft, episodes))
const calm = (scheme: Scheme, values: Given): unknown => {
  const evaluation = asked(scheme, given(scheme, values))
  const value = evaluation.rating('calm', evaluation.ofKind('play'))
  return value.ok ? value.value : value.missing
}
const rows = (scheme: Scheme, draft: Draft, episodes = play): ScoreRow[] =>
  scoreObservation(content(scheme, draft, episodes))
const open = (scheme: Scheme, draft: Draft): string[] =>
  missingForLock(content(scheme, draft, play)).map(({ code, rating }) => `${code} ${rating ?? ''}`)
const scaleOf = (id: string): RatingScale => {
  const found = derivedRating.ratings.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no scale ${id}`)
  return found
}

describe('a rating that follows by a rule', () => {
  test('has its value where the condition holds and the coder gave none, and takes part in scores', () => {
    const [fuss, follows, , settled] = rows(derivedRating, given(derivedRating, { fuss: 0, warm: 2 }))
    expect(fuss).toEqual({ variable: 'fuss_play', episode: 'play', value: 0, missing: null })
    expect(follows).toEqual({ variable: 'calm_play', episode: 'play', value: 5, missing: null, derived: true })
    // (5 + 2) / 2
    expect(settled).toMatchObject({ variable: 'settled_play', value: 3.5 })
    expect(settled).not.toHaveProperty('derived')
  })

  test('is open where the condition does not hold, or cannot be answered yet', () => {
    expect([calm(derivedRating, { fuss: 1 }), calm(derivedRating, {})]).toEqual(['pending', 'pending'])
  })

  test('gives way to the value of the coder, and to a reason for none; a note alone is neither', () => {
    expect(calm(derivedRating, { fuss: 0, calm: 2.5 })).toBe(2.5)
    const draft = given(derivedRating, { fuss: 0 })
    const target = { rating: 'calm', episode: 'e-play' }
    setRatingNote(draft, derivedRating, target, 'hard to see')
    expect(rows(derivedRating, draft)[1]).toMatchObject({ value: 5, derived: true })
    setNotCodable(draft, derivedRating, target, 'not_visible')
    expect(rows(derivedRating, draft)[1]).toEqual({
      ...{ variable: 'calm_play', episode: 'play', value: null, missing: 'not_visible' },
    })
  })

  test('is not asked for before the lock, nor is evidence for it; without the rule both are', () => {
    const draft = given(derivedRating, { fuss: 0, warm: 2 })
    expect(open(derivedRating, draft)).toEqual([])
    expect(open({ ...derivedRating, rules: [] }, draft)).toEqual(['lock.rating-missing calm'])
    rate(draft, derivedRating, { rating: 'calm', episode: 'e-play' }, 5)
    expect(open(derivedRating, draft)).toEqual(['lock.evidence-missing calm'])
  })

  test('satisfies a rule that requires it', () => {
    const optional = derivedRating.ratings.map((one) => ({ ...one, required: false }))
    const require = { ...calmRule, id: 'need', kind: 'require' as const, when: 'always', fields: ['calm'] }
    const { target: _t, value: _v, ...need } = require
    const scheme = derivedBy({}, { ratings: optional, rules: [calmRule, need] })
    expect(open(scheme, given(scheme, { fuss: 0 }))).toEqual([])
    expect(open(scheme, given(scheme, { fuss: 1 }))).toEqual(['lock.rule calm'])
  })
})

describe('the value', () => {
  test('may be a formula, and is a point of the scale to the last digit', () => {
    expect(calm(derivedBy({ value: '(fuss + warm) / 2', when: 'always' }), { fuss: 2, warm: 5 })).toBe(3.5)
    const tenths = derivedRating.ratings.map((one) => (one.id === 'calm' ? { ...one, min: 0, max: 1, step: 0.1 } : one))
    const scheme = derivedBy({ value: 'fuss / 10 + 0.2', when: 'always' }, { ratings: tenths, composites: [] })
    expect(calm(scheme, { fuss: 1 })).toBe(scalePoints({ min: 0, max: 1, step: 0.1 })[3])
  })

  test.each([
    ['between two steps', '(fuss + warm) / 4', { fuss: 1, warm: 4 }, 1.25],
    ['beyond an end', 'warm + 4', { fuss: 1, warm: 4 }, 8],
  ])('%s is not taken and not rounded: the coder is asked', (_where, value, values, beside) => {
    const scheme = derivedBy({ value, when: 'always' })
    expect(calm(scheme, values)).toBe('pending')
    expect(open(scheme, given(scheme, values))).toEqual(['lock.rating-missing calm'])
    expect(asked(scheme, given(scheme, values)).derived('calm', 'e-play')?.offScale).toBe(beside)
    expect(calm(scheme, { ...values, calm: 2 })).toBe(2)
  })

  test('that is none of the listed points is not taken either', () => {
    const listed = derivedRating.ratings.map((one) => (one.id === 'calm' ? { ...one, onlyValues: [1, 3, 5] } : one))
    const scheme = derivedBy({ value: 'warm', when: 'always' }, { ratings: listed })
    expect([calm(scheme, { warm: 3 }), calm(scheme, { warm: 2 })]).toEqual([3, 'pending'])
  })

  test('that has no value for a reason of its own says that reason, and is not asked for', () => {
    const scheme = derivedBy({ value: 'warm', when: 'fuss == 0' })
    const draft = given(scheme, { fuss: 0 })
    setNotCodable(draft, scheme, { rating: 'warm', episode: 'e-play' }, 'not_visible')
    expect(rows(scheme, draft)[1]).toEqual({
      ...{ variable: 'calm_play', episode: 'play', value: null, missing: 'not_visible', derived: true },
    })
    expect(open(scheme, draft)).toEqual([])
    setNotCodable(draft, scheme, { rating: 'calm', episode: 'e-play' }, 'not_visible')
    expect(rows(scheme, draft)[1]).not.toHaveProperty('derived')
  })

  test('that is not there yet is nobody’s; beside a rating of another episode the value is as it was judged', () => {
    const scheme = derivedBy({ value: 'warm', when: 'fuss == 0' })
    expect(rows(scheme, given(scheme, { fuss: 0 }))[1]).toEqual({
      ...{ variable: 'calm_play', episode: 'play', value: null, missing: 'pending' },
    })
    const two = [episode('play', 0, 60_000), { ...episode('play', 60_000, 120_000), id: 'e-again' }]
    const draft = { ...given(scheme, { fuss: 0 }), ...given(scheme, { fuss: 1, calm: 3 }, 'e-again') }
    setNotCodable(draft, scheme, { rating: 'warm', episode: 'e-play' }, 'not_visible')
    expect(rows(scheme, draft, two)[1]).toEqual({ variable: 'calm_play', episode: 'play', value: 3, missing: null })
  })
})

describe('where it does not apply', () => {
  test.each<[string, Scheme]>([
    [
      'by its own condition',
      derivedBy(
        {},
        { ratings: derivedRating.ratings.map((r) => (r.id === 'calm' ? { ...r, showIf: 'warm > 3' } : r)) },
      ),
    ],
    [
      'by a rule that leaves it out',
      derivedBy(
        {},
        {
          rules: [
            calmRule,
            { id: 'skip', kind: 'skip', when: 'warm < 4', fields: ['calm'], scope: 'episode', message: '' },
          ],
        },
      ),
    ],
  ])('%s, a scale is not derived', (_how, scheme) => {
    expect([calm(scheme, { fuss: 0, warm: 2 }), calm(scheme, { fuss: 0, warm: 4 })]).toEqual(['not_applicable', 5])
  })

  test('an episode that is too short has no derived rating', () => {
    const draft = given(derivedRating, { fuss: 0 })
    expect(rows(derivedRating, draft, [episode('play', 0, 9_000)])[1]).toMatchObject({
      value: null,
      missing: 'too_short',
    })
  })

  test('what was not derived for that makes no other scale appear', () => {
    const ratings = derivedRating.ratings.map((one) =>
      one.id === 'calm' ? { ...one, showIf: 'fuss > 2' } : one.id === 'warm' ? { ...one, showIf: 'calm == 5' } : one,
    )
    const scheme = derivedBy({ when: 'always' }, { ratings })
    const warm = (fuss: number): unknown => rows(scheme, given(scheme, { fuss, warm: 3 }))[2]?.value
    expect([warm(3), warm(0)]).toEqual([3, null])
  })
})

test('of two episodes of a kind each has its own, and the mean is marked when one of them followed', () => {
  const episodes = [episode('play', 0, 20_000, 'e1'), episode('play', 20_000, 40_000, 'e2')]
  const draft = { ...given(derivedRating, { fuss: 0 }, 'e1'), ...given(derivedRating, { fuss: 3, calm: 2 }, 'e2') }
  // (5 + 2) / 2
  expect(rows(derivedRating, draft, episodes)[1]).toMatchObject({ value: 3.5, derived: true })
  rate(draft, derivedRating, { rating: 'calm', episode: 'e1' }, 5)
  expect(rows(derivedRating, draft, episodes)[1]).toEqual({
    variable: 'calm_play',
    episode: 'play',
    value: 3.5,
    missing: null,
  })
})

test('rules may rest on what follows by another, on a score, and on codes', () => {
  const scheme = derivedBy({}, {
    rules: [
      { ...calmRule, value: 'settled', when: 'exists(settled)' },
      { ...calmRule, id: 'warm', target: 'warm', value: 'if(count(warm) > 1, 4, 1)', when: 'fuss == 0' },
    ],
    composites: [{ id: 'settled', label: 'Settled', expr: 'warm - fuss', scope: 'episode', forEach: [], unit: '' }],
  }) // prettier-ignore
  const smiles = records(event('moments', 'warm', 1000, null), event('moments', 'warm', 2000, null))
  expect(rows(scheme, { ...given(scheme, { fuss: 0 }), ...smiles }).map(({ value }) => value)).toEqual([0, 4, 4, 4])
  expect(rows(scheme, given(scheme, { fuss: 0 })).map(({ value }) => value)).toEqual([0, 1, 1, 1])
})

test('a long row of rules, each resting twice on the one before, is worked out at once', () => {
  const ids = Array.from({ length: 150 }, (_, n) => `r${n}`)
  const [, , warm] = derivedRating.ratings
  const scheme = derivedBy({}, {
    ratings: ids.map((id) => ({ ...(warm as RatingScale), id, label: id })),
    rules: ids.slice(1).map((id, n) => ({ ...calmRule, id, target: id, value: `r${n}`, when: `r${n} + r${n} > 0` })),
    composites: [],
  }) // prettier-ignore
  const found = rows(scheme, given(scheme, { r0: 3 } as Given))
  expect(new Set(found.map(({ value }) => value))).toEqual(new Set([3]))
})

const maybe = (id: string): fc.Arbitrary<number | undefined> =>
  fc.option(fc.constantFrom(...scalePoints(scaleOf(id))), { nil: undefined })
const codings = fc.record({ fuss: maybe('fuss'), calm: maybe('calm'), warm: maybe('warm') }).map(
  (values): Given => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
) // prettier-ignore
const conditions = fc.constantFrom('always', 'never', 'fuss == 0', 'warm > 2', 'exists(warm)', 'fuss + warm > 4')
const values = fc.constantFrom('5', '1', 'warm', 'fuss', 'warm / 2', 'warm + fuss', '(warm + fuss) / 3', 'warm / fuss')

describe('whatever the rule and the coding', () => {
  test('an answer of the coder is what it would be without the rule', () => {
    fc.assert(
      fc.property(codings, conditions, values, (coded, when, value) => {
        const scheme = derivedBy({ when, value })
        const draft = given(scheme, coded)
        const [withRule, without] = [rows(scheme, draft), rows({ ...scheme, rules: [] }, draft)]
        for (const id of ['fuss', 'warm']) {
          const of = (list: ScoreRow[]): unknown => list.find(({ variable }) => variable === `${id}_play`)
          expect(of(withRule)).toEqual(of(without))
        }
        if (coded.calm !== undefined) expect(withRule).toEqual(without)
      }),
    )
  })

  test('what follows is a point of the scale and marked, or there is a reason; records stay as they are', () => {
    fc.assert(
      fc.property(codings, conditions, values, (coded, when, formula) => {
        const scheme = derivedBy({ when, value: formula })
        const draft = given(scheme, coded)
        const before = structuredClone(draft)
        const row = rows(scheme, draft)[1]
        expect(row?.derived === true).toBe(row?.value !== null && coded.calm === undefined)
        const value = row?.value ?? null
        if (value !== null) expect(isOnScale(scaleOf('calm'), value)).toBe(true)
        expect(row?.value === null).toBe(row?.missing !== null)
        expect(draft).toEqual(before)
        const isAsked = open(scheme, draft).includes('lock.rating-missing calm')
        expect(isAsked).toBe(row?.missing === 'pending')
      }),
    )
  })
})
