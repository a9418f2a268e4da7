import type { Camera } from '#shared/study/recording.ts'
import type { Ms } from '#shared/time/ms.ts'
import type { CameraProblem, CameraState } from '../../state/player.ts'
import {
  addressOf,
  cameraTrack,
  clampFrame,
  endOfPart,
  frameAtTime,
  frameLengthMs,
  frameOfAddress,
  lastFrameOfPart,
  movedTo,
  partAt,
  recordingTimeOf,
  runsOn,
  type CameraTrack,
} from './camera-track.ts'
import { partFiles } from './part-files.ts'

/** One camera on screen: its files one behind the other, of which one is visible. */
export type CameraView = {
  readonly id: string
  readonly track: () => CameraTrack
  readonly state: () => CameraState
  /** The frame on screen, counted over all files. */
  readonly shownFrame: () => number
  /** A frame was asked for that is not on screen yet. */
  readonly seeking: () => boolean
  /** `atRest`: see `FileView.show`. */
  readonly showFrame: (n: number, atRest?: boolean) => void
  /** Recording time (ms, not rounded) that the running picture is at. */
  readonly clockMs: () => number
  /** Whether it has a picture at a recording time (ms). */
  readonly covers: (atMs: number) => boolean
  readonly jumpTo: (atMs: Ms) => void
  readonly play: () => Promise<void>
  readonly pause: () => void
  readonly setRate: (rate: number) => void
  readonly setMuted: (muted: boolean) => void
  readonly paused: () => boolean
  /** It plays and has nothing to show: data are on their way, or a seek. */
  readonly stalled: () => boolean
  /** Its picture has come to the end of a part that no other part follows at once. */
  readonly over: () => boolean
  readonly moveTo: (offsetUs: number, part?: number) => void
  readonly retry: () => void
  readonly watch: (now: number) => void
  readonly dispose: () => void
}

export type CameraEvents = {
  readonly onChange: () => void
  readonly onSeekTook: (camera: string, ms: number) => void
}

// eslint-disable-next-line max-lines-per-function -- one closure: every part speaks of the file that is active
export function cameraView(parent: HTMLElement, camera: Camera, events: CameraEvents): CameraView {
  let maps = camera.segments.map((segment) => segment.map)
  let track = cameraTrack(maps)
  let playing = false
  let seam: ReturnType<typeof setTimeout> | undefined
  const onChange = (): void => {
    files.settle()
    files.keepNear(files.active().shownFrame())
    planSeam()
    events.onChange()
  }
  const files = partFiles(parent, camera, (s) => track.segments[s]?.frames ?? { ptsUs: new Float64Array([0]) }, {
    onChange,
    onSeekTook: (ms) => {
      events.onSeekTook(camera.id, ms)
    },
  })
  const clockMs = (): number => {
    const segment = track.segments[files.activePart()]
    return segment === undefined ? 0 : recordingTimeOf(segment, files.active().pictureTimeS())
  }
  const shownFrame = (): number =>
    frameOfAddress(track, { segment: files.visiblePart(), local: files.visible().shownFrame() })
  const atEnd = (part: number): boolean =>
    part === files.activePart() && part === files.visiblePart() && shownFrame() === lastFrameOfPart(track, part)
  /** The next part takes over when the last frame of this one has had its time: "ended" would wait for the sound to end. */
  const planSeam = (): void => {
    const part = files.activePart()
    if (!playing || seam !== undefined || !atEnd(part) || files.seeking() || !runsOn(track, part)) return
    const left = (frameLengthMs(track, shownFrame()) / files.active().video.playbackRate) * 0.9
    seam = setTimeout(() => {
      seam = undefined
      if (playing && atEnd(part)) advance()
    }, left)
  }
  const advance = (): void => {
    files.activate(files.activePart() + 1)
    files.active().show(0)
    files.settle()
    const { video } = files.active()
    void video.play().catch(() => undefined)
  }
  const problem = (): CameraProblem | null => files.active().problem()
  const showFrame = (n: number, atRest = false): void => {
    clearTimeout(seam)
    seam = undefined
    const { segment, local } = addressOf(track, clampFrame(track, n))
    files.activate(segment)
    files.active().show(local, atRest)
    files.settle()
  }
  const play = async (): Promise<void> => {
    playing = true
    planSeam()
    // Playing a file that has ended would begin it anew.
    if (!files.active().video.ended) await files.active().video.play()
  }
  return {
    id: camera.id,
    track: () => track,
    state: () => ({
      id: camera.id,
      ready: files.visible().ready(),
      problem: problem(),
      waiting: problem() === null && files.active().waiting(),
      aspect: files.aspect(),
    }),
    shownFrame,
    seeking: () => files.seeking(),
    showFrame,
    clockMs,
    covers: (atMs) => {
      const part = partAt(track, atMs)
      return part !== null && files.problemOf(part) === null
    },
    jumpTo: (atMs) => {
      showFrame(frameAtTime(track, atMs))
    },
    play,
    pause: () => {
      playing = false
      files.active().video.pause()
    },
    setRate: files.setRate,
    setMuted: files.setMuted,
    paused: () => !playing || files.active().video.paused,
    stalled: () => {
      const { video } = files.active()
      return files.seeking() || video.seeking || (!video.ended && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA)
    },
    over: () => {
      const part = files.activePart()
      if (runsOn(track, part) || files.seeking()) return false
      return files.active().video.ended || (atEnd(part) && clockMs() >= endOfPart(track, part))
    },
    moveTo: (offsetUs, part) => {
      maps = movedTo(maps, offsetUs, part)
      track = cameraTrack(maps)
    },
    retry: () => {
      files.active().reopen()
    },
    watch: (now) => {
      files.active().watch(now)
      const ended = playing && files.active().video.ended && !files.seeking()
      if (ended && seam === undefined && runsOn(track, files.activePart())) advance()
    },
    dispose: () => {
      clearTimeout(seam)
      files.dispose()
    },
  }
}
