import { expect, test } from 'vitest'
import { whyNotDue } from '../../../renderer/features/compare/moment-words.ts'

test('a difference that need not be settled says why', () => {
  const side = (value: string) => ({ value, words: value, recordId: null })
  const why = (kind: 'time' | 'rating', first: string, second: string): string =>
    whyNotDue({ kind, first: side(first), second: side(second) })
  expect(why('time', 'smile', 'smile')).toBe('within the tolerance of the study.')
  expect(why('rating', 'rule:5', 'rule:1')).toBe('it follows from what is settled.')
  expect(why('rating', 'rule:5', '4.5')).toBe('too small, or not a score.')
})
