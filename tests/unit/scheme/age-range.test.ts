import { expect, test } from 'vitest'
import { agesInWords, isOutsideAges } from '#shared/scheme/age-range.ts'

test('ages are said as a range, or as one', () => {
  expect(agesInWords({ min: 2, max: 12 })).toBe('2 to 12 months')
  expect(agesInWords({ min: 4, max: 4 })).toBe('4 months')
})

test.each([
  [7, true],
  // Two months are eight weeks and five days; whoever is eight weeks old is in the week in which they end.
  [8, false],
  [30, false],
  // Until the day of 13 months.
  [56, false],
  [57, true],
])('for 2 to 12 months, %i weeks old is outside: %s', (weeks, outside) => {
  expect(isOutsideAges(weeks, { min: 2, max: 12 })).toBe(outside)
})

test('nobody is outside of ages that are not known, or of a scheme for all ages', () => {
  expect(isOutsideAges(null, { min: 2, max: 12 })).toBe(false)
  expect(isOutsideAges(500, null)).toBe(false)
})
