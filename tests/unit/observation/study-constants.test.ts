import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreObservation, standardisedParts } from '#shared/observation/scores.ts'
import { constantKey, constantOfValues, zScore } from '#shared/observation/study-constants.ts'
import { compileScheme } from '#shared/scheme/compile-scheme.ts'
import { zCallsIn } from '#shared/scheme/formula/within-study.ts'
import { none, some } from '#shared/scheme/formula/value.ts'
import { missingForLock } from '#shared/observation/completeness.ts'
import { withComposites } from '../../support/z-scheme.ts'
import { rating, recordsOf } from '../study/dataset-builder.ts'
import { content, ratings } from './builders.ts'

const numbers = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 2, maxLength: 40 })
/** Values that differ by more than the traces of arithmetic. */
const varied = numbers.filter((all) => Math.max(...all) - Math.min(...all) > 0.01)

const zOf = (all: readonly number[]): number[] => {
  const constant = constantOfValues(all)
  return all.map((x) => {
    const z = zScore(some(x), constant)
    if (!z.ok || typeof z.value !== 'number') throw new Error('a number')
    return z.value
  })
}

describe('z-scores of values that vary', () => {
  test('have the mean 0 and the standard deviation 1', () => {
    fc.assert(
      fc.property(varied, (all) => {
        const z = zOf(all)
        const mean = z.reduce((sum, x) => sum + x, 0) / z.length
        const variance = z.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (z.length - 1)
        expect(mean).toBeCloseTo(0, 6)
        expect(variance).toBeCloseTo(1, 6)
      }),
    )
  })

  test('stay as they are when all values are stretched and moved, and change their sign when they are turned round', () => {
    const stretch = fc.double({ min: 0.1, max: 50, noNaN: true })
    fc.assert(
      fc.property(varied, stretch, fc.double({ min: -50, max: 50, noNaN: true }), (all, a, b) => {
        const z = zOf(all)
        zOf(all.map((x) => a * x + b)).forEach((one, n) => expect(one).toBeCloseTo(z[n] ?? Number.NaN, 5))
        zOf(all.map((x) => b - a * x)).forEach((one, n) => expect(one).toBeCloseTo(-(z[n] ?? Number.NaN), 5))
      }),
    )
  })
})

describe('where there is no z-score', () => {
  const three = constantOfValues([3, 5, 7])

  test.each([
    ['x is missing: its own reason', none('not_visible'), three, 'not_visible'],
    ['x is missing and the study does not vary either', none('not_visible'), constantOfValues([3, 3]), 'not_visible'],
    ['no value in the study', some(3), constantOfValues([]), 'too_few'],
    ['one value in the study', some(3), constantOfValues([3]), 'too_few'],
    ['equal values', some(3), constantOfValues([3, 3, 3]), 'no_variation'],
    ['values that differ by traces of arithmetic alone', some(0.3), constantOfValues([0.3, 0.1 + 0.2]), 'no_variation'],
    ['a single coding, which knows no study', some(3), undefined, 'pending'],
  ] as const)('%s', (_, x, constant, why) => {
    expect(zScore(x, constant)).toEqual(none(why))
  })

  test('equal values of any size are seen as equal', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 2, max: 50 }), (x, n) => {
        expect(constantOfValues(Array.from({ length: n }, () => x)).sd).toBe(0)
      }),
    )
  })
})

describe('within one coding', () => {
  const scheme = withComposites(ratings, { zs: 'z_within(sen, study)', more: 'zs + int', raw: 'sen + int' })
  const coded = content(scheme, recordsOf(rating('sen', 7), rating('int', 2)))
  const here = (rows: ReturnType<typeof scoreObservation>): unknown[] =>
    rows.filter(({ episode }) => episode === 'play').map(({ variable, value }) => [variable, value])

  test('there is no row of what only an export knows, and everything else is as it was', () => {
    const rows = here(scoreObservation(coded))
    expect(rows).toContainEqual(['raw_play', 9])
    expect(rows.map((row) => (row as [string])[0])).not.toContain('zs_play')
    expect(rows.map((row) => (row as [string])[0])).not.toContain('more_play')
  })

  test('nothing of it is asked for before the lock', () => {
    const plain = { ...ratings, composites: scheme.composites.filter(({ id }) => id === 'raw') }
    expect(missingForLock(coded)).toEqual(missingForLock({ ...coded, scheme: plain }))
  })

  test('where the study has no constant for it, it has too few values, and is nothing that may yet come', () => {
    const rows = scoreObservation(coded, undefined, new Map()).filter(({ episode }) => episode === 'play')
    expect(rows.filter(({ variable }) => ['zs_play', 'more_play'].includes(variable))).toMatchObject([
      { variable: 'zs_play', value: null, missing: 'too_few' },
      { variable: 'more_play', value: null, missing: 'too_few' },
    ])
  })

  test('with the constants of the study its scores follow, by kind of episode', () => {
    const instance = compileScheme(scheme).composites.get('zs')
    const [call] = instance === undefined ? [] : zCallsIn(instance.expr)
    if (call === undefined) throw new Error('a call')
    const study = new Map([
      [constantKey('zs', 'play', call.of), constantOfValues([3, 5, 7])],
      [constantKey('zs', 'reun', call.of), constantOfValues([1, 2])],
    ])
    expect(here(scoreObservation(coded, undefined, study))).toEqual(
      expect.arrayContaining([
        ['zs_play', 1],
        ['more_play', 3],
      ]),
    )
    expect(standardisedParts(coded, ['play', 'reun'])).toEqual([
      { variable: constantKey('zs', 'play', call.of), episode: 'play', value: 7, missing: null },
      { variable: constantKey('zs', 'reun', call.of), episode: 'reun', value: null, missing: 'pending' },
    ])
  })
})
