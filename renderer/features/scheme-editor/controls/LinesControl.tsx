import { Plus, X } from 'lucide-react'
import { useId, useRef, type KeyboardEvent } from 'react'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { withoutHidden } from '#shared/scheme/hidden-characters.ts'
import { Button } from '../../../ui/Button.tsx'
import field from '../../../ui/field.module.css'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useEditing, useNote, useValueAt } from '../editing/editor-context.ts'
import { keyOf } from '../editing/judgement.ts'
import { insertAt, moveAt, removeAt, setAt } from '../editing/recipes.ts'
import type { Recipe } from '../editing/steps.ts'
import type { ControlProps } from './control.ts'
import styles from './controls.module.css'
import { readNumber } from './NumberControl.tsx'
import { Place } from './Place.tsx'
import { RowHandle, useRowDrag } from './RowHandle.tsx'

/** A list of lines. Enter begins a new one, Alt with an arrow or its handle moves one, an empty one is taken out with Backspace. */
export function LinesControl({ field: of, path, thing }: ControlProps<'lines'>) {
  const { label, help, each, numbers = false, empty, along } = of
  const { editor } = useEditing()
  const title = useId()
  const value = useValueAt(path)
  const list = useRef<HTMLDivElement>(null)
  const { problems } = useNote(path)
  const partner = useValueAt([...thing, along ?? ''])
  const lines: readonly unknown[] = Array.isArray(value) ? value : []
  const focus = (n: number): void => {
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[n]?.focus())
  }
  const draft = () => editor.store.getState().value
  const lists = along !== undefined && Array.isArray(partner) ? [path, [...thing, along]] : [path]
  /** Done to the list and to what goes along with it. */
  const toEach =
    (recipeFor: (list: SchemePath) => Recipe): Recipe =>
    (open) => {
      for (const list of lists) recipeFor(list)(open)
    }
  const add = (at: number): void => {
    const blank = numbers ? null : ''
    editor.edit(
      { label: `New ${each}`, path: [...path, at] },
      toEach((list) => insertAt(list, at, blank)),
    )
    focus(at)
  }
  const remove = (n: number): void => {
    const last = lines.length === 1 && empty === 'absent'
    const recipe = last ? setAt(path, undefined) : toEach((list) => removeAt(draft(), [...list, n]))
    editor.edit({ label: `Take out ${each}`, path }, recipe)
    focus(Math.max(0, n - 1))
  }
  const move = (from: number, to: number): void => {
    editor.edit(
      { label: `Move ${each}`, path },
      toEach((list) => moveAt(list, from, to)),
    )
    focus(Math.max(0, Math.min(lines.length - 1, to)))
  }
  const drag = useRowDrag(move)
  const onKey = (event: KeyboardEvent<HTMLInputElement>, n: number): void => {
    const way = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const isBlank = event.currentTarget.value === ''
    if (event.altKey && way !== 0) move(n, n + way)
    else if (event.key === 'Enter') add(n + 1)
    else if (event.key === 'Backspace' && isBlank) remove(n)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Place path={path} showsProblem={problems.length === 0}>
      <div role="group" aria-labelledby={title} className={styles.group} ref={list}>
        <span id={title} className={styles.label}>
          {label}
        </span>
        {help === undefined ? null : <span className={styles.hint}>{help}</span>}
        {lines.map((line, n) => (
          <Place key={n} path={[...path, n]}>
            <div className={styles.lineRow} data-row={n} {...drag.target(n)}>
              <input
                className={field.input}
                aria-label={`${label}, ${each} ${n + 1}`}
                value={typeof line === 'string' || typeof line === 'number' ? String(line) : ''}
                onKeyDown={(event) => onKey(event, n)}
                onChange={({ target }) => {
                  const text = withoutHidden(target.value, 'line')
                  const next = numbers ? readNumber(text) : text
                  editor.edit({ label, path: [...path, n], key: keyOf([...path, n]) }, setAt([...path, n], next))
                }}
              />
              <div className={styles.rowSteps}>
                {lines.length < 2 ? null : <RowHandle {...drag.handle(n)} />}
                <IconButton small label={`Take out ${each} ${n + 1}`} onPress={() => remove(n)}>
                  <X size={14} aria-hidden />
                </IconButton>
              </div>
            </div>
          </Place>
        ))}
        <div>
          <Button small kind="quiet" onPress={() => add(lines.length)}>
            <Plus size={13} aria-hidden /> Add {each}
          </Button>
        </div>
      </div>
    </Place>
  )
}
