import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { none, some } from '#shared/scheme/formula/value.ts'
import { asked, result } from './formula-harness.ts'

describe('functions', () => {
  test.each([
    ['mean(1, 2, 6)', 3],
    ['sum(1, 2, 6)', 9],
    ['min(4, 2, 6)', 2],
    ['max(4, 2, 6)', 6],
    ['median(1, 9, 2, 4)', 3],
    ['median(9, 1, 2)', 2],
    ['sd(2, 4, 4, 4, 5, 5, 7, 9) * sd(2, 4, 4, 4, 5, 5, 7, 9) * 7', 32],
    ['count(one, seven, gone)', 2],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(2.345, 1)', 2.3],
    ['sqrt(49)', 7],
    ['abs(-3)', 3],
    ['reverse(seven)', 3],
    ['recode(seven, 7, 1, 1, 9)', 1],
    ['recode(5, 7, 1, 1, 9)', 5],
    ['recode(5, 7, 1, 0)', 0],
    ["recode(ctx.distress, 'yes', 1, 'no', 0, -1)", 1],
    ["if(ctx.distress == 'yes', 10, 20)", 10],
    ['sort(cards, shy)', 0.25],
    ['6 - pile(face)', 3],
    ['points(ways, calm)', 3],
  ])('%s is %d', (text, value) => {
    const found = result(text)
    expect(typeof found !== 'string' && found.ok ? found.value : found).toBeCloseTo(value, 12)
  })

  test('functions of codes are asked for the codes together and the episode named', () => {
    asked.length = 0
    result('prop_time(smile|cry, play) + rate(smile, episode) + count(touch) + count_events(cry) + latency(cry)')
    expect(asked).toEqual([
      'prop_time(smile|cry, play)',
      'rate(smile, episode)',
      'count_events(touch, -)',
      'count_events(cry, -)',
      'latency(cry, -)',
    ])
  })
})

describe('missing values', () => {
  test.each([
    ['one + gone', 'not_applicable'],
    ['later + unseen', 'pending'],
    ['gone * later', 'not_applicable'],
    ['1 / (one - 1)', 'too_few'],
    ['0 / (one - one)', 'too_few'],
    ['sqrt(-1)', 'too_few'],
    ['sd(1)', 'too_few'],
    ['reverse(unseen)', 'not_visible'],
    ['if(later > 1, 1, 2)', 'pending'],
    ['one > 0 and later > 0', 'pending'],
    ['mean(one, unseen)', 'not_visible'],
    ['mean(gone, gone)', 'not_applicable'],
    ['mean(gone, later)', 'pending'],
  ] as const)('%s is missing as %s', (text, reason) => {
    expect(result(text)).toEqual(none(reason))
  })

  test('a side that settles the question makes a missing other side unimportant', () => {
    expect(result('later > 1 or one == 1')).toEqual(some(true))
    expect(result('one == 2 and later > 1')).toEqual(some(false))
  })

  test('only the branch that is taken can be missing', () => {
    expect(result('if(one == 1, seven, later)')).toEqual(some(7))
  })

  test('a mean leaves out what does not apply', () => {
    expect(result('mean(one, seven, gone)')).toEqual(some(4))
  })

  test('with enough valid items a mean leaves out other missing ones, with too few it gives their reason', () => {
    expect(result('mean(one, seven, unseen)', 2)).toEqual(some(4))
    expect(result('mean(one, gone, unseen)', 2)).toEqual(none('not_applicable'))
    expect(result('mean(one, unseen)', 2)).toEqual(none('not_visible'))
  })

  test('a mean waits for an item that may still come, however few are needed', () => {
    expect(result('mean(one, seven, later)', 1)).toEqual(none('pending'))
  })

  test('exists asks whether there is a value and is never missing itself', () => {
    expect(result('exists(later)')).toEqual(some(false))
    expect(result('exists(one)')).toEqual(some(true))
  })

  test('no formula yields NaN or an infinite number', () => {
    const number = fc.oneof(fc.constantFrom('0', '1e', '0.5', 'one', 'seven', 'gone', 'later'), fc.nat().map(String))
    const text = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        number,
        fc
          .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
          .map(([a, op, b]) => `(${a} ${op} ${b})`),
        fc.tuple(fc.constantFrom('sqrt', 'abs', 'sd', 'mean', 'round'), tie('tree')).map(([fn, a]) => `${fn}(${a})`),
      ),
    })).tree
    fc.assert(
      fc.property(text, (formula) => {
        const value = result(formula)
        if (typeof value !== 'string' && value.ok) expect(value.value).toSatisfy(Number.isFinite)
      }),
    )
  })
})
