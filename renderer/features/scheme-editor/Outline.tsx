import { memo, useDeferredValue, useEffect, useMemo, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { useEditing, useEditor, useJudged } from './editing/editor-context.ts'
import { placeAfterDrop, sideOf, type DropSide } from './editing/drop-place.ts'
import { keyOf, type Count } from './editing/judgement.ts'
import { moveAt } from './editing/recipes.ts'
import styles from './editor.module.css'
import { outlineRows, type OutlineRow } from './outline-rows.ts'

/** Every part of the scheme. Arrows go from one to the next, Enter opens it, dragging puts an entry elsewhere. */
export function Outline() {
  const { editor } = useEditing()
  const value = useDeferredValue(useEditor((state) => state.value))
  const shown = useEditor((state) => state.shown)
  const counts = useJudged((judgement) => judgement.counts)
  const rows = useMemo(() => outlineRows(value, shown), [value, shown])
  const list = useRef<HTMLElement>(null)
  const current = keyOf(shown)
  const drag = useDrag()
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const onKey = (event: KeyboardEvent): void => {
    const way = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (way === 0 || event.altKey) return
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    buttons[buttons.findIndex((button) => button === document.activeElement) + way]?.focus()
    event.preventDefault()
  }
  const reachable = rows.some(({ path }) => keyOf(path) === current) ? current : ''
  return (
    <nav data-outline className={styles.outline} aria-label="Parts of the scheme" ref={list} onKeyDown={onKey}>
      {rows.map((row) => {
        const key = keyOf(row.path)
        return (
          <Row
            key={key}
            row={row}
            isCurrent={key === current}
            isReachable={key === reachable}
            count={row.path.length === 0 ? undefined : counts.get(key)}
            drop={drag.over === key ? drag.side : null}
            onOpen={editor.show}
            onDrag={drag.on}
          />
        )
      })}
    </nav>
  )
}

type DragHandlers = {
  readonly start: (event: DragEvent, path: SchemePath) => void
  readonly over: (event: DragEvent, path: SchemePath) => void
  readonly drop: (event: DragEvent, path: SchemePath) => void
  readonly end: () => void
}

/** An entry is dropped before or behind another one of its own list; elsewhere it cannot stand. */
function useDrag() {
  const { editor } = useEditing()
  const dragged = useRef<SchemePath | null>(null)
  const [target, setTarget] = useState<{ readonly over: string; readonly side: DropSide } | null>(null)
  const on = useMemo((): DragHandlers => {
    const isAlike = (path: SchemePath): boolean =>
      dragged.current !== null && keyOf(dragged.current.slice(0, -1)) === keyOf(path.slice(0, -1))
    return {
      start: (event, path) => {
        dragged.current = path
        event.dataTransfer.effectAllowed = 'move'
        // A kind of its own: a field that it is let go over would take in a text.
        event.dataTransfer.setData('application/x-attune-entry', keyOf(path))
      },
      over: (event, path) => {
        if (!isAlike(path)) return setTarget(null)
        event.preventDefault()
        setTarget({ over: keyOf(path), side: sideOf(event) })
      },
      drop: (event, path) => {
        const from = dragged.current
        if (from === null || !isAlike(path)) return
        event.preventDefault()
        const start = Number(from.at(-1))
        const to = placeAfterDrop(start, Number(path.at(-1)), sideOf(event))
        const list = path.slice(0, -1)
        editor.edit({ label: 'Move', path: [...list, to] }, moveAt(list, start, to))
        editor.show([...list, to])
        setTarget(null)
      },
      end: () => {
        dragged.current = null
        setTarget(null)
      },
    }
  }, [editor])
  return { on, over: target?.over ?? null, side: target?.side ?? null }
}

type RowProps = {
  readonly row: OutlineRow
  readonly isCurrent: boolean
  /** The one that Tab leads to; arrows go on from there. */
  readonly isReachable: boolean
  readonly count: Count | undefined
  readonly drop: DropSide | null
  readonly onOpen: (path: SchemePath) => void
  readonly onDrag: DragHandlers
}

const Row = memo(
  function Row({ row, isCurrent, isReachable, count, drop, onOpen, onDrag }: RowProps) {
    const { path, label, depth, isNameless } = row
    const isEntry = typeof path.at(-1) === 'number'
    return (
      <button
        type="button"
        className={styles.row}
        data-depth={depth}
        data-nameless={isNameless}
        data-drop={drop ?? undefined}
        tabIndex={isReachable ? 0 : -1}
        {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
        draggable={isEntry}
        onClick={() => onOpen(path)}
        {...(isEntry
          ? {
              onDragStart: (event) => onDrag.start(event, path),
              onDragOver: (event) => onDrag.over(event, path),
              onDrop: (event) => onDrag.drop(event, path),
              onDragEnd: onDrag.end,
            }
          : {})}
      >
        <span className={styles.rowLabel}>{label}</span>
        <Signs count={count} />
        {row.count === null || row.count === 0 ? null : <span className={styles.rowCount}>{row.count}</span>}
      </button>
    )
  },
  (a, b) =>
    keyOf(a.row.path) === keyOf(b.row.path) &&
    a.row.label === b.row.label &&
    a.row.count === b.row.count &&
    a.row.isNameless === b.row.isNameless &&
    a.isCurrent === b.isCurrent &&
    a.isReachable === b.isReachable &&
    a.drop === b.drop &&
    a.onDrag === b.onDrag &&
    a.count?.problems === b.count?.problems &&
    a.count?.advice === b.count?.advice,
)

/** How much there is to say of a part: what keeps it from being published by a filled sign, advice by an open one. */
function Signs({ count }: { readonly count: Count | undefined }) {
  if (count === undefined) return null
  const { problems, advice } = count
  const words = problems > 0 ? `${problems} to be put right` : `${advice} to think about`
  return (
    <span
      className={styles.sign}
      data-kind={problems > 0 ? 'problem' : 'advice'}
      role="img"
      aria-label={words}
      title={words}
    />
  )
}
