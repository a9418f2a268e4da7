import { describe, expect, test } from 'vitest'
import { missingCodeOf, missingCodes, weightiestReason } from '#shared/scheme/missing-codes.ts'

test('the codes that exports write are those agreed with analysts, all below any valid value', () => {
  const numbers = Object.fromEntries(Object.entries(missingCodes).map(([short, { number }]) => [short, number]))
  expect(numbers).toEqual({
    ...{ not_expected: -91, not_recorded: -92, stopped_request: -93, technical: -94, too_short: -95, not_visible: -96 },
    ...{ not_applicable: -97, not_codable: -98, pending: -99, withheld: -90, too_few: -89 },
    ...{ no_variation: -100 },
  })
})

describe('the reason given when several inputs are missing', () => {
  test.each([
    [['pending', 'not_applicable'], 'not_applicable'],
    [['not_visible', 'pending'], 'pending'],
    [['too_few', 'not_codable', 'too_short'], 'too_short'],
    [['not_applicable', 'not_recorded'], 'not_recorded'],
    [[], 'too_few'],
  ] as const)('of %j it is %s', (reasons, given) => {
    expect(weightiestReason(reasons)).toBe(given)
    expect(weightiestReason([...reasons].reverse())).toBe(given)
  })
})

test('a scheme’s own reasons are exported as the missing code that they mean', () => {
  expect(['few_signals', 'not_visible', 'dark_room', 'constructor'].map(missingCodeOf)).toEqual([
    'too_few',
    'not_visible',
    'not_codable',
    'not_codable',
  ])
})
