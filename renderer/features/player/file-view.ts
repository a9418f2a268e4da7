import { frameOfMediaTime, seekTimeS, type FrameIndex } from '#shared/time/frame-index.ts'
import type { CameraProblem } from '../../state/player.ts'
import { pictureClock } from './picture-clock.ts'
import { idle, seekStep, type SeekEvent, type SeekProgress } from './seek-progress.ts'
import { supplyWatch } from './supply-watch.ts'
import { openVideo } from './video-element.ts'

/** How long after "seeked" to wait for the engine to name the frame. */
const GRACE_MS = 250
/** How long after its last running frame a paused picture may still bring one that was on its way: longer than a frame. */
const REST_MS = 60

export type FileView = {
  readonly video: HTMLVideoElement
  /** The frame on screen, by the engine's own word; 0 before the first. */
  readonly shownFrame: () => number
  /** Where the picture is in the file by now (s): from when the frame on screen was due, not from the engine's sound clock. */
  readonly pictureTimeS: () => number
  /** A frame was asked for that is not on screen yet. */
  readonly seeking: () => boolean
  readonly problem: () => CameraProblem | null
  readonly ready: () => boolean
  /** It has had nothing to show for a while because no data come. */
  readonly waiting: () => boolean
  /** To be called a few times a second: notices that no data come. */
  readonly watch: (now: number) => void
  /**
   * Shows frame `n` of this file, keeping play or pause as it is; as soon as the file is open. `atRest`: not before the
   * pictures that were on their way when it was paused have come, so that none of them passes for the one asked for.
   */
  readonly show: (n: number, atRest?: boolean) => void
  /** Puts it before or behind the camera's other files. */
  readonly setVisible: (visible: boolean) => void
  /** Opens the file once more, at the frame last asked for. */
  readonly reopen: () => void
  readonly dispose: () => void
}

export type FileSource = {
  readonly url: string
  readonly label: string
  readonly missing: boolean
  readonly frames: FrameIndex
}

export type FileEvents = {
  /** At every presented frame and at every change of the file's state. */
  readonly onChange: () => void
  /** A frame asked for came on screen after this many milliseconds. */
  readonly onSeekTook: (ms: number) => void
}

/** One file on screen. */
// eslint-disable-next-line max-lines-per-function -- one closure: the engine's events and the state they change belong together
export function fileView(parent: HTMLElement, source: FileSource, events: FileEvents): FileView {
  const { frames } = source
  const opened = openVideo(parent, source.url, source.label)
  const { video } = opened
  const clock = pictureClock(video, frames)
  let shown = 0
  let ready = false
  let problem: CameraProblem | null = source.missing ? 'media-missing' : null
  let progress: SeekProgress = idle
  /** The frame last asked for: shown once the file is open, or open again. */
  let wanted: number | null = null
  let begun = 0
  let grace: ReturnType<typeof setTimeout> | undefined
  let frameRequest = 0
  let disposed = false
  let runningAt = -Infinity
  let restFirst = false
  /** A seek that waits until the picture rests; frames that are presented meanwhile are none of its own. */
  let resting: ReturnType<typeof setTimeout> | undefined
  const onOpen = (): boolean => !ready && problem === null && wanted !== null

  const step = (event: SeekEvent): void => {
    const before = progress
    progress = seekStep(progress, event)
    const sameSeek = before.target === progress.target && !before.seeked
    const begins = progress.target !== null && !progress.seeked && !sameSeek
    const ends = before.target !== null && (progress.target === null || begins)
    if (ends) clearTimeout(grace)
    // What a time of grace ended took as long as that, whatever the file: it says nothing about it.
    if (ends && (event.type === 'seeked' || event.type === 'presented')) events.onSeekTook(performance.now() - begun)
    if (begins && progress.target !== null) startSeek(progress.target)
    events.onChange()
  }
  const startSeek = (frame: number): void => {
    const rest = restFirst && video.paused ? runningAt + REST_MS - performance.now() : 0
    restFirst = false
    endRest()
    if (rest <= 0) seek(frame)
    else
      resting = setTimeout(() => {
        endRest()
        seek(frame)
      }, rest)
  }
  const endRest = (): void => {
    clearTimeout(resting)
    resting = undefined
  }
  const seek = (frame: number): void => {
    begun = performance.now()
    const middle = seekTimeS(frames, frame)
    const start = (frames.ptsUs[frame] ?? 0) / 1e6
    // The same moment again would be no seek to the engine.
    video.currentTime = progress.again ? (start + middle) / 2 : middle
  }
  const listenForFrames = (): void => {
    frameRequest = video.requestVideoFrameCallback((_now, metadata) => {
      if (disposed) return
      listenForFrames()
      supply.heard()
      shown = frameOfMediaTime(frames, metadata.mediaTime)
      clock.presented(shown, metadata.mediaTime, metadata.expectedDisplayTime)
      if (!video.paused) runningAt = performance.now()
      if (resting === undefined) step({ type: 'presented', frame: shown })
      else events.onChange()
    })
  }
  const onSeeked = (): void => {
    step({ type: 'seeked' })
    if (progress.target === null) return
    clearTimeout(grace)
    grace = setTimeout(() => {
      step({ type: 'grace-over' })
    }, GRACE_MS)
  }
  const show = (n: number, atRest = false): void => {
    wanted = n
    restFirst = atRest
    const there = progress.target === null && shown === n && Math.abs(video.currentTime - seekTimeS(frames, n)) < 1e-5
    if (ready && !there) step({ type: 'asked', frame: n, onScreen: shown })
  }
  const supply = supplyWatch(video, () => problem === null && (!ready || progress.target !== null), events.onChange)

  listenForFrames()
  video.addEventListener('seeked', onSeeked)
  video.addEventListener('resize', events.onChange)
  opened.onLoaded((hasPicture) => {
    ready = hasPicture
    problem = hasPicture ? null : 'media-no-picture'
    if (ready && wanted !== null) show(wanted)
    events.onChange()
  })
  opened.onError((code) => {
    if (ready) problem = 'media-vanished'
    else problem ??= code === 4 ? 'media-unreadable' : 'media-missing'
    ready = false
    progress = idle
    endRest()
    clearTimeout(grace)
    events.onChange()
  })
  return {
    video,
    shownFrame: () => shown,
    pictureTimeS: clock.timeS,
    seeking: () => progress.target !== null || onOpen(),
    problem: () => problem,
    ready: () => ready,
    waiting: supply.waiting,
    watch: supply.watch,
    show,
    setVisible: opened.setVisible,
    reopen: () => {
      problem = null
      ready = false
      progress = idle
      endRest()
      opened.reopen()
      events.onChange()
    },
    dispose: () => {
      disposed = true
      endRest()
      clearTimeout(grace)
      video.cancelVideoFrameCallback(frameRequest)
      video.removeEventListener('seeked', onSeeked)
      video.removeEventListener('resize', events.onChange)
      supply.dispose()
      opened.dispose()
    },
  }
}
