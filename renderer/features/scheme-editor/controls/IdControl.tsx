import { useState } from 'react'
import { renaming, referencesTo } from '#shared/scheme/edit/references.ts'
import { idAt, kindAt, placesOf, takenIds } from '#shared/scheme/edit/things.ts'
import { CompositeId, Id } from '#shared/scheme/scheme-strings.ts'
import { reservedWords } from '#shared/scheme/vocabulary.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { counted } from '../../../ui/format/figures.ts'
import { tell } from '../../../ui/toasts.ts'
import { useDerived, useEditing, useNote } from '../editing/editor-context.ts'
import { rename } from '../editing/recipes.ts'
import type { ControlProps } from './control.ts'
import { Place } from './Place.tsx'

/** The id of a thing. Another one is written wherever the old one was named, once the field is left. */
export function IdControl({ field, path, thing }: ControlProps<'id'>) {
  const { editor, published } = useEditing()
  const [typed, setTyped] = useState<string | null>(null)
  const { problems } = useNote(path)
  const id = useDerived((state) => idAt(state.value, thing)) ?? ''
  const named = useDerived((state) => referencesTo(state.value, thing).length)
  const kind = kindAt(thing)
  const isPublished =
    published !== null &&
    kind !== null &&
    placesOf(published, kind.pattern).some((place) => idAt(published, place) === id)
  const isComposite = kind?.pattern[0] === 'composites'
  const refused = typed === null || typed === id ? null : refusalOf(typed, isComposite)
  const isTaken = typed !== null && typed !== id && takenIds(editor.store.getState().value, thing).has(typed)
  const leave = (): void => {
    setTyped(null)
    if (typed === null || typed === id || refused !== null || isTaken) return
    const draft = editor.store.getState().value
    if (renaming(draft, thing, typed).formulasLeft)
      tell(`Formulas still say “${id}”: something else has that id too. Look at them.`, 'stop')
    editor.edit({ label: 'Id', path }, rename(draft, thing, typed))
  }
  const uses = named === 0 ? '' : ` It is named in ${counted(named, 'place')}, which follow.`
  return (
    <Place path={path} showsProblem>
      <div onBlurCapture={leave} onKeyDown={(event) => (event.key === 'Enter' ? leave() : undefined)}>
        <TextField
          label={field.label}
          value={typed ?? id}
          onChange={(text) => setTyped(text.trim())}
          isDisabled={isPublished}
          maxLength={50}
          hint={
            isPublished
              ? 'Published under this id: codings are found by it, so it stays.'
              : `${field.help ?? ''}${uses}`
          }
          error={isTaken ? 'Something else has this id.' : (refused ?? problems[0] ?? null)}
        />
      </div>
    </Place>
  )
}

function refusalOf(id: string, isComposite: boolean): string | null {
  if (reservedWords.has(id)) return 'This is a word of the formula language.'
  if (isComposite)
    return CompositeId.safeParse(id).success ? null : 'a-z, 0-9 and _, beginning with a letter; {code} may stand in it.'
  return Id.safeParse(id).success ? null : '1 to 40 of a-z, 0-9 and _, beginning with a letter.'
}
