import { lastAtOrBefore } from '#shared/time/frame-index.ts'
import type { TimeScale } from './time-scale.ts'
import { msPerPixel, xOf } from './time-scale.ts'

/** What stands in a lane: a stretch, or a point when `endMs` equals `startMs`. */
export type LaneItem = {
  readonly id: string
  readonly startMs: number
  readonly endMs: number
  /** Index of the code in its set: chooses the pattern. */
  readonly look: number
  readonly letter: string
  /** What was said in a segment. */
  readonly text?: string
  /** The stretch still runs: its end is only where it stands now. */
  readonly running: boolean
}

/** Items in order of start that do not overlap, made ready for search. */
export type Lane = { readonly items: readonly LaneItem[]; readonly starts: Float64Array }

export function laneOf(items: readonly LaneItem[]): Lane {
  const sorted = [...items].sort((a, b) => a.startMs - b.startMs)
  return { items: sorted, starts: Float64Array.from(sorted, (item) => item.startMs) }
}

/** A bar to draw: one item, or several that are too narrow to be told apart (`item` is then null). */
export type Bar = { readonly x: number; readonly width: number; readonly item: LaneItem | null }

/**
 * The bars of a lane in view, narrow ones merged to pixels: there are never more than pixels, however many the events.
 * Where many items share a pixel only its first and last are looked at; the last one may reach beyond it.
 */
export function barsInView(lane: Lane, scale: TimeScale): Bar[] {
  const bars: Bar[] = []
  const pixelMs = msPerPixel(scale)
  let i = Math.max(0, lastAtOrBefore(lane.starts, scale.startMs))
  while (i < lane.items.length) {
    const item = lane.items[i]
    if (item === undefined || item.startMs >= scale.endMs) break
    const x = Math.max(scale.left, xOf(scale, item.startMs))
    const end = Math.min(scale.right, xOf(scale, item.endMs))
    if (end - x >= 2 || item.endMs === item.startMs) {
      if (end >= scale.left && end >= x) bars.push({ x, width: end - x, item })
      i = item.endMs === item.startMs ? nextBeyond(lane, i, item.startMs + pixelMs) : i + 1
    } else {
      const column = Math.floor(x)
      const last = lastAtOrBefore(lane.starts, scale.startMs + (column + 1 - scale.left) * pixelMs)
      if (end >= scale.left)
        bars.push({ x: column, width: Math.max(1, Math.min(2, end - column)), item: last > i ? null : item })
      // The last item that begins in this pixel may be a long one.
      i = Math.max(i + 1, last)
    }
  }
  return bars
}

function nextBeyond(lane: Lane, i: number, atMs: number): number {
  return Math.max(i + 1, lastAtOrBefore(lane.starts, atMs) + 1)
}

/** How many items begin in each of `bins` equal parts of the recording. */
export function densityOf(lane: Lane, durationMs: number, bins: number): Float64Array {
  const counts = new Float64Array(bins)
  let before = 0
  for (let bin = 0; bin < bins; bin += 1) {
    const upTo = lastAtOrBefore(lane.starts, ((bin + 1) * durationMs) / bins - 1e-6) + 1
    counts[bin] = upTo - before
    before = upTo
  }
  return counts
}

/** The item that covers `atMs`, or a point no further than `reachMs` from it. */
export function itemAt(lane: Lane, atMs: number, reachMs: number): LaneItem | null {
  const i = lastAtOrBefore(lane.starts, atMs)
  const near = [lane.items[i], lane.items[i + 1]]
  return (
    near.find((item) => item !== undefined && item.startMs <= atMs && atMs < item.endMs) ??
    near.find(
      (item) => item !== undefined && item.startMs === item.endMs && Math.abs(item.startMs - atMs) <= reachMs,
    ) ??
    null
  )
}

export type Edge = { readonly item: LaneItem; readonly side: 'start' | 'end' }

/** The edge nearest to `atMs` within `reachMs`; where two stretches touch, the start of the later one. */
export function edgeAt(lane: Lane, atMs: number, reachMs: number): Edge | null {
  const i = lastAtOrBefore(lane.starts, atMs)
  const edges: Edge[] = []
  for (const item of [lane.items[i + 1], lane.items[i], lane.items[i - 1]]) {
    if (item === undefined || item.startMs === item.endMs) continue
    edges.push({ item, side: 'start' })
    if (!item.running) edges.push({ item, side: 'end' })
  }
  const distance = ({ item, side }: Edge): number => Math.abs((side === 'start' ? item.startMs : item.endMs) - atMs)
  const within = edges.filter((edge) => distance(edge) <= reachMs)
  return within.reduce<Edge | null>(
    (best, edge) => (best === null || distance(edge) < distance(best) ? edge : best),
    null,
  )
}
