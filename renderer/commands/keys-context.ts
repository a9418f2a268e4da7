import { createContext, useContext } from 'react'
import type { Combo } from './combo.ts'

/** What buttons and panels need of the registry: to run a command, and to show the key that this person has for it. */
export type Keys = {
  readonly run: (id: string) => void
  readonly title: (id: string) => string
  /** The caps of the first key of a command; none where it has no key, or is no command of this pass. */
  readonly caps: (id: string) => readonly string[]
  /** Does what this combo means for the film, where text is typed; false where that is no key of the film, or the text's own. */
  readonly runWhileTyping: (combo: Combo) => boolean
}

export const KeysContext = createContext<Keys>({
  run: () => undefined,
  title: () => '',
  caps: () => [],
  runWhileTyping: () => false,
})

export function useKeys(): Keys {
  return useContext(KeysContext)
}

/** A label with its key behind it, as in a tip: `Undo (Ctrl+Z)`. */
export function withKey(label: string, caps: readonly Combo[]): string {
  return caps.length === 0 ? label : `${label} (${caps.join('+')})`
}
