import { useState } from 'react'
import { TextField } from '../../../ui/TextField.tsx'
import { useEditing, useNote, useValueAt } from '../editing/editor-context.ts'
import { keyOf } from '../editing/judgement.ts'
import { setAt } from '../editing/recipes.ts'
import type { Emptied } from '../kinds/field.ts'
import type { ControlProps } from './control.ts'
import { Place } from './Place.tsx'

/** A number as it is typed; a comma is a decimal point. What is no number yet is kept on screen only. */
export function NumberControl({ field, path, hideLabel = false }: ControlProps<'number'>) {
  const { editor } = useEditing()
  const value = useValueAt(path)
  const { problems } = useNote(path)
  const [typed, setTyped] = useState<string | null>(null)
  const change = (text: string): void => {
    setTyped(text)
    const number = readNumber(text)
    if (text.trim() === '') editor.edit(about, setAt(path, emptyOf(field.emptied ?? 'open')))
    else if (number !== null) editor.edit(about, setAt(path, number))
  }
  const about = { label: field.label, path, key: keyOf(path) }
  const shown = shownNumber(typed, typeof value === 'number' ? value : null)
  const unreadable = shown.trim() !== '' && readNumber(shown) === null
  return (
    <Place path={path} showsProblem>
      <div onBlurCapture={() => setTyped(null)}>
        <TextField
          label={field.unit === undefined ? field.label : `${field.label} (${field.unit})`}
          hideLabel={hideLabel}
          value={shown}
          onChange={change}
          {...(field.help === undefined || hideLabel ? {} : { hint: field.help })}
          error={unreadable ? 'Write a number, such as 2 or 0.5.' : (problems[0] ?? null)}
        />
      </div>
    </Place>
  )
}

/** What a field for numbers shows: what is typed, unless the value has become another one by undo or elsewhere. */
export function shownNumber(typed: string | null, value: number | null): string {
  const stored = value === null ? '' : String(value)
  if (typed === null) return stored
  const number = readNumber(typed)
  const isUnreadable = typed.trim() !== '' && number === null
  return isUnreadable || number === value ? typed : stored
}

export function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : null
}

const emptyOf = (emptied: Emptied): null | undefined => (emptied === 'absent' ? undefined : null)
