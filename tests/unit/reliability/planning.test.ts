import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohenKappa } from '#shared/reliability/cohen-kappa.ts'
import { tableOf } from '#shared/reliability/confusion-table.ts'
import { codersNeeded, decisionStudy, varianceComponents } from '#shared/reliability/decision-study.ts'
import { icc } from '#shared/reliability/icc.ts'
import { expectedKappa, impliedAccuracy, impliedAccuracyOf } from '#shared/reliability/implied-accuracy.ts'
import { doubleCodingPlan, expectedInterval, recordingsNeeded } from '#shared/reliability/planning.ts'

describe('the interval to expect of an ICC', () => {
  // Two coders, consistency form, exact F; the figures of the published planning table.
  test.each([
    [0.6, 10, 0.0, 0.88],
    [0.7, 15, 0.31, 0.89],
    [0.8, 12, 0.44, 0.94],
    [0.8, 30, 0.62, 0.9],
    [0.9, 50, 0.83, 0.94],
  ])('of %d with %d recordings runs from %d to %d', (expected, n, lo, hi) => {
    const limits = expectedInterval({ kind: 'icc', expected, coders: 2 }, n)
    expect([limits?.lo, limits?.hi].map((limit) => Math.round((limit ?? 9) * 100) / 100 + 0)).toEqual([lo, hi])
  })

  test('does not exist for one recording, one coder, or a figure of 0 or 1', () => {
    expect(expectedInterval({ kind: 'icc', expected: 0.8, coders: 2 }, 1)).toBeNull()
    expect(expectedInterval({ kind: 'icc', expected: 0.8, coders: 1 }, 20)).toBeNull()
    expect(expectedInterval({ kind: 'icc', expected: 1, coders: 2 }, 20)).toBeNull()
    expect(expectedInterval({ kind: 'kappa', expected: 0.5, codes: 1 }, 20)).toBeNull()
  })
})

describe('the interval to expect of a kappa', () => {
  test.each([2, 3, 5])('with %d codes has the standard error that a table of such observers has', (q) => {
    const kappa = 0.6
    const [agree, rest] = [(kappa * (1 - 1 / q) + 1 / q) / q, (1 - (kappa * (1 - 1 / q) + 1 / q)) / (q * (q - 1))]
    const counts = Array.from({ length: q }, (_, i) =>
      Array.from({ length: q }, (__, j) => Math.round(9_000_000 * (i === j ? agree : rest)) / 9000),
    )
    const table = tableOf(counts.map(String), counts)
    const estimate = cohenKappa({ ...table, n: Math.round(table.n) })
    const limits = expectedInterval({ kind: 'kappa', expected: kappa, codes: q }, Math.round(table.n))
    expect(estimate.ok && estimate.ci?.lo).toBeCloseTo(limits?.lo ?? 0, 2)
  })
})

describe('the number of recordings that a wanted interval needs', () => {
  test('is the first that reaches it: one fewer does not', () => {
    const figure = { kind: 'icc', expected: 0.8, coders: 2 } as const
    const n = recordingsNeeded(figure, { kind: 'lower', value: 0.6 }) ?? 0
    expect(expectedInterval(figure, n)?.lo).toBeGreaterThanOrEqual(0.6)
    expect(expectedInterval(figure, n - 1)?.lo).toBeLessThan(0.6)
    expect(n).toBe(26)
  })

  test('is less with more coders, and none where the limit is the figure itself', () => {
    const wanted = { kind: 'half-width', value: 0.15 } as const
    const two = recordingsNeeded({ kind: 'icc', expected: 0.7, coders: 2 }, wanted) ?? 0
    const four = recordingsNeeded({ kind: 'icc', expected: 0.7, coders: 4 }, wanted) ?? 0
    expect(four).toBeLessThan(two)
    expect(recordingsNeeded({ kind: 'icc', expected: 0.7, coders: 2 }, { kind: 'lower', value: 0.7 })).toBeNull()
  })

  test('the share, the least number and the interval are held against each other', () => {
    const plan = { share: 0.2, least: 15 }
    expect(doubleCodingPlan(60, plan, null)).toEqual({ n: 15, share: 0.25, because: 'least' })
    expect(doubleCodingPlan(200, plan, null)).toEqual({ n: 40, share: 0.2, because: 'share' })
    expect(doubleCodingPlan(200, plan, 55)).toEqual({ n: 55, share: 0.275, because: 'interval' })
    expect(doubleCodingPlan(20, plan, 55)).toEqual({ n: 20, share: 1, because: 'all' })
    expect(doubleCodingPlan(0, plan, null)).toMatchObject({ n: 0, share: 0 })
  })
})

describe('the accuracy that a kappa implies', () => {
  test.each([
    [0.8, 2, 0.36],
    [0.9, 2, 0.64],
    [0.8, 5, 0.5625],
    [0.85, 10, 0.694],
    [0.95, 5, 0.879],
  ])('observers of accuracy %d with %d codes reach kappa %d', (accuracy, codes, kappa) => {
    expect(expectedKappa(accuracy, codes)).toBeCloseTo(kappa, 3)
    expect(impliedAccuracy(expectedKappa(accuracy, codes) ?? -1, codes)).toBeCloseTo(accuracy, 12)
  })

  test('kappa .60 is 89 % with two codes and 81 % with seven', () => {
    expect(impliedAccuracy(0.6, 2)).toBeCloseTo(0.887, 3)
    expect(impliedAccuracy(0.6, 7)).toBeCloseTo(0.807, 3)
  })

  test('of a table counts only codes that were used, and is none below guessing', () => {
    const table = tableOf(
      ['a', 'b', 'c'],
      [
        [45, 5, 0],
        [5, 45, 0],
        [0, 0, 0],
      ],
    )
    expect(impliedAccuracyOf(table)?.codes).toBe(2)
    expect(impliedAccuracyOf(table)?.accuracy).toBeCloseTo((1 + Math.sqrt(0.8)) / 2, 12)
    expect(
      impliedAccuracyOf(
        tableOf(
          ['a', 'b'],
          [
            [1, 9],
            [9, 1],
          ],
        ),
      ),
    ).toBeNull()
    expect(
      impliedAccuracyOf(
        tableOf(
          ['a', 'b'],
          [
            [9, 0],
            [0, 0],
          ],
        ),
      ),
    ).toBeNull()
    expect(impliedAccuracy(-0.1, 2)).toBeNull()
  })
})

describe('G and D study', () => {
  const anyTable = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
    minLength: 3,
    maxLength: 30,
  })

  test('one coder and the mean of both are the ICCs of the table, where no component is negative', () => {
    fc.assert(
      fc.property(anyTable, (rows) => {
        const components = varianceComponents(rows)
        if (components === null || components.setToZero.length > 0) return
        const [one, two] = decisionStudy(components, [1, 2]) ?? []
        const forms = (['A,1', 'C,1', 'A,k', 'C,k'] as const).map((form) => icc(rows, form))
        const expected = forms.map((each) => (each.ok ? each.value : null))
        if (expected.includes(null) || one === undefined || two === undefined) return
        const found = [one.absolute, one.relative, two.absolute, two.relative]
        found.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? 9, 9))
      }),
    )
  })

  test('changing pairs of a pool are fitted by restricted maximum likelihood', () => {
    const rows = [
      [3, 4, null],
      [null, 7, 8],
      [2, null, 2],
      [5, 6, null],
      [null, 1, 2],
      [9, null, 8],
    ]
    const components = varianceComponents(rows)
    expect(components?.method).toBe('reml')
    expect(
      codersNeeded(components ?? { recordings: 0, coders: 1, residual: 1, method: 'reml', setToZero: [] }, 0.7),
    ).toBe(1)
  })

  test('nothing that varies has no components, and no number of coders reaches what cannot be reached', () => {
    expect(
      varianceComponents([
        [4, 4],
        [4, 4],
      ]),
    ).toBeNull()
    expect(varianceComponents([])).toBeNull()
    expect(codersNeeded({ recordings: 0, coders: 1, residual: 1, method: 'anova', setToZero: [] }, 0.7)).toBeNull()
  })
})
