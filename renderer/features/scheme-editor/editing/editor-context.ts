import { createContext, useContext } from 'react'
import { useStore, type StoreApi } from 'zustand'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import type { Editor, EditorState } from './editor-store.ts'
import { keyOf, type Judgement, type Note } from './judgement.ts'

export type Editing = {
  readonly editor: Editor
  readonly judged: StoreApi<Judgement>
  /** The newest published version: what is in it keeps its ids. Null for a first one, or while it is on its way. */
  readonly published: Scheme | null
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (editing === null) throw new Error('used outside of the editor')
  return editing
}

export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useEditing().editor.store, select)
}

/** What stands at a place of the draft. */
export function useValueAt(path: SchemePath): unknown {
  return useEditor((state) => valueAt(state.value, path).value)
}

/** A part of the draft that is made anew each time it is asked for: drawn again only where its JSON differs. */
export function useDerived<T>(derive: (state: EditorState) => T): T {
  const json = useEditor((state) => JSON.stringify(derive(state)))
  return JSON.parse(json) as T
}

export function useJudged<T>(select: (judgement: Judgement) => T): T {
  return useStore(useEditing().judged, select)
}

const nothing: Note = { problems: [], advice: [] }

export function useNote(path: SchemePath): Note {
  return useJudged((judgement) => judgement.notes.get(keyOf(path))) ?? nothing
}
