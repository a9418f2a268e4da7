import { useRef, useState, type PointerEvent as ReactPointerEvent } from 'react'

/** A card on its way. `over`: what `data-drop` says of the place under the pointer. */
export type CardDrag = { readonly card: string; readonly x: number; readonly y: number; readonly over: string | null }

/** Movement in pixels below which a press is a click. */
const CLICK_SLACK = 4

type Options = { readonly enabled: boolean; readonly onDrop: (card: string, over: string) => void }

/** Drags cards by pointer events, to elements that carry `data-drop`. A lost pointer lets go without dropping. */
export function useCardDrag({ enabled, onDrop }: Options) {
  const [drag, setDrag] = useState<CardDrag | null>(null)
  const from = useRef<{ readonly card: string; readonly x: number; readonly y: number } | null>(null)
  const end = (): void => {
    from.current = null
    setDrag(null)
  }
  const handlers = (card: string) => ({
    onPointerDown: (event: ReactPointerEvent<HTMLElement>) => {
      if (!enabled || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = { card, x: event.clientX, y: event.clientY }
    },
    onPointerMove: ({ clientX: x, clientY: y }: ReactPointerEvent<HTMLElement>) => {
      const start = from.current
      if (start === null || (drag === null && Math.hypot(x - start.x, y - start.y) < CLICK_SLACK)) return
      setDrag({ card, x, y, over: dropAt(x, y) })
    },
    onPointerUp: ({ clientX, clientY }: ReactPointerEvent<HTMLElement>) => {
      const over = drag === null ? null : dropAt(clientX, clientY)
      end()
      if (over !== null) onDrop(card, over)
    },
    onPointerCancel: end,
    onLostPointerCapture: end,
  })
  return { drag, handlers }
}

function dropAt(x: number, y: number): string | null {
  const place = document.elementFromPoint(x, y)?.closest('[data-drop]')
  return place?.getAttribute('data-drop') ?? null
}
