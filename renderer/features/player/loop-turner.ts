import type { CameraView } from './camera-view.ts'
import type { LoopFrames } from './loop-frames.ts'

/** A turn that is due sooner than this (ms) is set by the clock: waiting for the frame behind the end would show it. */
const PLAN_MS = 150
/** The turn comes this much (ms) before the end: the next frame must not make it to the screen. */
const EARLY_MS = 4

/** Turns back to the start of a loop in time. */
export type LoopTurner = {
  /** To be called at every presented frame while the loop plays, and when its speed changes. */
  readonly look: (lead: CameraView, loop: LoopFrames, rate: number) => void
  readonly cancel: () => void
}

export function loopTurner(turn: () => void): LoopTurner {
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    look: (lead, loop, rate) => {
      // What was planned holds for the speed of that time.
      cancel()
      if (lead.shownFrame() > loop.last) {
        turn()
        return
      }
      const leftMs = (loop.endMs - lead.clockMs()) / rate
      if (leftMs >= PLAN_MS) return
      timer = setTimeout(turn, Math.max(0, leftMs - EARLY_MS))
    },
    cancel,
  }
}
