import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fileView, type FileView } from '../../../../renderer/features/player/file-view.ts'

// The engine as far as a file on screen needs it: frames are presented, and seeks made, when the test says so.

type Presented = (now: number, metadata: { mediaTime: number; expectedDisplayTime: number }) => void

type Engine = { video: unknown; loaded?: () => void }
const engine = vi.hoisted((): Engine => ({ video: undefined }))
vi.mock('../../../../renderer/features/player/video-element.ts', () => ({
  openVideo: () => ({
    video: engine.video,
    onLoaded: (listener: (hasPicture: boolean) => void) => (engine.loaded = () => listener(true)),
    onError: () => undefined,
    reopen: () => undefined,
    setVisible: () => undefined,
    dispose: () => undefined,
  }),
}))

const FRAME_S = 0.04
const frames = { ptsUs: Float64Array.from({ length: 100 }, (_, n) => n * FRAME_S * 1e6) }

class FakeVideo extends EventTarget {
  paused = true
  playbackRate = 1
  readonly seeks: number[] = []
  readonly #asked: Presented[] = []
  #time = 0
  get currentTime(): number {
    return this.#time
  }
  set currentTime(time: number) {
    this.#time = time
    this.seeks.push(Math.floor(time / FRAME_S))
  }
  requestVideoFrameCallback(presented: Presented): number {
    return this.#asked.push(presented)
  }
  cancelVideoFrameCallback(): void {
    this.#asked.length = 0
  }
  present(frame: number): void {
    const now = performance.now()
    const told = { mediaTime: frame * FRAME_S, expectedDisplayTime: now }
    for (const presented of this.#asked.splice(0)) presented(now, told)
  }
  endSeek(frame: number): void {
    this.dispatchEvent(new Event('seeked'))
    this.present(frame)
  }
}

let video: FakeVideo
let view: FileView

beforeEach(() => {
  vi.useFakeTimers()
  video = new FakeVideo()
  engine.video = video
  const source = { url: 'film.mp4', label: 'film', missing: false, frames }
  // The page's element is only handed on to the engine, which is replaced.
  view = fileView({} as HTMLElement, source, { onChange: () => undefined, onSeekTook: () => undefined })
  engine.loaded?.()
})
afterEach(() => {
  view.dispose()
  vi.useRealTimers()
})

/** Plays from frame `from` to frame `to` and stops there, as the engine does: what it decodes ahead may still come. */
function playTo(from: number, to: number): void {
  video.paused = false
  for (let n = from; n <= to; n += 1) {
    video.present(n)
    vi.advanceTimersByTime(FRAME_S * 1000)
  }
  video.paused = true
}

test('a frame that was on its way when it was paused does not pass for the one that is pinned', () => {
  playTo(10, 20)
  video.present(20)
  view.show(20, true)
  expect(video.seeks, 'it waits until the picture rests').toEqual([])
  video.present(21)
  expect(view.shownFrame()).toBe(21)
  video.present(20)
  expect(view.seeking(), 'nothing that comes meanwhile ends it').toBe(true)
  vi.advanceTimersByTime(60)
  expect(video.seeks).toEqual([20])
  video.endSeek(20)
  expect([view.seeking(), view.shownFrame()]).toEqual([false, 20])
})

test('on a picture that has stood still long enough a pause pins at once', () => {
  playTo(10, 20)
  vi.advanceTimersByTime(100)
  view.show(15, true)
  expect(video.seeks).toEqual([15])
})

test('a step right after a pause waits for nothing', () => {
  playTo(10, 20)
  view.show(21)
  expect(video.seeks).toEqual([21])
})

test('a step asked for while a pause rests is made after it, and is the last word', () => {
  playTo(10, 20)
  view.show(20, true)
  view.show(25)
  vi.advanceTimersByTime(60)
  video.endSeek(20)
  video.endSeek(25)
  expect([view.seeking(), view.shownFrame(), video.seeks.at(-1)]).toEqual([false, 25, 25])
})

test('thrown away while it rests, it seeks no more', () => {
  playTo(10, 20)
  view.show(20, true)
  view.dispose()
  vi.advanceTimersByTime(1000)
  expect(video.seeks).toEqual([])
})
