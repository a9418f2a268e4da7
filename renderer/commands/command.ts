import type { Combo } from './combo.ts'

/**
 * Where a command's keys hold. `app` holds everywhere; `transport` with every pass; `coding`, `rating` and `check` only
 * while a pass of that kind is active, `prompt` only while a question is asked in place, `answer` while one about a
 * segment is. Two of these may hold together as `overlaps` says.
 */
export type Scope = 'app' | 'transport' | 'coding' | 'rating' | 'check' | 'prompt' | 'answer'

/** Something the person can do: the keyboard, the palette, the key sheet and buttons all run the same object. */
export type Command<Context> = {
  readonly id: string
  /** In the palette and the key sheet; an imperative such as "Play or pause". */
  readonly title: string
  readonly scope: Scope
  readonly group: string
  readonly defaultKeys: readonly Combo[]
  /** Whether holding the key down repeats it. */
  readonly repeats?: boolean
  /** Left out of the palette: it makes no sense without its key. */
  readonly keyOnly?: boolean
  /** Its keys cannot be changed: what is shown on screen says them. */
  readonly fixed?: boolean
  readonly enabled?: (context: Context) => boolean
  readonly run: (context: Context, event: { readonly timeStamp: number }) => void
  /**
   * What lasts as long as the key is held; then a key press does this and not `run`, which is for a press of a button
   * or a choice in the palette. `end` comes exactly once for each `start`, also when the window loses the focus.
   */
  readonly hold?: { readonly start: (context: Context) => void; readonly end: (context: Context) => void }
}

const together: Readonly<Record<Scope, readonly Scope[]>> = {
  app: ['app', 'transport', 'coding', 'rating', 'check', 'prompt', 'answer'],
  transport: ['app', 'transport', 'coding', 'rating', 'check', 'answer'],
  coding: ['app', 'transport', 'coding', 'rating'],
  rating: ['app', 'transport', 'coding', 'rating'],
  check: ['app', 'transport', 'check'],
  prompt: ['app', 'prompt'],
  answer: ['app', 'transport', 'answer'],
}

/** Whether keys of both scopes can hold at the same time. Symmetric. */
export function overlaps(a: Scope, b: Scope): boolean {
  return together[a].includes(b)
}
