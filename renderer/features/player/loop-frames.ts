import { lastAtOrBefore } from '#shared/time/frame-index.ts'
import type { LoopSpan } from '../../state/player.ts'
import { addressOf, frameAtTime, frameLengthMs, timeOfFrame, type CameraTrack } from './camera-track.ts'

/** The frames of the leading camera that a loop plays; at least one. */
export type LoopFrames = {
  readonly first: number
  readonly last: number
  /** Recording time (ms) at which the last one gives way. */
  readonly endMs: number
}

/**
 * A loop is half-open: it plays from the frame on screen at its start to the last frame that starts before its end. One
 * that is shorter than a frame, or turned round, plays its first frame.
 */
export function loopFrames(track: CameraTrack, loop: LoopSpan): LoopFrames {
  const first = frameAtTime(track, loop.startMs)
  const last = Math.max(first, lastAtOrBefore(track.startMs, loop.endMs - 1))
  return { first, last, endMs: timeOfFrame(track, last) + frameLengthMs(track, last) }
}

/**
 * Whether a loop turns where the picture has come to the end of its part with `shown` on screen: the loop has begun, and
 * none of its frames is left to play in a later part. An engine may say that a file is over before its last frame has
 * had the time that `endMs` gives it.
 */
export function turnsAtEndOfPart(track: CameraTrack, loop: LoopFrames, shown: number): boolean {
  return shown >= loop.first && addressOf(track, loop.last).segment <= addressOf(track, shown).segment
}

/** The frame to stay on when playing ends on `frame`: never one behind the loop's end. */
export function heldInLoop(loop: LoopFrames | null, frame: number): number {
  return loop === null ? frame : Math.min(frame, loop.last)
}
