import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ms } from '#shared/time/ms.ts'
import { contains, intersect, lengthMs, overlaps, type Span } from '#shared/time/span.ts'

const span = (startMs: number, endMs: number): Span => ({ startMs: ms(startMs), endMs: ms(endMs) })
const anySpan = fc
  .tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 10 }))
  .map(([from, length]) => span(from, from + length))

test('a span holds its start and not its end', () => {
  expect([contains(span(0, 500), ms(0)), contains(span(0, 500), ms(500))]).toEqual([true, false])
})

test('a span that ends exactly where the next starts does not overlap it', () => {
  expect(overlaps(span(0, 500), span(500, 900))).toBe(false)
  expect(intersect(span(0, 500), span(500, 900))).toBeNull()
})

test('the common part holds the moments that both hold', () => {
  fc.assert(
    fc.property(anySpan, anySpan, fc.nat({ max: 40 }), (a, b, at) => {
      const shared = intersect(a, b)
      expect(shared !== null && contains(shared, ms(at))).toBe(contains(a, ms(at)) && contains(b, ms(at)))
      expect(shared !== null).toBe(overlaps(a, b))
      if (shared !== null) expect(lengthMs(shared)).toBeGreaterThan(0)
    }),
  )
})

test('a time is whole milliseconds or a mistake', () => {
  expect(() => ms(0.5)).toThrow(RangeError)
  expect(() => ms(Number.NaN)).toThrow(RangeError)
})
