import { describe, expect, test } from 'vitest'
import {
  allot,
  allotmentItem,
  aspectItem,
  isNotCodable,
  pointsAt,
  pointsLeft,
  setAspectNotCodable,
} from '#shared/observation/allotment.ts'
import type { Draft } from '#shared/observation/coding.ts'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import { scoreObservation } from '#shared/observation/scores.ts'
import { recordProblem } from '#shared/observation/validate-record.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import type { Ipsative } from '#shared/scheme/ipsative.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { pointsForm, ways } from '../../support/schemes/points-form.ts'
import { content, episode } from '../observation/builders.ts'

// Two points for each of four aspects among three patterns; worked out by hand.

const here = content(pointsForm, {}, [episode('play', 0, 60_000)])
const of = (aspect: string) => ({ form: 'ways', episode: 'e-play', aspect })

/** `face: with 1 over 1`. */
function given(all: Readonly<Record<string, Readonly<Record<string, number>> | null>>): Draft {
  const draft: Draft = {}
  for (const [aspect, points] of Object.entries(all)) {
    if (points === null) expect(setAspectNotCodable(draft, pointsForm, of(aspect)).done).toBe(true)
    for (const [pattern, n] of Object.entries(points ?? {}))
      expect(allot(draft, pointsForm, of(aspect), pattern, n).done).toBe(true)
  }
  return draft
}

const scores = (records: Draft): unknown[] =>
  scoreObservation({ ...here, records }).map(({ value, missing }) => value ?? missing)
const open = (records: Draft): unknown[] =>
  missingForLock({ ...here, records })
    .filter(stopsLock)
    .map(({ code, params }) => [code, params.n, params.first])

const all = { face: { with: 2 }, voice: { with: 1, over: 1 }, hands: { over: 2 }, turns: { with: 1, beside: 1 } }

describe('points', () => {
  test('are added up over the aspects, and all patterns together come to the same', () => {
    expect(scores(given(all))).toEqual([4, 3, 1])
    expect(open(given(all))).toEqual([])
  })

  test('are pending until those of every aspect are given out', () => {
    const some = given({ ...all, turns: { with: 1 } })
    expect(scores(some)).toEqual(['pending', 'pending', 'pending'])
    expect(open(some)).toEqual([['lock.points-left', 1, 'Taking turns']])
    expect(open({})).toEqual([['lock.points-left', 4, 'Face']])
  })

  test('are prorated where an aspect cannot be coded', () => {
    // 2 1 0, 1 over three aspects: with 3, over 3, beside 0, times 4/3.
    expect(scores(given({ ...all, turns: null }))).toEqual([4, 4, 0])
    expect(open(given({ ...all, turns: null }))).toEqual([])
  })

  test('have no sum where fewer aspects could be coded than the form asks for', () => {
    expect(scores(given({ ...all, turns: null, hands: null }))).toEqual(['too_few', 'too_few', 'too_few'])
  })
})

describe('giving out', () => {
  test('stops at what is left, and takes steps only', () => {
    const draft = given({ face: { with: 1 } })
    expect(pointsLeft(ways, draft, of('face'))).toBe(1)
    for (const points of [3, 0.5, -1])
      expect(allot(draft, pointsForm, of('face'), 'with', points)).toEqual({ done: false, why: 'off-scale' })
    expect(allot(draft, pointsForm, of('face'), 'over', 2).done).toBe(false)
    expect(allot(draft, pointsForm, of('face'), 'with', 2).done).toBe(true)
    expect(pointsLeft(ways, draft, of('face'))).toBe(0)
  })

  test('of none takes back, and leaves no record', () => {
    const draft = given({ face: { with: 2 } })
    allot(draft, pointsForm, of('face'), 'with', 0)
    expect(draft).toEqual({})
  })

  test('and saying that an aspect cannot be coded take each other’s place', () => {
    const draft = given({ face: { with: 2 } })
    setAspectNotCodable(draft, pointsForm, of('face'))
    expect([pointsAt(draft, of('face'), 'with'), isNotCodable(draft, of('face'))]).toEqual([0, true])
    allot(draft, pointsForm, of('face'), 'with', 1)
    expect(isNotCodable(draft, of('face'))).toBe(false)
  })

  test('half points are as good as whole ones where the step says so, without a trace of rounding', () => {
    const tenths = { ...pointsForm, ipsatives: [{ ...ways, points: 1, step: 0.1 }] }
    const draft: Draft = {}
    for (const [pattern, n] of [
      ['with', 0.7],
      ['over', 0.2],
      ['beside', 0.1],
    ] as const)
      expect(allot(draft, tenths, of('face'), pattern, n).done).toBe(true)
    expect(pointsLeft({ ...ways, points: 1, step: 0.1 }, draft, of('face'))).toBe(0)
  })

  test('is refused elsewhere, and where every aspect has to be coded', () => {
    const { minAspects: _left, ...strict } = ways
    expect(setAspectNotCodable({}, { ...pointsForm, ipsatives: [strict] }, of('face'))).toMatchObject({ done: false })
    expect(allot({}, pointsForm, { ...of('face'), episode: null }, 'with', 1)).toMatchObject({ why: 'wrong-scope' })
    expect(allot({}, pointsForm, of('nothing'), 'with', 1)).toMatchObject({ why: 'unknown-item' })
  })
})

test('the host takes what a form can hold and nothing else', () => {
  const record = { type: 'answer', id: 'x', form: 'ways', episode: 'e-play', interval: null } as const
  const problem = (item: string, value: number | null) => recordProblem(here, { ...record, item, value })
  expect(problem(allotmentItem('face', 'with'), 2)).toBeNull()
  expect(problem(aspectItem('face'), null)).toBeNull()
  for (const value of [0, 3, 1.5, null]) expect(problem(allotmentItem('face', 'with'), value)).toBe('outside-scale')
  expect(problem('face:nobody', 1)).toBe('unknown-item')
  expect(problem('nobody:with', 1)).toBe('unknown-item')
})

describe('a form is refused for', () => {
  const codes = (change: Partial<Ipsative>): string[] =>
    checkScheme({ ...pointsForm, ipsatives: [{ ...ways, ...change }] }).map(({ code }) => code)
  const [face, voice] = ways.aspects

  test.each([
    ['steps that never reach the points', { step: 0.3 }, 'points-not-in-steps'],
    ['steps too small to be given by hand', { step: 0.01 }, 'scale-too-fine'],
    ['asking for more aspects than it has', { minAspects: 5 }, 'too-large'],
    ['an aspect twice', { aspects: [face, face, voice].flatMap((one) => one ?? []) }, 'duplicate-id'],
    ['nobody to describe', { subject: 'nobody' }, 'unknown-reference'],
    ['a pattern that is gone from under a formula', { patterns: ways.patterns.slice(1) }, 'formula-unknown-pattern'],
  ])('%s', (_name, change, code) => {
    expect(codes(change)).toContain(code)
  })

  test('as it stands, nothing', () => {
    expect(codes({})).toEqual([])
  })
})

test('other points, steps and patterns are major; a name is a patch', () => {
  const level = (change: Partial<Ipsative>): string =>
    compareSchemes(pointsForm, { ...pointsForm, ipsatives: [{ ...ways, ...change }] }).level
  expect([level({ points: 3 }), level({ step: 0.5 }), level({ patterns: ways.patterns.slice(1) })]).toEqual([
    'major',
    'major',
    'major',
  ])
  expect(level({ label: 'Ways' })).toBe('patch')
})
