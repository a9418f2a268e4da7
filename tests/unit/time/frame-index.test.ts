import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfSegment, frameAt, segmentClock, startOfFrame } from '#shared/time/camera-clock.ts'
import { frameOfMediaTime, lastAtOrBefore, packFrames, seekTimeS, unpackFrames } from '#shared/time/frame-index.ts'
import { ms } from '#shared/time/ms.ts'

/** Ascending frame times: variable spacing of 2 to 100 ms, or a constant rational rate, from any start. */
const start = fc.integer({ min: -500_000, max: 5_000_000 })
const variable = fc
  .tuple(start, fc.array(fc.integer({ min: 2000, max: 100_000 }), { maxLength: 80 }))
  .map(([first, deltas]) =>
    deltas.reduce<number[]>((times, delta) => [...times, (times.at(-1) ?? first) + delta], [first]),
  )
const constant = fc
  .tuple(start, fc.constantFrom([25, 1], [30_000, 1001], [60_000, 1001], [50, 1]), fc.integer({ min: 1, max: 400 }))
  .map(([first, [num = 25, den = 1], count]) =>
    Array.from({ length: count }, (_, n) => first + Math.round((n * den * 1e6) / num)),
  )
const frames = fc.oneof(variable, constant)

describe('packing frame times', () => {
  test('gives them back to within a microsecond', () => {
    fc.assert(
      fc.property(frames, (times) => {
        const { ptsUs } = unpackFrames(packFrames(times))
        expect(ptsUs.length).toBe(times.length)
        for (const [n, time] of times.entries()) expect(Math.abs((ptsUs[n] ?? Infinity) - time)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('an hour at 29.97 frames a second is kept as a rate and does not drift', () => {
    const times = Array.from({ length: 107_892 }, (_, n) => Math.round((n * 1001 * 1e6) / 30_000))
    const packed = packFrames(times)
    expect(packed.kind).toBe('constant')
    expect(unpackFrames(packed).ptsUs.at(-1)).toBe(times.at(-1))
  })

  test('one frame late among many is kept as it is', () => {
    const times = Array.from({ length: 100 }, (_, n) => n * 40_000 + (n === 50 ? 7000 : 0))
    const packed = packFrames(times)
    expect(packed.kind).toBe('listed')
    expect([...unpackFrames(packed).ptsUs]).toEqual(times)
  })

  test('no frames at all is refused', () => {
    expect(() => packFrames([])).toThrow(RangeError)
  })
})

describe('finding frames', () => {
  test('the frame at the start of a frame is that frame, on any clock', () => {
    const map = fc.record({
      offsetUs: fc.integer({ min: -1e7, max: 1e7 }),
      rate: fc.double({ min: 0.98, max: 1.02, noNaN: true }),
    })
    fc.assert(
      fc.property(frames, map, (times, { offsetUs, rate }) => {
        const clock = segmentClock({ offsetUs, rate, frames: packFrames(times) })
        for (let n = 0; n < times.length; n += 1) expect(frameAt(clock, startOfFrame(clock, n))).toBe(n)
      }),
    )
  })

  test('the frame at a moment is the last that has begun', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: -1000, max: 10_000 }), (times, at) => {
        const clock = segmentClock({ offsetUs: 0, rate: 1, frames: packFrames(times) })
        const n = frameAt(clock, ms(at))
        if (n > 0) expect(clock.startMs[n]).toBeLessThanOrEqual(at)
        if (n + 1 < times.length) expect(clock.startMs[n + 1]).toBeGreaterThan(at)
      }),
    )
  })

  test('seeking for a frame lands inside it, and what the player then reports is that frame', () => {
    fc.assert(
      fc.property(frames, (times) => {
        const index = unpackFrames(packFrames(times))
        for (let n = 0; n < times.length; n += 1) {
          const us = seekTimeS(index, n) * 1e6
          expect(us).toBeGreaterThanOrEqual((index.ptsUs[n] ?? Infinity) - 0.01)
          expect(us).toBeLessThan(index.ptsUs[n + 1] ?? Infinity)
          expect(frameOfMediaTime(index, (index.ptsUs[n] ?? 0) / 1e6)).toBe(n)
        }
      }),
    )
  })

  test('a player that rounds a frame time down by less than half a millisecond still names the frame', () => {
    const index = { ptsUs: Float64Array.from([0, 33_367, 66_733]) }
    expect(frameOfMediaTime(index, 0.033)).toBe(1)
    expect(frameOfMediaTime(index, 0.0328)).toBe(0)
  })

  test('before the first frame it is the first', () => {
    const clock = segmentClock({ offsetUs: 1e6, rate: 1, frames: packFrames([0, 40_000]) })
    expect(frameAt(clock, ms(0))).toBe(0)
  })

  test('a frame that is not there is a mistake, not a time', () => {
    const clock = segmentClock({ offsetUs: 0, rate: 1, frames: packFrames([0, 40_000]) })
    expect(() => startOfFrame(clock, 2)).toThrow(RangeError)
    expect(() => seekTimeS(clock.frames, 2)).toThrow(RangeError)
  })

  test('a segment ends one frame after its last, and a single frame lasts 40 ms', () => {
    expect(endOfSegment(segmentClock({ offsetUs: 0, rate: 1, frames: packFrames([0, 20_000, 40_000]) }))).toBe(60)
    expect(endOfSegment(segmentClock({ offsetUs: 5000, rate: 1, frames: packFrames([0]) }))).toBe(45)
  })

  test('searching finds what a walk from the left finds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: -5, max: 55 }), (values, target) => {
        const sorted = [...values].sort((a, b) => a - b)
        expect(lastAtOrBefore(sorted, target)).toBe(sorted.filter((value) => value <= target).length - 1)
      }),
    )
  })
})
