import { useRef } from 'react'
import { withoutHidden } from '#shared/scheme/hidden-characters.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useEditing, useNote, useValueAt } from '../editing/editor-context.ts'
import { keyOf } from '../editing/judgement.ts'
import { followingId, rename, setAt } from '../editing/recipes.ts'
import { kindOf } from '../kinds/kinds.ts'
import type { ControlProps } from './control.ts'
import { Place } from './Place.tsx'

/** A line or a longer text. Characters that cannot be seen are left out as they are typed or pasted. */
export function TextControl({ field, path, thing, hideLabel = false }: ControlProps<'line' | 'text'>) {
  const { editor } = useEditing()
  const value = useValueAt(path)
  const { problems } = useNote(path)
  const before = useRef<string | null>(null)
  const text = typeof value === 'string' ? value : ''
  const isName = field.at.length === 1 && (field.at[0] === 'label' || field.at[0] === 'name') && thing.length > 0
  const change = (typed: string): void => {
    before.current ??= text
    const plain = withoutHidden(typed, field.control === 'line' ? 'line' : 'lines')
    const emptied = plain === '' ? field.emptied : undefined
    editor.edit(
      { label: field.label, path, key: keyOf(path) },
      setAt(path, emptied === 'null' ? null : emptied === 'absent' ? undefined : plain),
    )
  }
  const leave = (): void => {
    const labelBefore = before.current
    before.current = null
    if (!isName || labelBefore === null) return
    const draft = editor.store.getState().value
    const id = followingId(draft, thing, labelBefore, kindOf(thing)?.stem ?? 'thing')
    // Joined to the typing, so that one undo takes both back.
    if (id !== null) editor.edit({ label: field.label, path, key: keyOf(path) }, rename(draft, thing, id))
  }
  return (
    <Place path={path} showsProblem>
      <div onBlurCapture={leave}>
        <TextField
          label={field.label}
          hideLabel={hideLabel}
          value={text}
          onChange={change}
          multiline={field.control === 'text'}
          {...(field.control === 'text' && field.rows !== undefined ? { rows: field.rows } : {})}
          {...(field.help === undefined || hideLabel ? {} : { hint: field.help })}
          error={problems[0] ?? null}
        />
      </div>
    </Place>
  )
}
