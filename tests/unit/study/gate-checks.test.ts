import { describe, expect, test } from 'vitest'
import { exportVariables, type Variable } from '#shared/scheme/variables.ts'
import {
  checkCoverage,
  checkDoubleCoding,
  checkMedia,
  checkRules,
  checkThreshold,
  gateReport,
  observedFigures,
  overall,
  type Coverage,
  type GateInput,
  type MediaCoverage,
} from '#shared/study/gate-checks.ts'
import type { GateCheck, GateCheckId, OverrideRecord, Verdict } from '#shared/study/gate.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import type { Figure, VariableReliability } from '#shared/study/reliability-view.ts'
import { noDetail } from '#shared/reliability/study/score-reliability.ts'
import { messages } from '#shared/contract/messages.ts'
import { ratings } from '../observation/builders.ts'

const sen = exportVariables(ratings, ['play'])[0] as Variable
const media: MediaCoverage = { verified: 20, converted: 0, missing: 0, changed: 0, changedRecordings: 0 }
const full: Coverage = { codable: 20, locked: 20, unassigned: 0, doubleCoded: 16, breakingRules: 0, media }
const figure = (value: number, lo: number | null, hi = 0.99): Figure => ({
  ok: true,
  value,
  lo,
  hi: lo === null ? null : hi,
  n: 16,
})

function reliability(estimate: Figure, n = 16): VariableReliability {
  return {
    ...noDetail,
    scheme: 's@1.0.0',
    variable: sen.name,
    label: sen.label,
    group: 'ratings',
    statistic: 'icc_a1',
    reason: '',
    estimate,
    threshold: { point: 0.7, ciLower: 0.5, minN: 15 },
    n,
    coders: ['C01', 'C02'],
  }
}

function input(estimate: Figure, coverage = full, n = 16): GateInput {
  return { scheme: 's@1.0.0', variable: sen, coverage, reliability: reliability(estimate, n) }
}

const decision = (checks: readonly GateCheckId[], id = 'ov_1', more: Partial<OverrideRecord> = {}): OverrideRecord => ({
  id,
  scheme: 's@1.0.0',
  variables: [sen.name],
  checks,
  observed: { [sen.name]: observedFigures(reliability(figure(0.5, 0.1))) },
  required: {},
  reasonCode: 'other',
  reasonText: 'because of the test',
  decidedBy: 'p_1',
  decidedAt: '2026-01-01T00:00:00.000Z',
  appVersion: '1',
  prevHash: '',
  hash: 'h',
  ...more,
})

const told = ({ verdict, code }: GateCheck): string => `${verdict} ${code.split('.').at(-1) ?? ''}`

describe('G01, coverage', () => {
  test.each<[Partial<Coverage>, string]>([
    [{}, 'pass complete'],
    [{ codable: 0, locked: 0 }, 'fail none'],
    [{ locked: 19 }, 'fail unlocked'],
    [{ locked: 19, unassigned: 1 }, 'fail unassigned'],
  ])('%o: %s', (change, expected) => {
    expect(told(checkCoverage({ ...full, ...change }))).toBe(expected)
  })

  test('a failure says how many recordings are open', () => {
    expect(checkCoverage({ ...full, locked: 17, unassigned: 2 }).params).toEqual({
      codable: 20,
      open: 3,
      unassigned: 2,
    })
  })
})

describe('G03, double coding', () => {
  test.each<[string, Partial<Coverage>, number, string]>([
    ['one fewer than the minimum fails', { doubleCoded: 14 }, 14, 'fail few'],
    ['exactly the minimum is enough', { doubleCoded: 15 }, 15, 'pass enough'],
    ['exactly the planned share is enough', { codable: 75, locked: 75, doubleCoded: 15 }, 15, 'pass enough'],
    ['a share below plan warns', { codable: 76, locked: 76, doubleCoded: 15 }, 15, 'warn share'],
    ['all recordings coded twice warns: nobody is unaware of it', { doubleCoded: 20 }, 20, 'warn all'],
    ['a conditional scale rated by both in few recordings is not assessed', {}, 14, 'not_assessed fewBoth'],
    ['nothing locked fails, without dividing by nothing', { locked: 0, doubleCoded: 0 }, 0, 'fail few'],
  ])('%s', (_name, change, both, expected) => {
    expect(told(checkDoubleCoding({ ...full, ...change }, both, defaultPlan))).toBe(expected)
  })

  test('the least number is the one of the study plan', () => {
    expect(checkDoubleCoding({ ...full, doubleCoded: 5 }, 5, { ...defaultPlan, minDoubleCoded: 5 }).verdict).toBe(
      'pass',
    )
  })
})

describe('G07, agreement', () => {
  test.each<[string, Figure, string]>([
    ['both reach', figure(0.8, 0.6), 'pass both'],
    ['both exactly at their limits', figure(0.7, 0.5), 'pass both'],
    ['point a hair under, lower end reaches', figure(0.699_999, 0.5), 'warn lowerOnly'],
    ['point reaches, lower end a hair under', figure(0.7, 0.499_999), 'warn pointOnly'],
    ['none reaches', figure(0.6, 0.4), 'fail neither'],
    ['point reaches, and there is no interval', figure(0.9, null), 'warn noInterval'],
    ['under, and there is no interval', figure(0.6, null), 'fail neither'],
    ['perfect agreement needs no interval', figure(1, null), 'pass both'],
    ['a negative figure', figure(-0.2, -0.6), 'fail neither'],
    ['no figure', { ok: false, why: 'no_variation', n: 16 }, 'not_assessed undefined'],
  ])('%s', (_name, estimate, expected) => {
    expect(told(checkThreshold(reliability(estimate)))).toBe(expected)
  })
})

test('G17 passes without a broken rule and fails with one', () => {
  expect([checkRules(full).verdict, checkRules({ ...full, breakingRules: 1 }).verdict]).toEqual(['pass', 'fail'])
})

describe('G18, media', () => {
  test.each<[string, Partial<MediaCoverage>, string]>([
    ['all files as last verified pass', {}, 'pass same'],
    ['a verified conversion passes, named as such', { converted: 3 }, 'pass named'],
    ['files kept at another site pass, named as such', { missing: 2 }, 'pass named'],
    [
      'one changed file fails, whatever the others are',
      { missing: 2, changed: 1, changedRecordings: 1 },
      'fail changed',
    ],
    ['without a coded file there is nothing to find changed', { verified: 0 }, 'pass none'],
  ])('%s', (_name, change, expected) => {
    expect(told(checkMedia({ ...full, media: { ...media, ...change } }))).toBe(expected)
  })

  test('what is named is counted, and every file once', () => {
    const found = checkMedia({
      ...full,
      media: { verified: 5, converted: 3, missing: 2, changed: 1, changedRecordings: 1 },
    })
    expect(found.params).toEqual({ files: 11, verified: 5, converted: 3, missing: 2, changed: 1, recordings: 1 })
  })
})

test.each<[Verdict[], Verdict]>([
  [['pass', 'warn'], 'warn'],
  [['warn', 'not_assessed'], 'not_assessed'],
  [['not_assessed', 'fail', 'pass'], 'fail'],
  [['pass'], 'pass'],
])('of %o the verdict is %s', (verdicts, expected) => {
  const checks = verdicts.map((verdict): GateCheck => ({ id: 'G01', verdict, code: '', params: {} }))
  expect(overall(checks)).toBe(expected)
})

describe('the report', () => {
  const report = (one: GateInput, overrides: readonly OverrideRecord[] = []) =>
    gateReport([one], overrides, defaultPlan)

  test('a figure from few recordings with both values is not judged, however good or bad', () => {
    const row = report(input(figure(0.1, -0.5), full, 4)).rows[0]
    expect([row?.verdict, row?.checks.find(({ id }) => id === 'G07')?.verdict]).toEqual([
      'not_assessed',
      'not_assessed',
    ])
  })

  test('what is not assessed does not stop an export, and a failure does', () => {
    expect(report(input({ ok: false, why: 'no_variation', n: 16 })).mayExport).toBe(true)
    expect(report(input(figure(0.5, 0.1))).mayExport).toBe(false)
  })

  test('a study without variables may not be exported', () => {
    expect(gateReport([], [], defaultPlan).mayExport).toBe(false)
  })

  test('a recorded decision lets a failed variable out, and its verdict stays a failure', () => {
    const { rows, mayExport, counts } = report(input(figure(0.5, 0.1)), [decision(['G07'])])
    expect([mayExport, rows[0]?.verdict, rows[0]?.overrideId, counts.fail]).toEqual([true, 'fail', 'ov_1', 1])
  })

  test('of two decisions the newer one is in force', () => {
    const decisions = [decision(['G07']), decision(['G07'], 'ov_2')]
    expect(report(input(figure(0.5, 0.1)), decisions).rows[0]?.overrideId).toBe('ov_2')
  })

  test('a decision about one check does not cover another that fails now', () => {
    const few = { ...full, doubleCoded: 10 }
    expect(report(input(figure(0.5, 0.1), few), [decision(['G07'])]).mayExport).toBe(false)
    expect(report(input(figure(0.5, 0.1), few), [decision(['G03', 'G07'])]).mayExport).toBe(true)
  })

  test.each<[string, Partial<OverrideRecord>]>([
    ['another variable', { variables: ['other'] }],
    ['another scheme', { scheme: 's@2.0.0' }],
  ])('a decision about %s does not count', (_name, more) => {
    expect(report(input(figure(0.5, 0.1)), [decision(['G07'], 'ov_1', more)]).mayExport).toBe(false)
  })

  test('a decision lapses when the figures that it was made about change', () => {
    const decided = [decision(['G07'])]
    expect(report(input(figure(0.5, 0.1)), decided).mayExport).toBe(true)
    expect(report(input(figure(0.1, -0.3)), decided).mayExport).toBe(false)
    expect(report(input(figure(0.5, 0.1), full, 17), decided).mayExport).toBe(false)
  })

  test.each<[string, Partial<Coverage>, GateCheckId]>([
    ['a broken rule of the scheme', { breakingRules: 2 }, 'G17'],
    ['a changed file', { media: { ...media, changed: 1, changedRecordings: 1 } }, 'G18'],
  ])('%s is never overridden, even if a record says so', (_what, change, check) => {
    const broken = input(figure(0.9, 0.8), { ...full, ...change })
    const { rows, mayExport } = report(broken, [decision([check])])
    expect([rows[0]?.verdict, rows[0]?.overrideId, mayExport]).toEqual(['fail', null, false])
  })

  test('what the checks find has words', () => {
    const rows = [
      input(figure(0.8, 0.6)),
      input(figure(0.6, 0.4), { ...full, codable: 0 }),
      input(figure(0.7, 0.2), { ...full, locked: 76, codable: 76, doubleCoded: 15 }),
      input(figure(0.8, 0.6), { ...full, doubleCoded: 20 }),
      input({ ok: false, why: 'no_pairs', n: 0 }, { ...full, doubleCoded: 3, breakingRules: 1 }, 0),
      input(figure(0.8, 0.6), full, 4),
      input(figure(0.8, 0.6), { ...full, media: { ...media, missing: 1 } }),
      input(figure(0.8, 0.6), { ...full, media: { ...media, changed: 1, changedRecordings: 1 } }),
      input(figure(0.8, 0.6), { ...full, media: { ...media, verified: 0 } }),
    ]
    const codes = gateReport(rows, [], defaultPlan).rows.flatMap(({ checks }) => checks.map(({ code }) => code))
    expect(codes.filter((code) => messages[code] === undefined)).toEqual([])
  })
})
