import { describe, expect, test } from 'vitest'
import { valueOf } from '#shared/reliability/estimate.ts'
import { stateSetAgreement } from '#shared/reliability/state-set-agreement.ts'
import type { DoubleCodedStates, ExclusiveSetAgreement } from '#shared/reliability/state-set-agreement.ts'
import { letters } from './builders.ts'

const set = {
  codes: [{ id: 'A' }, { id: 'B' }, { id: 'C' }, { id: 'U', missing: true }, { id: 'P', procedure: true }],
  exclusive: true,
  exhaustive: true,
}

const coded = (first: string, second: string, recording = 'r1'): DoubleCodedStates => ({
  recording,
  spans: [{ start: 0, end: first.length * 1000 }],
  first: letters(first),
  second: letters(second),
})

function exclusive(recordings: DoubleCodedStates[]): ExclusiveSetAgreement {
  const result = stateSetAgreement(set, recordings)
  if (result.kind !== 'exclusive') throw new Error('expected one table')
  return result
}

describe('agreement on an exclusive set of states', () => {
  test('drops a second that either coder called not codable, and counts it by reason', () => {
    const result = exclusive([coded('AABBUUPPA.', 'AABBUAPBAA')])
    expect(result.dropped).toEqual([
      { n: 2, why: 'missing_code' },
      { n: 2, why: 'procedure_code' },
      { n: 1, why: 'not_coded' },
    ])
    expect(result.table.n).toBe(5)
    expect(result.kappa.dropped).toEqual(result.dropped)
  })

  test('takes no missing or procedure code into its table', () => {
    expect(exclusive([coded('AAUP', 'AAUP')]).table.categories).toEqual(['A', 'B', 'C'])
  })

  test('sums the tables of recordings and shows the spread over them', () => {
    const result = exclusive([
      coded('AAAABBBB', 'AAAABBBB', 'r1'),
      coded('AAAABBBB', 'AAABBBBB', 'r2'),
      coded('AABBAABB', 'ABABABAB', 'r3'),
    ])
    expect(result.table.n).toBe(24)
    expect(result.recordings.map((r) => r.kappa.ok && r.kappa.value)).toEqual([1, 0.75, 0])
    expect(result.spread).toMatchObject({ n: 3, min: 0, median: 0.75, max: 1 })
  })

  test('has an interval from resampled recordings, with its seed, and no ordinary standard error elsewhere', () => {
    const result = exclusive([coded('AAAABBBB', 'AAABBBBB', 'r1'), coded('AABBAABB', 'AABBABAB', 'r2')])
    expect(result.kappa).toMatchObject({
      ok: true,
      ci: { method: 'bootstrap-percentile' },
      bootstrap: { seed: 1, replicates: 1000 },
    })
    for (const other of [result.exact.kappa, result.exact.agreement, result.agreement, result.tolerance.both])
      expect(other).toMatchObject({ ci: { method: 'bootstrap-percentile' } })
    expect(result.codes[0]).toMatchObject({ kappa: { ci: { method: 'bootstrap-percentile' } } })
    for (const other of [result.tolerance.firstAsReference, ...result.recordings.map((r) => r.kappa)]) {
      expect(other).not.toHaveProperty('se')
      expect(other).not.toHaveProperty('ci')
    }
  })

  test('has no interval from one recording, and says so', () => {
    const { kappa } = exclusive([coded('AAAABBBB', 'AAABBBBB')])
    expect(kappa.ok && kappa.ci).toBeUndefined()
    expect(kappa.ok && kappa.warnings).toContain('one_recording')
  })

  test('puts the tolerance of one second beside the kappa without', () => {
    const result = exclusive([coded('AAAAABBBBBBCCCCAAAAABBBBBCCCCC', 'AAAABBBBBBBCCCAAAAAABBBCCCCCCC')])
    expect(result.kappa.ok && result.kappa.value).toBeCloseTo(0.8, 10)
    expect(valueOf(result.tolerance.both)).toBeCloseTo(0.95, 10)
    expect(result.tolerance.warnings).toContain('tolerance_long')
  })

  test('does not let a tolerance rescue a second that was not codable', () => {
    const result = exclusive([coded('AAUA', 'AAAU')])
    expect(result.tolerance.firstAsReference).toMatchObject({ n: 2 })
  })

  test('counts the units of each episode from its own start', () => {
    const recording = {
      ...coded('', ''),
      spans: [
        { start: 500, end: 2500 },
        { start: 4500, end: 5500 },
      ],
    }
    const states = [
      { code: 'A', start: 0, end: 1500 },
      { code: 'B', start: 1500, end: 9000 },
    ]
    expect(exclusive([{ ...recording, first: states, second: states }]).table.counts).toEqual([
      [1, 0, 0],
      [0, 2, 0],
      [0, 0, 0],
    ])
  })

  test('names a code that one coder never used', () => {
    const result = exclusive([coded('AAAACBBB', 'AAAABBBB')])
    expect(result.codes.find((c) => c.code === 'C')?.warnings).toContain('used_by_one_coder')
  })

  test('is not defined, with its reason, where both coders saw one state only', () => {
    expect(exclusive([coded('AAAA', 'AAAA')]).kappa).toMatchObject({ ok: false, why: 'no_variation' })
  })

  test('keeps uncoded time as a code of its own where the set is not exhaustive', () => {
    const result = stateSetAgreement({ ...set, exhaustive: false }, [coded('A..B', 'A.BB')])
    expect(result.kind === 'exclusive' && result.table.n).toBe(4)
  })
})

describe('agreement on a set whose states may overlap', () => {
  const overlapping = {
    codes: [{ id: 'A' }, { id: 'B' }, { id: 'U', missing: true }],
    exclusive: false,
    exhaustive: false,
  }

  test('gives each code its own present/absent table and leaves not codable seconds out', () => {
    const first = [
      { code: 'A', start: 0, end: 4000 },
      { code: 'B', start: 2000, end: 6000 },
      { code: 'U', start: 8000, end: 10_000 },
    ]
    const second = [
      { code: 'A', start: 0, end: 5000 },
      { code: 'B', start: 2000, end: 6000 },
    ]
    const result = stateSetAgreement(overlapping, [
      { recording: 'r1', spans: [{ start: 0, end: 10_000 }], first, second },
    ])
    if (result.kind !== 'overlapping') throw new Error('expected tables per code')
    expect(result.codes.map((c) => c.code)).toEqual(['A', 'B'])
    expect(result.codes[0]?.table.counts).toEqual([
      [4, 0],
      [1, 3],
    ])
    expect(result.codes[0]?.dropped).toEqual([{ n: 2, why: 'missing_code' }])
    expect(result.codes[1]?.pooled).toMatchObject({ ok: true, value: 1 })
  })
})
