import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, type Json } from '#shared/lib/canonical-json.ts'

test('the order of members does not matter, the order of a list does', () => {
  expect(canonicalJson({ b: 1, a: [2, 1] })).toBe('{"a":[2,1],"b":1}')
  expect(canonicalJson({ a: [2, 1], b: 1 })).toBe('{"a":[2,1],"b":1}')
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
})

test('a member without a value is as if it were not there', () => {
  expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}')
})

test.each([Number.NaN, Infinity, -Infinity])('%d is no number that could be hashed', (value) => {
  expect(() => canonicalJson({ a: value })).toThrow(RangeError)
})

test('it reads back as what was written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
