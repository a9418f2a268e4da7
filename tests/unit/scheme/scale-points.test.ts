import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isContextAnswer } from '#shared/observation/answers.ts'
import { recordProblem } from '#shared/observation/validate-record.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { isOnScale, scalePoints } from '#shared/scheme/scale-points.ts'
import type { RatingScale, Scheme } from '#shared/scheme/scheme.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { ms } from '#shared/time/ms.ts'

const uneven = { min: 0, max: 4, step: 2, onlyValues: [0, 2, 4] }

const withScale = (change: Partial<RatingScale>): Scheme => {
  const { tests: _tests, ...scheme } = sensIntr9
  return {
    ...scheme,
    ratings: scheme.ratings.map((rating) => (rating.id === 'wdr' ? { ...rating, ...change } : rating)),
  }
}
const points = (values: readonly number[]): RatingScale['anchors'] =>
  values.map((value) => ({ value, label: `Point ${value}`, text: '' }))
const found = (scheme: Scheme): readonly string[] =>
  checkScheme(scheme).map(({ code, path }) => `${code} ${path.join('.')}`)

test('every step between the ends is a point, halves exactly', () => {
  expect(scalePoints({ min: 1, max: 3, step: 0.5 })).toEqual([1, 1.5, 2, 2.5, 3])
})

test('where the values are listed only these are, from the lowest up', () => {
  expect(scalePoints({ min: 0, max: 4, step: 1, onlyValues: [4, 0, 1] })).toEqual([0, 1, 4])
  expect([0, 1, 2, 3, 4, 5].filter((value) => isOnScale(uneven, value))).toEqual([0, 2, 4])
})

test('a value is on a scale if and only if it is one of its points', () => {
  const values = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 2 })
  fc.assert(
    fc.property(values, fc.integer({ min: -1, max: 13 }), (onlyValues, value) => {
      const scale = { min: Math.min(...onlyValues), max: Math.max(...onlyValues), step: 1, onlyValues }
      expect(isOnScale(scale, value)).toBe(scalePoints(scale).includes(value))
    }),
  )
})

describe('a scheme with unequal values', () => {
  const scheme = withScale({ ...uneven, anchors: points([0, 2, 4]) })

  test('is in order, takes only those values, and has no step in the codebook', () => {
    expect(found(scheme)).toEqual([])
    const record = { type: 'rating' as const, id: 'x', rating: 'wdr', episode: 'e', notCodable: null, note: '' }
    const frame = { scheme, durationMs: ms(1000) }
    expect(recordProblem(frame, { ...record, value: 2 })).toBeNull()
    expect(recordProblem(frame, { ...record, value: 3 })).toBe('outside-scale')
    const variable = exportVariables(scheme, ['free']).find(({ sourceId }) => sourceId === 'wdr')
    expect(variable).toMatchObject({ step: null, points: [0, 2, 4] })
  })

  test.each([
    ['a value lies between the steps', { onlyValues: [0, 1, 4] }, 'value-off-scale ratings.3.onlyValues.1'],
    ['an end is not listed', { onlyValues: [0, 2] }, 'ends-not-listed ratings.3.onlyValues'],
    ['a value stands there twice', { onlyValues: [0, 2, 2, 4] }, 'duplicate-id ratings.3.onlyValues.2'],
    [
      'an anchor describes what cannot be given',
      { step: 1, anchors: points([3]) },
      'value-off-scale ratings.3.anchors.0.value',
    ],
  ])('is refused where %s', (_what, change, problem) => {
    expect(found(withScale({ ...uneven, anchors: points([0, 2, 4]), ...change }))).toContain(problem)
  })

  test('another list of values is a major change', () => {
    const { level, changes } = compareSchemes(
      scheme,
      withScale({ ...uneven, max: 4, onlyValues: [0, 4], anchors: points([0, 4]) }),
    )
    expect(level).toBe('major')
    expect(changes.map(({ words }) => words)).toContain(
      'Scale “Withdrawal (being out of reach for the baby)”: values that can be given changed: 2 removed',
    )
  })
})

describe('context items', () => {
  const item = { id: 'x', label: 'X', options: [], required: false }
  test.each([
    [
      'a number within its ends',
      { ...item, type: 'number' as const, min: 0, max: 10 },
      [2.5, 0],
      [-1, 11, '3', Number.NaN],
    ],
    ['any number where it has no ends', { ...item, type: 'number' as const }, [-1e6], [Number.POSITIVE_INFINITY]],
    ['whole numbers of a short scale', { ...item, type: 'ordinal' as const, min: 1, max: 3 }, [1, 3], [1.5, 4]],
    ['a text that says something', { ...item, type: 'text' as const }, ['a', 'أ'], ['  ', 'x'.repeat(4001), 3]],
  ])('%s', (_what, asked, right, wrong) => {
    expect(right.filter((value) => !isContextAnswer(asked, value))).toEqual([])
    expect(wrong.filter((value) => isContextAnswer(asked, value))).toEqual([])
  })

  test('a free text is no score: no formula may name it', () => {
    const { tests: _tests, ...scheme } = sensIntr9
    const context = [...scheme.context, { ...item, id: 'told', type: 'text' as const }]
    const rules = [{ ...scheme.rules[0], when: "ctx.told == 'x'" }] as Scheme['rules']
    expect(found({ ...scheme, context, rules })).toEqual(['formula-unknown-name rules.0.when'])
  })
})
