import type { FrameIndex } from '#shared/time/frame-index.ts'

/** Frames may come late by this much (s) before the picture counts as standing. */
const LATE_S = 0.1

/** Where a running picture is by now. */
export type PictureClock = {
  readonly presented: (frame: number, mediaTimeS: number, dueAt: number) => void
  /** Time in the file (s). */
  readonly timeS: () => number
}

/**
 * Reckons from when the frame on screen was due. The time runs on at the playing speed until the next frame is due and
 * a little longer, then it waits: a file that sends nothing must not look as if it went on.
 */
export function pictureClock(video: HTMLVideoElement, { ptsUs }: FrameIndex): PictureClock {
  let last: { readonly frame: number; readonly mediaTimeS: number; readonly dueAt: number } | null = null
  return {
    presented: (frame, mediaTimeS, dueAt) => {
      last = { frame, mediaTimeS, dueAt }
    },
    timeS: () => {
      if (last === null) return video.currentTime
      const rate = video.paused ? 0 : video.playbackRate
      const reckoned = last.mediaTimeS + ((performance.now() - last.dueAt) / 1000) * rate
      const here = ptsUs[last.frame] ?? 0
      const next = ptsUs[last.frame + 1] ?? 2 * here - (ptsUs[last.frame - 1] ?? here - 40_000)
      return Math.min(reckoned, next / 1e6 + LATE_S * rate)
    },
  }
}
