import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weightsByRank, weightsByValue } from '#shared/reliability/agreement-weights.ts'
import { bootstrapItems } from '#shared/reliability/bootstrap.ts'
import { categoryKappa } from '#shared/reliability/category-kappa.ts'
import { cohenKappa, kappaOfCounts } from '#shared/reliability/cohen-kappa.ts'
import { confusionTable, tableOf } from '#shared/reliability/confusion-table.ts'
import { valueOf } from '#shared/reliability/estimate.ts'
import { kappaMax } from '#shared/reliability/kappa-max.ts'
import { specificAgreement } from '#shared/reliability/specific-agreement.ts'
import { countTable } from './builders.ts'

const table = (counts: number[][]) =>
  tableOf(
    counts.map((_, i) => i),
    counts,
  )
const transpose = (counts: number[][]) => counts.map((row, i) => row.map((_, j) => counts[j]?.[i] ?? 0))

describe('Cohen kappa', () => {
  test('is the same whichever coder comes first', () => {
    fc.assert(
      fc.property(countTable, fc.constantFrom('identity', 'linear', 'quadratic'), (counts, kind) => {
        const weights = weightsByRank(counts.length, kind)
        const one = valueOf(cohenKappa(table(counts), { weights }))
        const two = valueOf(cohenKappa(table(transpose(counts)), { weights }))
        if (one === null || two === null) expect(one).toBe(two)
        else expect(one).toBeCloseTo(two, 12)
      }),
    )
  })

  test('of coders who agree throughout is 1, not nearly 1: the gate asks no interval of perfect agreement', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 7 })
    fc.assert(
      fc.property(counts, fc.constantFrom('identity', 'linear', 'quadratic'), (diagonal, kind) => {
        const agreed = diagonal.map((n, i) => diagonal.map((_, j) => (i === j ? n : 0)))
        expect(valueOf(cohenKappa(table(agreed), { weights: weightsByRank(diagonal.length, kind) }))).toBe(1)
      }),
    )
  })

  test('does not depend on the order of the codebook when plain', () => {
    fc.assert(
      fc.property(countTable, (counts) => {
        const reversed = [...counts].reverse().map((row) => [...row].reverse())
        const one = cohenKappa(table(counts))
        const two = cohenKappa(table(reversed))
        expect(one.ok).toBe(two.ok)
        if (one.ok && two.ok)
          expect([one.value, one.se]).toEqual([expect.closeTo(two.value, 12), expect.closeTo(two.se ?? 0, 12)])
      }),
    )
  })

  test('with a gap in the scale keeps the gap: unused categories between change the linear weights', () => {
    const pairs = [
      [1, 1],
      [1, 5],
      [5, 5],
      [5, 5],
      [2, 5],
    ] as [number, number][]
    const withGap = cohenKappa(confusionTable(pairs, [1, 2, 3, 4, 5]), { weights: weightsByRank(5, 'linear') })
    const byValue = cohenKappa(confusionTable(pairs, [1, 2, 5]), { weights: weightsByValue([1, 2, 5], 'linear') })
    const without = cohenKappa(confusionTable(pairs, [1, 2, 5]), { weights: weightsByRank(3, 'linear') })
    expect(valueOf(withGap)).toBeCloseTo(valueOf(byValue) ?? 9, 12)
    expect(valueOf(withGap)).not.toBeCloseTo(valueOf(without) ?? 9, 3)
  })

  test('does not exist where both used one category only', () => {
    expect(
      cohenKappa(
        table([
          [5, 0],
          [0, 0],
        ]),
      ),
    ).toEqual({ ok: false, why: 'no_variation', n: 5, dropped: [] })
  })

  test('of perfect agreement has no interval, because its standard error is 0', () => {
    const kappa = cohenKappa(
      table([
        [5, 0],
        [0, 3],
      ]),
    )
    expect(kappa).toMatchObject({ ok: true, value: 1, se: 0, warnings: ['se_zero'] })
    expect(kappa.ok && kappa.ci).toBeUndefined()
  })

  test('has an interval that is not clipped', () => {
    const kappa = cohenKappa(
      table([
        [9, 0],
        [1, 2],
      ]),
    )
    expect(kappa.ok && (kappa.ci?.hi ?? 0)).toBeGreaterThan(1)
  })

  test('survives JSON unchanged for any table', () => {
    fc.assert(
      fc.property(countTable, (counts) => {
        for (const result of [cohenKappa(table(counts)), kappaMax(table(counts)), categoryKappa(table(counts), 0)]) {
          expect(JSON.parse(JSON.stringify(result))).toEqual(result)
        }
      }),
    )
  })

  test('is never above the largest kappa its margins allow', () => {
    fc.assert(
      fc.property(countTable, (counts) => {
        const kappa = valueOf(cohenKappa(table(counts)))
        if (kappa !== null) expect(kappa).toBeLessThanOrEqual((valueOf(kappaMax(table(counts))) ?? 0) + 1e-12)
      }),
    )
  })

  test('on its fast path equals the full one', () => {
    fc.assert(
      fc.property(countTable, (counts) => {
        const fast = kappaOfCounts(counts.flat(), counts.length)
        const full = valueOf(cohenKappa(table(counts)))
        if (fast === null || full === null) expect(fast).toBe(full)
        else expect(fast).toBeCloseTo(full, 12)
      }),
    )
  })

  test('refuses a value outside the codebook', () => {
    expect(() => confusionTable([[1, 4]], [1, 2, 3])).toThrow(RangeError)
  })
})

test('specific agreement of a category nobody used does not exist', () => {
  expect(
    specificAgreement(
      table([
        [4, 0],
        [0, 0],
      ]),
      1,
    ),
  ).toMatchObject({ ok: false, why: 'no_items' })
})

describe('bootstrap', () => {
  const values = [0.2, 0.9, 0.4, 0.7, 0.5]
  const average = (drawn: Int32Array) => drawn.reduce((sum, i) => sum + (values[i] ?? 0), 0) / drawn.length

  test('gives the same interval for the same seed and another for another', () => {
    const run = (seed: number) => bootstrapItems(5, average, { seed, replicates: 400 })?.ci
    expect(run(7)).toEqual(run(7))
    expect(run(7)).not.toEqual(run(8))
  })

  test('leaves out resamples without a value and counts them', () => {
    const result = bootstrapItems(5, (drawn) => (drawn[0] === 0 ? null : average(drawn)), { seed: 1, replicates: 1000 })
    expect(result?.withoutValue).toBeGreaterThan(120)
    expect(result?.values.length).toBe(1000 - (result?.withoutValue ?? 0))
  })

  test('has nothing to say about a single item', () => {
    expect(bootstrapItems(1, () => 1, { seed: 1, replicates: 100 })).toBeNull()
  })
})
