import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { Ms } from '#shared/time/ms.ts'
import { markDrawn } from '../../state/latency-marks.ts'
import type { PlayerState } from '../../state/player.ts'
import { densityOf } from './lane.ts'
import { drawTimeline, LABELS_WIDTH, type Picture } from './draw.ts'
import { patternsFor, readPalette, type Palette } from './palette.ts'
import { placeRows, type RowContent, type RowLink } from './rows.ts'
import { SoundNotes, type SoundActions } from './SoundNotes.tsx'
import type { SoundRow } from './sound-row.ts'
import { useThemeVersion } from './use-theme-version.ts'
import { xOf, type View } from './time-scale.ts'
import { useTimelinePointer, type EdgeDrag } from './use-timeline-pointer.ts'
import styles from './timeline.module.css'

export type TimelineProps = {
  readonly rows: readonly RowContent[]
  /** Cameras with sound, and what can be done about them. */
  readonly sounds: readonly SoundRow[]
  readonly sound: SoundActions
  readonly episodes: readonly { readonly name: string; readonly startMs: Ms; readonly endMs: Ms }[]
  readonly durationMs: Ms
  readonly playback: StoreApi<PlayerState>
  readonly view: View
  readonly onView: (view: View) => void
  readonly onSeek: (atMs: Ms) => void
  /** The nearest moment an edge may be put to: the start of a frame. */
  readonly snap: (atMs: Ms) => Ms
  readonly selectedId: string | null
  /** The links of the selected event. */
  readonly links: readonly RowLink[]
  readonly onSelect: (id: string | null) => void
  readonly editable: boolean
  readonly onMoveEdge: (id: string, side: 'start' | 'end', atMs: Ms) => void
}

const RIGHT_MARGIN = 16
const NO_SOUND: readonly SoundRow[] = []
const BINS = 240

/** The recording from left to right. A picture of what the event table says in words; everything here can be done there too. */
export function Timeline(props: TimelineProps) {
  const { rows, sounds, sound, durationMs, view, playback } = props
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const playhead = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const [drag, setDrag] = useState<EdgeDrag | null>(null)
  const shown = useMemo(() => (drag === null ? rows : withDrag(rows, drag)), [rows, drag])
  const heard = sound.shown ? sounds : NO_SOUND
  const placed = useMemo(() => placeRows(shown, heard), [shown, heard])
  const { places, height } = placed
  const density = useMemo(() => overallDensity(rows, durationMs), [rows, durationMs])
  const scale = { ...view, left: LABELS_WIDTH, right: Math.max(LABELS_WIDTH + 1, width - RIGHT_MARGIN) }
  const theme = useThemeVersion()
  const brush = useRef<{ key: string; palette: Palette; patterns: ReturnType<typeof patternsFor> } | null>(null)

  const paint = (): void => {
    const g = canvas.current?.getContext('2d') ?? null
    if (g === null || canvas.current === null || width === 0) return
    const ratio = window.devicePixelRatio
    const key = `${theme}/${ratio}`
    if (brush.current?.key !== key)
      brush.current = { key, palette: readPalette(canvas.current), patterns: patternsFor(g, ratio) }
    const { moment, loop } = playback.getState()
    const playheadMs = moment.atMs
    const { palette, patterns } = brush.current
    const picture: Picture = {
      scale,
      view,
      durationMs,
      places,
      sounds: placed.sounds,
      episodes: props.episodes,
      density,
      playheadMs,
      loop,
      runningToPlayhead: props.editable,
      selectedId: props.selectedId,
      links: props.links,
      width,
      height,
    }
    g.setTransform(ratio, 0, 0, ratio, 0, 0)
    drawTimeline(g, picture, palette, patterns)
    placePlayhead(playhead.current, scale, playheadMs)
    markDrawn()
  }
  const latest = useRef(paint)
  useLayoutEffect(() => {
    latest.current = paint
    resize(canvas.current, width, height)
    // Drawn in the same frame as the change: a code has to stand there when the finger leaves the key.
    paint()
  })
  useEffect(() => {
    let asked = 0
    const stop = playback.subscribe((now, before) => {
      if ((now.moment.atMs === before.moment.atMs && now.loop === before.loop) || asked !== 0) return
      asked = requestAnimationFrame(() => {
        asked = 0
        latest.current()
      })
    })
    return () => {
      cancelAnimationFrame(asked)
      stop()
    }
  }, [playback])
  const pointer = useTimelinePointer(canvas, { ...props, scale, places, drag, onDrag: setDrag })
  return (
    <div className={styles.scroll} ref={frame} data-testid="timeline">
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        aria-label="Timeline of the recording. The Table tab holds the same codes in words."
        {...pointer}
      />
      <div ref={playhead} className={styles.playhead} aria-hidden />
      <SoundNotes {...sound} any={sounds.length > 0} places={placed.sounds} />
    </div>
  )
}

function placePlayhead(element: HTMLElement | null, scale: Parameters<typeof xOf>[0], atMs: number): void {
  if (element === null) return
  const x = xOf(scale, atMs)
  element.hidden = x < scale.left - 1 || x > scale.right + 1
  element.style.transform = `translateX(${x}px)`
}

function resize(canvas: HTMLCanvasElement | null, width: number, height: number): void {
  if (canvas === null) return
  const ratio = window.devicePixelRatio
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h })
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
}

function overallDensity(rows: readonly RowContent[], durationMs: number): Float64Array {
  const total = new Float64Array(BINS)
  for (const row of rows) {
    for (const lane of row.lanes) {
      densityOf(lane, durationMs, BINS).forEach((count, i) => {
        total[i] = (total[i] ?? 0) + count
      })
    }
  }
  const most = Math.max(1, ...total)
  return total.map((count) => count / most)
}

/** The rows as they would be if the edge were let go now. */
function withDrag(rows: readonly RowContent[], drag: EdgeDrag): readonly RowContent[] {
  return rows.map((row) => ({
    ...row,
    lanes: row.lanes.map((lane) => {
      if (lane !== drag.lane) return lane
      const items = lane.items.map((item) => {
        if (item.id === drag.id)
          return drag.side === 'start' ? { ...item, startMs: drag.atMs } : { ...item, endMs: drag.atMs }
        return item.id === drag.neighbour
          ? { ...item, ...(drag.side === 'start' ? { endMs: drag.atMs } : { startMs: drag.atMs }) }
          : item
      })
      return { items, starts: Float64Array.from(items, (item) => item.startMs) }
    }),
  }))
}

function useWidth(frame: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return width
}
