import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareFrames, MOST_APART_US } from '../../../electron/services/media/compare-frames.ts'

const times = fc
  .array(fc.integer({ min: 1000, max: 90_000 }), { minLength: 1, maxLength: 80 })
  .map((steps) => steps.map((_, n) => steps.slice(0, n + 1).reduce((sum, step) => sum + step, 0)))

test('a copy that begins at another time is the same, whatever that time is', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: -1e12, max: 1e12 }), (ptsUs, shift) => {
      const moved = ptsUs.map((us) => us + shift)
      expect(compareFrames(ptsUs, moved)).toEqual({ same: true, frames: ptsUs.length, largestUs: 0 })
    }),
  )
})

test('one frame less, anywhere, is another count', () => {
  fc.assert(
    fc.property(times, fc.nat(), (ptsUs, at) => {
      const less = ptsUs.filter((_, n) => n !== at % ptsUs.length)
      expect(compareFrames(ptsUs, less)).toEqual({
        ...{ same: false, why: 'count' },
        ...{ frames: ptsUs.length, copied: ptsUs.length - 1 },
      })
    }),
  )
})

test.each([
  [MOST_APART_US, true],
  [MOST_APART_US + 1, false],
])('a frame %i us from its place: same is %s', (apart, same) => {
  const ptsUs = [0, 40_000, 80_000, 120_000]
  const copy = [0, 40_000, 80_000 + apart, 120_000]
  expect(compareFrames(ptsUs, copy)).toMatchObject({ same, largestUs: apart })
})

test('no frames at all are no copy', () => {
  expect(compareFrames([], [])).toMatchObject({ same: false })
})
