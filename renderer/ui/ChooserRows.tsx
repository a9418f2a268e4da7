import { Database, FileText, Film, Folder, Wrench } from 'lucide-react'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { FolderEntry, FolderListing } from '#shared/contract/views.ts'
import styles from './chooser.module.css'
import { fileSize } from './format/bytes.ts'
import { day } from './format/time.ts'

type RowsProps = {
  readonly listing: FolderListing | null
  /** Whether files can be chosen, not only folders entered. */
  readonly selectable: boolean
  readonly chosen: readonly string[]
  readonly onOpen: (path: string) => void
  readonly onToggle: (path: string) => void
  /** A double press on a file: this one, and done. */
  readonly onTake: (path: string) => void
}

const icons = { folder: Folder, media: Film, study: Database, program: Wrench, scheme: FileText } as const

/** What lies in the folder. Arrow keys move, Enter opens a folder, Space chooses a file, Backspace goes one up. */
export function ChooserRows({ listing, selectable, chosen, onOpen, onToggle, onTake }: RowsProps) {
  const { box, goTo } = useFocusThatStays(listing?.dir)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Backspace' && listing?.parent) {
      goTo(listing.parent, onOpen)
    }
  }
  return (
    <div ref={box} className={styles.list} tabIndex={-1} onKeyDown={onKeyDown}>
      {listing?.entries.length === 0 ? <p className={styles.nothing}>Nothing to choose in this folder.</p> : null}
      {listing === null || listing.entries.length === 0 ? null : (
        <ul aria-label="Files and folders">
          {listing.entries.map((entry) => (
            <li key={entry.path}>
              <Row
                entry={entry}
                isChosen={chosen.includes(entry.path)}
                isDisabled={entry.kind !== 'folder' && !selectable}
                onPress={() => (entry.kind === 'folder' ? goTo(entry.path, onOpen) : onToggle(entry.path))}
                onTake={() => onTake(entry.path)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A folder opened from the list takes the focused row away: the focus goes to the first row of what is shown next. */
function useFocusThatStays(dir: string | undefined) {
  const box = useRef<HTMLDivElement>(null)
  const isAwaited = useRef(false)
  useLayoutEffect(() => {
    if (!isAwaited.current) return
    isAwaited.current = false
    const first = box.current?.querySelector<HTMLElement>('button:not(:disabled)')
    ;(first ?? box.current)?.focus()
  }, [dir])
  const goTo = (path: string, open: (path: string) => void): void => {
    isAwaited.current = true
    open(path)
  }
  return { box, goTo }
}

type RowProps = {
  readonly entry: FolderEntry
  readonly isChosen: boolean
  readonly isDisabled: boolean
  readonly onPress: () => void
  readonly onTake: () => void
}

function Row({ entry, isChosen, isDisabled, onPress, onTake }: RowProps) {
  const Icon = icons[entry.kind]
  const isFile = entry.kind !== 'folder'
  return (
    <button
      type="button"
      className={styles.row}
      disabled={isDisabled}
      onClick={onPress}
      {...(isFile ? { 'aria-pressed': isChosen, onDoubleClick: onTake } : {})}
    >
      <Icon size={15} aria-hidden />
      <span className={styles.name}>{entry.name}</span>
      {isFile ? (
        <span className={styles.meta}>
          {fileSize(entry.bytes)} · {day(entry.modifiedAt)}
        </span>
      ) : null}
    </button>
  )
}

function moveFocus(list: HTMLElement, step: number): void {
  const rows = [...list.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const at = rows.findIndex((row) => row === document.activeElement)
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus()
}
