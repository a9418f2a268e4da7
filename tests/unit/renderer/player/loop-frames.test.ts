import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packFrames } from '#shared/time/frame-index.ts'
import { ms } from '#shared/time/ms.ts'
import { cameraTrack, timeOfFrame } from '../../../../renderer/features/player/camera-track.ts'
import { heldInLoop, loopFrames, turnsAtEndOfPart } from '../../../../renderer/features/player/loop-frames.ts'

const COUNT = 100
const track = cameraTrack([
  { offsetUs: 0, rate: 1, frames: packFrames(Array.from({ length: COUNT }, (_, n) => n * 40_000)) },
])
const loop = (startMs: number, endMs: number) => loopFrames(track, { startMs: ms(startMs), endMs: ms(endMs) })

test('a loop between two frame starts plays the frames from the first up to, not including, the second', () => {
  expect(loop(400, 800)).toEqual({ first: 10, last: 19, endMs: 800 })
})

test('a loop within one frame plays that frame', () => {
  expect(loop(410, 420)).toEqual({ first: 10, last: 10, endMs: 440 })
})

test('a loop that ends before it begins plays its first frame', () => {
  expect(loop(800, 400)).toMatchObject({ first: 20, last: 20 })
})

test('what is held after playing lies before the end of the loop', () => {
  fc.assert(
    fc.property(fc.nat(COUNT - 1), fc.nat(COUNT - 1), fc.nat(COUNT - 1), (a, b, shown) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b) + 1]
      const frames = loop(timeOfFrame(track, from), to * 40)
      expect(heldInLoop(frames, shown)).toBe(Math.min(shown, to - 1))
    }),
  )
})

test('a loop turns where its last part is over, also a frame early, but not where it goes on in the next part', () => {
  const frames = packFrames(Array.from({ length: 50 }, (_, n) => n * 40_000))
  const parts = cameraTrack([0, 3000].map((offsetMs) => ({ offsetUs: offsetMs * 1000, rate: 1, frames })))
  const over = (startMs: number, endMs: number, shown: number): boolean =>
    turnsAtEndOfPart(parts, loopFrames(parts, { startMs: ms(startMs), endMs: ms(endMs) }), shown)
  expect([over(400, 2000, 49), over(400, 2000, 48), over(400, 3400, 49), over(3400, 4000, 49)]).toEqual([
    ...[true, true, false, false],
  ])
})

test('without a loop the frame on screen is held', () => {
  expect(heldInLoop(null, 42)).toBe(42)
})
