import { Plus, X } from 'lucide-react'
import { Fragment, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useEditing, useNote, useValueAt } from '../editing/editor-context.ts'
import { insertAt, moveAt, removeAt } from '../editing/recipes.ts'
import type { ControlProps, Of, RenderField } from './control.ts'
import styles from './controls.module.css'
import { Place, Problem } from './Place.tsx'
import { RowHandle, useRowDrag } from './RowHandle.tsx'

type RowsControlProps = ControlProps<'rows'> & { readonly renderField: RenderField }

/** A small table, such as the anchors of a scale: a row an entry, a column a member. Alt with an arrow, or its handle, moves a row. */
export function RowsControl({ field, path, renderField }: RowsControlProps) {
  const { label, help, each, columns, make, more } = field
  const { editor } = useEditing()
  const title = useId()
  const value = useValueAt(path)
  const table = useRef<HTMLTableElement>(null)
  const { problems } = useNote(path)
  const count = Array.isArray(value) ? value.length : 0
  const focus = (n: number): void => {
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>(`tbody tr[data-row='${n}'] :is(input, textarea, select)`)?.focus(),
    )
  }
  const add = (): void => {
    const draft = editor.store.getState().value
    editor.edit({ label: `New ${each}`, path: [...path, count] }, insertAt(path, count, make(draft, path)))
    focus(count)
  }
  const remove = (n: number): void => {
    editor.edit({ label: `Take out ${each}`, path }, removeAt(editor.store.getState().value, [...path, n]))
    focus(Math.max(0, n - 1))
  }
  const move = (from: number, to: number): void => {
    editor.edit({ label: `Move ${each}`, path }, moveAt(path, from, to))
    focus(Math.max(0, Math.min(count - 1, to)))
  }
  const drag = useRowDrag(move)
  const onKey = (event: KeyboardEvent, n: number): void => {
    const way = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || way === 0) return
    event.preventDefault()
    event.stopPropagation()
    move(n, n + way)
  }
  return (
    <Place path={path} showsProblem={problems.length === 0}>
      <div role="group" aria-labelledby={title} className={styles.group}>
        <span id={title} className={styles.label}>
          {label}
        </span>
        {help === undefined ? null : <span className={styles.hint}>{help}</span>}
        {count === 0 ? null : (
          <table className={styles.rows} ref={table} aria-labelledby={title}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.label} scope="col" data-control={column.control}>
                    {column.label}
                  </th>
                ))}
                <th scope="col">
                  <span className="sr-only">Steps</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: count }, (_, n) => (
                <Fragment key={n}>
                  <tr data-row={n} onKeyDown={(event) => onKey(event, n)} {...drag.target(n)}>
                    {columns.map((column) => (
                      <td key={column.label}>
                        {renderField({ ...column, label: `${column.label} of ${each} ${n + 1}` }, [...path, n], true)}
                      </td>
                    ))}
                    <td>
                      <div className={styles.rowSteps}>
                        {count < 2 ? null : <RowHandle {...drag.handle(n)} />}
                        <IconButton small label={`Take out ${each} ${n + 1}`} onPress={() => remove(n)}>
                          <X size={14} aria-hidden />
                        </IconButton>
                      </div>
                    </td>
                  </tr>
                  <RowProblems path={[...path, n]} columns={columns.length + 1} />
                  {more === undefined ? null : (
                    <tr className={styles.more} onKeyDown={(event) => onKey(event, n)}>
                      <td colSpan={columns.length + 1}>
                        <MoreFields field={field} path={[...path, n]} n={n} renderField={renderField} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        )}
        <div>
          <Button small kind="quiet" onPress={add}>
            <Plus size={13} aria-hidden /> Add {each}
          </Button>
        </div>
      </div>
    </Place>
  )
}

type MoreFieldsProps = {
  readonly field: Of<'rows'>
  /** Of the row. */
  readonly path: SchemePath
  readonly n: number
  readonly renderField: RenderField
}

/** What belongs to a row and has no column. Folded it is shown once it has something in it, or is asked for. */
function MoreFields({ field: { each, more = [], fold }, path, n, renderField }: MoreFieldsProps) {
  const value = useValueAt(path)
  const isUsed = more.some(({ at: [name] }) => Object.hasOwn(Object(value) as object, name ?? ''))
  const [isOpen, setOpen] = useState(isUsed)
  const self = useRef<HTMLDivElement>(null)
  if (fold !== undefined && !isOpen && !isUsed) {
    const open = (): void => {
      setOpen(true)
      requestAnimationFrame(() => self.current?.querySelector('textarea')?.focus())
    }
    return (
      <Button small kind="quiet" onPress={open}>
        {fold} of {each} {n + 1}
      </Button>
    )
  }
  return (
    // Whoever empties the last of them is still writing there.
    <div className={styles.moreFields} ref={self} onFocusCapture={() => setOpen(true)}>
      {more.map((below) =>
        // Their labels are seen, since no column is headed by them.
        renderField({ ...below, label: `${below.label} of ${each} ${n + 1}` }, path),
      )}
    </div>
  )
}

/** What is wrong with a row as a whole, below it. */
function RowProblems({ path, columns }: { readonly path: SchemePath; readonly columns: number }) {
  const { problems } = useNote(path)
  if (problems.length === 0) return null
  return (
    <tr>
      <td colSpan={columns}>
        {problems.map((words) => (
          <Problem key={words}>{words}</Problem>
        ))}
      </td>
    </tr>
  )
}
