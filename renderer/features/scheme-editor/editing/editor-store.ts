import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { formOf } from '../kinds/kinds.ts'
import { joined, redone, takeStep, undone, type Recipe, type Step } from './steps.ts'

export type SaveState =
  | { readonly kind: 'saved' }
  /** Something was changed and is about to be sent. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The draft is another one by now: changed elsewhere, published or discarded. Nothing more is sent. */
  | { readonly kind: 'parted'; readonly error: unknown }

export type EditorState = {
  readonly value: DraftValue
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  readonly save: SaveState
  /** What is on the form: a thing, a list of things, or (empty) what the scheme is about. */
  readonly shown: SchemePath
  /** The place that the focus is led to once it is on screen; `turn` makes a second jump to one place a new one. */
  readonly target: { readonly path: SchemePath; readonly turn: number } | null
}

export type Saving = {
  /** Keeps the draft; resolves to its new revision. */
  readonly save: (baseRevision: number, value: DraftValue) => Promise<number>
  /** Whether a refusal means that sending again is of no use. */
  readonly isParted: (error: unknown) => boolean
  readonly now: () => number
  /** Runs later; the answer takes it back. */
  readonly later: (work: () => void, ms: number) => () => void
}

export type Editor = {
  readonly store: StoreApi<EditorState>
  /** Does something to the draft. Steps with the same key are joined while nothing else comes between. */
  readonly edit: (
    about: { readonly label: string; readonly path: SchemePath; readonly key?: string },
    recipe: Recipe,
  ) => void
  readonly undo: () => void
  readonly redo: () => void
  /** What is typed from now on is a step of its own: the field was left. */
  readonly seal: () => void
  readonly show: (path: SchemePath) => void
  /** Shows the thing that a path leads into and puts the focus at the place. */
  readonly jumpTo: (path: SchemePath) => void
  /** Sends what is not kept yet, now. Resolves when it is kept or refused. */
  readonly flush: () => Promise<void>
  readonly close: () => void
}

/** Typing is kept this long after the last key. */
const quietMs = 600
const againMs = 5000
const longestPast = 500

const begun = (value: DraftValue): EditorState => ({
  value,
  past: [],
  future: [],
  save: { kind: 'saved' },
  shown: [],
  target: null,
})

/** The draft that is being edited: its steps, and its way to the disk. */
export function createEditor(start: { readonly value: DraftValue; readonly revision: number }, host: Saving): Editor {
  const store = createStore<EditorState>()(() => begun(start.value))
  const keeper = keepSaved(store, start.revision, host)
  let sealed = false
  const change = (state: Partial<EditorState>): void => {
    store.setState(state)
    keeper.soon()
  }
  const lead = (path: SchemePath): Pick<EditorState, 'shown' | 'target'> => ({
    shown: formOf(path),
    target: { path, turn: (store.getState().target?.turn ?? 0) + 1 },
  })
  return {
    store,
    edit: ({ label, path, key }, recipe) => {
      const { value, past } = store.getState()
      const taken = takeStep(value, { label, path, key: key ?? null, at: host.now() }, recipe)
      if (taken === null) return
      const one = sealed ? null : joined(past.at(-1), taken.step)
      sealed = false
      const steps = one === null ? [...past, taken.step] : [...past.slice(0, -1), one]
      change({ value: taken.value, past: steps.slice(-longestPast), future: [] })
    },
    undo: () => {
      const { value, past, future } = store.getState()
      const step = past.at(-1)
      if (step === undefined) return
      sealed = true
      change({ value: undone(value, step), past: past.slice(0, -1), future: [...future, step], ...lead(step.path) })
    },
    redo: () => {
      const { value, past, future } = store.getState()
      const step = future.at(-1)
      if (step === undefined) return
      sealed = true
      change({ value: redone(value, step), past: [...past, step], future: future.slice(0, -1), ...lead(step.path) })
    },
    seal: () => {
      sealed = true
    },
    show: (shown) => store.setState({ shown, target: null }),
    jumpTo: (path) => store.setState(lead(path)),
    flush: keeper.flush,
    close: keeper.close,
  }
}

/** Sends the draft when it has been quiet for a moment, one sending at a time, until what is on screen is kept. */
function keepSaved(store: StoreApi<EditorState>, firstRevision: number, host: Saving) {
  let revision = firstRevision
  let kept = store.getState().value
  let sending: Promise<void> | null = null
  let stop: (() => void) | null = null
  const isKept = (): boolean => store.getState().value === kept

  const send = async (): Promise<void> => {
    stop?.()
    stop = null
    const { value, save } = store.getState()
    if (save.kind === 'parted' || isKept()) return
    store.setState({ save: { kind: 'saving' } })
    try {
      revision = await host.save(revision, value)
      kept = value
      store.setState({ save: { kind: isKept() ? 'saved' : 'waiting' } })
    } catch (error) {
      const parted = host.isParted(error)
      store.setState({ save: { kind: parted ? 'parted' : 'failed', error } })
      if (!parted) stop = host.later(() => void flush(), againMs)
    }
  }
  const flush = async (): Promise<void> => {
    if (sending !== null) {
      await sending
      if (store.getState().save.kind !== 'waiting') return
    }
    sending = send()
    await sending
    sending = null
  }
  const soon = (): void => {
    if (store.getState().save.kind === 'parted') return
    stop?.()
    if (store.getState().save.kind !== 'saving') store.setState({ save: { kind: isKept() ? 'saved' : 'waiting' } })
    stop = host.later(() => void flush(), quietMs)
  }
  return {
    soon,
    flush,
    close: (): void => {
      stop?.()
      stop = null
    },
  }
}
