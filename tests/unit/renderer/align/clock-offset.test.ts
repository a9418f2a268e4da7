import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Camera } from '#shared/study/recording.ts'
import { segmentClock } from '#shared/time/camera-clock.ts'
import { packFrames } from '#shared/time/frame-index.ts'
import {
  beganUs,
  movedTo,
  offsetOf,
  overlaps,
  ownClock,
  sameMoment,
} from '../../../../renderer/features/align/clock-offset.ts'

const file = (ptsUs: readonly number[], offsetUs: number) => ({
  mediaId: `m${String(offsetUs)}`,
  url: '',
  state: 'present' as const,
  map: { offsetUs, rate: 1, frames: packFrames(ptsUs) },
  width: 640,
  height: 360,
  hasAudio: true,
  codec: 'avc',
})

const camera = (files: readonly { ptsUs: readonly number[]; offsetUs: number }[]): Camera => ({
  id: 'c',
  view: 'infant',
  label: 'Baby',
  isReference: false,
  segments: files.map(({ ptsUs, offsetUs }) => file(ptsUs, offsetUs)),
})

const even = (frames: number, fps: number, firstUs = 0): number[] =>
  Array.from({ length: frames }, (_, n) => firstUs + Math.round((n * 1e6) / fps))

/** Times of frames as cameras write them: a steady rate, or a rate that varies; not always from 0. */
const times = fc.oneof(
  fc
    .record({
      frames: fc.integer({ min: 2, max: 400 }),
      fps: fc.constantFrom(24, 25, 29.97, 30, 50, 59.94),
      firstUs: fc.integer({ min: 0, max: 2_000_000 }),
    })
    .map(({ frames, fps, firstUs }) => even(frames, fps, firstUs)),
  fc
    .record({
      firstUs: fc.integer({ min: 0, max: 2_000_000 }),
      steps: fc.array(fc.integer({ min: 8_000, max: 120_000 }), { minLength: 1, maxLength: 300 }),
    })
    .map(({ firstUs, steps }) => {
      const list = [firstUs]
      for (const step of steps) list.push((list.at(-1) ?? 0) + step)
      return list
    }),
)
const anyCamera = times.map((ptsUs) => camera([{ ptsUs, offsetUs: 0 }]))
const twoWithFrames = fc
  .tuple(anyCamera, anyCamera, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([reference, other, a, b]) => ({
    reference,
    other,
    frameA: Math.floor(a * (ownClock(reference).frames - 1)),
    frameB: Math.floor(b * (ownClock(other).frames - 1)),
  }))

const startMs = (of: Camera, frame: number): number => {
  const [segment] = of.segments
  return segmentClock(segment!.map).startMs[frame]!
}

describe('two frames that show the same moment', () => {
  test('start within half a millisecond of each other once the camera is put there, whatever the two rates', () => {
    fc.assert(
      fc.property(twoWithFrames, ({ reference, other, frameA, frameB }) => {
        const [a, b] = [ownClock(reference), ownClock(other)]
        const began = sameMoment({ clock: a, beganUs: 0, frame: frameA }, { clock: b, frame: frameB })
        expect(Math.abs(a.startUs(frameA) - (began + b.startUs(frameB)))).toBeLessThanOrEqual(500)
      }),
    )
  })

  test('are called by the same time, to the millisecond that codes are kept in or one beside it', () => {
    fc.assert(
      fc.property(twoWithFrames, ({ reference, other, frameA, frameB }) => {
        const began = sameMoment(
          { clock: ownClock(reference), beganUs: 0, frame: frameA },
          { clock: ownClock(other), frame: frameB },
        )
        const difference = startMs(reference, frameA) - startMs(movedTo(other, began), frameB)
        expect(Math.abs(difference)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('31 frames apart at 25 frames a second put the camera 1.240 s later', () => {
    const clock = ownClock(camera([{ ptsUs: even(500, 25), offsetUs: 0 }]))
    expect(sameMoment({ clock, beganUs: 0, frame: 131 }, { clock, frame: 100 })).toBe(1_240_000)
  })
})

describe('moving a picture by frames', () => {
  test('there and back again ends exactly where it began, in any order of steps', () => {
    fc.assert(
      fc.property(
        anyCamera,
        fc.integer({ min: -5e6, max: 5e6 }),
        fc.array(fc.constantFrom(-10, -1, 1, 10)),
        (of, began, steps) => {
          const clock = ownClock(of)
          const there = steps.reduce((sum, step) => sum + step, 0)
          const back = steps.reduce((sum, step) => sum - step, there)
          expect(offsetOf({ beganUs: began, movedOn: back }, clock)).toBe(began)
        },
      ),
    )
  })

  test('by n frames shows, at the same moment, the frame n further on', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(24, 25, 29.97, 30, 50, 59.94),
        fc.integer({ min: 120, max: 300 }),
        fc.integer({ min: -100, max: 100 }),
        (fps, frame, movedOn) => {
          const of = camera([{ ptsUs: even(500, fps), offsetUs: 0 }])
          const clock = ownClock(of)
          const began = offsetOf({ beganUs: 0, movedOn }, clock)
          expect(Math.abs(began + clock.startUs(frame + movedOn) - clock.startUs(frame))).toBeLessThanOrEqual(500)
        },
      ),
    )
  })

  test('one frame on means that the camera began one of its frames earlier', () => {
    const clock = ownClock(camera([{ ptsUs: even(500, 25), offsetUs: 0 }]))
    expect(offsetOf({ beganUs: 0, movedOn: 1 }, clock)).toBe(-40_000)
  })

  test('takes the usual length of a frame, which a gap in the file does not change', () => {
    const withGap = [...even(100, 25), ...even(100, 25, 90_000_000)]
    expect(ownClock(camera([{ ptsUs: withGap, offsetUs: 0 }])).frameUs).toBe(40_000)
  })
})

describe('a camera of several files', () => {
  const parts = camera([
    { ptsUs: even(250, 25, 700_000), offsetUs: 2_000_000 },
    { ptsUs: even(250, 25), offsetUs: 12_500_000 },
  ])

  test('counts its frames on over all of them, from its own first frame', () => {
    const clock = ownClock(parts)
    expect([clock.frames, clock.startUs(0), clock.startUs(249), clock.startUs(250)]).toEqual([
      500, 0, 9_960_000, 10_500_000,
    ])
  })

  test('moves as one', () => {
    const moved = movedTo(parts, -1_000_000)
    expect(moved.segments.map(({ map }) => map.offsetUs)).toEqual([-1_000_000, 9_500_000])
    expect(beganUs(moved)).toBe(-1_000_000)
  })
})

describe('cameras that do not run at the same time', () => {
  const clock = ownClock(camera([{ ptsUs: even(250, 25), offsetUs: 0 }]))

  test.each([
    [9_999_999, true],
    [10_000_000, false],
    [-9_999_999, true],
    [-10_000_000, false],
  ])('are told apart from those that do: began at %i us', (began, expected) => {
    expect(overlaps({ clock, beganUs: 0 }, { clock, beganUs: began })).toBe(expected)
  })
})
