import { ms, type Ms } from '#shared/time/ms.ts'

/** The stretch of the recording that is drawn, and where: `startMs` lies at x = `left`, `endMs` at x = `right`. */
export type TimeScale = {
  readonly startMs: number
  readonly endMs: number
  readonly left: number
  readonly right: number
}

/** The shortest stretch that fills the width: about eight frames, enough to see single ones. */
const CLOSEST_MS = 250

export function xOf(scale: TimeScale, atMs: number): number {
  return scale.left + ((atMs - scale.startMs) / (scale.endMs - scale.startMs)) * (scale.right - scale.left)
}

export function timeAt(scale: TimeScale, x: number): Ms {
  return ms(Math.round(scale.startMs + (x - scale.left) * msPerPixel(scale)))
}

export function msPerPixel(scale: TimeScale): number {
  return (scale.endMs - scale.startMs) / Math.max(1, scale.right - scale.left)
}

/** A window on the recording, without pixels. */
export type View = { readonly startMs: number; readonly endMs: number }

/** Keeps the length where possible and the whole window inside the recording. */
export function clampView(view: View, durationMs: number): View {
  const length = Math.min(Math.max(CLOSEST_MS, view.endMs - view.startMs), durationMs)
  const startMs = Math.min(Math.max(0, view.startMs), durationMs - length)
  return { startMs, endMs: startMs + length }
}

/** Zooms by `factor` (below 1 = closer) so that the moment `aroundMs` stays under the pointer. */
export function zoomView(view: View, factor: number, aroundMs: number, durationMs: number): View {
  const length = Math.min(Math.max(CLOSEST_MS, (view.endMs - view.startMs) * factor), durationMs)
  const share = (aroundMs - view.startMs) / (view.endMs - view.startMs)
  const startMs = aroundMs - share * length
  return clampView({ startMs, endMs: startMs + length }, durationMs)
}

export function panView(view: View, byMs: number, durationMs: number): View {
  return clampView({ startMs: view.startMs + byMs, endMs: view.endMs + byMs }, durationMs)
}

/**
 * Follows the playhead: when it leaves the window, the window turns a page so that the playhead stands a tenth in.
 * Returns the same view while it is inside.
 */
export function followView(view: View, atMs: number, durationMs: number): View {
  if (atMs >= view.startMs && atMs <= view.endMs) return view
  const length = view.endMs - view.startMs
  return clampView({ startMs: atMs - length * 0.1, endMs: atMs + length * 0.9 }, durationMs)
}

/** Steps of the ruler in ms. */
const STEPS = [
  10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
]

export type Tick = { readonly atMs: number; readonly label: string }

/** Round moments in view, at least `apartPx` apart. */
export function rulerTicks(scale: TimeScale, apartPx = 90): Tick[] {
  const wanted = msPerPixel(scale) * apartPx
  const step = STEPS.find((candidate) => candidate >= wanted) ?? 3_600_000
  const ticks: Tick[] = []
  for (let at = Math.ceil(scale.startMs / step) * step; at <= scale.endMs; at += step) {
    ticks.push({ atMs: at, label: tickLabel(at, step) })
  }
  return ticks
}

function tickLabel(atMs: number, step: number): string {
  const whole = Math.floor(atMs / 1000)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const seconds = String(whole % 60).padStart(2, '0')
  const digits = step < 100 ? 2 : step < 1000 ? 1 : 0
  const fraction =
    digits === 0
      ? ''
      : `.${String(atMs % 1000)
          .padStart(3, '0')
          .slice(0, digits)}`
  const clock = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
  return clock + fraction
}
