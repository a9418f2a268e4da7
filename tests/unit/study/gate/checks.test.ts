import { describe, expect, test } from 'vitest'
import { messages } from '#shared/contract/messages.ts'
import type { AnalysisScoreRule } from '#shared/study/analysis-score.ts'
import { checkCodes, checkDerived, checkForm } from '#shared/study/gate/agreement-checks.ts'
import { checkStrata } from '#shared/study/gate/coverage-checks.ts'
import type { Bias, PartFigure, Registration, Uncodable } from '#shared/study/gate/evidence.ts'
import {
  checkAdjudication,
  checkBlinding,
  checkCertificates,
  checkDrift,
  checkIndependence,
  checkNotes,
  checkRegistration,
} from '#shared/study/gate/process-checks.ts'
import { checkBias, checkParts, checkSpread, checkUncodable } from '#shared/study/gate/score-checks.ts'
import type { DriftFacts } from '#shared/study/gate-facts.ts'
import { GateCheckId } from '#shared/study/gate.ts'
import { defaultPlan, type StudyPlan } from '#shared/study/plan.ts'
import type { Figure, VariableReliability } from '#shared/study/reliability-view.ts'
import { figure, full, reliability, told } from './gate-builder.ts'

const withRule = (analysisScore: AnalysisScoreRule): StudyPlan => ({ ...defaultPlan, analysisScore })
const undefinedFigure: Figure = { ok: false, why: 'no_variation', n: 4 }

describe('G02, certificates', () => {
  const asked = { ...defaultPlan, certificatesRequired: true }
  const facts = { required: true, codings: 30, without: 0, coders: [] }
  test('are not assessed where the plan asks for none, whatever there is', () => {
    expect(told(checkCertificates({ ...facts, without: 30 }, defaultPlan))).toBe('not_assessed notAsked')
  })
  test.each([
    [facts, 'pass held'],
    [{ ...facts, without: 1, coders: ['C01'] }, 'fail without'],
    [null, 'fail noneHeld'],
  ])('%o: %s', (found, expected) => expect(told(checkCertificates(found, asked))).toBe(expected))
})

describe('G04, spread of double coding', () => {
  test.each([
    [10, 'pass covered'],
    [9, 'warn thin'],
    [11, 'pass covered'],
    [0, 'warn thin'],
  ])('%i of 100 recordings of a site coded twice: %s', (doubleCoded, expected) => {
    expect(told(checkStrata([{ kind: 'site', name: 'north', locked: 100, doubleCoded }], defaultPlan))).toBe(expected)
  })
  test('without a locked recording there is nothing to judge', () => {
    expect(told(checkStrata([], defaultPlan))).toBe('not_assessed none')
  })
})

test.each([
  [{ pairs: 0, opened: 0, coders: [] }, 'not_assessed noPairs'],
  [{ pairs: 5, opened: 0, coders: [] }, 'pass apart'],
  [{ pairs: 5, opened: 1, coders: ['C02'] }, 'fail opened'],
])('G05 of %o: %s', (found, expected) => expect(told(checkIndependence(found))).toBe(expected))

describe('G06, form of the figure', () => {
  const score = { statistic: 'icc_a1' } as const
  const events = { statistic: 'kappa_time' } as const
  const two = ['C01', 'C02']
  test.each<[string, readonly string[], AnalysisScoreRule, number, string]>([
    ['icc_a1', two, 'primary', 16, 'pass single'],
    ['icc_1', ['C01', 'C02', 'C03'], 'primary', 16, 'pass single'],
    ['icc_a1', ['C01', 'C02', 'C03'], 'primary', 16, 'fail pool'],
    ['icc_a1', two, 'mean', 16, 'pass safe'],
    ['icc_a1', two, 'consensus', 16, 'pass safe'],
    ['icc_ak', two, 'primary', 16, 'fail average'],
    ['icc_ak', two, 'mean', 19, 'fail partly'],
    ['icc_ak', two, 'mean', 20, 'pass mean'],
    ['kappa_time', two, 'primary', 16, 'fail kind'],
  ])('%s of %o for the rule %s with %i of 20 coded twice: %s', (statistic, coders, rule, doubleCoded, expected) => {
    const found = checkForm({ statistic, coders }, score, { ...full, doubleCoded }, withRule(rule))
    expect(told(found)).toBe(expected)
  })
  test('events have the statistic of their kind', () => {
    expect(told(checkForm({ statistic: 'kappa_time', coders: two }, events, full, defaultPlan))).toBe('pass kindFits')
    expect(told(checkForm({ statistic: 'icc_a1', coders: two }, events, full, defaultPlan))).toBe('fail kind')
  })
})

describe('G08, bias', () => {
  const nine = { min: 1, max: 9 }
  const bias = (mean: number, n = 16): Bias[] => [{ kind: 'pair', who: 'C01 against C02', n, mean }]
  test.each([
    [bias(0.48), 'pass within'],
    [bias(-0.48), 'pass within'],
    [bias(0.481), 'warn beyond'],
    [bias(-0.481), 'warn beyond'],
    [bias(3, 9), 'not_assessed few'],
    [bias(3, 10), 'warn beyond'],
  ])('%o on a scale of 1 to 9: %s', (biases, expected) => {
    expect(told(checkBias(biases, nine, defaultPlan))).toBe(expected)
  })
  test('events and measures without a fixed range have none', () => {
    expect(told(checkBias(null, nine, defaultPlan))).toBe('not_assessed noScale')
    expect(told(checkBias(bias(9), { min: 0, max: null }, defaultPlan))).toBe('not_assessed noRange')
  })
})

describe('G09, range', () => {
  test.each([
    [{ twice: 0.6, all: 1 }, 'pass alike'],
    [{ twice: 0.599, all: 1 }, 'warn narrow'],
    [{ twice: 2, all: 1 }, 'pass alike'],
    [{ twice: null, all: 1 }, 'not_assessed few'],
    [{ twice: 0, all: 0 }, 'not_assessed constant'],
    [null, 'not_assessed noScale'],
  ])('%o: %s', (spread, expected) => {
    expect(told(checkSpread(spread, { within1: null }, defaultPlan))).toBe(expected)
  })
  test('a narrow range comes with what is within one point', () => {
    const found = checkSpread({ twice: 0.1, all: 1 }, { within1: figure(0.9, null) }, defaultPlan)
    expect([found.code, found.params['within']]).toEqual(['gate.G09.narrowWithin', 90])
  })
})

describe('G10, agreement by code', () => {
  const code = (n: number, found: Figure): VariableReliability['perCode'][number] => ({
    code: `c${n}`,
    label: `Code ${n}`,
    figure: found,
    a: n,
    b: n,
  })
  test.each<[string, VariableReliability['perCode'], string]>([
    ['at the floor', [code(50, figure(0.5, null)), code(50, figure(0.9, null))], 'pass agree'],
    ['under it', [code(50, figure(0.499, null)), code(50, figure(0.9, null))], 'warn low'],
    ['under it, but rare', [code(1, figure(0, null)), code(99, figure(0.9, null))], 'pass agreeRare'],
    ['under it, just not rare', [code(2, figure(0, null)), code(98, figure(0.9, null))], 'warn low'],
    ['no figure though not rare', [code(50, undefinedFigure), code(50, figure(0.9, null))], 'warn low'],
    ['nothing coded', [code(0, undefinedFigure)], 'not_assessed nothing'],
    ['a score', [], 'not_assessed noCodes'],
  ])('%s', (_name, perCode, expected) => expect(told(checkCodes({ perCode }, defaultPlan))).toBe(expected))
})

describe('G11, agreement by part', () => {
  const part = (name: string, order: number, value: number | null, n = 10): PartFigure => ({
    kind: 'time',
    name,
    order,
    n,
    value,
  })
  const found = (...parts: PartFigure[]) => checkParts(parts, reliability(figure(0.8, 0.6)), defaultPlan)
  test.each<[string, readonly PartFigure[], string]>([
    ['all of one kind', [], 'not_assessed single'],
    ['parts too small', [part('pre', 1, 0.1, 9), part('post', 2, 0.1, 9)], 'not_assessed few'],
    ['at the floor', [part('pre', 1, 0.5), part('post', 2, 0.65)], 'pass hold'],
    ['one under the floor', [part('pre', 1, 0.499), part('post', 2, 0.6)], 'warn low'],
    ['just too far apart', [part('pre', 1, 0.6), part('post', 2, 0.751)], 'warn times'],
    ['a part without a figure is left out', [part('pre', 1, null), part('post', 2, 0.6)], 'pass hold'],
  ])('%s', (_name, parts, expected) => expect(told(found(...parts))).toBe(expected))

  test('sites may lie apart: only time points look like change', () => {
    const site = (name: string, value: number): PartFigure => ({ ...part(name, 0, value), kind: 'site' })
    expect(told(found(site('a', 0.5), site('b', 0.95)))).toBe('pass hold')
  })
  test('time points are named in their order, whichever is higher', () => {
    expect(found(part('pre', 1, 0.9), part('post', 2, 0.6)).params['names']).toBe('pre 0.90, post 0.60')
  })
})

describe('G12, drift', () => {
  const asked = { ...defaultPlan, driftChecksRequired: true }
  const coder = (change: Partial<DriftFacts['coders'][number]>): DriftFacts => ({
    required: true,
    coders: [
      {
        code: 'C01',
        lastCodedAt: '2026-02-01',
        lastPassedAt: '2026-02-01',
        alarm: false,
        coveredByRecodes: false,
        ...change,
      },
    ],
  })
  test.each<[DriftFacts | null, string]>([
    [coder({}), 'pass passed'],
    [coder({ lastPassedAt: '2026-01-31' }), 'fail late'],
    [coder({ lastPassedAt: null }), 'fail late'],
    [coder({ lastPassedAt: null, coveredByRecodes: true }), 'pass passed'],
    [coder({ lastCodedAt: null, lastPassedAt: null }), 'pass passed'],
    [coder({ alarm: true, coveredByRecodes: true }), 'fail alarm'],
    [null, 'fail none'],
  ])('%o: %s', (facts, expected) => expect(told(checkDrift(facts, asked))).toBe(expected))
  test('is not assessed where the plan asks for no checks', () => {
    expect(told(checkDrift(coder({ alarm: true }), defaultPlan))).toBe('not_assessed notAsked')
  })
})

test('G13: a composite needs a figure of its own, a rating is coded directly', () => {
  const composite = { source: 'composite', formula: 'mean(a, b)' } as const
  expect(told(checkDerived({ estimate: figure(0.1, null) }, composite))).toBe('pass own')
  expect(told(checkDerived({ estimate: undefinedFigure }, composite))).toBe('warn none')
  expect(told(checkDerived({ estimate: undefinedFigure }, { source: 'rating', formula: null }))).toBe(
    'not_assessed direct',
  )
})

test.each<[AnalysisScoreRule, { due: number; settled: number } | null, string]>([
  ['primary', null, 'not_assessed notAsked'],
  ['mean', { due: 5, settled: 0 }, 'not_assessed notAsked'],
  ['consensus', { due: 5, settled: 4 }, 'fail open'],
  ['consensus', { due: 5, settled: 5 }, 'pass settled'],
  ['adjudicated', { due: 0, settled: 0 }, 'pass settled'],
  ['adjudicated', null, 'fail none'],
])('G14 with the rule %s and %o: %s', (rule, facts, expected) => {
  expect(told(checkAdjudication(facts === null ? null : { rule, ...facts }, withRule(rule)))).toBe(expected)
})

describe('G15, not codable', () => {
  const part = (without: number, n = 100): Uncodable => ({ kind: 'site', name: 'north', n, without })
  test.each<[Uncodable, number, string]>([
    [part(20), 0, 'pass within'],
    [part(21), 0, 'warn share'],
    [part(9, 9), 0, 'not_assessed few'],
    [part(0), 10, 'pass within'],
    [part(0), 11, 'warn differ'],
  ])('%o, and %i of 100 pairs differ: %s', (one, differ, expected) => {
    expect(told(checkUncodable({ parts: [one], pairs: 100, differ }, defaultPlan))).toBe(expected)
  })
})

test.each([
  [null, 'not_assessed notAsked'],
  [{ asked: 0, broken: 0 }, 'not_assessed noAnswers'],
  [{ asked: 100, broken: 0 }, 'pass kept'],
  [{ asked: 100, broken: 10 }, 'pass few'],
  [{ asked: 100, broken: 11 }, 'warn broken'],
])('G16 of %o: %s', (found, expected) => expect(told(checkBlinding(found, defaultPlan))).toBe(expected))

describe('G19, registered plan', () => {
  const registration: Registration = { at: '2026-01-01T00:00:00.000Z', analysisScore: 'primary', variables: ['s a'] }
  test.each<[Registration | null, readonly string[], AnalysisScoreRule, string]>([
    [null, [], 'primary', 'not_assessed none'],
    [registration, [], 'primary', 'pass same'],
    [registration, [], 'mean', 'warn rule'],
    [registration, ['s b'], 'primary', 'warn gone'],
    [{ ...registration, variables: ['s b'] }, [], 'primary', 'warn added'],
  ])('%o without %o any more, rule %s: %s', (kept, gone, rule, expected) => {
    expect(told(checkRegistration({ registration: kept, gone }, 's a', withRule(rule)))).toBe(expected)
  })
})

test('G20 warns of notes and passes without them', () => {
  expect([checkNotes(true).verdict, checkNotes(false).verdict]).toEqual(['warn', 'pass'])
})

test('every check has a name, says what it is about and what is to be done', () => {
  const keys = GateCheckId.options.flatMap((id) => [`check.${id}`, `check.${id}.about`, `todo.${id}`])
  expect(keys.filter((key) => messages[key] === undefined)).toEqual([])
})
