import type { Camera } from '#shared/study/recording.ts'
import type { CameraState } from '../../state/player.ts'
import {
  addressOf,
  cameraTrack,
  clampFrame,
  fileTimeAt,
  frameOfAddress,
  recordingTimeOf,
  type CameraTrack,
} from './camera-track.ts'
import { fileView, type FileView } from './file-view.ts'

/** One camera on screen: its files one behind the other, of which one is visible. */
export type CameraView = {
  readonly id: string
  readonly track: CameraTrack
  readonly state: () => CameraState
  /** The frame on screen, counted over all files. */
  readonly shownFrame: () => number
  readonly seeking: () => boolean
  readonly showFrame: (n: number) => void
  /** Recording time (ms, not rounded) that the running picture is at. */
  readonly clockMs: () => number
  readonly jumpTo: (recordingMs: number) => void
  readonly play: () => Promise<void>
  readonly pause: () => void
  readonly setRate: (rate: number) => void
  readonly setMuted: (muted: boolean) => void
  readonly paused: () => boolean
  readonly ended: () => boolean
  readonly dispose: () => void
}

// eslint-disable-next-line max-lines-per-function -- one closure: every part speaks of the file that is active
export function cameraView(parent: HTMLElement, camera: Camera, onChange: () => void): CameraView {
  const track = cameraTrack(camera.segments.map((segment) => segment.map))
  let active = 0
  const files: FileView[] = camera.segments.map((segment, s) => {
    const clock = track.segments[s]
    if (clock === undefined) throw new RangeError(`no clock for file ${s}`)
    const source = { url: segment.url, label: camera.label, missing: segment.state === 'missing', clock }
    return fileView(parent, source, onChange)
  })
  const file = (): FileView => {
    const here = files[active]
    if (here === undefined) throw new RangeError(`no file ${active}`)
    return here
  }
  const clock = (): CameraTrack['segments'][number] => {
    const here = track.segments[active]
    if (here === undefined) throw new RangeError(`no file ${active}`)
    return here
  }
  const activate = (segment: number): void => {
    const playing = !file().video.paused
    const { playbackRate, muted } = file().video
    if (segment !== active) file().video.pause()
    active = segment
    Object.assign(file().video, { playbackRate, muted })
    files.forEach((other, s) => other.video.parentElement?.toggleAttribute('hidden', s !== active))
    if (playing) void file().video.play()
  }
  files.forEach((other, s) => {
    other.video.parentElement?.toggleAttribute('hidden', s !== 0)
    other.video.addEventListener('ended', () => {
      if (s !== active || files[s + 1] === undefined) return
      activate(s + 1)
      files[s + 1]?.show(0)
      void files[s + 1]?.video.play()
    })
  })
  return {
    id: camera.id,
    track,
    state: () => ({
      id: camera.id,
      ready: files.every((each) => each.ready()),
      problem: files.map((each) => each.problem()).find((problem) => problem !== null) ?? null,
    }),
    shownFrame: () => frameOfAddress(track, { segment: active, local: file().shownFrame() }),
    seeking: () => file().seeking(),
    showFrame: (n) => {
      const address = addressOf(track, clampFrame(track, n))
      if (address.segment !== active) activate(address.segment)
      file().show(address.local)
    },
    clockMs: () => recordingTimeOf(clock(), file().pictureTimeS()),
    jumpTo: (recordingMs) => {
      file().video.currentTime = Math.max(0, fileTimeAt(clock(), recordingMs))
    },
    play: () => file().video.play(),
    pause: () => {
      file().video.pause()
    },
    setRate: (rate) => {
      for (const each of files) each.video.playbackRate = rate
    },
    setMuted: (muted) => {
      for (const each of files) each.video.muted = muted
    },
    paused: () => file().video.paused,
    ended: () => active === files.length - 1 && file().video.ended,
    dispose: () => {
      for (const each of files) each.dispose()
    },
  }
}
