import { describe, expect, test } from 'vitest'
import { categoryAgreement, type CategoryPairs } from '#shared/reliability/category-agreement.ts'
import { weightsByValue } from '#shared/reliability/agreement-weights.ts'
import { cohenKappa, weightedKappaOfCounts } from '#shared/reliability/cohen-kappa.ts'
import { confusionTable } from '#shared/reliability/confusion-table.ts'

const bootstrap = { seed: 1, replicates: 200 }
const each = (pairs: readonly (readonly [number, number])[]): CategoryPairs[] =>
  pairs.map((pair, n) => ({ recording: `r${n}`, pairs: [pair] }))
const times = (n: number, pair: readonly [number, number]): (readonly [number, number])[] =>
  Array.from({ length: n }, () => pair)
const value = (estimate: { ok: boolean; value?: number }): number | undefined => estimate.value

// 20 recordings: both seen 8, only the first 2, only the second 2, neither 8.
const balanced = [...times(8, [1, 1]), ...times(2, [1, 0]), ...times(2, [0, 1]), ...times(8, [0, 0])] as const

describe('one answer a recording', () => {
  const found = categoryAgreement(each(balanced), [0, 1], { ordered: false, one: true, bootstrap })

  test('kappa, agreement, PABAK and AC1 are those worked out by hand', () => {
    // Po = .8; margins .5 / .5, so Pe = .5 for all of them.
    expect(value(found.kappa)).toBeCloseTo(0.6, 12)
    expect(value(found.agreement)).toBeCloseTo(0.8, 12)
    expect(value(found.pabak)).toBeCloseTo(0.6, 12)
    expect(value(found.ac)).toBeCloseTo(0.6, 12)
  })

  test('the interval is that of the standard error, and no recordings are resampled', () => {
    const table = confusionTable([...balanced], [0, 1])
    const kappa = cohenKappa(table)
    expect(found.kappa.ok && found.kappa.ci).toEqual(kappa.ok ? kappa.ci : null)
  })

  test('each category has its share of both coders’ answers, and agreement on it', () => {
    expect(found.categories.map(({ share, first, second }) => [share, first, second])).toEqual([
      [0.5, 10, 10],
      [0.5, 10, 10],
    ])
    expect(found.categories.map(({ specific }) => value(specific))).toEqual([0.8, 0.8])
  })
})

describe('what a reader is warned of', () => {
  const warnings = (pairs: readonly (readonly [number, number])[], categories = [0, 1]) =>
    categoryAgreement(each(pairs), categories, { ordered: false, one: true, bootstrap }).warnings

  test('a category under a tenth of all answers is named, one of a tenth is not', () => {
    expect(warnings([...times(1, [1, 1]), ...times(19, [0, 0])])).toContain('rare_category')
    expect(warnings([...times(2, [1, 1]), ...times(18, [0, 0])])).not.toContain('rare_category')
  })

  test('a category of one coder alone, and one of neither, are named', () => {
    expect(warnings([...times(3, [1, 0]), ...times(9, [0, 0])])).toContain('used_by_one_coder')
    expect(warnings([...times(3, [1, 0]), ...times(9, [0, 1])], [0, 1, 2])).toContain('not_used')
  })

  test('both coders gave one answer throughout: not defined, and never 0 or 1', () => {
    const { kappa } = categoryAgreement(each(times(9, [0, 0])), [0, 1], { ordered: false, one: true, bootstrap })
    expect(kappa).toMatchObject({ ok: false, why: 'no_variation' })
  })
})

describe('many answers a recording', () => {
  const ordered: CategoryPairs[] = [
    { recording: 'a', pairs: [...times(5, [1, 1]), ...times(4, [2, 3]), ...times(3, [5, 4])] },
    { recording: 'b', pairs: [...times(6, [3, 3]), ...times(2, [1, 2])] },
    { recording: 'c', pairs: [...times(4, [5, 5]), ...times(1, [4, 1])] },
  ]
  const options = { ordered: true, one: false, bootstrap }
  const scale = [1, 2, 3, 4, 5]

  test('pooled over recordings it is the quadratic kappa of all pairs, with an interval from resampled recordings', () => {
    const found = categoryAgreement(ordered, scale, options)
    const table = confusionTable(
      ordered.flatMap(({ pairs }) => [...pairs]),
      scale,
    )
    const whole = cohenKappa(table, { weights: weightsByValue(scale, 'quadratic') })
    expect(value(found.kappa)).toBeCloseTo(value(whole) ?? NaN, 12)
    expect(found.kappa.ok && found.kappa.ci?.method).toBe('bootstrap-percentile')
  })

  test('the kappa that is resampled is the same as the one that is printed', () => {
    const weights = weightsByValue(scale, 'quadratic')
    const table = confusionTable(
      ordered.flatMap(({ pairs }) => [...pairs]),
      scale,
    )
    expect(weightedKappaOfCounts(table.counts.flat(), weights)).toBeCloseTo(
      value(cohenKappa(table, { weights })) ?? NaN,
      12,
    )
    expect(weightedKappaOfCounts([], weights)).toBeNull()
  })

  test('one recording has a figure and no interval', () => {
    const { kappa } = categoryAgreement(ordered.slice(0, 1), scale, options)
    expect(kappa.ok && [kappa.ci, kappa.warnings.includes('no_interval')]).toEqual([undefined, true])
  })

  test('a value that is no category is left out and counted', () => {
    const odd: CategoryPairs[] = [...ordered, { recording: 'd', pairs: [[1.5, 2]] }]
    const { kappa, table } = categoryAgreement(odd, scale, options)
    expect([table.n, kappa.dropped]).toEqual([25, [{ n: 1, why: 'no_value' }]])
  })

  test('nothing to compare is said, whatever the figure', () => {
    const none = categoryAgreement([], scale, options)
    for (const figure of [none.kappa, none.agreement, none.pabak, none.ac])
      expect(figure).toMatchObject({ ok: false, why: 'no_items' })
  })
})
