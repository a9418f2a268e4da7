import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ProblemRow } from '#shared/contract/views.ts'
import { schemeProblems } from '#shared/observation/scheme-tests.ts'
import { adviceInWords } from '#shared/scheme/advice/advice-words.ts'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { judgeDraft } from '#shared/scheme/edit/judge-draft.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import type { Editor } from './editor-store.ts'

/** What there is to say at one place. */
export type Note = { readonly problems: readonly string[]; readonly advice: readonly string[] }
export type Count = { readonly problems: number; readonly advice: number }

export type Judgement = {
  /** The draft that was looked at. */
  readonly of: DraftValue
  readonly completed: Scheme | null
  readonly problems: readonly ProblemRow[]
  readonly advice: readonly ProblemRow[]
  /** By place, as `keyOf` writes it. */
  readonly notes: ReadonlyMap<string, Note>
  /** How much there is at a place and in it. */
  readonly counts: ReadonlyMap<string, Count>
}

/** A place as a text: the key of notes, and of the element that shows it. */
export const keyOf = (path: SchemePath): string => path.join('.')

/** What is found of a draft, in words. */
export type Found = Omit<Judgement, 'of' | 'notes' | 'counts'>

/** Everything there is to say of a draft. Of a large scheme it takes a good part of a second. */
export function lookAt(value: DraftValue): Found {
  const { fits, completed, problems, advice } = judgeDraft(value)
  // Test cases of formulas can be worked out of what fits only.
  const all = fits === null ? problems : schemeProblems(fits)
  return {
    completed,
    problems: all.map((one) => ({ code: one.code, path: one.path, ...problemInWords(value, one) })),
    advice: advice.map((one) => ({ code: one.code, path: one.path, ...adviceInWords(value, one) })),
  }
}

/** What was found, by place. Notes that stay the same stay the same objects, so that nothing is drawn again for them. */
export function judgementOf(of: DraftValue, found: Found, before: Judgement | null): Judgement {
  const notes = new Map<string, Note>()
  const counts = new Map<string, Count>()
  const add = ({ path, words }: ProblemRow, kind: keyof Note): void => {
    const note = notes.get(keyOf(path)) ?? { problems: [], advice: [] }
    notes.set(keyOf(path), { ...note, [kind]: [...note[kind], words] })
    for (let length = 0; length <= path.length; length += 1) {
      const key = keyOf(path.slice(0, length))
      const count = counts.get(key) ?? { problems: 0, advice: 0 }
      counts.set(key, { ...count, [kind]: count[kind] + 1 })
    }
  }
  for (const row of found.problems) add(row, 'problems')
  for (const row of found.advice) add(row, 'advice')
  for (const [key, note] of notes) {
    const old = before?.notes.get(key)
    if (old !== undefined && JSON.stringify(old) === JSON.stringify(note)) notes.set(key, old)
  }
  return { ...found, of, notes, counts }
}

/** The least time between the last key and looking at the draft. */
const quietMs = 120

/** Looks at drafts elsewhere, one after the other. */
export type Looker = { readonly look: (value: DraftValue) => Promise<Found>; readonly end: () => void }

export type Judging = { readonly judged: StoreApi<Judgement>; readonly stop: () => void }

/** Looks at the draft whenever typing pauses. One look at a time: what was typed meanwhile is looked at next. */
export function judgeAlong({ store }: Editor, first: Found, looker: Looker): Judging {
  const judged = createStore<Judgement>()(() => judgementOf(store.getState().value, first, null))
  let timer: ReturnType<typeof setTimeout> | undefined
  let isLooking = false
  let isStopped = false
  const isSeen = (): boolean => judged.getState().of === store.getState().value
  const look = async (): Promise<void> => {
    if (isLooking || isStopped || isSeen()) return
    isLooking = true
    try {
      const { value } = store.getState()
      const found = await looker.look(value)
      judged.setState((before) => judgementOf(value, found, before), true)
    } finally {
      isLooking = false
    }
    if (!isSeen()) soon()
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), quietMs)
  }
  const unsubscribe = store.subscribe(() => {
    if (!isSeen()) soon()
  })
  return {
    judged,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      unsubscribe()
      looker.end()
    },
  }
}
