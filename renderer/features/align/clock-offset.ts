import { endOfSegmentUs } from '#shared/time/camera-clock.ts'
import { unpackFrames } from '#shared/time/frame-index.ts'
import type { Camera } from '#shared/study/recording.ts'

/** The frames of one camera over all its files, by the camera's own clock, which begins with its first frame. */
export type OwnClock = {
  readonly frames: number
  /** Start of frame `n` in us after the camera's first frame, not rounded; clamped to the frames there are. */
  readonly startUs: (n: number) => number
  /** How long a frame usually lasts, in us, not rounded. */
  readonly frameUs: number
  /** From the first frame to the end of the last, in us. */
  readonly lengthUs: number
}

/** @param camera one with at least one file; without any, a clock of one frame. */
export function ownClock(camera: Camera): OwnClock {
  const begins = beganUs(camera)
  const starts: number[] = []
  const lengths: number[] = []
  for (const { map } of camera.segments) {
    const { ptsUs } = unpackFrames(map.frames)
    const first = ptsUs[0] ?? 0
    ptsUs.forEach((pts, n) => {
      starts.push(map.offsetUs - begins + map.rate * (pts - first))
      if (n > 0) lengths.push(map.rate * (pts - (ptsUs[n - 1] ?? 0)))
    })
  }
  const last = Math.max(0, starts.length - 1)
  const frameUs = usualLength(lengths)
  const startUs = (n: number): number => starts[Math.min(Math.max(0, n), last)] ?? 0
  return { frames: starts.length, startUs, frameUs, lengthUs: startUs(last) + frameUs }
}

/** When the camera's first frame lies on the recording's clock (us). */
export function beganUs(camera: Camera): number {
  return camera.segments[0]?.map.offsetUs ?? 0
}

const LONE_FRAME_US = 40_000
/** A length this many times the middle one is a gap, not a frame. */
const GAP = 1.5

/** The mean of the lengths, so that rounding in a container does not add up; gaps do not count. */
function usualLength(lengths: readonly number[]): number {
  if (lengths.length === 0) return LONE_FRAME_US
  const middle = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? LONE_FRAME_US
  const usual = lengths.filter((length) => length > 0 && length <= middle * GAP)
  return usual.length === 0 ? LONE_FRAME_US : usual.reduce((sum, length) => sum + length, 0) / usual.length
}

/**
 * Where a camera lies on the recording's clock: where it was put by a common moment (or as it was saved), and by how
 * many of its own frames its picture was moved on since. Kept apart, so that any number of steps there and back ends
 * exactly where it began.
 */
export type Placement = { readonly beganUs: number; readonly movedOn: number }

/** When the camera began, in whole us on the recording's clock. */
export function offsetOf({ beganUs: began, movedOn }: Placement, { frameUs }: Pick<OwnClock, 'frameUs'>): number {
  // A picture that is moved on shows later frames at the same moment: the camera began earlier. Never a negative zero.
  return Math.round(began - movedOn * frameUs) + 0
}

/**
 * When a camera began, if its frame and the frame of the reference camera show the same moment: both frames then start
 * at the same time of the recording's clock. In us, not further off than half of one.
 */
export function sameMoment(
  reference: { readonly clock: OwnClock; readonly beganUs: number; readonly frame: number },
  other: { readonly clock: OwnClock; readonly frame: number },
): number {
  return Math.round(reference.beganUs + reference.clock.startUs(reference.frame) - other.clock.startUs(other.frame)) + 0
}

/** Whether any of the camera is seen while the reference camera runs. */
export function overlaps(
  reference: { readonly clock: OwnClock; readonly beganUs: number },
  other: { readonly clock: OwnClock; readonly beganUs: number },
): boolean {
  return (
    other.beganUs < reference.beganUs + reference.clock.lengthUs &&
    other.beganUs + other.clock.lengthUs > reference.beganUs
  )
}

/** Where each file of a camera begins on the recording's clock (us). */
export function startsOf(camera: Camera): readonly number[] {
  return camera.segments.map(({ map }) => map.offsetUs)
}

/** The camera with its files where `startsUs` says. */
export function placedAt(camera: Camera, startsUs: readonly number[]): Camera {
  const segments = camera.segments.map((file, n) => ({
    ...file,
    map: { ...file.map, offsetUs: startsUs[n] ?? file.map.offsetUs },
  }))
  return { ...camera, segments }
}

/** How long the camera stood still before part `part` (from 1), in us; negative where that would begin too early. */
export function pauseBeforeUs({ segments }: Camera, part: number): number {
  const before = segments[part - 2]?.map
  const own = segments[part - 1]?.map
  return before === undefined || own === undefined ? 0 : own.offsetUs - endOfSegmentUs(before)
}

/** Number of the first frame of part `part` (from 1), counted over all files of the camera. */
export function firstFrameOf({ segments }: Camera, part: number): number {
  return segments.slice(0, part - 1).reduce((sum, { map }) => sum + unpackFrames(map.frames).ptsUs.length, 0)
}

/** The camera as it is when its first frame lies at `began` (us); its further files move with the first. */
export function movedTo(camera: Camera, began: number): Camera {
  const by = began - beganUs(camera)
  return {
    ...camera,
    segments: camera.segments.map((file) => ({ ...file, map: { ...file.map, offsetUs: file.map.offsetUs + by } })),
  }
}
