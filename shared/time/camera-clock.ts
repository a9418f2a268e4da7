import { z } from 'zod'
import { lastAtOrBefore, PackedFrames, unpackFrames, type FrameIndex } from './frame-index.ts'
import { ms, type Ms } from './ms.ts'

/**
 * How one file of a camera lies on the recording's clock: `recording_us = offsetUs + rate x (pts_us - first pts_us)`.
 * `rate` is 1 unless a camera's clock was found to run slow or fast.
 */
export const SegmentMap = z.object({
  offsetUs: z.int(),
  rate: z.number().positive(),
  /** Frame times of the file as it was registered: they alone say when a frame starts on the recording's clock. */
  frames: PackedFrames,
  /** Frame times of the copy that is played in its place, if one is: as many, for seeking and naming frames. */
  played: PackedFrames.optional(),
})
export type SegmentMap = z.infer<typeof SegmentMap>

/**
 * A segment made ready for use. `frames` are the frame times of the file that is played, in its own clock; `startMs` the
 * frame starts on the recording's clock in whole milliseconds, ascending.
 */
export type SegmentClock = { readonly map: SegmentMap; readonly frames: FrameIndex; readonly startMs: Float64Array }

/** @throws RangeError when the copy that is played has not as many frames as the file. */
export function segmentClock(map: SegmentMap): SegmentClock {
  const registered = unpackFrames(map.frames)
  const frames = map.played === undefined ? registered : unpackFrames(map.played)
  if (frames.ptsUs.length !== registered.ptsUs.length) throw new RangeError('a copy with other frames')
  const first = registered.ptsUs[0] ?? 0
  const startMs = registered.ptsUs.map((pts) => Math.round((map.offsetUs + map.rate * (pts - first)) / 1000))
  return { map, frames, startMs }
}

/** The frame on screen at `at`: the last n with `startMs[n] <= at`; 0 before the first frame. */
export function frameAt(clock: SegmentClock, at: Ms): number {
  return Math.max(0, lastAtOrBefore(clock.startMs, at))
}

/** The recording time at which frame `n` starts, rounded to whole milliseconds. */
export function startOfFrame(clock: SegmentClock, n: number): Ms {
  const start = clock.startMs[n]
  if (start === undefined) throw new RangeError(`no frame ${n}`)
  return ms(start)
}

/** The recording time (ms, rounded) just after the last frame, taking the last frame to last as long as the one before it. */
export function endOfSegment(clock: SegmentClock): Ms {
  const last = clock.startMs.length - 1
  const start = clock.startMs[last] ?? 0
  const before = clock.startMs[last - 1]
  return ms(Math.round(start + (before === undefined ? 40 : start - before)))
}

/**
 * The recording time (whole us) just after the last frame of a file, exactly: where a file that follows without a pause
 * begins. As `endOfSegment`, the last frame lasts as long as the one before it, and a frame that is alone 40 ms.
 */
export function endOfSegmentUs({ offsetUs, rate, frames }: Pick<SegmentMap, 'offsetUs' | 'rate' | 'frames'>): number {
  const { ptsUs } = unpackFrames(frames)
  const first = ptsUs[0] ?? 0
  const last = ptsUs.at(-1) ?? first
  const before = ptsUs.at(-2)
  return Math.round(offsetUs + rate * (last - first + (before === undefined ? 40_000 : last - before)))
}
