import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packFrames } from '#shared/time/frame-index.ts'
import { ms } from '#shared/time/ms.ts'
import { cameraTrack, partAt, timeOfFrame } from '../../../../renderer/features/player/camera-track.ts'
import { chooseLeader } from '../../../../renderer/features/player/player-state.ts'
import { stepAcross } from '../../../../renderer/features/player/step-across.ts'

const part = (offsetMs: number, frames: number, stepUs = 40_000) => ({
  offsetUs: offsetMs * 1000,
  rate: 1,
  frames: packFrames(Array.from({ length: frames }, (_, n) => n * stepUs)),
})
const camera = (id: string, parts: Parameters<typeof cameraTrack>[0]) => {
  const track = cameraTrack(parts)
  return {
    id,
    track: () => track,
    covers: (atMs: number) => partAt(track, atMs) !== null,
    state: () => ({ id, ready: true, problem: null, waiting: false, aspect: null }),
  }
}
const DURATION = ms(6000)
/** The mother's camera changed its tape from 2 s to 4 s; the baby's ran through, at another rate and 13 ms later. */
const mother = camera('mother', [part(0, 50), part(4000, 50)])
const baby = camera('baby', [part(13, 180, 33_367)])
const choose = (atMs: number) => chooseLeader([mother, baby], 'mother', atMs)
const step = (view: typeof mother, from: number, k: number) => stepAcross(view, from, k, choose, DURATION)

test('a step within a part stays with the camera', () => {
  expect(step(mother, 10, 1)).toEqual({ view: mother, frame: 11 })
})

test('a step out of a part goes to the camera that filmed on, to its first frame of the pause', () => {
  const { view, frame } = step(mother, 49, 1)
  expect(view.id).toBe('baby')
  expect(timeOfFrame(baby.track(), frame)).toBeGreaterThanOrEqual(2000)
  expect(timeOfFrame(baby.track(), frame - 1)).toBeLessThan(2000)
})

test('a step back out of a part goes to the last frame of the pause', () => {
  const { view, frame } = step(mother, 50, -1)
  expect(view.id).toBe('baby')
  expect(timeOfFrame(baby.track(), frame + 1)).toBeGreaterThanOrEqual(4000)
})

test('steps lead through the whole recording and back, each one on in time', () => {
  for (const [k, begin, end] of [
    [1, { view: mother, frame: 0 }, 99],
    [-1, { view: mother, frame: 99 }, 0],
  ] as const) {
    let here: ReturnType<typeof step> = begin
    const times = [timeOfFrame(here.view.track(), here.frame)]
    while (!(here.view.id === 'mother' && here.frame === end)) {
      here = step(here.view, here.frame, k)
      times.push(timeOfFrame(here.view.track(), here.frame))
      expect(times.length).toBeLessThan(300)
    }
    for (let n = 1; n < times.length; n += 1) expect(((times[n] ?? 0) - (times[n - 1] ?? 0)) * k).toBeGreaterThan(0)
  }
})

test('a pause that nobody filmed is stepped over', () => {
  const alone = (atMs: number) => chooseLeader([mother], 'mother', atMs)
  expect(stepAcross(mother, 49, 1, alone, DURATION)).toEqual({ view: mother, frame: 50 })
})

test('a step never leaves the frames there are', () => {
  fc.assert(
    fc.property(fc.nat(99), fc.integer({ min: -200, max: 200 }), (from, k) => {
      const { view, frame } = step(mother, from, k)
      return frame >= 0 && frame < view.track().startMs.length
    }),
  )
})
