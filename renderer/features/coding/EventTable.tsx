import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { clockText, preciseText } from '../../state/clock-text.ts'
import { remove } from '../../state/coding-actions.ts'
import { contentOf, type Workspace } from '../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { EventEditor } from './EventEditor.tsx'
import { eventRows, sortRows, windowOf, type EventRow, type SortKey, type Sorting } from './event-rows.ts'
import styles from './coding.module.css'

const ROW_HEIGHT = 32

/** All codes in words: what the timeline draws, to be read, sorted and corrected by typing. */
export function EventTable() {
  const workspace = useWorkspace()
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const selectedId = useWorkspaceUi((state) => state.selectedId)
  const [sorting, setSorting] = useState<Sorting>({ by: 'time', descending: false })
  const rows = useMemo(() => sortRows(eventRows(contentOf({ view, records }), null), sorting), [view, records, sorting])
  const list = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, height: 800 })
  const index = rows.findIndex((row) => row.event.id === selectedId)
  useEffect(() => {
    if (index >= 0) keepInView(list.current, index)
  }, [index])
  const { from, to } = windowOf(rows.length, ROW_HEIGHT, seen.top, seen.height)
  const selected = rows[index]
  return (
    <div className={styles.tableTab}>
      <div
        ref={list}
        className={styles.tableScroll}
        tabIndex={0}
        role="region"
        aria-label="Table of codes. Arrow keys select, Enter edits, Delete takes out."
        data-own-keys="ArrowUp ArrowDown Enter Delete"
        onScroll={({ currentTarget }) => setSeen({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
        onKeyDown={(event) => onTableKey(event, workspace, rows, index)}
      >
        <table className={styles.table} aria-rowcount={rows.length + 1}>
          <caption className="sr-only">Codes in order of {sorting.by}</caption>
          <Head sorting={sorting} onSort={setSorting} />
          <tbody>
            {from > 0 ? <Spacer rows={from} /> : null}
            {rows.slice(from, to).map((row) => (
              <Row
                key={row.event.id}
                row={row}
                selected={row.event.id === selectedId}
                onSelect={() => select(workspace, row)}
              />
            ))}
            {to < rows.length ? <Spacer rows={rows.length - to} /> : null}
          </tbody>
        </table>
        {rows.length === 0 ? <p className={styles.nothing}>Nothing is coded yet.</p> : null}
      </div>
      {selected === undefined ? null : <EventEditor key={selected.event.id} row={selected} />}
    </div>
  )
}

function select(workspace: Workspace, row: EventRow): void {
  workspace.ui.setState({ selectedId: row.event.id })
  workspace.player.seekTo(row.event.onsetMs)
}

function onTableKey(event: KeyboardEvent, workspace: Workspace, rows: readonly EventRow[], index: number): void {
  const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0
  const next = rows[index < 0 ? 0 : index + step]
  if (step !== 0 && next !== undefined) {
    event.preventDefault()
    select(workspace, next)
  }
  const here = rows[index]
  if (event.code === 'Delete' && here !== undefined) remove(workspace, here.event.id)
  if (event.code === 'Enter' && event.target === event.currentTarget) document.getElementById('event-begin')?.focus()
}

function keepInView(list: HTMLElement | null, index: number): void {
  if (list === null) return
  const top = index * ROW_HEIGHT
  if (top < list.scrollTop) list.scrollTop = top
  if (top + 2 * ROW_HEIGHT > list.scrollTop + list.clientHeight)
    list.scrollTop = top + 2 * ROW_HEIGHT - list.clientHeight
}

function Head({ sorting, onSort }: { readonly sorting: Sorting; readonly onSort: (sorting: Sorting) => void }) {
  const column = (by: SortKey, label: string) => (
    <th scope="col" aria-sort={sorting.by !== by ? 'none' : sorting.descending ? 'descending' : 'ascending'}>
      <button type="button" onClick={() => onSort({ by, descending: sorting.by === by && !sorting.descending })}>
        {label}
        <span aria-hidden>{sorting.by !== by ? '' : sorting.descending ? ' ↓' : ' ↑'}</span>
      </button>
    </th>
  )
  return (
    <thead>
      <tr>
        {column('time', 'Time')}
        {column('code', 'Code')}
        {column('duration', 'Length')}
      </tr>
    </thead>
  )
}

function Row({
  row,
  selected,
  onSelect,
}: {
  readonly row: EventRow
  readonly selected: boolean
  readonly onSelect: () => void
}) {
  const { event } = row
  return (
    <tr data-selected={selected} data-event={event.id} onClick={onSelect}>
      <td className={styles.digits}>{preciseText(event.onsetMs)}</td>
      <td
        title={`${row.setLabel}: ${row.codeLabel}${row.cue === null ? '' : ` ↳ ${row.cue}`}${row.text === '' ? '' : `\n“${row.text}”`}${event.note === '' ? '' : `\n${event.note}`}`}
      >
        <i className={styles.letter} data-role={row.role}>
          {row.letter}
        </i>
        {row.codeLabel}
        {row.cue === null ? null : <span className={styles.cue}> ↳ {row.cue}</span>}
        {row.text === '' ? null : (
          <span className={styles.cue} dir="auto">
            {' '}
            “{row.text}”
          </span>
        )}
        {event.note === '' ? null : <span className={styles.hasNote}> · note</span>}
      </td>
      <td className={styles.digits}>{lengthText(row)}</td>
    </tr>
  )
}

function lengthText({ durationMs, running }: EventRow): string {
  if (durationMs === null) return '–'
  if (running) return 'runs on'
  return durationMs < 60_000 ? `${(durationMs / 1000).toFixed(2)} s` : clockText(durationMs)
}

function Spacer({ rows }: { readonly rows: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={3} style={{ height: rows * ROW_HEIGHT }} />
    </tr>
  )
}
