import { expect, test } from 'vitest'
import { largestDraft, readDraft, withValueAt } from '#shared/scheme/edit/draft-value.ts'
import { withoutHidden } from '#shared/scheme/hidden-characters.ts'

const refusal = (value: unknown): string | null => {
  const read = readDraft(value)
  return read.ok ? null : read.refusal.code
}

test('anything that JSON can hold may be kept, whatever its shape', () => {
  expect(refusal({ id: 'a', name: '', ratings: [{ label: null, min: '' }], more: { a: [1, true] } })).toBeNull()
})

test.each([
  ['no object', [], 'not-an-object'],
  ['nothing', null, 'not-an-object'],
  ['a number too large to be kept', { a: Infinity }, 'not-json'],
  ['a member named __proto__', JSON.parse('{"a":{"__proto__":1}}'), 'not-json'],
  ['a hidden character', { a: ['b\u202Ec'] }, 'hidden-character'],
  ['a hidden character in a name', { words: { 'b\u202Ec': 'd' } }, 'hidden-character'],
  ['a text that is too large', { a: 'x'.repeat(largestDraft) }, 'too-large'],
])('is refused: %s', (_, value, code) => {
  expect(refusal(value)).toBe(code)
})

test('brackets in one another without end are refused, not followed', () => {
  let deep: unknown = 1
  for (let n = 0; n < 5000; n += 1) deep = [deep]
  expect(refusal({ deep })).toBe('too-deep')
})

test('the place of a hidden character is told', () => {
  expect(readDraft({ sets: [{ label: 'a\u200Eb' }] })).toMatchObject({ refusal: { path: ['sets', 0, 'label'] } })
})

test('a value is written to a copy; what leads nowhere changes nothing', () => {
  const before = { a: [{ b: 1 }, { b: 2 }] }
  expect(withValueAt(before, ['a', 1, 'b'], 3)).toEqual({ a: [{ b: 1 }, { b: 3 }] })
  expect(withValueAt(before, ['a', 0], undefined)).toEqual({ a: [{ b: 2 }] })
  expect(withValueAt(before, ['a', 1, 'b'], undefined)).toEqual({ a: [{ b: 1 }, {}] })
  expect(withValueAt(before, ['a', 'b'], 3)).toEqual(before)
  expect(before).toEqual({ a: [{ b: 1 }, { b: 2 }] })
})

test('typed text loses what cannot be seen, and a line its line breaks', () => {
  expect(withoutHidden('a\u202Eb\r\nc\td', 'lines')).toBe('ab\nc\td')
  expect(withoutHidden('a\u202Eb\r\nc\td', 'line')).toBe('ab c d')
  expect(withoutHidden('👶 母', 'line')).toBe('👶 母')
})
