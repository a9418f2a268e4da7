import { packFrames } from '#shared/time/frame-index.ts'
import {
  addressOf,
  cameraTrack,
  frameAtTime,
  movedTo,
  partAt,
  timeOfFrame,
} from '../../../renderer/features/player/camera-track.ts'
import type { CameraView } from '../../../renderer/features/player/camera-view.ts'
import type { CameraProblem } from '../../../renderer/state/player.ts'

/** A file of 25 frames a second that begins at a moment of the recording. */
export const part = (offsetMs: number, frames: number) => ({
  offsetUs: offsetMs * 1000,
  rate: 1,
  frames: packFrames(Array.from({ length: frames }, (_, n) => n * 40_000)),
})

/** A camera without an engine: a frame that is asked for comes on screen when the test says so. */
export function fakeCamera(id: string, parts: ReturnType<typeof part>[]) {
  let maps = parts
  let track = cameraTrack(maps)
  const facts = {
    problem: null as CameraProblem | null,
    /** Parts whose file is missing. */
    lost: [] as readonly number[],
    waiting: false,
    stalled: false,
    over: false,
    shown: 0,
    asked: null as number | null,
    /** What it opens at when it is opened again: the frame asked for last. */
    wanted: 0,
    paused: true,
    rate: 1,
    starts: 0,
  }
  /** As it is with files: one that cannot be opened is on screen at once, without a picture. */
  const ask = (n: number): void => {
    facts.wanted = n
    facts.asked = n === facts.shown ? null : n
    if (isLost(n)) arrive()
  }
  const isLost = (n: number): boolean => facts.lost.includes(addressOf(track, n).segment)
  const problem = (): CameraProblem | null => (isLost(facts.asked ?? facts.shown) ? 'media-missing' : facts.problem)
  const view: CameraView = {
    id,
    track: () => track,
    state: () => ({ id, ready: true, problem: problem(), waiting: facts.waiting, aspect: null }),
    shownFrame: () => facts.shown,
    seeking: () => facts.asked !== null,
    showFrame: ask,
    clockMs: () => timeOfFrame(track, facts.shown),
    covers: (atMs) => {
      const at = partAt(track, atMs)
      return at !== null && facts.problem === null && !facts.lost.includes(at)
    },
    jumpTo: (atMs) => {
      ask(frameAtTime(track, atMs))
    },
    play: () => {
      facts.paused = false
      facts.starts += 1
      return Promise.resolve()
    },
    pause: () => {
      facts.paused = true
    },
    setRate: (rate) => {
      facts.rate = rate
    },
    setMuted: () => undefined,
    paused: () => facts.paused,
    stalled: () => facts.stalled,
    over: () => facts.over,
    moveTo: (offsetUs) => {
      maps = movedTo(maps, offsetUs)
      track = cameraTrack(maps)
    },
    retry: () => undefined,
    watch: () => undefined,
    dispose: () => undefined,
  }
  const arrive = (): void => {
    if (facts.asked !== null) facts.shown = facts.asked
    facts.asked = null
  }
  return { view, facts, arrive }
}
