import { describe, expect, test } from 'vitest'
import { contextRecordId } from '#shared/observation/record.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import type { Look, StudyDataset } from '#shared/study/dataset.ts'
import type { GateCheck, GateCheckId } from '#shared/study/gate.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { ratings } from '../../observation/builders.ts'
import { dataset, ratedTwice, recording } from '../dataset-builder.ts'
import { told } from './gate-builder.ts'

const scheme = `${ratings.id}@${ratings.version}`
const values = Array.from({ length: 24 }, (_, n): readonly [number, number] => [1 + (n % 9), 1 + (n % 9)])

function checkOf(data: StudyDataset, id: GateCheckId): GateCheck | undefined {
  const { gate } = studyReliability(data, { progress: () => undefined, throwIfCancelled: () => undefined })
  return gate.rows.find(({ variable }) => variable === 'sen_play')?.checks.find((one) => one.id === id)
}
const toldOf = (data: StudyDataset, id: GateCheckId): string => {
  const found = checkOf(data, id)
  return found === undefined ? 'no check' : told(found)
}
const codings = ratedTwice(values)
const ids = [...new Set(codings.map((one) => one.recording))]

describe('independence', () => {
  const look = (change: Partial<Look> = {}): Look => ({
    ...{ recordingId: ids[0] ?? '', schemeId: ratings.id, of: 'ann', by: 'bob', at: '2026-01-01T12:00:00.000Z' },
    ...change,
  })
  test.each<[string, Look, string]>([
    ['before both were locked', look(), 'fail opened'],
    ['just when both were', look({ at: '2026-01-02T00:00:00.000Z' }), 'pass apart'],
    ['by somebody who did not code it', look({ by: 'lea' }), 'pass apart'],
    ['of another recording', look({ recordingId: 'elsewhere' }), 'pass apart'],
    ['of another scheme', look({ schemeId: 'another' }), 'pass apart'],
  ])('a coding opened %s', (_when, one, expected) => {
    expect(toldOf(dataset(codings, { looks: [one] }), 'G05')).toBe(expected)
  })

  test.each<[string, Partial<Look>, string]>([
    ['after both were locked first', { ofLockedAt: '2026-01-02T00:00:00.000Z' }, 'pass apart'],
    ['before it was locked first', { ofLockedAt: '2026-01-02T18:00:00.000Z' }, 'fail opened'],
    ['at a time when nothing tells whether it was', {}, 'fail opened'],
    ['by who completed theirs', { ofLockedAt: '2026-01-02T00:00:00.000Z', of: 'bob', by: 'ann' }, 'fail opened'],
  ])('a coding that was completed anew later, opened %s', (_when, change, expected) => {
    const completed = [...dataset(codings).observations()].map((one) =>
      one.personId === 'ann' ? { ...one, lockedAt: '2026-01-03T00:00:00.000Z' } : one,
    )
    const looks = [look({ at: '2026-01-02T12:00:00.000Z', ...change })]
    expect(toldOf(dataset(codings, { looks, observations: () => completed }), 'G05')).toBe(expected)
  })
})

describe('parts of the recordings', () => {
  const places = (n: number) => ({ site: n % 2 === 0 ? 'north' : 'south', timePoint: 'before', timeOrder: 1 })
  const recordings = ids.map((id, n) => recording(id, places(n)))

  test('a site whose coders do not agree warns, though all recordings together do not show it', () => {
    const shifted = values.map(([a, b], n): readonly [number, number] => [a, n % 2 === 0 ? b : 10 - b])
    const data = dataset(ratedTwice(shifted), { recordings })
    expect(toldOf(data, 'G11')).toBe('warn low')
    expect(checkOf(data, 'G11')?.params['names']).toMatch(/^south /)
    expect(toldOf(dataset(codings, { recordings }), 'G11')).toBe('pass hold')
  })

  test('a site without double coding warns', () => {
    const alone = codings.filter(({ recording: id, role }) => role === 'primary' || ids.indexOf(id) % 2 === 0)
    expect(toldOf(dataset(alone, { recordings }), 'G04')).toBe('warn thin')
    expect(toldOf(dataset(codings, { recordings }), 'G04')).toBe('pass covered')
  })

  test('a coder who rates one point higher warns, whichever of the two', () => {
    const higher = values.map(([a], n): readonly [number, number] => [Math.max(1, a - 1), n === 0 ? 1 : a])
    const found = checkOf(dataset(ratedTwice(higher), { recordings }), 'G08')
    expect(found?.verdict).toBe('warn')
    expect(found?.params['names']).toMatch(/^C01 against C02 −/)
  })

  test('recordings that could not be coded at one site warn', () => {
    const blank = values.map(([a, b], n): readonly [number | null, number | null] =>
      n % 4 === 0 ? [null, null] : [a, b],
    )
    expect(toldOf(dataset(ratedTwice(blank), { recordings }), 'G15')).toBe('warn share')
    expect(toldOf(dataset(codings, { recordings }), 'G15')).toBe('pass within')
  })
})

test('double coding of recordings that hardly differ warns of a narrow range', () => {
  const wide = ratedTwice(values).filter(({ recording: id, role }) => role === 'primary' || ids.indexOf(id) % 9 === 4)
  expect(toldOf(dataset(wide), 'G09')).toBe('warn narrowWithin')
})

describe('blinding', () => {
  const item = ratings.context.find(({ id }) => id === 'blind')
  const answered = (answer: string): StudyDataset =>
    dataset(
      codings.map((one) => ({
        ...one,
        records: {
          ...one.records,
          [contextRecordId('blind')]: {
            ...{ type: 'context' as const, id: contextRecordId('blind'), item: 'blind' },
            value: answer,
          },
        },
      })),
    )
  test('is kept where every coder gives the first answer, and broken where one gives another', () => {
    expect(item?.options[0]).toBe('no')
    expect(toldOf(answered('no'), 'G16')).toBe('pass kept')
    expect(toldOf(answered('group'), 'G16')).toBe('warn broken')
    expect(toldOf(dataset(codings), 'G16')).toBe('not_assessed noAnswers')
  })
})

describe('what the study decided', () => {
  test('a registered plan is compared, also with what is exported no more', () => {
    const variables = studyReliability(dataset(codings), {
      progress: () => undefined,
      throwIfCancelled: () => undefined,
    }).gate.rows.map((row) => `${row.scheme} ${row.variable}`)
    const kept = { at: '2026-01-01T00:00:00.000Z', analysisScore: 'primary', variables }
    expect(toldOf(dataset(codings, { registration: kept }), 'G19')).toBe('pass same')
    const more = { ...kept, variables: [...variables, `${scheme} dropped`] }
    expect(toldOf(dataset(codings, { registration: more }), 'G19')).toBe('warn gone')
  })

  test('a threshold of the plan goes before the one of the scheme', () => {
    const asking = (agreementPoint: number | null) => {
      const plan = { ...defaultPlan, gate: { ...defaultPlan.gate, agreementPoint } }
      return checkOf(dataset(codings, { plan }), 'G07')?.params['point']
    }
    expect([asking(null), asking(0.85)]).toEqual([0.7, 0.85])
  })

  test('certificates and checks for drift that the plan asks for are looked for in the study', () => {
    const plan = { ...defaultPlan, bootstrapReplicates: 200, certificatesRequired: true, driftChecksRequired: true }
    const asking = dataset(codings, { plan })
    expect([checkOf(asking, 'G02')?.verdict, checkOf(asking, 'G12')?.verdict]).toEqual(['fail', 'fail'])
    const silent = dataset(codings)
    expect([checkOf(silent, 'G02')?.verdict, checkOf(silent, 'G12')?.verdict]).toEqual(['not_assessed', 'not_assessed'])
  })

  test('episodes set again after coding began fail, and set before it do not', () => {
    const set = (bordersSetAt: string) => ids.map((id) => recording(id, { bordersSetAt }))
    expect(toldOf(dataset(codings, { recordings: set('2026-01-01T00:00:01.000Z') }), 'G18')).toBe('fail borders')
    expect(toldOf(dataset(codings, { recordings: set('2025-12-31T00:00:00.000Z') }), 'G18')).toBe('pass same')
  })
})
