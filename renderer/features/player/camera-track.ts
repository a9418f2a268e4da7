import { lastAtOrBefore } from '#shared/time/frame-index.ts'
import { endOfSegment, segmentClock, type SegmentClock, type SegmentMap } from '#shared/time/camera-clock.ts'
import { ms, type Ms } from '#shared/time/ms.ts'

/**
 * All files of one camera as one row of frames. Frame numbers run on over the files; `startMs` ascends and is on the
 * recording's clock.
 */
export type CameraTrack = {
  readonly segments: readonly SegmentClock[]
  readonly startMs: Float64Array
  /** `firstFrame[s]` is the number of the first frame of file s. */
  readonly firstFrame: readonly number[]
  /** Just after the last frame. */
  readonly endMs: Ms
}

/** A frame by file: `segment` counts the camera's files, `local` the frames of that file. */
export type FrameAddress = { readonly segment: number; readonly local: number }

/** @param maps the camera's files in order of time, at least one. */
export function cameraTrack(maps: readonly SegmentMap[]): CameraTrack {
  const segments = maps.map(segmentClock)
  const last = segments.at(-1)
  if (last === undefined) throw new RangeError('a camera needs at least one file')
  const firstFrame: number[] = []
  let count = 0
  for (const segment of segments) {
    firstFrame.push(count)
    count += segment.startMs.length
  }
  const startMs = new Float64Array(count)
  segments.forEach((segment, s) => {
    startMs.set(segment.startMs, firstFrame[s] ?? 0)
  })
  return { segments, startMs, firstFrame, endMs: endOfSegment(last) }
}

/** The frame on screen at `atMs`, clamped to the frames there are. */
export function frameAtTime(track: CameraTrack, atMs: Ms): number {
  return Math.max(0, lastAtOrBefore(track.startMs, atMs))
}

/** The frame whose start lies nearest to `atMs`; the earlier one at equal distance. */
export function nearestFrame(track: CameraTrack, atMs: Ms): number {
  const before = frameAtTime(track, atMs)
  const here = track.startMs[before] ?? 0
  const next = track.startMs[before + 1]
  return next !== undefined && next - atMs < Math.abs(atMs - here) ? before + 1 : before
}

export function clampFrame(track: CameraTrack, n: number): number {
  return Math.min(Math.max(0, n), track.startMs.length - 1)
}

export function timeOfFrame(track: CameraTrack, n: number): Ms {
  return ms(track.startMs[clampFrame(track, n)] ?? 0)
}

/** How long frame `n` stays on screen at normal speed; the last frame of a part as long as the one before it, a lone frame 40 ms. */
export function frameLengthMs(track: CameraTrack, n: number): number {
  const { segment } = addressOf(track, n)
  const next = n + 1 < (track.firstFrame[segment + 1] ?? track.startMs.length) ? track.startMs[n + 1] : undefined
  return Math.max(1, (next ?? endOfPart(track, segment)) - (track.startMs[n] ?? 0))
}

/** A pause between two parts that is no longer than this many frames is the clocks' rounding and none that one sees. */
const SEAM_FRAMES = 1.5

/** The number of the last frame of part `s`. */
export function lastFrameOfPart(track: CameraTrack, s: number): number {
  return (track.firstFrame[s + 1] ?? track.startMs.length) - 1
}

/** Whether part `s` is followed by the next one without a pause. */
export function runsOn(track: CameraTrack, s: number): boolean {
  const next = track.firstFrame[s + 1]
  const segment = track.segments[s]
  if (next === undefined || segment === undefined) return false
  const end = endOfSegment(segment)
  const length = end - (track.startMs[next - 1] ?? end)
  return (track.startMs[next] ?? end) - end <= length * (SEAM_FRAMES - 1)
}

/** The recording time (ms) until which part `s` has a picture: its end, or the next part's begin where it runs on. */
export function endOfPart(track: CameraTrack, s: number): number {
  const segment = track.segments[s]
  if (segment === undefined) return track.endMs
  const next = track.startMs[track.firstFrame[s + 1] ?? -1]
  return runsOn(track, s) && next !== undefined ? next : endOfSegment(segment)
}

/** The part that has a picture at `atMs`, or null: before the first frame, after the last one and in a pause between two parts. */
export function partAt(track: CameraTrack, atMs: number): number | null {
  const n = lastAtOrBefore(track.startMs, atMs)
  if (n < 0) return null
  const { segment } = addressOf(track, n)
  return atMs < endOfPart(track, segment) ? segment : null
}

/**
 * When the first part that begins after `atMs` begins, or null.
 * @param isThere whether there is a picture at a recording time (ms): a part without is passed over.
 */
export function nextBegin(track: CameraTrack, atMs: number, isThere = (_atMs: number): boolean => true): Ms | null {
  const begins = track.firstFrame.map((n) => timeOfFrame(track, n))
  return begins.find((begin) => begin > atMs && isThere(begin)) ?? null
}

/** When the last frame of the last part that is over before `atMs` begins, or null; as `nextBegin`, the other way. */
export function lastBefore(track: CameraTrack, atMs: number, isThere: (atMs: number) => boolean): Ms | null {
  const ends = track.segments.map((_, s) => timeOfFrame(track, lastFrameOfPart(track, s)))
  return ends.findLast((end) => end < atMs && isThere(end)) ?? null
}

/**
 * The maps of a camera moved so that the first frame of its `from`-th part (from 0) lies at `offsetUs`; the parts after
 * it keep their distances, and those before it stay.
 */
export function movedTo(maps: readonly SegmentMap[], offsetUs: number, from = 0): SegmentMap[] {
  const by = Math.round(offsetUs) - (maps[from]?.offsetUs ?? 0)
  return maps.map((map, n) => (n < from ? map : { ...map, offsetUs: map.offsetUs + by }))
}

export function addressOf(track: CameraTrack, n: number): FrameAddress {
  const segment = Math.max(0, lastAtOrBefore(track.firstFrame, n))
  return { segment, local: n - (track.firstFrame[segment] ?? 0) }
}

export function frameOfAddress(track: CameraTrack, address: FrameAddress): number {
  return (track.firstFrame[address.segment] ?? 0) + address.local
}

/** Recording time (ms, not rounded) of a file's own time in seconds: what two running cameras are compared by. */
export function recordingTimeOf(segment: SegmentClock, fileTimeS: number): number {
  const first = segment.frames.ptsUs[0] ?? 0
  return (segment.map.offsetUs + segment.map.rate * (fileTimeS * 1e6 - first)) / 1000
}

/** A file's own time in seconds at a recording time (ms). Inverse of `recordingTimeOf`. */
export function fileTimeAt(segment: SegmentClock, recordingMs: number): number {
  const first = segment.frames.ptsUs[0] ?? 0
  return ((recordingMs * 1000 - segment.map.offsetUs) / segment.map.rate + first) / 1e6
}
