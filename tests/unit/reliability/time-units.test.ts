import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valueOf } from '#shared/reliability/estimate.ts'
import { cohenKappa } from '#shared/reliability/cohen-kappa.ts'
import { percentAgreement } from '#shared/reliability/percent-agreement.ts'
import { exactTable, presenceTable, timeUnitTable, toleranceTables } from '#shared/reliability/time-unit-table.ts'
import { clipToSpans } from '#shared/reliability/timed-event.ts'
import type { TimedEvent, UnitRule } from '#shared/reliability/timed-event.ts'
import { codes, letters, stateCoding } from './builders.ts'

const nil = codes.length
const duration = 20_050

/** One place in the codebook for each millisecond: the definition, without any shortcut. */
function everyMs(events: readonly TimedEvent[], durationMs: number): number[] {
  const line = new Array<number>(durationMs).fill(nil)
  for (const event of [...events].sort((x, y) => x.start - y.start)) {
    if (event.end <= event.start || event.start >= durationMs) continue
    line.fill(nil, event.start)
    line.fill(codes.indexOf(event.code as 'a'), event.start, Math.min(event.end, durationMs))
  }
  return line
}

function naiveUnits(line: readonly number[], bin: number, rule: UnitRule): number[] {
  const units: number[] = []
  for (let start = 0; start < line.length; start += bin) {
    const unit = line.slice(start, start + bin)
    const share = [...codes, 'nil'].map((_, c) => unit.filter((x) => x === c).length)
    units.push(rule === 'start' ? (unit[0] ?? nil) : share.indexOf(Math.max(...share)))
  }
  return units
}

function naiveTable(a: readonly number[], b: readonly number[]): number[][] {
  const counts = Array.from({ length: nil + 1 }, () => new Array<number>(nil + 1).fill(0))
  a.forEach((x, i) => {
    const row = counts[x]
    const y = b[i] ?? nil
    if (row !== undefined) row[y] = (row[y] ?? 0) + 1
  })
  return counts
}

function naiveTolerance(reference: readonly number[], other: readonly number[], t: number): number[][] {
  return naiveTable(
    reference,
    reference.map((code, i) => (other.slice(Math.max(0, i - t), i + t + 1).includes(code) ? code : (other[i] ?? nil))),
  )
}

const bins = fc.constantFrom(40, 100, 250, 999, 1000, 5000, 30_000)
const rules = fc.constantFrom<UnitRule>('start', 'majority')

describe('time units', () => {
  test('counting by stretches equals looking at every unit by itself', () => {
    fc.assert(
      fc.property(stateCoding, stateCoding, bins, rules, (first, second, binMs, rule) => {
        const table = timeUnitTable(first, second, { codes, durationMs: duration, binMs, rule })
        const units = (events: TimedEvent[]) => naiveUnits(everyMs(events, duration), binMs, rule)
        expect(table.counts).toEqual(naiveTable(units(first), units(second)))
        expect(table.n).toBe(Math.ceil(duration / binMs))
      }),
      { numRuns: 150 },
    )
  })

  test('tolerance by stretches equals looking at every unit and its neighbours', () => {
    fc.assert(
      fc.property(stateCoding, stateCoding, fc.nat({ max: 6 }), (first, second, toleranceUnits) => {
        const options = { codes, durationMs: duration, binMs: 250, rule: 'majority' as const, toleranceUnits }
        const tables = toleranceTables(first, second, options)
        const a = naiveUnits(everyMs(first, duration), 250, 'majority')
        const b = naiveUnits(everyMs(second, duration), 250, 'majority')
        expect(tables.firstAsReference.counts).toEqual(naiveTolerance(a, b, toleranceUnits))
        expect(tables.secondAsReference.counts).toEqual(naiveTolerance(b, a, toleranceUnits))
      }),
      { numRuns: 150 },
    )
  })

  test('the exact table counts every millisecond once', () => {
    fc.assert(
      fc.property(stateCoding, stateCoding, (first, second) => {
        const table = exactTable(first, second, { codes, durationMs: 2000 })
        expect(table.counts).toEqual(naiveTable(everyMs(first, 2000), everyMs(second, 2000)))
      }),
      { numRuns: 50 },
    )
  })

  test('exchanging the coders transposes the table', () => {
    fc.assert(
      fc.property(stateCoding, stateCoding, bins, (first, second, binMs) => {
        const options = { codes, durationMs: duration, binMs, rule: 'majority' as const }
        const one = timeUnitTable(first, second, options).counts
        const two = timeUnitTable(second, first, options).counts
        expect(one).toEqual(two.map((row, i) => row.map((_, j) => two[j]?.[i])))
      }),
    )
  })

  test('a state that ends where a unit starts is not in that unit', () => {
    const table = timeUnitTable([{ code: 'a', start: 0, end: 1000 }], [], {
      codes,
      durationMs: 2000,
      binMs: 1000,
      rule: 'start',
    })
    expect(table.counts[0]?.[nil]).toBe(1)
    expect(table.counts[nil]?.[nil]).toBe(1)
  })

  test('a unit shared equally goes to the first code in the codebook, and to uncoded time last', () => {
    const half = [
      { code: 'b', start: 0, end: 500 },
      { code: 'a', start: 500, end: 1000 },
    ]
    const quiet = [{ code: 'c', start: 500, end: 1000 }]
    const table = timeUnitTable(half, quiet, { codes, durationMs: 1000, binMs: 1000, rule: 'majority' })
    expect(table.counts[0]?.[2]).toBe(1)
  })

  test('a code outside the codebook is refused, not dropped', () => {
    const stranger = [{ code: 'x', start: 0, end: 10 }]
    expect(() => exactTable(stranger, [], { codes, durationMs: 100 })).toThrow(RangeError)
  })

  test('overlapping events of one code count once', () => {
    const double = [
      { code: 'a', start: 0, end: 900 },
      { code: 'a', start: 100, end: 300 },
    ]
    const table = presenceTable(double, [], { code: 'a', durationMs: 1000, binMs: 100, rule: 'start' })
    expect(table.counts).toEqual([
      [0, 9],
      [0, 1],
    ])
  })

  test('units of an episode are counted from its own start', () => {
    const events = [{ code: 'a', start: 300, end: 1400 }]
    expect(clipToSpans(events, [{ start: 700, end: 2700 }])).toEqual([
      { events: [{ code: 'a', start: 0, end: 700 }], durationMs: 2000 },
    ])
  })
})

describe('published stream of thirty seconds (domain test vector C)', () => {
  const first = letters('AAAAABBBBBBCCCCAAAAABBBBBCCCCC')
  const second = letters('AAAABBBBBBBCCCAAAAAABBBCCCCCCC')
  const options = { codes: ['A', 'B', 'C'], durationMs: 30_000, binMs: 1000, rule: 'majority' as const }

  test('kappa is .8000 from an agreement of .8667', () => {
    const kappa = cohenKappa(timeUnitTable(first, second, options))
    expect(kappa.ok && [kappa.po, kappa.pe, kappa.value]).toEqual([
      expect.closeTo(0.8667, 4),
      expect.closeTo(0.3333, 4),
      expect.closeTo(0.8, 4),
    ])
  })

  test('a tolerance of one second gives .9500 in both directions', () => {
    const tables = toleranceTables(first, second, { ...options, toleranceUnits: 1 })
    for (const table of [tables.firstAsReference, tables.secondAsReference]) {
      expect(valueOf(percentAgreement(table))).toBeCloseTo(0.9667, 4)
      expect(valueOf(cohenKappa(table))).toBeCloseTo(0.95, 4)
    }
  })
})
