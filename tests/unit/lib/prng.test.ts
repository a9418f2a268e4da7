import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '#shared/lib/prng.ts'

const first = (seed: number, n: number): number[] => {
  const random = seededRandom(seed)
  return Array.from({ length: n }, () => random())
}

test('the same seed gives the same numbers, and another seed others', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect(first(seed, 5)).toEqual(first(seed, 5))
      expect(first(seed, 5)).not.toEqual(first(seed + 1, 5))
    }),
  )
})

test('every number lies from 0 up to, not including, 1', () => {
  for (const x of first(20_260_101, 10_000)) expect(x >= 0 && x < 1).toBe(true)
})

test('the numbers fill the range evenly', () => {
  const tenths = Array<number>(10).fill(0)
  for (const x of first(7, 100_000)) tenths[Math.floor(x * 10)] = (tenths[Math.floor(x * 10)] ?? 0) + 1
  // Ten thousand each, with a standard deviation of 95.
  for (const n of tenths) expect(Math.abs(n - 10_000)).toBeLessThan(500)
})
