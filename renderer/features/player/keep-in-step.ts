import type { CameraView } from './camera-view.ts'
import { frameLengthMs } from './camera-track.ts'
import { driftAction } from './drift.ts'

const nudged = new WeakSet<CameraView>()
const average = new WeakMap<CameraView, number>()

/** Pictures change only when the display does: single differences jump by that much, their running mean does not. */
function smoothed(view: CameraView, aheadMs: number): number {
  const before = average.get(view)
  const mean = before === undefined || Math.abs(aheadMs - before) > 200 ? aheadMs : before + 0.4 * (aheadMs - before)
  average.set(view, mean)
  return mean
}

/**
 * Brings every running camera level with the leading one. A camera that does not reach over the leader's moment (it
 * began later, or is over) waits. Does nothing while a seek is under way: clocks are not comparable then.
 */
export function keepInStep(
  lead: CameraView,
  views: readonly CameraView[],
  rate: number,
  start: (view: CameraView) => void,
): void {
  if (views.some((view) => view.seeking())) return
  const now = lead.clockMs()
  for (const view of views) if (view !== lead && view.state().problem === null) follow(view, now, rate, start)
}

function follow(view: CameraView, now: number, rate: number, start: (view: CameraView) => void): void {
  const { track } = view
  if (now < (track.startMs[0] ?? 0) || now >= track.endMs) {
    view.pause()
    return
  }
  if (view.paused()) {
    view.jumpTo(now)
    start(view)
    return
  }
  const action = driftAction(
    smoothed(view, (view.clockMs() - now) / rate),
    frameLengthMs(track, view.shownFrame()) / rate,
    nudged.has(view),
  )
  if (action.kind === 'nudge') nudged.add(view)
  else nudged.delete(view)
  if (action.kind === 'jump') {
    average.delete(view)
    view.jumpTo(lead(now, rate))
  } else view.setRate(rate * (action.kind === 'nudge' ? action.factor : 1))
}

/** A jump takes a moment itself; it aims at where the leader will be by then. */
function lead(now: number, rate: number): number {
  return now + 40 * rate
}
