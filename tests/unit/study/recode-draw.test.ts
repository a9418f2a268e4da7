import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '#shared/lib/prng.ts'
import { drawRecode, type ToRecode } from '#shared/study/recode/draw.ts'

const recording = (n: number, barred: readonly string[] = [], timePoint = 't1', site = ''): ToRecode => ({
  recordingId: `r${n}`,
  timePoint,
  site,
  barred: new Set(barred),
})
const many = (n: number, make: (at: number) => ToRecode = recording): ToRecode[] =>
  Array.from({ length: n }, (_, at) => make(at))

const People = ['a', 'b', 'c', 'd', 'e']
const recordings = fc
  .array(
    fc.record({
      barred: fc.subarray(People),
      timePoint: fc.constantFrom('t1', 't2', 't3'),
      site: fc.constantFrom('north', 'south'),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((one, n) => recording(n, one.barred, one.timePoint, one.site)))

describe('giving recordings out anew', () => {
  test('gives each recording once to a coder who has not seen it, and a second time to another, whatever is barred', () => {
    fc.assert(
      fc.property(
        recordings,
        fc.subarray(People),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (all, coders, share, seed) => {
          const { drawn, without, doubleWanted, doubleFound } = drawRecode(
            all,
            coders,
            { share, least: 3 },
            seededRandom(seed),
          )
          const primaries = drawn.filter(({ role }) => role === 'primary')
          const seconds = drawn.filter(({ role }) => role === 'second')
          for (const { recordingId, personId } of drawn) {
            expect(coders).toContain(personId)
            expect(all.find((one) => one.recordingId === recordingId)?.barred.has(personId)).toBe(false)
          }
          expect(new Set(primaries.map(({ recordingId }) => recordingId)).size).toBe(primaries.length)
          expect(primaries.length + without.length).toBe(all.length)
          for (const { recordingId, personId } of seconds)
            expect(primaries.some((one) => one.recordingId === recordingId && one.personId !== personId)).toBe(true)
          expect(new Set(seconds.map(({ recordingId }) => recordingId)).size).toBe(seconds.length)
          expect(seconds.length).toBe(doubleFound)
          expect(doubleFound).toBeLessThanOrEqual(doubleWanted)
        },
      ),
    )
  })

  test('shares the work evenly where nobody is barred', () => {
    const { drawn } = drawRecode(many(40), ['a', 'b', 'c', 'd'], { share: 0.25, least: 0 }, seededRandom(1))
    const loads = ['a', 'b', 'c', 'd'].map((id) => drawn.filter(({ personId }) => personId === id).length)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
    expect(drawn).toHaveLength(50)
  })

  test('codes twice what the share asks for, and never fewer than the least number', () => {
    const twice = (n: number, share: number, least: number): number =>
      drawRecode(many(n), ['a', 'b'], { share, least }, seededRandom(2)).doubleFound
    expect(twice(100, 0.2, 15)).toBe(20)
    expect(twice(40, 0.2, 15)).toBe(15)
    expect(twice(10, 0.2, 15)).toBe(10)
    expect(twice(10, 0.3, 0)).toBe(3)
  })

  test('spreads what is coded twice over time points and sites in proportion', () => {
    const all = many(60, (n) => recording(n, [], n % 3 === 0 ? 't2' : 't1', n % 2 === 0 ? 'north' : 'south'))
    const { drawn } = drawRecode(all, ['a', 'b', 'c'], { share: 0.2, least: 0 }, seededRandom(3))
    const strata = drawn
      .filter(({ role }) => role === 'second')
      .map(({ recordingId }) => all.find((one) => one.recordingId === recordingId))
      .map((one) => `${one?.timePoint} ${one?.site}`)
    const counts = [...Map.groupBy(strata, (name) => name)].map(([name, list]) => [name, list.length]).sort()
    expect(counts).toEqual([
      ['t1 north', 4],
      ['t1 south', 4],
      ['t2 north', 2],
      ['t2 south', 2],
    ])
  })

  test('names recordings that nobody may code, and finds those first whom few may code', () => {
    const all = [recording(0, ['a', 'b']), recording(1, ['a']), recording(2), recording(3)]
    const { without, drawn } = drawRecode(all, ['a', 'b'], { share: 0, least: 0 }, seededRandom(4))
    expect(without).toEqual(['r0'])
    expect(drawn.find(({ recordingId }) => recordingId === 'r1')?.personId).toBe('b')
  })

  test('draws the same from the same numbers, and another time otherwise', () => {
    const draw = (seed: number): unknown =>
      drawRecode(many(30), ['a', 'b', 'c'], { share: 0.3, least: 0 }, seededRandom(seed))
    expect(draw(5)).toEqual(draw(5))
    expect(draw(5)).not.toEqual(draw(6))
  })
})
