import { GripVertical } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { placeAfterDrop, sideOf, type DropSide } from '../editing/drop-place.ts'
import styles from './controls.module.css'

type RowDrag = {
  /** For the handle that entry `n` is dragged by. */
  readonly handle: (n: number) => HandleProps
  /** For the element that entry `n` is dropped on. */
  readonly target: (n: number) => {
    readonly 'data-drop': DropSide | undefined
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragLeave: () => void
    readonly onDrop: (event: DragEvent) => void
  }
}

type Over = { readonly n: number; readonly side: DropSide }

/** Entries of one list moved by dragging. What is dragged from elsewhere, text included, cannot be dropped among them. */
export function useRowDrag(onMove: (from: number, to: number) => void): RowDrag {
  const [from, setFrom] = useState<number | null>(null)
  const [over, setOver] = useState<Over | null>(null)
  return {
    handle: (n) => ({
      onStart: () => setFrom(n),
      onEnd: () => {
        setFrom(null)
        setOver(null)
      },
    }),
    target: (n) => ({
      'data-drop': over?.n === n ? over.side : undefined,
      onDragOver: (event) => {
        if (from === null) return
        event.preventDefault()
        const side = sideOf(event)
        if (over?.n !== n || over.side !== side) setOver({ n, side })
      },
      onDragLeave: () => setOver(null),
      onDrop: (event) => {
        if (from === null) return
        event.preventDefault()
        const to = placeAfterDrop(from, n, sideOf(event))
        setOver(null)
        if (to !== from) onMove(from, to)
      },
    }),
  }
}

type HandleProps = { readonly onStart: () => void; readonly onEnd: () => void }

/** What a row is dragged by. For the mouse alone: by key a row is moved from any of its fields. */
export function RowHandle({ onStart, onEnd }: HandleProps) {
  return (
    <span
      className={styles.handle}
      draggable
      aria-hidden
      data-handle
      title="Drag to move (Alt+↑, Alt+↓)"
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        // A kind of its own: a field that it is let go over would take in a text.
        event.dataTransfer.setData('application/x-attune-entry', 'row')
        const row = event.currentTarget.closest('[data-row]')
        if (row !== null) event.dataTransfer.setDragImage(row, 0, 0)
        onStart()
      }}
      onDragEnd={onEnd}
    >
      <GripVertical size={14} aria-hidden />
    </span>
  )
}
