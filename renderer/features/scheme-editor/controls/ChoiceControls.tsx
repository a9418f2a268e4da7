import { useId } from 'react'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useDerived, useEditing, useNote, useValueAt } from '../editing/editor-context.ts'
import { setAt } from '../editing/recipes.ts'
import type { ControlProps } from './control.ts'
import styles from './controls.module.css'
import { Place } from './Place.tsx'
import { PlainSelect } from './PlainSelect.tsx'

const NONE = ' none'

/** One of several; what is chosen and no longer there stands in the list until something else is chosen. */
export function ChoiceControl({ field, path, thing, hideLabel = false }: ControlProps<'choice'>) {
  const { editor } = useEditing()
  const value = useValueAt(path)
  const options = useDerived((state) => field.options(state.value, thing))
  const chosen = typeof value === 'string' ? value : null
  const isGone = chosen !== null && chosen !== '' && !options.some(({ id }) => id === chosen)
  const all = [
    ...(field.none === undefined ? [] : [{ id: NONE, label: field.none }]),
    ...options,
    ...(isGone ? [{ id: chosen, label: `${chosen} (not in the scheme)` }] : []),
  ]
  const choose = (id: string): void =>
    editor.edit({ label: field.label, path }, setAt(path, id === NONE ? emptyOf(field.emptied) : id))
  const shown = chosen === null && field.none !== undefined ? NONE : chosen === '' ? null : chosen
  if (field.plain === true)
    return (
      <Place path={path}>
        <PlainSelect label={field.label} options={all} value={shown} onChange={choose} />
      </Place>
    )
  return (
    <Place path={path}>
      <Select
        label={field.label}
        hideLabel={hideLabel}
        options={all}
        value={shown}
        onChange={choose}
        {...(field.help === undefined || hideLabel ? {} : { hint: field.help })}
      />
    </Place>
  )
}

const emptyOf = (emptied: 'null' | 'absent' | undefined): null | undefined => (emptied === 'absent' ? undefined : null)

export function SwitchControl({ field, path, hideLabel = false }: ControlProps<'switch'>) {
  const { editor } = useEditing()
  const value = useValueAt(path)
  return (
    <Place path={path}>
      <Checkbox
        label={field.label}
        hideLabel={hideLabel}
        isSelected={value === true}
        onChange={(selected) =>
          editor.edit(
            { label: field.label, path },
            setAt(path, !selected && field.off === 'absent' ? undefined : selected),
          )
        }
        {...(field.help === undefined ? {} : { detail: field.help })}
      />
    </Place>
  )
}

/** Several of a list, as a list of ids. What is no longer there can be taken out. */
export function ChecksControl({ field, path, thing }: ControlProps<'checks'>) {
  const { editor } = useEditing()
  const title = useId()
  const value = useValueAt(path)
  const options = useDerived((state) => field.options(state.value, thing))
  const { problems } = useNote(path)
  const chosen = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
  const gone = chosen.filter((id) => !options.some((option) => option.id === id))
  const all = [...options, ...gone.map((id) => ({ id, label: id, detail: 'Not in the scheme: take it out.' }))]
  const set = (ids: readonly string[]): void =>
    editor.edit(
      { label: field.label, path },
      setAt(path, ids.length === 0 && field.empty === 'absent' ? undefined : ids),
    )
  const toggle = (id: string, selected: boolean): void => {
    if (!selected) return set(chosen.filter((each) => each !== id))
    const more = [...chosen, id]
    // In the order of the scheme, unless the order is what is chosen.
    set(field.ordered === true ? more : all.map((option) => option.id).filter((each) => more.includes(each)))
  }
  if (field.quiet === true && all.length === 0) return null
  return (
    <Place path={path} showsProblem={problems.length === 0}>
      <div role="group" aria-labelledby={title} className={styles.group}>
        <span id={title} className={styles.label}>
          {field.label}
        </span>
        {field.help === undefined ? null : <span className={styles.hint}>{field.help}</span>}
        {all.length === 0 ? <span className={styles.hint}>There is nothing to choose from yet.</span> : null}
        <div className={styles.checks}>
          {all.map((option) => {
            const rank = chosen.indexOf(option.id) + 1
            const label = field.ordered === true && rank > 0 ? `${rank}. ${option.label}` : option.label
            return (
              <Checkbox
                key={option.id}
                label={label}
                isSelected={rank > 0}
                onChange={(selected) => toggle(option.id, selected)}
                {...(option.detail === undefined ? {} : { detail: option.detail })}
              />
            )
          })}
        </div>
      </div>
      <EntryProblems path={path} count={chosen.length} />
    </Place>
  )
}

/** What is wrong with single entries of the list: each named below it. */
function EntryProblems({ path, count }: { readonly path: ControlProps<'checks'>['path']; readonly count: number }) {
  return Array.from({ length: count }, (_, n) => (
    <Place key={n} path={[...path, n]}>
      {null}
    </Place>
  ))
}
