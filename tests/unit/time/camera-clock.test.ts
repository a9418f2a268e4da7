import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfSegment, endOfSegmentUs, frameAt, segmentClock, type SegmentMap } from '#shared/time/camera-clock.ts'
import { packFrames } from '#shared/time/frame-index.ts'
import { ms } from '#shared/time/ms.ts'

const at = (ptsUs: readonly number[], offsetUs = 0): SegmentMap => ({ offsetUs, rate: 1, frames: packFrames(ptsUs) })

describe('where a file ends on the clock of the recording', () => {
  test.each<[string, SegmentMap, number]>([
    ['the last frame lasts as long as the one before it', at([0, 40_000, 75_000]), 110_000],
    ['a frame that is alone lasts 40 ms', at([1_480_000]), 40_000],
    ['a file whose clock does not begin at 0 is as long as it is', at([1_480_000, 1_520_000]), 80_000],
    ['a file that begins later ends later', at([0, 33_367], 1_000_001), 1_066_735],
    ['a clock that runs fast is stretched', { ...at([0, 1_000_000]), rate: 1.5 }, 3_000_000],
  ])('%s', (_name, map, endUs) => {
    expect(endOfSegmentUs(map)).toBe(endUs)
  })
})

const part = fc.record({
  deltas: fc.array(fc.integer({ min: 1000, max: 200_000 }), { minLength: 1, maxLength: 30 }),
  startUs: fc.integer({ min: -2_000_000, max: 2_000_000 }),
  pauseUs: fc.integer({ min: 0, max: 5_000_000 }),
})

/** Files of one camera, each beginning where the one before it ends and after its pause. */
function follow(parts: readonly { deltas: readonly number[]; startUs: number; pauseUs: number }[]): SegmentMap[] {
  let endUs = 0
  return parts.map(({ deltas, startUs, pauseUs }) => {
    const ptsUs = deltas.reduce<number[]>((list, delta) => [...list, (list.at(-1) ?? 0) + delta], [startUs])
    const map = at(ptsUs, endUs + pauseUs)
    endUs = endOfSegmentUs(map)
    return map
  })
}

describe('files that follow each other', () => {
  test('never overlap, and their frames ascend through all of them', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), (parts) => {
        const starts = follow(parts).flatMap((map) => [...segmentClock(map).startMs])
        expect(starts.every((start, n) => n === 0 || start >= (starts[n - 1] ?? 0))).toBe(true)
        const segments = follow(parts)
        segments.slice(1).forEach((map, n) => {
          expect(map.offsetUs).toBeGreaterThanOrEqual(endOfSegmentUs(segments[n] ?? map))
        })
      }),
    )
  })
})

test('in whole milliseconds a file ends where it ends in microseconds', () => {
  const map = at([0, 33_367, 66_733], 500)
  expect(Math.abs(endOfSegment(segmentClock(map)) * 1000 - endOfSegmentUs(map))).toBeLessThanOrEqual(1000)
})

describe('a copy that is played in place of a file', () => {
  const registered = packFrames([0, 40_000, 80_000])

  test('names frames by the times of the file and seeks by its own', () => {
    const clock = segmentClock({ offsetUs: 0, rate: 1, frames: registered, played: packFrames([7000, 47_000, 87_000]) })
    expect(frameAt(clock, ms(79))).toBe(1)
    expect([...clock.startMs]).toEqual([0, 40, 80])
    expect([...clock.frames.ptsUs]).toEqual([7000, 47_000, 87_000])
  })

  test('with another number of frames is refused', () => {
    expect(() => segmentClock({ offsetUs: 0, rate: 1, frames: registered, played: packFrames([0, 40_000]) })).toThrow(
      RangeError,
    )
  })
})
