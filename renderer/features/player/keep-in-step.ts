import { ms } from '#shared/time/ms.ts'
import type { CameraView } from './camera-view.ts'
import { frameLengthMs } from './camera-track.ts'
import { driftAction } from './drift.ts'

const nudged = new WeakSet<CameraView>()
const average = new WeakMap<CameraView, number>()

/** A jump takes a moment itself; it aims at where the leader will be by then (ms at normal speed). */
const JUMP_TAKES_MS = 40

/** Pictures change only when the display does: single differences jump by that much, their running mean does not. */
function smoothed(view: CameraView, aheadMs: number): number {
  const before = average.get(view)
  const mean = before === undefined || Math.abs(aheadMs - before) > 200 ? aheadMs : before + 0.4 * (aheadMs - before)
  average.set(view, mean)
  return mean
}

/** What the cameras measured of each other before a seek or a start says nothing about after. */
export function forgetDrift(views: readonly CameraView[]): void {
  for (const view of views) {
    average.delete(view)
    nudged.delete(view)
  }
}

/**
 * Brings every running camera level with the leading one. A camera without a picture of the leader's moment (it began
 * later, changes its tape, lacks this file of several, or is over) waits; so do all while the leader itself waits for data. One that waits for its
 * own data, or seeks, is left alone until it can be compared.
 */
export function keepInStep(
  lead: CameraView,
  views: readonly CameraView[],
  rate: number,
  start: (view: CameraView) => void,
): void {
  const followers = views.filter((view) => view !== lead)
  if (lead.stalled()) {
    for (const view of followers) view.pause()
    return
  }
  const now = lead.clockMs()
  for (const view of followers) if (!view.state().waiting) follow(view, now, rate, start)
}

function follow(view: CameraView, now: number, rate: number, start: (view: CameraView) => void): void {
  const shown = view.shownFrame()
  const frameMs = frameLengthMs(view.track(), shown)
  if (!view.covers(now)) {
    view.pause()
    return
  }
  // One without the file before may have that of this moment.
  if (view.paused() || view.state().problem !== null) {
    // Of a frame that ends at once there is nothing to play: it would end and be begun again.
    if (!view.covers(now + frameMs)) return
    view.jumpTo(ms(Math.round(now + JUMP_TAKES_MS * rate)))
    forgetDrift([view])
    start(view)
    return
  }
  if (view.stalled()) return
  const action = driftAction(smoothed(view, (view.clockMs() - now) / rate), frameMs / rate, nudged.has(view))
  if (action.kind === 'nudge') nudged.add(view)
  else nudged.delete(view)
  if (action.kind === 'jump') {
    forgetDrift([view])
    view.jumpTo(ms(Math.round(now + JUMP_TAKES_MS * rate)))
  } else view.setRate(rate * (action.kind === 'nudge' ? action.factor : 1))
}
