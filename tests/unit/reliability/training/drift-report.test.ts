import { describe, expect, test } from 'vitest'
import { controlChart } from '#shared/formats/plots/control-chart.ts'
import { driftRows, openAlarm } from '#shared/reliability/training/drift-report.ts'
import { certificationFacts, driftFacts } from '#shared/reliability/training/gate-facts.ts'
import { intraCoder } from '#shared/reliability/training/intra-coder.ts'
import { collect, type CollectedScheme } from '#shared/reliability/study/collect.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import type { DriftClosing, DriftRow, PairedCodings } from '#shared/study/drift.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { heldAt, type CertificateRow } from '#shared/study/training.ts'
import { ratings } from '../../observation/builders.ts'
import { dataset, rating, recordsOf } from '../../study/dataset-builder.ts'
import { dayAt, pair } from './support.ts'

const source = dataset([], { coders: [{ id: 'ann', code: 'C01' }] })
const closing = (checkId: string, day: number): DriftClosing => ({
  ...{ personId: 'ann', schemeId: ratings.id, variable: 'sen_play', checkId },
  ...{ closedAt: dayAt(day), closedBy: 'Lea', reason: 'Trained once more.' },
})

function senOf(checks: readonly PairedCodings[], closings: readonly DriftClosing[] = []): DriftRow {
  const row = driftRows(checks, closings, source).find(({ variable }) => variable === 'sen_play')
  if (row === undefined) throw new Error('the scale has a row')
  return row
}

describe('a control chart', () => {
  test('takes the checks in the order in which they were locked, and counts a missing value as no check', () => {
    const row = senOf([pair(3, 5, 5), pair(2, null, 5), pair(1, 7, 5)])
    expect(row.points.map(({ value, missed, mean }) => [value, missed, mean])).toEqual([
      [2, true, 2],
      [null, false, null],
      [0, false, 1],
    ])
    expect([row.coder, row.range, row.alarms]).toEqual(['C01', 8, []])
  })

  test('keeps an alarm open although later checks are near, until it is closed; then checks count anew', () => {
    const checks = [pair(1, 7, 5), pair(2, 7, 5), pair(3, 5, 5)]
    expect(openAlarm(senOf(checks))).toMatchObject({ rule: 'two_misses', raisedAt: dayAt(2) })
    const closed = senOf([...checks, pair(5, 7, 5)], [closing('ann-3', 4)])
    expect(closed.alarms).toMatchObject([{ rule: 'two_misses', closed: { closedBy: 'Lea' } }])
    expect(closed.points.at(-1)?.mean).toBe(2)
    const again = senOf([...checks, pair(5, 7, 5), pair(6, 8, 5)], [closing('ann-3', 4)])
    expect(again.alarms.map(({ closed: how }) => how === null)).toEqual([false, true])
  })

  test('is drawn inside its frame, with a mark for every check that has a value', () => {
    const row = senOf([pair(1, 7, 5), pair(2, 7, 5), pair(3, null, 5), pair(4, 5, 5)])
    const { width, height, shapes } = controlChart(row)
    const points = shapes.flatMap((shape) => (shape.kind === 'point' ? [shape] : []))
    expect(points.map(({ part, index }) => `${part} ${String(index)}`)).toEqual([
      'missed 0',
      'alarm 1',
      'missed 1',
      'met 3',
    ])
    for (const { x, y } of points) {
      expect(x > 0 && x < width).toBe(true)
      expect(y > 0 && y < height).toBe(true)
    }
  })

  test('of one check, or of none with a value, has no numbers that cannot be drawn', () => {
    for (const row of [senOf([pair(1, 5, 5)]), senOf([pair(1, null, 5)])])
      expect(JSON.stringify(controlChart(row))).not.toMatch(/null|NaN|Infinity/)
  })
})

test('a coder against their own earlier codings has ICC, mean difference and the share within one', () => {
  const again = [1, 3, 5, 7, 9].map((value, n) => pair(n + 1, value + (n === 0 ? 1 : 0), value))
  const row = intraCoder(again, source).find(({ variable }) => variable === 'sen_play')
  expect(row).toMatchObject({ coder: 'C01', n: 5, statistic: 'icc_a1', withinOne: { ok: true, value: 1 } })
  expect(row?.bias?.ok === true && row.bias.value).toBeCloseTo(0.2, 12)
})

const coded = [
  { recording: 'r1', coder: 'ann', role: 'primary' as const, records: recordsOf(rating('sen', 5)) },
  { recording: 'r1', coder: 'bob', role: 'second' as const, records: recordsOf(rating('sen', 5)) },
  { recording: 'r2', coder: 'ann', role: 'primary' as const, records: recordsOf(rating('sen', 5)) },
]
const certificate = (more: Partial<CertificateRow> = {}): CertificateRow => ({
  ...{ id: 'crt', personId: 'ann', personName: 'Ann', schemeId: ratings.id, schemeName: '', schemeVersion: '1.0.0' },
  ...{ schemeMajor: 1, setName: null, runId: null, how: 'lead' as const, reason: 'x', issuedBy: 'Lea' },
  ...{ issuedAt: '2026-01-01T00:00:00.000Z', expiresAt: '2027-01-01T00:00:00.000Z' },
  ...{ revokedAt: null, revokedBy: null, revokedReason: '', figures: null, ...more },
})

/** The facts of the study's one scheme, from the one walk over its codings. */
const ofCollected =
  <T>(facts: (data: StudyDataset, from: CollectedScheme) => T) =>
  (data: StudyDataset): T => {
    const [from] = collect(data)
    if (from === undefined) throw new Error('the study has a scheme')
    return facts(data, from)
  }
const certificationOf = ofCollected(certificationFacts)
const driftOf = ofCollected(driftFacts)

describe('facts for the gate', () => {
  test('are made from the one walk over the codings, however much the plan asks for', () => {
    const plan = { ...defaultPlan, certificatesRequired: true, driftChecksRequired: true }
    const data = dataset(coded, { plan })
    let walks = 0
    const observations = () => {
      walks += 1
      return data.observations()
    }
    studyReliability({ ...data, observations }, { progress: () => undefined, throwIfCancelled: () => undefined })
    expect(walks).toBe(1)
  })

  test('are not there where the study asks for no certificates and no checks, and has none', () => {
    expect([certificationOf(dataset(coded)), driftOf(dataset(coded))]).toEqual([null, null])
  })

  test('name who coded without a certificate that held on the day of the lock', () => {
    const facts = certificationOf(dataset(coded, { certificates: [certificate()] }))
    expect(facts).toEqual({ required: false, codings: 3, without: 1, coders: ['C02'] })
    const late = certificate({ issuedAt: '2026-01-02T00:00:00.001Z' })
    expect(certificationOf(dataset(coded, { certificates: [late] }))?.without).toBe(3)
    const plan = { ...defaultPlan, certificatesRequired: true }
    expect(certificationOf(dataset(coded, { plan }))).toMatchObject({ required: true, without: 3 })
  })

  test('say when each coder last passed a check, and whether what they coded since was coded anew by somebody else', () => {
    const checks = [pair(1, 5, 5), pair(3, 8, 5), pair(4, 8, 5)]
    const facts = driftOf(dataset(coded, { checks: () => checks }))
    expect(facts?.coders).toEqual([
      {
        ...{ code: 'C01', lastCodedAt: '2026-01-02T00:00:00.000Z', lastPassedAt: dayAt(1) },
        ...{ alarm: true, coveredByRecodes: false },
      },
      {
        ...{ code: 'C02', lastCodedAt: '2026-01-02T00:00:00.000Z', lastPassedAt: null },
        ...{ alarm: false, coveredByRecodes: false },
      },
    ])
  })

  test('count a coding as covered once somebody else codes its recording after it, and never the later one', () => {
    const plan = { ...defaultPlan, driftChecksRequired: true }
    const data = dataset(coded.slice(0, 2), { plan })
    const covered = (secondLockedAt: string) => {
      const observations = function* () {
        for (const one of data.observations()) yield one.role === 'second' ? { ...one, lockedAt: secondLockedAt } : one
      }
      return driftOf({ ...data, observations })?.coders.map(({ coveredByRecodes }) => coveredByRecodes)
    }
    expect(covered('2026-01-03T00:00:00.000Z')).toEqual([true, false])
    expect(covered('2026-01-01T00:00:00.000Z')).toEqual([false, false])
  })
})

test('a certificate holds from its issue to before its expiry, and before it was revoked', () => {
  const one = certificate({ revokedAt: '2026-06-01T00:00:00.000Z' })
  const held = ['2025-12-31T23:59:59.999Z', one.issuedAt, '2026-05-31T00:00:00.000Z', '2026-06-01T00:00:00.000Z']
  expect(held.map((at) => heldAt(one, at))).toEqual([false, true, true, false])
  expect(heldAt(certificate(), '2027-01-01T00:00:00.000Z')).toBe(false)
})
