import { useRef, type CSSProperties, type PointerEvent } from 'react'
import type { Area } from '#shared/study/place.ts'
import { tidyArea } from '../../state/stage.ts'

/** Keys that a part of a picture needs for itself while it has the focus. */
export const OWN_KEYS = [
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].flatMap((key) => [key, `Shift+${key}`]),
  'Delete',
].join(' ')

/** Where an area lies in the whole picture. */
export function areaStyle({ x, y, width, height }: Area): CSSProperties {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` }
}

/** A pointer's place in the picture that `element` lies in, in shares of its sides. */
export function pointIn(element: Element, event: { readonly clientX: number; readonly clientY: number }) {
  const box = element.getBoundingClientRect()
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
}

type Drag = { readonly kind: 'move' | 'resize'; readonly x: number; readonly y: number }

/**
 * Moves or resizes an area by dragging. `onDraft` is told while the pointer moves, `onDone` at the end: with null when
 * the pointer did not move or was taken away.
 */
export function useAreaDrag(area: Area, onDraft: (area: Area) => void, onDone: (area: Area | null) => void) {
  const drag = useRef<Drag | null>(null)
  const latest = useRef<Area | null>(null)
  const end = (next: Area | null): void => {
    if (drag.current === null) return
    drag.current = null
    latest.current = null
    onDone(next)
  }
  const pictureOf = (event: PointerEvent): Element | null => event.currentTarget.parentElement?.parentElement ?? null
  return (kind: Drag['kind']) => ({
    onPointerDown: (event: PointerEvent) => {
      const picture = pictureOf(event)
      if (event.button !== 0 || picture === null) return
      event.currentTarget.setPointerCapture(event.pointerId)
      drag.current = { kind, ...pointIn(picture, event) }
    },
    onPointerMove: (event: PointerEvent) => {
      const picture = pictureOf(event)
      if (drag.current === null || picture === null) return
      const { x, y } = pointIn(picture, event)
      const [dx, dy] = [x - drag.current.x, y - drag.current.y]
      const next =
        drag.current.kind === 'move' ? tidyArea({ ...area, x: area.x + dx, y: area.y + dy }) : resized(area, dx, dy)
      latest.current = next
      onDraft(next)
    },
    onPointerUp: () => end(latest.current),
    onPointerCancel: () => end(null),
  })
}

function resized(area: Area, dx: number, dy: number): Area {
  const width = Math.min(1 - area.x, Math.max(0, area.width + dx))
  const height = Math.min(1 - area.y, Math.max(0, area.height + dy))
  return tidyArea({ ...area, width, height })
}
