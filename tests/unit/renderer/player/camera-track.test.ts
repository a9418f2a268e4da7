import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packFrames } from '#shared/time/frame-index.ts'
import { ms } from '#shared/time/ms.ts'
import {
  addressOf,
  cameraTrack,
  fileTimeAt,
  frameAtTime,
  frameLengthMs,
  frameOfAddress,
  lastBefore,
  movedTo,
  nearestFrame,
  nextBegin,
  partAt,
  recordingTimeOf,
  runsOn,
  timeOfFrame,
} from '../../../../renderer/features/player/camera-track.ts'

const file = (offsetUs: number, startUs: number, stepUs: number, count: number) => ({
  offsetUs,
  rate: 1,
  frames: packFrames(Array.from({ length: count }, (_, n) => startUs + n * stepUs)),
})
/** Two files one behind the other; the second one's own clock does not begin at 0. */
const track = cameraTrack([file(0, 0, 40_000, 25), file(1_000_000, 1_480_000, 40_000, 25)])

test('frames are counted on over the files of a camera', () => {
  expect(timeOfFrame(track, 24)).toBe(960)
  expect(timeOfFrame(track, 25)).toBe(1000)
  expect(addressOf(track, 26)).toEqual({ segment: 1, local: 1 })
})

test('the frame at the start of any frame is that frame', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 49 }), (n) => frameAtTime(track, timeOfFrame(track, n)) === n))
})

test('an address leads back to its frame', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 49 }), (n) => frameOfAddress(track, addressOf(track, n)) === n))
})

test('an edge snaps to the nearer of two frames', () => {
  expect(nearestFrame(track, ms(59))).toBe(1)
  expect(nearestFrame(track, ms(61))).toBe(2)
})

test('times before the first and after the last frame mean these frames', () => {
  expect(frameAtTime(track, ms(99_999))).toBe(49)
  expect(timeOfFrame(track, 4711)).toBe(1960)
})

test("a file's own time and recording time lead to each other, whatever the file begins with", () => {
  const [, second] = track.segments
  if (second === undefined) throw new Error('two files')
  expect(recordingTimeOf(second, 1.48)).toBe(1000)
  expect(fileTimeAt(second, 1500)).toBeCloseTo(1.98, 9)
})

const paused = cameraTrack([file(0, 0, 40_000, 25), file(5_000_000, 0, 40_000, 25)])

test('a part that begins where the one before ends follows it without a pause, up to half a frame of rounding', () => {
  expect(runsOn(track, 0)).toBe(true)
  expect(runsOn(cameraTrack([file(0, 0, 40_000, 25), file(1_019_000, 0, 40_000, 25)]), 0)).toBe(true)
  expect(runsOn(paused, 0)).toBe(false)
  expect(runsOn(paused, 1)).toBe(false)
})

test('there is no picture before the first frame, in a pause between two parts, and after the last one', () => {
  expect([-1, 0, 999, 1000, 4999, 5000, 5999, 6000].map((atMs) => partAt(paused, atMs))).toEqual([
    null,
    0,
    0,
    null,
    null,
    1,
    1,
    null,
  ])
})

test('the last frame before a pause lasts as long as the one before it', () => {
  expect(frameLengthMs(paused, 24)).toBe(40)
  expect(frameLengthMs(paused, 23)).toBe(40)
})

test('the next part begins after the pause, and nothing follows the last one', () => {
  expect(nextBegin(paused, 1500)).toBe(5000)
  expect(nextBegin(paused, 5000)).toBeNull()
})

test('all parts of a camera move together', () => {
  const moved = movedTo([file(100_000, 0, 40_000, 2), file(900_000, 0, 40_000, 2)], 60_000)
  expect(moved.map(({ offsetUs }) => offsetUs)).toEqual([60_000, 860_000])
})

test('from a later part on, those before it stay', () => {
  const three = [0, 900_000, 1_800_000].map((offsetUs) => file(offsetUs, 0, 40_000, 2))
  expect(movedTo(three, 1_000_000, 1).map(({ offsetUs }) => offsetUs)).toEqual([0, 1_000_000, 1_900_000])
})

test('a part that is not there is passed over, either way', () => {
  const frames = packFrames(Array.from({ length: 25 }, (_, n) => n * 40_000))
  const parts = cameraTrack([0, 1000, 2000].map((offsetMs) => ({ offsetUs: offsetMs * 1000, rate: 1, frames })))
  const isThere = (atMs: number): boolean => atMs < 1000 || atMs >= 2000
  expect([nextBegin(parts, 960), nextBegin(parts, 960, isThere), nextBegin(parts, 2000, isThere)]).toEqual([
    ...[1000, 2000, null],
  ])
  expect([lastBefore(parts, 2000, isThere), lastBefore(parts, 960, isThere)]).toEqual([960, null])
})
