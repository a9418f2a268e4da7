import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PictureCheck } from '#shared/study/media.ts'
import { lookTimes } from '../../../../renderer/host/media-scan/look-times.ts'
import { lookAt, lumaOf, stretchesIn, type Look } from '../../../../renderer/host/media-scan/picture-stretches.ts'

const BRIGHT = { mean: 0.4, bright: 0.6, difference: 0.02 }
const BLACK = { mean: 0.03, bright: 0, difference: 0 }
const STILL = { ...BRIGHT, difference: 0 }

/** One look a second. */
const looks = (...each: readonly Omit<Look, 'atMs'>[]): Look[] => each.map((look, i) => ({ ...look, atMs: i * 1000 }))
const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value)

describe('black', () => {
  test('lasts from the first black look to the next that is not', () => {
    const { black } = stretchesIn(looks(BRIGHT, BLACK, BLACK, BRIGHT), 4000)
    expect(black).toEqual([{ startMs: 1000, endMs: 3000 }])
  })

  test('lasts to the end where no look follows', () => {
    expect(stretchesIn(looks(BRIGHT, BLACK), 2500).black).toEqual([{ startMs: 1000, endMs: 2500 }])
  })

  test('is not what is dark but has something bright in it', () => {
    expect(stretchesIn(looks(BRIGHT, { ...BLACK, bright: 0.05 }, BRIGHT), 3000).black).toEqual([])
  })

  test('of less than a second is not worth a word', () => {
    const flash = [BRIGHT, BLACK, BRIGHT].map((look, i) => ({ ...look, atMs: i * 400 }))
    expect(stretchesIn(flash, 1200).black).toEqual([])
  })
})

describe('frozen', () => {
  test('lasts over all looks that are alike', () => {
    const { frozen } = stretchesIn(looks(BRIGHT, ...times(5, STILL), BRIGHT), 7000)
    expect(frozen).toEqual([{ startMs: 0, endMs: 5000 }])
  })

  test('is not a moment of stillness', () => {
    expect(stretchesIn(looks(BRIGHT, ...times(3, STILL), BRIGHT), 5000).frozen).toEqual([])
  })

  test('of seven seconds is found by looks two seconds apart, wherever they fall', () => {
    for (let shift = 0; shift < 2000; shift += 100) {
      const seen = Array.from({ length: 12 }, (_, i): Look => {
        const atMs = i * 2000 + shift
        return { ...BRIGHT, atMs, difference: atMs - 2000 >= 6000 && atMs < 13_000 ? 0 : 0.02 }
      })
      expect(stretchesIn(seen, 26_000).frozen).toHaveLength(1)
    }
  })

  test('is not a still room: the noise of a camera never stops', () => {
    expect(stretchesIn(looks(...times(60, { ...BRIGHT, difference: 0.003 })), 60_000).frozen).toEqual([])
  })

  test('is not said of what is black', () => {
    const { black, frozen } = stretchesIn(looks(BRIGHT, ...times(20, BLACK), BRIGHT), 22_000)
    expect([black.length, frozen.length]).toEqual([1, 0])
  })
})

const anyLooks = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 4000 }), look: fc.constantFrom(BRIGHT, BLACK, STILL) }), {
    minLength: 1,
    maxLength: 2000,
  })
  .map((all) => {
    let atMs = 0
    return all.map(({ step, look }): Look => ({ ...look, atMs: (atMs += step) }))
  })

test('whatever is seen, stretches are in order, apart, within the film, and as the contract wants them', () => {
  fc.assert(
    fc.property(anyLooks, fc.integer({ min: 0, max: 5000 }), (seen, beyond) => {
      const endMs = (seen.at(-1)?.atMs ?? 0) + beyond
      const found = stretchesIn(seen, endMs)
      expect(PictureCheck.safeParse({ stepMs: 1000, ...found }).success).toBe(true)
      for (const list of [found.black, found.frozen]) {
        list.forEach(({ startMs, endMs: until }, i) => {
          expect(startMs).toBeLessThan(until)
          expect(until).toBeLessThanOrEqual(endMs)
          expect(startMs).toBeGreaterThanOrEqual(list[i - 1]?.endMs ?? 0)
        })
      }
    }),
    { numRuns: 100 },
  )
})

test('every black look lies in a black stretch, unless that was too short', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(BRIGHT, BLACK), { minLength: 1, maxLength: 150 }), (each) => {
      const seen = looks(...each)
      const { black } = stretchesIn(seen, seen.length * 1000)
      const covered = (at: number): boolean => black.some(({ startMs, endMs }) => startMs <= at && at < endMs)
      for (const look of seen) expect(covered(look.atMs)).toBe(look.mean < 0.07)
    }),
  )
})

test('brightness follows how bright colours look', () => {
  const luma = lumaOf(Uint8ClampedArray.of(255, 255, 255, 255, 0, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255))
  expect([...luma].map((value) => Math.round(value * 100))).toEqual([100, 0, 72, 7])
})

test('a look compares with the one before, and the first with none', () => {
  const [dark, light] = [Float32Array.of(0, 0), Float32Array.of(1, 0)]
  expect(lookAt(0, dark, null)).toEqual({ atMs: 0, mean: 0, bright: 0, difference: null })
  expect(lookAt(40, light, dark)).toEqual({ atMs: 40, mean: 0.5, bright: 0.5, difference: 0.5 })
})

describe('when to look', () => {
  test('at key frames where they are close together, but not more than once a second', () => {
    expect(lookTimes([0, 0.5, 1, 1.5, 2, 3], 4)).toEqual([0, 1, 2, 3])
  })

  test('every two seconds where key frames are far apart', () => {
    expect(lookTimes([0, 6], 8)).toEqual([0, 2, 4, 6])
  })

  test('in order, never further apart than two and a half seconds, from the first key frame to the end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.04, max: 130, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (steps) => {
          let at = 0
          const keys = [0, ...steps].map((step) => (at += step))
          const found = [...lookTimes(keys, at + 1), at + 1]
          found.slice(1).forEach((time, i) => {
            expect(time - (found[i] ?? NaN)).toBeGreaterThan(0)
            expect(time - (found[i] ?? NaN)).toBeLessThanOrEqual(2.5 + 1e-9)
          })
        },
      ),
    )
  })
})
