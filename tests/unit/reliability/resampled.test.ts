import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weightsByRank, weightsByValue } from '#shared/reliability/agreement-weights.ts'
import { bootstrapItems } from '#shared/reliability/bootstrap.ts'
import { countsOf, tableOf, type ConfusionTable } from '#shared/reliability/confusion-table.ts'
import { valueOf } from '#shared/reliability/estimate.ts'
import { eventKappa, eventKappaOfCounts } from '#shared/reliability/event-kappa.ts'
import { acOfCounts, gwetAc } from '#shared/reliability/gwet-ac.ts'
import { pooledF1, pooledShare } from '#shared/reliability/point-agreement.ts'
import { pooledAgreement, pooledPabak, pooledSpecific } from '#shared/reliability/pooled-agreement.ts'
import { pooledEventKappa } from '#shared/reliability/pooled-event-kappa.ts'
import { ratingCounts } from '#shared/reliability/rating-counts.ts'
import { resampledCounts } from '#shared/reliability/resampled.ts'
import { stateSetAgreement, type DoubleCodedStates } from '#shared/reliability/state-set-agreement.ts'
import { NIL } from '#shared/reliability/timed-event.ts'
import { letters } from './builders.ts'

const options = { seed: 7, replicates: 200 }
const sizes = fc.integer({ min: 2, max: 5 })

/** Tables over codes and nil in which nil never meets nil. */
const eventTables = sizes.chain((q) =>
  fc.array(fc.integer({ min: 0, max: 30 }), { minLength: q * q, maxLength: q * q }).map((flat) => {
    const rows = Array.from({ length: q }, (_, i) => flat.slice(i * q, (i + 1) * q))
    rows[q - 1]?.splice(q - 1, 1, 0)
    return tableOf([...Array.from({ length: q - 1 }, (_, i) => `c${i}`), NIL], rows)
  }),
)

describe('the fast paths of resampling give what the statistics give', () => {
  test('kappa of events with a cell that cannot occur', () => {
    fc.assert(
      fc.property(eventTables, (table) => {
        const slow = valueOf(eventKappa(table))
        const fast = eventKappaOfCounts(countsOf(table), table.categories.length)
        // Where proportional fitting does not settle within its rounds, the closed form may still have a value.
        if (slow === null) return
        expect(fast).toBeCloseTo(slow, 7)
      }),
    )
  })

  test('kappa of events of which one coder has none is 0, and of none that is linked it has no value', () => {
    expect(eventKappaOfCounts([0, 5, 0, 0], 2)).toBe(0)
    expect(eventKappaOfCounts([0, 5, 3, 0], 2)).toBeNull()
    expect(eventKappaOfCounts([0, 0, 0, 0], 2)).toBeNull()
  })

  test('Gwet’s AC, plain and with weights', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { minLength: 1 })
    const values = [0, 1, 2, 3]
    fc.assert(
      fc.property(pairs, fc.boolean(), (rows, ordered) => {
        const weights = ordered ? weightsByValue(values, 'quadratic') : weightsByRank(4, 'identity')
        const counts = new Float64Array(16)
        for (const [a, b] of rows) counts[a * 4 + b] = (counts[a * 4 + b] ?? 0) + 1
        const slow = valueOf(gwetAc(ratingCounts(rows, values), weights))
        const fast = acOfCounts(counts, weights)
        if (slow === null) expect(fast).toBeNull()
        else expect(fast).toBeCloseTo(slow, 10)
      }),
    )
  })
})

const table = (...rows: number[][]): ConfusionTable => tableOf(['A', NIL], rows)
const three = [table([8, 1], [2, 0]), table([4, 4], [1, 0]), table([9, 0], [0, 0])]

describe('an interval of resampled recordings', () => {
  test('is the percentiles of the statistic of the summed parts', () => {
    const found = pooledEventKappa(three, ['A', NIL], options)
    const direct = bootstrapItems(
      3,
      (drawn) => {
        const sum = new Float64Array(4)
        for (const i of drawn)
          countsOf(three[i] ?? table([0, 0], [0, 0])).forEach((n, k) => (sum[k] = (sum[k] ?? 0) + n))
        return valueOf(eventKappa(tableOf(['A', NIL], [[...sum.subarray(0, 2)], [...sum.subarray(2)]])))
      },
      options,
    )
    expect(found.ok && found.ci?.lo).toBeCloseTo(direct?.ci.lo ?? NaN, 7)
    expect(found.ok && found.ci?.hi).toBeCloseTo(direct?.ci.hi ?? NaN, 7)
    expect(found.ok && found.bootstrap).toMatchObject({ seed: 7, replicates: 200, recordings: 3 })
  })

  test('is the same for the same seed and another for another', () => {
    const ci = (seed: number) => {
      const one = pooledEventKappa(three, ['A', NIL], { ...options, seed })
      return one.ok ? one.se : null
    }
    expect(ci(7)).toBe(ci(7))
    expect(ci(8)).not.toBe(ci(7))
  })

  test('is none for one recording, and the record says so', () => {
    const counts = { matched: 8, onlyFirst: 1, onlySecond: 2 }
    const all = [
      pooledEventKappa(three.slice(0, 1), ['A', NIL], options),
      pooledF1([counts], options),
      pooledShare([counts], 'first', options),
      pooledAgreement(three[0] ?? table(), three.slice(0, 1), [], options),
      pooledPabak(three[0] ?? table(), three.slice(0, 1), options),
      pooledSpecific(three[0] ?? table(), three.slice(0, 1), 0, options),
    ]
    for (const one of all) {
      expect(one).not.toHaveProperty('ci')
      expect(one.ok && one.warnings).toEqual(expect.arrayContaining(['one_recording', 'no_interval']))
    }
  })

  test('is none where no resample has a value, and the record says so', () => {
    const whole = pooledAgreement(table([1, 0], [0, 1]), three, [], options)
    const none = resampledCounts(whole, [[1], [2]], () => null, options)
    expect(none.ok && none.warnings).toContain('no_interval')
  })

  test('a statistic without a value stays without, with its reason', () => {
    expect(pooledEventKappa([], ['A', NIL], options)).toMatchObject({ ok: false, why: 'no_items' })
    expect(pooledF1([], options)).toMatchObject({ ok: false, why: 'no_items' })
  })
})

test('each coder’s share of the other’s events has the interval of its own counts', () => {
  const counts = [
    { matched: 8, onlyFirst: 2, onlySecond: 0 },
    { matched: 5, onlyFirst: 0, onlySecond: 5 },
  ]
  expect(pooledShare(counts, 'first', options)).toMatchObject({ value: 13 / 15, ci: { lo: 0.8, hi: 1 } })
  expect(pooledShare(counts, 'second', options)).toMatchObject({ value: 13 / 18, ci: { lo: 0.5, hi: 1 } })
})

test('kappa with tolerance and kappa by duration are resampled as if each draw were computed anew', () => {
  const set = { codes: [{ id: 'A' }, { id: 'B' }, { id: 'C' }], exclusive: true, exhaustive: true }
  const recordings = ['AAAABBBBCCCC', 'AABBAACCBBAA', 'ABCABCABCABC', 'AAAAAACCCCCC'].map(
    (first, n): DoubleCodedStates => ({
      recording: `r${n}`,
      spans: [{ start: 0, end: 12_000 }],
      first: letters(first),
      second: letters(['AAABBBBBCCCC', 'ABBBAACCBBBA', 'ABCCBCABCAAC', 'AAAAAAACCCCC'][n] ?? ''),
    }),
  )
  const of = (some: readonly DoubleCodedStates[], replicates: number) => {
    const found = stateSetAgreement(set, some, { bootstrap: { seed: 3, replicates } })
    return found.kind === 'exclusive' ? [found.tolerance.both, found.exact.kappa] : []
  }
  const whole = of(recordings, 50)
  whole.forEach((estimate, n) => {
    const anew = bootstrapItems(
      recordings.length,
      (drawn) => {
        const again = of(
          [...drawn].flatMap((i) => recordings[i] ?? []),
          0,
        )[n]
        return again === undefined ? null : valueOf(again)
      },
      { seed: 3, replicates: 50 },
    )
    expect(estimate.ok && estimate.ci?.lo).toBeCloseTo(anew?.ci.lo ?? NaN, 10)
    expect(estimate.ok && estimate.ci?.hi).toBeCloseTo(anew?.ci.hi ?? NaN, 10)
  })
})
