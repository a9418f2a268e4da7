import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weightsByRank } from '#shared/reliability/agreement-weights.ts'
import { brennanPrediger } from '#shared/reliability/brennan-prediger.ts'
import { cohenKappa } from '#shared/reliability/cohen-kappa.ts'
import { confusionTable } from '#shared/reliability/confusion-table.ts'
import { congerKappa } from '#shared/reliability/conger-kappa.ts'
import { valueOf } from '#shared/reliability/estimate.ts'
import { fleissGwet } from '#shared/reliability/fleiss-gwet.ts'
import { gwetAc } from '#shared/reliability/gwet-ac.ts'
import { iccReml } from '#shared/reliability/icc-reml.ts'
import { icc } from '#shared/reliability/icc.ts'
import { krippendorffAlpha } from '#shared/reliability/krippendorff-alpha.ts'
import { lightKappa } from '#shared/reliability/light-kappa.ts'
import { linCcc } from '#shared/reliability/lin-ccc.ts'
import { pearson } from '#shared/reliability/pearson.ts'
import { ratingCounts } from '#shared/reliability/rating-counts.ts'

const categories = [1, 2, 3, 4]
const value = fc.constantFrom(...categories)
const complete = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 20 })
const withGaps = fc.array(fc.tuple(fc.option(value), fc.option(value), fc.option(value)), { maxLength: 12 })
const identity = weightsByRank(4, 'identity')

function expectSame(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(a).toBe(b)
  else expect(a).toBeCloseTo(b, 10)
}

describe('coefficients for any number of raters', () => {
  test('Conger kappa of two raters is Cohen kappa, and its variance n/(n - 1) times as large', () => {
    fc.assert(
      fc.property(complete, (pairs) => {
        const cohen = cohenKappa(confusionTable(pairs, categories))
        const conger = congerKappa(ratingCounts(pairs, categories), identity)
        expectSame(valueOf(cohen), valueOf(conger))
        if (!cohen.ok || !conger.ok || pairs.length < 2) return
        const ratio = Math.sqrt(pairs.length / (pairs.length - 1))
        expect(conger.se ?? 0).toBeCloseTo((cohen.se ?? 0) * ratio, 8)
      }),
    )
  })

  test('alpha does not change when items or raters change places', () => {
    fc.assert(
      fc.property(withGaps, fc.constantFrom('nominal', 'ordinal', 'interval', 'ratio'), (rows, metric) => {
        const moved = [...rows].reverse().map((row) => [...row].reverse())
        expectSame(valueOf(krippendorffAlpha(rows, metric)), valueOf(krippendorffAlpha(moved, metric)))
      }),
    )
  })

  test('unused categories change AC1 and Brennan-Prediger but not Fleiss', () => {
    const rows = [
      [1, 1],
      [2, 2],
      [1, 2],
      [2, 2],
    ]
    const of = (codebook: number[]) => {
      const data = ratingCounts(rows, codebook)
      const w = weightsByRank(codebook.length, 'identity')
      return [gwetAc(data, w), brennanPrediger(data, w), fleissGwet(data, w)].map(valueOf)
    }
    const [few, many] = [of([1, 2]), of([1, 2, 3, 4])]
    expect(many[0]).not.toBeCloseTo(few[0] ?? 0, 3)
    expect(many[1]).not.toBeCloseTo(few[1] ?? 0, 3)
    expect(many[2]).toBeCloseTo(few[2] ?? 0, 12)
  })

  test('where all agree on one category AC1 is 1 and Fleiss and alpha do not exist', () => {
    const rows = [
      [2, 2, 2],
      [2, 2, 2],
    ]
    const data = ratingCounts(rows, categories)
    expect(gwetAc(data, identity)).toMatchObject({ ok: true, value: 1, se: 0 })
    expect(fleissGwet(data, identity)).toMatchObject({ ok: false, why: 'no_variation' })
    expect(krippendorffAlpha(rows, 'nominal')).toMatchObject({ ok: false, why: 'no_variation' })
  })

  test('without an item that two raters rated nothing exists', () => {
    const rows = [
      [1, null],
      [null, 2],
    ]
    expect(gwetAc(ratingCounts(rows, categories), identity)).toMatchObject({ ok: false, why: 'no_pairs' })
    expect(krippendorffAlpha(rows, 'interval')).toMatchObject({ ok: false, why: 'no_pairs' })
  })

  test('Light kappa skips a pair without a value and says so', () => {
    const rows = [
      [1, 1, 1],
      [1, 1, 2],
      [1, 1, 1],
    ]
    expect(lightKappa(rows, categories)).toMatchObject({
      pairs: 2,
      pairsWithoutValue: 1,
      warnings: ['pairs_without_value'],
    })
  })

  test('every record survives JSON unchanged', () => {
    fc.assert(
      fc.property(withGaps, (rows) => {
        const data = ratingCounts(rows, categories)
        const results = [gwetAc(data, identity), congerKappa(data, identity), krippendorffAlpha(rows, 'ordinal')]
        for (const result of [...results, lightKappa(rows, categories), linCcc(rows), pearson(rows)]) {
          expect(JSON.parse(JSON.stringify(result))).toEqual(result)
        }
      }),
    )
  })
})

test('concordance is never above correlation', () => {
  fc.assert(
    fc.property(complete, (pairs) => {
      const [ccc, r] = [valueOf(linCcc(pairs)), valueOf(pearson(pairs))]
      if (ccc !== null && r !== null) expect(Math.abs(ccc)).toBeLessThanOrEqual(Math.abs(r) + 1e-9)
    }),
  )
})

describe('variance components by restricted maximum likelihood', () => {
  const targets = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ]

  test.each(['A,1', 'C,1'] as const)('of a complete table equal the mean squares, form %s', (form) => {
    expect(valueOf(iccReml(targets, form))).toBeCloseTo(valueOf(icc(targets, form)) ?? 9, 5)
  })

  test('use items with one rating too', () => {
    expect(iccReml([...targets, [null, 3, null, null]], 'A,1')).toMatchObject({ ok: true, n: 7, nRatings: 25 })
  })

  test('do not exist where no item has two ratings', () => {
    expect(
      iccReml(
        [
          [1, null],
          [null, 2],
        ],
        'A,1',
      ),
    ).toMatchObject({ ok: false, why: 'no_pairs' })
  })
})
