import { frameOfMediaTime, seekTimeS } from '#shared/time/frame-index.ts'
import type { SegmentClock } from '#shared/time/camera-clock.ts'
import type { CameraProblem } from '../../state/player.ts'
import { idle, seekStep, type SeekEvent, type SeekProgress } from './seek-progress.ts'
import { openVideo } from './video-element.ts'

/** How long after "seeked" to wait for the engine to name the frame; it stays silent when that frame was shown already. */
const GRACE_MS = 250

export type FileView = {
  readonly video: HTMLVideoElement
  /** The frame on screen, by the engine's own word; 0 before the first. */
  readonly shownFrame: () => number
  /** Where the picture is in the file by now (s): from when the frame on screen was due, not from the engine's sound clock. */
  readonly pictureTimeS: () => number
  readonly seeking: () => boolean
  readonly problem: () => CameraProblem | null
  readonly ready: () => boolean
  /** Shows frame `n` of this file, keeping play or pause as it is. */
  readonly show: (n: number) => void
  readonly dispose: () => void
}

type Source = { readonly url: string; readonly label: string; readonly missing: boolean; readonly clock: SegmentClock }

/** One file on screen. `onChange` is called at every presented frame and at every change of its state. */
// eslint-disable-next-line max-lines-per-function -- one closure: the engine's events and the state they change belong together
export function fileView(parent: HTMLElement, source: Source, onChange: () => void): FileView {
  const { frames } = source.clock
  const opened = openVideo(parent, source.url, source.label)
  const { video } = opened
  let shown = 0
  let presented: { readonly mediaTimeS: number; readonly dueAt: number } | null = null
  let ready = false
  let problem: CameraProblem | null = source.missing ? 'media-missing' : null
  let progress: SeekProgress = idle
  let grace: ReturnType<typeof setTimeout> | undefined
  let frameRequest = 0
  let disposed = false

  const step = (event: SeekEvent): void => {
    const before = progress.target
    progress = seekStep(progress, event)
    if (progress.target !== null && (progress.target !== before || event.type === 'asked'))
      startSeek(progress.target, before)
    if (progress.target === null) clearTimeout(grace)
    onChange()
  }
  const startSeek = (frame: number, running: number | null): void => {
    if (running === frame) return
    clearTimeout(grace)
    video.currentTime = seekTimeS(frames, frame)
  }
  const listenForFrames = (): void => {
    frameRequest = video.requestVideoFrameCallback((_now, metadata) => {
      if (disposed) return
      listenForFrames()
      presented = { mediaTimeS: metadata.mediaTime, dueAt: metadata.expectedDisplayTime }
      shown = frameOfMediaTime(frames, metadata.mediaTime)
      step({ type: 'presented', frame: shown })
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

  listenForFrames()
  video.addEventListener('seeked', onSeeked)
  opened.onLoaded((hasPicture) => {
    ready = hasPicture
    if (!hasPicture) problem = 'media-no-picture'
    onChange()
  })
  opened.onError((code) => {
    if (ready) problem = 'media-vanished'
    else problem ??= code === 4 ? 'media-unreadable' : 'media-missing'
    ready = false
    progress = idle
    onChange()
  })
  return {
    video,
    shownFrame: () => shown,
    pictureTimeS: () =>
      presented === null
        ? video.currentTime
        : presented.mediaTimeS + ((performance.now() - presented.dueAt) / 1000) * video.playbackRate,
    seeking: () => progress.target !== null,
    problem: () => problem,
    ready: () => ready,
    show: (n) => {
      const alreadyThere =
        progress.target === null && shown === n && Math.abs(video.currentTime - seekTimeS(frames, n)) < 1e-5
      if (ready && !alreadyThere) step({ type: 'asked', frame: n })
    },
    dispose: () => {
      disposed = true
      clearTimeout(grace)
      video.cancelVideoFrameCallback(frameRequest)
      video.removeEventListener('seeked', onSeeked)
      opened.dispose()
    },
  }
}
