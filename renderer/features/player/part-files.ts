import type { Camera } from '#shared/study/recording.ts'
import type { FrameIndex } from '#shared/time/frame-index.ts'
import type { CameraProblem } from '../../state/player.ts'
import { fileView, type FileEvents, type FileView } from './file-view.ts'

/** A neighbouring file is opened when the picture is within this time (s) of it. */
const NEAR_S = 15

/**
 * The files of one camera. One is active (what is asked for goes there), one is visible; they differ while the active
 * one has not yet shown what was asked of it, so that there is never an empty picture in between.
 */
export type PartFiles = {
  readonly active: () => FileView
  readonly visible: () => FileView
  readonly activePart: () => number
  readonly visiblePart: () => number
  readonly seeking: () => boolean
  readonly problemOf: (part: number) => CameraProblem | null
  /** Makes a part active, stopping the one before. */
  readonly activate: (part: number) => void
  /** Brings the active part to the front once it shows what was asked for, or says why it cannot. */
  readonly settle: () => void
  /** Opens the file that comes next soon and closes those that are far. `local`: frame of the active part on screen. */
  readonly keepNear: (local: number) => void
  readonly setRate: (rate: number) => void
  readonly setMuted: (muted: boolean) => void
  /** Width by height of the picture, or null before it is known. */
  readonly aspect: () => number | null
  readonly dispose: () => void
}

// eslint-disable-next-line max-lines-per-function -- one closure over which files are open
export function partFiles(
  parent: HTMLElement,
  camera: Camera,
  framesOf: (part: number) => FrameIndex,
  events: FileEvents,
): PartFiles {
  const open = new Map<number, FileView>()
  let active = 0
  let visible = 0
  let rate = 1
  let muted = true
  const fileOf = (part: number): FileView => {
    const there = open.get(part)
    if (there !== undefined) return there
    const segment = camera.segments[part]
    if (segment === undefined) throw new RangeError(`no file ${part}`)
    const source = {
      url: segment.url,
      label: camera.label,
      missing: segment.state === 'missing',
      frames: framesOf(part),
    }
    const file = fileView(parent, source, events)
    Object.assign(file.video, { playbackRate: rate, defaultPlaybackRate: rate, muted })
    file.setVisible(part === visible)
    open.set(part, file)
    return file
  }
  const shutFar = (keep: readonly number[]): void => {
    for (const [part, file] of open) {
      if (keep.includes(part)) continue
      open.delete(part)
      file.dispose()
    }
  }
  const startsWithin = (part: number, local: number): boolean => {
    const { ptsUs } = framesOf(part)
    return ((ptsUs[local] ?? 0) - (ptsUs[0] ?? 0)) / 1e6 < NEAR_S
  }
  const endsWithin = (part: number, local: number): boolean => {
    const { ptsUs } = framesOf(part)
    return ((ptsUs[ptsUs.length - 1] ?? 0) - (ptsUs[local] ?? 0)) / 1e6 < NEAR_S
  }
  fileOf(0)
  return {
    active: () => fileOf(active),
    visible: () => fileOf(visible),
    activePart: () => active,
    visiblePart: () => visible,
    seeking: () => fileOf(active).problem() === null && (active !== visible || fileOf(active).seeking()),
    problemOf: (part) =>
      open.get(part)?.problem() ??
      (camera.segments[part]?.state === 'missing' && !open.has(part) ? 'media-missing' : null),
    activate: (part) => {
      if (part === active) return
      fileOf(active).video.pause()
      active = part
      fileOf(part)
    },
    settle: () => {
      if (active === visible) return
      const file = fileOf(active)
      if (file.problem() === null && (!file.ready() || file.seeking())) return
      visible = active
      for (const [part, other] of open) other.setVisible(part === visible)
    },
    keepNear: (local) => {
      if (active !== visible || camera.segments.length === 1) return
      const keep = [active]
      if (active > 0 && open.has(active - 1) && startsWithin(active, local)) keep.push(active - 1)
      if (active + 1 < camera.segments.length && endsWithin(active, local)) {
        keep.push(active + 1)
        if (!open.has(active + 1)) fileOf(active + 1).show(0)
      }
      shutFar(keep)
    },
    setRate: (wanted) => {
      rate = wanted
      for (const file of open.values()) file.video.playbackRate = wanted
    },
    setMuted: (wanted) => {
      muted = wanted
      for (const file of open.values()) file.video.muted = wanted
    },
    aspect: () => {
      const { videoWidth, videoHeight } = fileOf(visible).video
      return videoWidth > 0 && videoHeight > 0 ? videoWidth / videoHeight : null
    },
    dispose: () => shutFar([]),
  }
}
