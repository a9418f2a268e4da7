import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blandAltman } from '#shared/reliability/bland-altman.ts'
import { valueOf } from '#shared/reliability/estimate.ts'
import { icc, iccForms } from '#shared/reliability/icc.ts'
import type { IccForm } from '#shared/reliability/icc.ts'
import { meanSquares } from '#shared/reliability/mean-squares.ts'
import { measurementError } from '#shared/reliability/measurement-error.ts'
import { pearson } from '#shared/reliability/pearson.ts'
import { ratingAgreement } from '#shared/reliability/rating-agreement.ts'
import type { RatedItem } from '#shared/reliability/rating-agreement.ts'

// Shrout & Fleiss (1979): six targets, four judges (domain test vector A).
const targets = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]
// Domain test vector B: two coders, all within one point.
const coderA = [7, 5, 3, 8, 6, 2, 9, 4, 5, 7, 6, 3]
const coderB = [6, 5, 4, 8, 7, 2, 8, 5, 5, 7, 5, 4]
const pairs = coderA.map((a, i) => [a, coderB[i] ?? 0])
const items = (coders: (i: number) => [string, string]): RatedItem[] =>
  pairs.map(([a, b], i) => ({
    item: `r${i}`,
    ratings: [
      { coder: coders(i)[0], value: a ?? null },
      { coder: coders(i)[1], value: b ?? null },
    ],
  }))
const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9]

describe('intraclass correlation', () => {
  test.each([
    ['1', 0.1657],
    ['k', 0.4428],
    ['A,1', 0.2898],
    ['A,k', 0.6201],
    ['C,1', 0.7148],
    ['C,k', 0.9093],
  ] as [IccForm, number][])('of the published table is as printed for form %s', (form, printed) =>
    expect(valueOf(icc(targets, form))).toBeCloseTo(printed, 4),
  )

  test('has the published mean squares', () => {
    expect(meanSquares(targets)).toMatchObject({
      items: expect.closeTo(11.2417, 4) as number,
      raters: expect.closeTo(32.4861, 4) as number,
      error: expect.closeTo(1.0194, 4) as number,
      within: expect.closeTo(6.2639, 4) as number,
    })
  })

  test.each([
    ['A,1', 0.0188, 0.7611],
    ['C,1', 0.3425, 0.9459],
  ] as [IccForm, number, number][])('has the published interval for form %s', (form, lo, hi) => {
    const result = icc(targets, form)
    expect(result.ok && result.ci).toMatchObject({
      lo: expect.closeTo(lo, 4) as number,
      hi: expect.closeTo(hi, 4) as number,
    })
  })

  test('uses complete items only and counts the others', () => {
    const result = icc([...targets, [5, null, 5, 5]], 'A,1')
    expect(result).toMatchObject({ n: 6, dropped: [{ n: 1, why: 'missing_rating' }] })
  })

  test.each(iccForms)('of ratings that never vary does not exist, form %s', (form) => {
    expect(
      icc(
        [
          [0.1, 0.1],
          [0.1, 0.1],
          [0.1, 0.1],
        ],
        form,
      ),
    ).toMatchObject({ ok: false, why: 'no_variation' })
  })

  test('says why it does not exist for too little data', () => {
    expect(icc([], 'A,1')).toMatchObject({ ok: false, why: 'no_items' })
    expect(icc([[1, 2]], 'A,1')).toMatchObject({ ok: false, why: 'too_few_items' })
    expect(icc([[1], [2]], 'A,1')).toMatchObject({ ok: false, why: 'one_rater' })
  })

  test('of raters who differ by a constant is 1 for consistency, without an F that could be printed', () => {
    const result = icc(
      [
        [1, 2],
        [2, 3],
        [3, 4],
      ],
      'C,1',
    )
    expect(result).toMatchObject({ ok: true, value: 1, p: 0 })
    expect(result.ok && result.F).toBeUndefined()
    expect(result.ok && result.ci).toBeUndefined()
  })

  test('stays as it is when items or raters change places, and when the scale moves', () => {
    const scores = fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 9,
    })
    fc.assert(
      fc.property(scores, fc.constantFrom(...iccForms), (rows, form) => {
        const moved = [...rows].reverse().map((row) => [...row].reverse().map((x) => x / 2 + 100))
        const one = icc(rows, form)
        const two = icc(moved, form)
        expect(one.ok).toBe(two.ok)
        if (one.ok && two.ok) expect(one.value).toBeCloseTo(two.value, 8)
      }),
    )
  })

  test('survives JSON unchanged for any scores', () => {
    const scores = fc.array(fc.array(fc.option(fc.nat({ max: 4 })), { minLength: 2, maxLength: 2 }), { maxLength: 6 })
    fc.assert(
      fc.property(scores, fc.constantFrom(...iccForms), (rows, form) => {
        const result = icc(rows, form)
        expect(JSON.parse(JSON.stringify(result))).toEqual(result)
      }),
    )
  })
})

describe('agreement on a rating (domain test vector B)', () => {
  const result = ratingAgreement(
    items(() => ['ann', 'bea']),
    { values: nine },
  )

  test('uses absolute agreement where the same coders rated everything', () => {
    expect(result.form).toEqual({ form: 'ICC(A,1)', why: 'same-coders-throughout', coders: ['ann', 'bea'] })
    expect(valueOf(result.icc)).toBeCloseTo(0.9249, 4)
    expect(result.icc.ok && result.icc.ci).toMatchObject({
      lo: expect.closeTo(0.7621, 4) as number,
      hi: expect.closeTo(0.9778, 4) as number,
    })
  })

  test('uses one-way agreement, named as such, where coders change', () => {
    const changing = ratingAgreement(
      items((i) => (i % 2 === 0 ? ['ann', 'bea'] : ['ann', 'cem'])),
      { values: nine },
    )
    expect(changing.form).toMatchObject({ form: 'ICC(1)', why: 'coders-change-between-recordings' })
    expect(changing.icc).toMatchObject({ ok: true, form: '1' })
    expect(changing.pairs.map((p) => [p.first, p.second, p.n])).toEqual([
      ['ann', 'bea', 6],
      ['ann', 'cem', 6],
    ])
  })

  test('gives exact, within-one, mean difference, its SD and kappa by value', () => {
    expect(valueOf(result.exact)).toBeCloseTo(5 / 12, 12)
    expect(valueOf(result.withinOne)).toBe(1)
    expect(valueOf(result.meanDifference)).toBeCloseTo(-0.0833, 4)
    expect(result.meanDifferenceSd).toBeCloseTo(0.793, 4)
    expect(result.kappaQuadratic?.ok && result.kappaQuadratic.value).toBeCloseTo(0.9186, 4)
  })

  test('counts an item with one rating as dropped', () => {
    const more = [
      ...items(() => ['ann', 'bea']),
      {
        item: 'x',
        ratings: [
          { coder: 'ann', value: 3 },
          { coder: 'bea', value: null },
        ],
      },
    ]
    expect(ratingAgreement(more).dropped).toEqual([{ n: 1, why: 'one_rating' }])
  })

  test('is not assessable without pairs, and says why', () => {
    expect(ratingAgreement([])).toMatchObject({ assessable: false, icc: { ok: false, why: 'no_pairs' } })
  })
})

test('limits of agreement need three differences', () => {
  expect(
    blandAltman([
      [1, 2],
      [3, 3],
    ]),
  ).toMatchObject({ ok: false, why: 'too_few_items' })
})

test('a correlation with a constant rater does not exist', () => {
  expect(
    pearson([
      [1, 2],
      [1, 3],
      [1, 4],
    ]),
  ).toMatchObject({ ok: false, why: 'no_variation' })
})

test('a negative rater variance counts as 0 in the error of measurement, and is warned of', () => {
  const rows = [
    [3, 4],
    [5, 4],
    [4, 5],
    [6, 5],
  ]
  expect(measurementError(rows, 'agreement')).toMatchObject({ warnings: ['negative_variance'] })
  expect(valueOf(measurementError(rows, 'agreement'))).toBe(valueOf(measurementError(rows, 'consistency')))
})
