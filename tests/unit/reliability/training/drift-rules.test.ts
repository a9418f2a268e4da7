import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBelow, isMiss, meanOfLast, scaleAlarm, streamAlarm } from '#shared/reliability/training/drift-rules.ts'

// A scale from 1 to 9 has a range of 8: a miss is 2 points, 6 % are 0.48.
const RANGE = 8

describe('the mean of the last five', () => {
  test('has no limit before there are five', () => {
    expect(meanOfLast([], RANGE)).toEqual({ mean: null, limit: null })
    expect(meanOfLast([1, 0], RANGE)).toEqual({ mean: 0.5, limit: null })
  })

  test('may be 6 % of the range from 0 where the differences hardly scatter', () => {
    const found = meanOfLast([0.5, 0.5, 0.5, 0.5, 0.5], RANGE)
    expect(found.mean).toBeCloseTo(0.5, 12)
    expect(found.limit).toBeCloseTo(0.48, 12)
  })

  test('may be three standard errors from 0 where they do', () => {
    // 1, 0, 1, 0, 1: mean .6, SD sqrt(.3), standard error sqrt(.3 / 5) = .24495, three of them .73485.
    const found = meanOfLast([9, 9, 1, 0, 1, 0, 1], RANGE)
    expect(found.mean).toBeCloseTo(0.6, 12)
    expect(found.limit).toBeCloseTo(0.734846922834953, 12)
  })
})

describe('an alarm of a scale', () => {
  test.each([
    ['two in a row off by a quarter of the range, the same way', [0, 2, 2], 'two_misses'],
    ['the same downwards, and by more', [-2, -3], 'two_misses'],
    ['off by as much, but each the other way', [2, -2], null],
    ['one between that is not off', [2, 1, 2], null],
    ['a single one off', [3], null],
    ['a mean of half a point, always', [0.5, 0.5, 0.5, 0.5, 0.5], 'mean'],
    ['the same four times only', [0.5, 0.5, 0.5, 0.5], null],
    ['a mean of exactly 6 % of the range', [0.48, 0.48, 0.48, 0.48, 0.48], null],
    ['a mean of .6 that may be chance', [1, 0, 1, 0, 1], null],
    ['a mean of .8 that is not: three standard errors are .6', [1, 1, 1, 0, 1], 'mean'],
    ['nothing at all', [], null],
  ] as const)('%s', (_what, differences, alarm) => {
    expect(scaleAlarm(differences, RANGE)).toBe(alarm)
  })

  test('does not depend on which way the coder is off', () => {
    const differences = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { maxLength: 12 })
    fc.assert(
      fc.property(differences, (list) => {
        const turned = list.map((one) => -one)
        expect(scaleAlarm(turned, RANGE)).toBe(scaleAlarm(list, RANGE))
      }),
    )
  })

  test('is never raised by checks that are all at the master’s value', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.double({ min: 1, max: 100, noNaN: true }), (n, range) => {
        expect(scaleAlarm(new Array<number>(n).fill(0), range)).toBeNull()
      }),
    )
  })
})

test('an alarm of a code set takes two in a row below the threshold', () => {
  expect([streamAlarm([0.5, 0.59], 0.6), streamAlarm([0.5, 0.6], 0.6), streamAlarm([0.2], 0.6)]).toEqual([
    'two_below',
    null,
    null,
  ])
})

test('the edges belong to the miss and not to the threshold', () => {
  expect([isMiss(2, RANGE), isMiss(-2, RANGE), isMiss(1.99, RANGE)]).toEqual([true, true, false])
  expect([isBelow(0.6, 0.6), isBelow(0.1 + 0.2 + 0.3, 0.6), isBelow(0.599, 0.6)]).toEqual([false, false, true])
})
