import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapsIn, longestKeyDistanceMs, meanRate } from '../../../electron/services/media/frame-spacing.ts'

const steady = (count: number, step = 40_000, from = 0): number[] =>
  Array.from({ length: count }, (_, n) => from + n * step)

describe('gaps in the frames of a file', () => {
  test('a stretch without a frame is told from its last frame to the next one, counted from the first', () => {
    const ptsUs = [...steady(50, 40_000, 500_000), ...steady(50, 40_000, 4_000_000)]
    expect(gapsIn(ptsUs)).toEqual([{ startMs: 1960, endMs: 3500 }])
  })

  test('a phone that stretches its steps in dim light has none', () => {
    const ptsUs = steady(300).map((us, n) => us + (n > 150 ? (n - 150) * 60_000 : 0))
    expect(gapsIn(ptsUs)).toEqual([])
  })

  test('a camera of three frames a second has none', () => {
    expect(gapsIn(steady(100, 333_333))).toEqual([])
  })

  test('of many, the twenty longest are told, in order of time', () => {
    let at = 0
    const ptsUs = Array.from({ length: 300 }, (_, n) => (at += n % 10 === 9 ? 1_000_000 + n * 1000 : 40_000))
    const gaps = gapsIn(ptsUs)
    expect(gaps).toHaveLength(20)
    expect(gaps.map(({ startMs }) => startMs)).toEqual(gaps.map(({ startMs }) => startMs).sort((a, b) => a - b))
    expect(Math.min(...gaps.map(({ startMs, endMs }) => endMs - startMs))).toBe(1109)
  })

  test('every gap lies within the file and is longer than 250 ms', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 60 }), (steps) => {
        let at = 0
        const ptsUs = [0, ...steps.map((step) => (at += step))]
        for (const { startMs, endMs } of gapsIn(ptsUs)) {
          expect(endMs - startMs).toBeGreaterThanOrEqual(250)
          expect(startMs).toBeGreaterThanOrEqual(0)
          expect(endMs).toBeLessThanOrEqual(Math.round(at / 1000))
        }
      }),
    )
  })
})

describe('the rate of a file', () => {
  test.each([
    [steady(100), 25],
    [steady(200, 33_366.7), 29.97],
    [[0, 40_000, 200_000], 10],
  ])('is the mean over the whole file, to three decimals', (ptsUs, rate) => {
    expect(meanRate(ptsUs)).toBeCloseTo(rate, 3)
  })

  test('a single frame has none', () => {
    expect(meanRate([40_000])).toBe(0)
  })
})

describe('the longest way between two frames at which decoding can begin', () => {
  test('counts the way from the last of them to the end', () => {
    expect(longestKeyDistanceMs([0, 1_000_000], steady(100))).toBe(3000)
  })

  test('leaves out what lies before the first frame that is shown', () => {
    expect(longestKeyDistanceMs([-9_000_000, -1_000_000, 1_000_000], steady(50))).toBe(2000)
  })

  test('is not known where there is none', () => {
    expect(longestKeyDistanceMs([], steady(50))).toBe(0)
  })
})
