import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Coverage, GateInput, MediaCoverage } from '#shared/study/gate/evidence.ts'
import { checkCoverage, checkDoubleCoding, checkMedia, checkRules } from '#shared/study/gate/coverage-checks.ts'
import { checkThreshold } from '#shared/study/gate/agreement-checks.ts'
import { observedFigures, observedFindings } from '#shared/study/gate/overrides.ts'
import { checksOf, gateReport, overall, verdictLines } from '#shared/study/gate/report.ts'
import type { GateCheck, GateCheckId, OverrideRecord, Verdict } from '#shared/study/gate.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import type { Figure } from '#shared/study/reliability-view.ts'
import { decision, evidence, figure, full, input, media, reliability, sen, told } from './gate-builder.ts'

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
    ['under, and there is no interval', figure(0.6, null), 'fail neitherNoInterval'],
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
    ['episodes set again after coding began fail', { bordersChanged: 1 }, 'fail borders'],
    ['without a coded file there is nothing to find changed', { verified: 0 }, 'pass none'],
  ])('%s', (_name, change, expected) => {
    expect(told(checkMedia({ ...full, media: { ...media, ...change } }))).toBe(expected)
  })

  test('what is named is counted, and every file once', () => {
    const found = checkMedia({
      ...full,
      media: { ...media, verified: 5, converted: 3, missing: 2, changed: 1, changedRecordings: 1 },
    })
    expect(found.params).toEqual({ files: 11, verified: 5, converted: 3, missing: 2, changed: 1, recordings: 1 })
  })
})

test.each<[GateCheckId, Verdict[], Verdict]>([
  ['G07', ['pass', 'warn'], 'warn'],
  ['G07', ['warn', 'not_assessed'], 'not_assessed'],
  ['G07', ['not_assessed', 'fail', 'pass'], 'fail'],
  ['G07', ['pass'], 'pass'],
  ['G02', ['pass', 'not_assessed'], 'pass'],
  ['G12', ['warn', 'not_assessed'], 'warn'],
  ['G19', ['not_assessed'], 'not_assessed'],
])('findings of %s, %o, make the verdict %s', (id, verdicts, expected) => {
  const checks = verdicts.map((verdict): GateCheck => ({ id, verdict, code: '', params: {} }))
  expect(overall(checks)).toBe(expected)
})

describe('the report', () => {
  const report = (one: GateInput, overrides: readonly OverrideRecord[] = []) =>
    gateReport([one], { overrides, plan: defaultPlan, today: '2026-02-01', codings: 36 })

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
    expect(gateReport([], { overrides: [], plan: defaultPlan, codings: 0 }).mayExport).toBe(false)
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

  test('a decision holds where a version of Attune only adds up in another order, in figures and in findings', () => {
    const then = input(figure(0.38238855890663714, 0.1))
    const findings = observedFindings(report(then).rows[0]?.checks ?? [])
    const observed = { [sen.name]: { ...observedFigures(then.reliability), ...findings } }
    const decided = [decision(['G07'], 'ov_1', { observed })]
    expect(report(input(figure(0.3823885589066374, 0.1)), decided).mayExport).toBe(true)
    expect(report(input(figure(0.3823886, 0.1)), decided).mayExport).toBe(false)
  })

  test.each<[string, Partial<Coverage>, GateCheckId]>([
    ['a broken rule of the scheme', { breakingRules: 2 }, 'G17'],
    ['a changed file', { media: { ...media, changed: 1, changedRecordings: 1 } }, 'G18'],
  ])('%s is never overridden, even if a record says so', (_what, change, check) => {
    const broken = input(figure(0.9, 0.8), { ...full, ...change })
    const { rows, mayExport } = report(broken, [decision([check])])
    expect([rows[0]?.verdict, rows[0]?.overrideId, mayExport]).toEqual(['fail', null, false])
  })

  test('a decision about a finding is none about another finding of the same check', () => {
    const three = input(figure(0.5, 0.1), { ...full, locked: 17 })
    const four = input(figure(0.5, 0.1), { ...full, locked: 16 })
    const seen = {
      ...observedFigures(reliability(figure(0.5, 0.1))),
      ...observedFindings(checksOf(three, defaultPlan)),
    }
    const decided = [decision(['G01', 'G07'], 'ov_1', { observed: { [sen.name]: seen } })]
    expect(report(three, decided).mayExport).toBe(true)
    expect(report(four, decided).mayExport).toBe(false)
  })

  test.each([
    ['2026-02-01', true],
    ['2026-01-31', false],
  ])('a decision that holds until %s lets the variable out on the first of February: %s', (expires, expected) => {
    expect(report(input(figure(0.5, 0.1)), [decision(['G07'], 'ov_1', { expires })]).mayExport).toBe(expected)
  })

  test('has all twenty checks of every variable, in order', () => {
    const ids = report(input(figure(0.8, 0.6))).rows[0]?.checks.map(({ id }) => id)
    expect(ids).toEqual(Array.from({ length: 20 }, (_, n) => `G${String(n + 1).padStart(2, '0')}`))
  })

  test('lines of verdicts differ where a verdict does, and not by notes that were asked for', () => {
    const notes = input(figure(0.8, 0.6), full, 16, { evidence: { ...evidence, notesIncluded: true } })
    const plain = verdictLines(report(input(figure(0.8, 0.6))))
    expect(verdictLines(report(notes))).toEqual(plain)
    expect(verdictLines(report(input(figure(0.6, 0.4))))).not.toEqual(plain)
  })
})

describe('whatever the figures', () => {
  const order: readonly Verdict[] = ['fail', 'warn', 'pass']
  const share = fc.double({ min: -1, max: 1, noNaN: true })
  const verdictAt = (value: number, lo: number): number =>
    order.indexOf(checkThreshold(reliability(figure(value, lo))).verdict)

  test('a higher estimate with a higher interval never gets a worse verdict', () => {
    fc.assert(
      fc.property(share, share, fc.double({ min: 0, max: 1, noNaN: true }), (value, lo, by) => {
        expect(verdictAt(value + by, lo + by)).toBeGreaterThanOrEqual(verdictAt(value, lo))
      }),
    )
  })

  test('a decision never covers figures that it was not made about', () => {
    fc.assert(
      fc.property(share, share, share, share, (value, lo, other, otherLo) => {
        const then = reliability(figure(value, lo))
        const decided = [decision(['G07'], 'ov_1', { observed: { [sen.name]: observedFigures(then) } })]
        const now = input(figure(other, otherLo))
        const row = gateReport([now], { overrides: decided, plan: defaultPlan, codings: 0 }).rows[0]
        // Differences of the last digits are no other figure: they come from the order of a sum.
        const same = Math.abs(value - other) <= 1e-9 && Math.abs(lo - otherLo) <= 1e-9
        expect(row?.overrideId ?? null).toBe(same && row?.verdict === 'fail' ? 'ov_1' : null)
      }),
    )
  })
})
