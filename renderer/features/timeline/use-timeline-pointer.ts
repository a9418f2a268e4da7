import { useEffect, useLayoutEffect, useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react'
import { ms, type Ms } from '#shared/time/ms.ts'
import { edgeAt, itemAt, type Lane } from './lane.ts'
import { laneAt, OVERVIEW, RULER, type RowPlace } from './rows.ts'
import { clampView, msPerPixel, panView, timeAt, zoomView, type TimeScale, type View } from './time-scale.ts'
import type { TimelineProps } from './Timeline.tsx'

/** An edge on its way to `atMs`; `neighbour` is the item that shares it. */
export type EdgeDrag = {
  readonly lane: Lane
  readonly id: string
  readonly side: 'start' | 'end'
  readonly neighbour: string | null
  readonly atMs: Ms
}

type Options = TimelineProps & {
  readonly scale: TimeScale
  readonly places: readonly RowPlace[]
  readonly drag: EdgeDrag | null
  readonly onDrag: (drag: EdgeDrag | null) => void
}

type Gesture =
  | { readonly kind: 'edge'; readonly drag: EdgeDrag; moved: boolean }
  | { readonly kind: 'pan'; readonly from: number; readonly view: View; moved: boolean }
  | { readonly kind: 'scrub' }
  | { readonly kind: 'overview' }

const EDGE_REACH = 5
const POINT_REACH = 7
const CLICK_SLACK = 4

/** What the mouse does on the timeline: click to seek, drag to pan or move an edge, wheel to zoom. */
export function useTimelinePointer(canvas: RefObject<HTMLCanvasElement | null>, options: Options) {
  const now = useRef(options)
  useLayoutEffect(() => {
    now.current = options
  })
  const gesture = useRef<Gesture | null>(null)
  useEffect(() => {
    // React listens to wheel passively; a page that scrolled along would be no good.
    const element = canvas.current
    const onWheel = (event: WheelEvent): void => wheel(event, now.current)
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [canvas])
  return {
    onPointerDown: (event: ReactPointerEvent<HTMLCanvasElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      gesture.current = begin(place(event), now.current)
    },
    onPointerMove: (event: ReactPointerEvent<HTMLCanvasElement>) => {
      const at = place(event)
      if (gesture.current !== null) move(gesture.current, at, now.current)
      else event.currentTarget.style.cursor = cursorFor(at, now.current)
    },
    onPointerUp: (event: ReactPointerEvent<HTMLCanvasElement>) => {
      if (gesture.current !== null) finish(gesture.current, place(event), now.current)
      gesture.current = null
    },
    onPointerCancel: () => {
      gesture.current = null
      now.current.onDrag(null)
    },
  }
}

type Place = { readonly x: number; readonly y: number }

function place(event: ReactPointerEvent<HTMLCanvasElement>): Place {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}

function wheel(event: WheelEvent, { view, scale, durationMs, onView }: Options): void {
  event.preventDefault()
  const sideways = event.shiftKey ? event.deltaY : event.deltaX
  if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
    onView(panView(view, sideways * msPerPixel(scale), durationMs))
    return
  }
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
  onView(zoomView(view, Math.exp(event.deltaY * 0.0015), timeAt(scale, event.clientX - box.left), durationMs))
}

function begin(at: Place, options: Options): Gesture | null {
  const { scale, view } = options
  if (at.x < scale.left - EDGE_REACH) return null
  if (at.y < OVERVIEW.top + OVERVIEW.height + 4) {
    const overview: Gesture = { kind: 'overview' }
    move(overview, at, options)
    return overview
  }
  if (at.y < RULER.top + RULER.height) {
    options.onSeek(inside(timeAt(scale, at.x), options))
    return { kind: 'scrub' }
  }
  const drag = options.editable ? edgeUnder(at, options) : null
  if (drag !== null) return { kind: 'edge', drag, moved: false }
  return { kind: 'pan', from: at.x, view, moved: false }
}

function edgeUnder(at: Place, { places, scale }: Options): EdgeDrag | null {
  const hit = laneAt(places, at.y)
  if (hit === null || hit.place.row.dimmed || hit.place.row.kind !== 'bars') return null
  const edge = edgeAt(hit.lane, timeAt(scale, at.x), EDGE_REACH * msPerPixel(scale))
  if (edge === null) return null
  const { item, side } = edge
  const atMs = ms(side === 'start' ? item.startMs : item.endMs)
  const touching = hit.lane.items.find(
    (other) => (side === 'start' ? other.endMs === atMs : other.startMs === atMs) && other.id !== item.id,
  )
  return { lane: hit.lane, id: item.id, side, neighbour: touching?.id ?? null, atMs }
}

function move(gesture: Gesture, at: Place, options: Options): void {
  const { scale, view, durationMs } = options
  if (gesture.kind === 'scrub') options.onSeek(inside(timeAt(scale, at.x), options))
  if (gesture.kind === 'overview') {
    const time = ((at.x - scale.left) / (scale.right - scale.left)) * durationMs
    const half = (view.endMs - view.startMs) / 2
    options.onView(clampView({ startMs: time - half, endMs: time + half }, durationMs))
    options.onSeek(inside(ms(Math.round(time)), options))
  }
  if (gesture.kind === 'pan') {
    gesture.moved ||= Math.abs(at.x - gesture.from) > CLICK_SLACK
    if (gesture.moved) options.onView(panView(gesture.view, (gesture.from - at.x) * msPerPixel(scale), durationMs))
  }
  if (gesture.kind === 'edge') {
    const atMs = limited(options.snap(inside(timeAt(scale, at.x), options)), gesture.drag)
    gesture.moved ||= atMs !== gesture.drag.atMs
    if (!gesture.moved) return
    options.onDrag({ ...gesture.drag, atMs })
    options.onSeek(atMs)
  }
}

/** An edge stays between its neighbours: a bar keeps at least a millisecond, and passes over no other. */
function limited(atMs: Ms, { lane, id, side, neighbour }: EdgeDrag): Ms {
  const index = lane.items.findIndex((item) => item.id === id)
  const item = lane.items[index]
  if (item === undefined) return atMs
  const beside = lane.items[side === 'start' ? index - 1 : index + 1]
  const shared = beside !== undefined && beside.id === neighbour
  const low =
    side === 'start' ? (beside === undefined ? 0 : shared ? beside.startMs + 1 : beside.endMs) : item.startMs + 1
  const high =
    side === 'end' ? (beside === undefined ? Infinity : shared ? beside.endMs - 1 : beside.startMs) : item.endMs - 1
  return ms(Math.min(Math.max(low, atMs), high))
}

function finish(gesture: Gesture, at: Place, options: Options): void {
  if (gesture.kind === 'edge') {
    options.onDrag(null)
    const { drag } = options
    if (gesture.moved && drag !== null) options.onMoveEdge(drag.id, drag.side, drag.atMs)
    else options.onSelect(gesture.drag.id)
  }
  if (gesture.kind !== 'pan' || gesture.moved) return
  const atMs = inside(timeAt(options.scale, at.x), options)
  const hit = laneAt(options.places, at.y)
  const item = hit === null ? null : itemAt(hit.lane, atMs, POINT_REACH * msPerPixel(options.scale))
  options.onSelect(item?.id ?? null)
  options.onSeek(item !== null && item.startMs === item.endMs ? ms(item.startMs) : atMs)
}

function cursorFor(at: Place, options: Options): string {
  if (at.y < RULER.top + RULER.height) return at.x < options.scale.left ? 'default' : 'pointer'
  return options.editable && edgeUnder(at, options) !== null ? 'ew-resize' : 'default'
}

function inside(atMs: Ms, { durationMs }: Options): Ms {
  return ms(Math.min(Math.max(0, atMs), durationMs))
}
