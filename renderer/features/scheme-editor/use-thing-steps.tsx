import { useState, type ReactNode } from 'react'
import { referencesTo, type Reference } from '#shared/scheme/edit/references.ts'
import { idAt } from '#shared/scheme/edit/things.ts'
import { placeInWords } from '#shared/scheme/place-words.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import type { Json } from '#shared/lib/canonical-json.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useEditing } from './editing/editor-context.ts'
import { keyOf } from './editing/judgement.ts'
import { namedInPass, passFor } from './editing/passes.ts'
import { copyOf, insertAt, moveAt, removeAt } from './editing/recipes.ts'
import styles from './editor.module.css'
import { lengthAt } from './kinds/fresh.ts'
import { kindOf } from './kinds/kinds.ts'
import { nameOf } from './outline-rows.ts'
import { PasteDialog } from './PasteDialog.tsx'

export type ThingSteps = {
  readonly add: (list: SchemePath) => void
  readonly duplicate: (path: SchemePath) => void
  /** Asks first where something else speaks of the thing. */
  readonly remove: (path: SchemePath) => void
  readonly move: (path: SchemePath, by: -1 | 1) => void
  /** Asks for a text of which every line becomes an entry. */
  readonly paste: (list: SchemePath) => void
  readonly dialog: ReactNode
}

/** What is done with whole things. */
export function useThingSteps(): ThingSteps {
  const { editor } = useEditing()
  const [asked, setAsked] = useState<{ readonly path: SchemePath; readonly named: readonly Reference[] } | null>(null)
  const [pasting, setPasting] = useState<SchemePath | null>(null)
  const draft = () => editor.store.getState().value
  const one = (path: SchemePath): string => kindOf(path)?.one ?? 'entry'

  /** Puts an entry into a list; one of the top lists is shown in the pass that fits, in the same step. */
  const put = (label: string, list: SchemePath, at: number, entry: Json): void => {
    const pass = list.length === 1 ? passFor(draft(), String(list[0])) : null
    editor.edit({ label, path: [...list, at] }, (open) => {
      insertAt(list, at, entry)(open)
      const id = idAt(open, [...list, at])
      if (pass !== null && id !== null) namedInPass(pass, String(list[0]), id, true)(open)
    })
    // A new thing is begun by its name.
    editor.jumpTo([...list, at, ...(kindOf(list)?.fields[0]?.at ?? [])])
  }
  const takeOut = (path: SchemePath): void => {
    const list = path.slice(0, -1)
    const n = Number(path.at(-1) ?? 0)
    editor.edit({ label: `Take out ${one(path)}`, path }, removeAt(draft(), path))
    const left = lengthAt(draft(), list)
    editor.jumpTo(left === 0 ? list : [...list, Math.min(n, left - 1)])
    setAsked(null)
  }
  return {
    add: (list) => {
      const kind = kindOf(list)
      if (kind !== null) put(`New ${kind.one}`, list, lengthAt(draft(), list), kind.make(draft(), list))
    },
    duplicate: (path) =>
      put(`Copy of ${one(path)}`, path.slice(0, -1), Number(path.at(-1) ?? 0) + 1, copyOf(draft(), path)),
    remove: (path) => {
      // What stands in the thing itself goes with it.
      const named = referencesTo(draft(), path).filter(({ path: place }) => !path.every((part, n) => place[n] === part))
      if (named.length === 0) takeOut(path)
      else setAsked({ path, named })
    },
    move: (path, by) => {
      const list = path.slice(0, -1)
      const from = Number(path.at(-1) ?? 0)
      const to = Math.max(0, Math.min(lengthAt(draft(), list) - 1, from + by))
      if (to === from) return
      const focused = document.activeElement
      editor.edit({ label: `Move ${one(path)}`, path: [...list, to] }, moveAt(list, from, to))
      // The focus goes along: in the outline, or in the field that it was in.
      if ((focused?.closest('[data-outline]') ?? null) === null)
        editor.jumpTo([...list, to, ...memberAt(focused, path)])
      else {
        editor.show([...list, to])
        requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-outline] [aria-current]')?.focus())
      }
    },
    paste: setPasting,
    dialog:
      asked !== null ? (
        <RemoveDialog {...asked} onRemove={() => takeOut(asked.path)} onClose={() => setAsked(null)} />
      ) : pasting !== null ? (
        <PasteDialog list={pasting} onClose={() => setPasting(null)} />
      ) : null,
  }
}

/** The member of a thing that an element edits; none where it is elsewhere. */
function memberAt(element: Element | null, thing: SchemePath): SchemePath {
  const key = element?.closest<HTMLElement>('[data-place]')?.dataset['place'] ?? ''
  const before = `${keyOf(thing)}.`
  return key.startsWith(before) ? key.slice(before.length).split('.') : []
}

type RemoveDialogProps = {
  readonly path: SchemePath
  readonly named: readonly Reference[]
  readonly onRemove: () => void
  readonly onClose: () => void
}

const mostNamed = 8

function RemoveDialog({ path, named, onRemove, onClose }: RemoveDialogProps) {
  const { editor } = useEditing()
  const draft = editor.store.getState().value
  const kind = kindOf(path)
  const name =
    kind === null ? '' : nameOf(draft, path, kind, valueAt(draft, path).value, Number(path.at(-1) ?? 0)).label
  return (
    <Dialog
      role="alertdialog"
      title={`Take out “${name}”?`}
      intro="Other parts of the scheme speak of it. Lists that name it lose it; formulas and choices stay and are shown as problems. Undo brings all of it back."
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Keep it</Button>
          <Button kind="primary" onPress={onRemove}>
            Take out
          </Button>
        </>
      }
    >
      <ul className={styles.named}>
        {named.slice(0, mostNamed).map(({ path: place }, n) => (
          <li key={n}>{placeInWords(draft, typeof place.at(-1) === 'number' ? place.slice(0, -1) : place)}</li>
        ))}
        {named.length > mostNamed ? <li>and {named.length - mostNamed} more</li> : null}
      </ul>
    </Dialog>
  )
}
