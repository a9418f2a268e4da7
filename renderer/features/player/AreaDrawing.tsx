import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Area } from '#shared/study/place.ts'
import { areaBetween, nudged } from '../../state/stage.ts'
import { areaStyle, OWN_KEYS, pointIn } from './area-drag.ts'
import styles from './stage.module.css'

/** What is being chosen in a picture, and whether with keys. */
export type Drawing = { readonly kind: 'mask' | 'crop'; readonly byKey: boolean }

type AreaDrawingProps = {
  readonly drawing: Drawing
  readonly label: string
  readonly onDone: (area: Area) => void
  readonly onLeave: () => void
}

/** With keys one begins with a part in the middle. */
const MIDDLE: Area = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 }

/** Lies over a picture while a part of it is chosen. */
export function AreaDrawing({ drawing, label, onDone, onLeave }: AreaDrawingProps) {
  const surface = useRef<HTMLDivElement>(null)
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null)
  const [area, setArea] = useState<Area | null>(drawing.byKey ? MIDDLE : null)
  useEffect(() => surface.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = area === null ? null : nudged(area, event.code, event.shiftKey)
    if (next !== null) setArea(next)
    else if (event.code === 'Escape') onLeave()
    else if (event.code === 'Enter' && area !== null) onDone(area)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom(pointIn(event.currentTarget, event))
    setArea(null)
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (from !== null) setArea(areaBetween(from, pointIn(event.currentTarget, event)))
  }
  const onPointerUp = (): void => {
    setFrom(null)
    if (area !== null) onDone(area)
  }
  return (
    <div
      ref={surface}
      className={styles.drawing}
      role="application"
      tabIndex={-1}
      aria-label={`${label}: ${hintOf(drawing)}`}
      data-own-keys={`${OWN_KEYS} Enter Escape`}
      data-drawing={drawing.kind}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setFrom(null)}
    >
      {area === null ? null : <div className={styles.draft} style={areaStyle(area)} />}
      <p className={styles.hint}>{hintOf(drawing)}</p>
    </div>
  )
}

function hintOf({ kind, byKey }: Drawing): string {
  if (byKey) return 'Arrow keys move the part, with Shift they change its size. Enter takes it, Esc leaves it.'
  return kind === 'mask'
    ? 'Drag over what is to be covered. Esc leaves it as it is.'
    : 'Drag over what is to be shown. Esc leaves it as it is.'
}
