import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Camera } from '#shared/study/recording.ts'
import { ms } from '#shared/time/ms.ts'
import type { CameraEvents } from '../../../../renderer/features/player/camera-view.ts'
import { createPlayer } from '../../../../renderer/features/player/create-player.ts'
import { fakeCamera, part } from '../../../support/player/fake-camera.ts'

// The player over a camera without an engine: what it decides when the engine says that a file is over, or gone.

let film = fakeCamera('mother', [part(0, 50)])
let events: CameraEvents | null = null
vi.mock('../../../../renderer/features/player/camera-view.ts', () => ({
  cameraView: (_mount: unknown, _camera: unknown, told: CameraEvents) => {
    events = told
    return film.view
  },
}))

const TICK_MS = 100
/** How long before the player looks again (ms) something happens that a clock would come too late for. */
const JUST_BEFORE_MS = 10

function open(parts = [part(0, 50)]) {
  film = fakeCamera('mother', parts)
  const { facts, arrive } = film
  const file = { url: '', state: 'present', width: 4, height: 3, hasAudio: true, codec: 'avc1' } as const
  const segments = parts.map((map, n) => ({ ...file, mediaId: String(n), map }))
  const camera: Camera = { id: 'mother', view: 'caregiver', label: 'Mother', isReference: true, segments }
  const last = parts.at(-1)
  const durationMs = ms((last?.offsetUs ?? 0) / 1000 + 2000)
  const player = createPlayer({ cameras: [camera], durationMs, mount: () => ({}) as HTMLElement })
  const told = (change: Partial<typeof facts>): void => {
    Object.assign(facts, change)
    events?.onChange()
  }
  const settle = (): void => {
    arrive()
    told({ over: false })
  }
  return { player, facts, told, settle }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a loop to the very end turns where the file is over before the loop is', () => {
  const { player, facts, told, settle } = open()
  player.setLoop({ startMs: ms(400), endMs: ms(2000) })
  player.play()
  settle()
  vi.advanceTimersByTime(TICK_MS - JUST_BEFORE_MS)
  // The engine ends the file although its last frame would have had time yet.
  told({ shown: 48, over: true })
  vi.advanceTimersByTime(JUST_BEFORE_MS)
  expect(facts.asked).toBe(10)
  settle()
  expect(player.store.getState()).toMatchObject({ playing: true, moment: { frame: 10 } })
  expect(facts.paused).toBe(false)
})

test('a loop to the end of a part turns there instead of going on to the next part', () => {
  const { player, facts, told, settle } = open([part(0, 50), part(4000, 50)])
  player.setLoop({ startMs: ms(400), endMs: ms(2000) })
  player.play()
  settle()
  vi.advanceTimersByTime(TICK_MS - JUST_BEFORE_MS)
  told({ shown: 49, over: true })
  vi.advanceTimersByTime(JUST_BEFORE_MS)
  expect(facts.asked).toBe(10)
})

test('without a loop, playing stops at the end', () => {
  const { player, told, settle } = open()
  player.play()
  settle()
  told({ shown: 49, over: true })
  vi.advanceTimersByTime(TICK_MS)
  expect(player.store.getState()).toMatchObject({ playing: false, moment: { frame: 49 } })
})

test('slower just before the end of a loop, it turns when its last frame has had its time', () => {
  const { player, facts, told, settle } = open()
  player.setLoop({ startMs: ms(400), endMs: ms(800) })
  player.play()
  settle()
  told({ shown: 18 })
  player.setRate(0.25)
  vi.advanceTimersByTime(TICK_MS)
  expect(facts.asked).toBeNull()
})

test('a film that vanished while it played is opened again where it was, not where playing began', () => {
  const { player, facts, told } = open()
  player.play()
  told({ shown: 30 })
  told({ problem: 'media-vanished' })
  vi.advanceTimersByTime(TICK_MS)
  expect(player.store.getState()).toMatchObject({ playing: false, moment: { atMs: 1200, camera: null } })
  expect(facts.wanted).toBe(30)
})

test('at a part whose file is missing playing stops, says where, and goes on behind it when it is played again', () => {
  const { player, facts, told, settle } = open([part(0, 50), part(2000, 50), part(4000, 50)])
  facts.lost = [1]
  player.play()
  told({ shown: 49 })
  // The picture has come to the next file, which is not there.
  told({ shown: 50 })
  vi.advanceTimersByTime(TICK_MS)
  expect(player.store.getState()).toMatchObject({ playing: false, moment: { atMs: 2000, camera: null } })
  player.play()
  settle()
  expect(player.store.getState()).toMatchObject({ playing: true, moment: { atMs: 4000, frame: 100 } })
})
