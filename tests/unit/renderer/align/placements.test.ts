import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Camera } from '#shared/study/recording.ts'
import { packFrames } from '#shared/time/frame-index.ts'
import { firstFrameOf, ownClock, pauseBeforeUs, startsOf } from '../../../../renderer/features/align/clock-offset.ts'
import { movablesOf, type Movable } from '../../../../renderer/features/align/movables.ts'
import { alignmentOf, placedWords } from '../../../../renderer/features/align/placed-words.ts'
import {
  asSaved,
  changePlacement,
  placeCamera,
  type PlacementState,
} from '../../../../renderer/features/align/placements.ts'

const FRAME_US = 40_000
const LENGTH_US = 25 * FRAME_US

/** A camera whose files have 25 frames each, at 25 a second. */
function camera(id: string, label: string, isReference: boolean, starts: readonly number[]): Camera {
  const segments = starts.map((offsetUs, n) => ({
    ...{ mediaId: `${id}${String(n)}`, url: '', state: 'present' as const, width: 4, height: 3, hasAudio: true },
    codec: 'avc',
    map: { offsetUs, rate: 1, frames: packFrames(Array.from({ length: 25 }, (_, k) => k * FRAME_US)) },
  }))
  return { id, view: 'other', label, isReference, segments }
}

const mother = camera('m', 'Mother', true, [0, LENGTH_US])
const baby = camera('b', 'Baby', false, [5000, 5000 + LENGTH_US, 5000 + 3 * LENGTH_US])
const clock = ownClock(baby)
const movable = (id: string, isCoded = false): Movable => {
  const found = movablesOf([mother, baby], isCoded).find((one) => one.id === id)
  if (found === undefined) throw new Error(`${id} cannot be moved`)
  return found
}
const move = (state: PlacementState, id: string, frames: number): PlacementState =>
  changePlacement(state, movable(id), baby, clock, (at) => ({ ...at, movedOn: at.movedOn + frames }))
const placed = (state: PlacementState): readonly number[] => startsOf(placeCamera(baby, state.placements, clock))

describe('what can be moved', () => {
  test('is every camera but the reference, and every later file', () => {
    expect(movablesOf([mother, baby], false).map(({ name }) => name)).toEqual([
      'Mother from part 2',
      'Baby',
      'Baby from part 2',
      'Baby from part 3',
    ])
  })

  test('is nothing of the reference camera once codes hang on it', () => {
    expect(movablesOf([mother, baby], true).map(({ cameraId }) => cameraId)).toEqual(['b', 'b', 'b'])
  })
})

describe('a later file', () => {
  test('moves with all that follow it, and what comes before stays', () => {
    const by = 3 * FRAME_US
    expect(placed(move(asSaved, 'b/2', -3))).toEqual([5000, 5000 + LENGTH_US + by, 5000 + 3 * LENGTH_US + by])
  })

  test('moves with its camera, and keeps what it was moved by', () => {
    const both = move(move(asSaved, 'b/3', -2), 'b/1', -1)
    expect(placed(both)).toEqual([45_000, 45_000 + LENGTH_US, 45_000 + 3 * LENGTH_US + 2 * FRAME_US])
  })

  test('that would begin before the one before it ends stays where it was, and is named', () => {
    const blocked = move(asSaved, 'b/2', 1)
    expect([placed(blocked), blocked.blocked?.name]).toEqual([startsOf(baby), 'Baby from part 2'])
    expect(move(blocked, 'b/2', -1).blocked).toBeNull()
  })

  test('moved there and back is exactly where it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), (steps) => {
        const there = steps.reduce((state, frames) => move(state, 'b/2', -frames), asSaved)
        const back = steps.reduce((state, frames) => move(state, 'b/2', frames), there)
        expect(placed(back)).toEqual(startsOf(baby))
      }),
    )
  })

  test('is known by its first frame, and by the pause before it', () => {
    expect([1, 2, 3].map((part) => firstFrameOf(baby, part))).toEqual([0, 25, 50])
    expect([1, 2, 3].map((part) => pauseBeforeUs(baby, part))).toEqual([0, 0, LENGTH_US])
  })
})

describe('what is kept, and said', () => {
  test('of cameras whose files keep their distances is when each began', () => {
    const moved = placeCamera(baby, move(asSaved, 'b/1', -1).placements, clock)
    expect(alignmentOf([mother, moved], [mother, baby])).toEqual({
      offsets: [{ cameraId: 'b', offsetUs: 45_000 }],
      parts: [],
    })
  })

  test('of a camera with a moved file is where each later file begins, and the pause', () => {
    const moved = placeCamera(baby, move(asSaved, 'b/2', -50).placements, clock)
    expect(alignmentOf([mother, moved], [mother, baby]).parts).toEqual([
      { cameraId: 'b', part: 2, offsetUs: 5000 + 3 * LENGTH_US },
      { cameraId: 'b', part: 3, offsetUs: 5000 + 5 * LENGTH_US },
    ])
    const clocks = new Map([moved, mother].map((one) => [one.id, ownClock(one)]))
    expect(placedWords({ cameras: [mother, moved], reference: mother, clocks }, [mother, baby], undefined)).toBe(
      '“Baby” began 0.005 s (0.1 of its frames) after “Mother”. Part 2 of “Baby” follows after 2.000 s.',
    )
  })
})
