import { useState } from 'react'
import type { Json } from '#shared/lib/canonical-json.ts'
import { readDraft } from '#shared/scheme/edit/draft-value.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useEditing, useNote, useValueAt } from '../editing/editor-context.ts'
import { keyOf } from '../editing/judgement.ts'
import { setAt } from '../editing/recipes.ts'
import type { ControlProps } from './control.ts'
import { Place } from './Place.tsx'

/** A member that has no form, as it stands in the scheme's file. What cannot be read is kept on screen only. */
export function JsonControl({ field, path }: ControlProps<'json'>) {
  const { editor } = useEditing()
  const value = useValueAt(path)
  const { problems } = useNote(path)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? JSON.stringify(value, null, 2)
  const change = (text: string): void => {
    setTyped(text)
    const json = readJson(text)
    if (json !== undefined) editor.edit({ label: field.label, path, key: keyOf(path) }, setAt(path, json))
  }
  return (
    <Place path={path} showsProblem>
      <div onBlurCapture={() => setTyped(null)}>
        <TextField
          label={`Member “${field.label}”, as in the file`}
          value={shown}
          onChange={change}
          multiline
          error={
            readJson(shown) === undefined ? 'This is no JSON yet; the member stays as it was.' : (problems[0] ?? null)
          }
        />
      </div>
    </Place>
  )
}

/** Undefined where the text is no JSON, or holds what a draft may not. */
function readJson(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const read = readDraft({ value })
    return read.ok ? read.value.value : undefined
  } catch {
    return undefined
  }
}
