import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Json } from '#shared/lib/canonical-json.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { Button } from '../../../ui/Button.tsx'
import { Place } from '../controls/Place.tsx'
import { PlainSelect } from '../controls/PlainSelect.tsx'
import styles from '../controls/controls.module.css'
import { useEditing, useNote, useValueAt } from '../editing/editor-context.ts'
import { putEntry } from '../editing/recipes.ts'
import { chosenOf, entriesIn, type Choice, type Entry } from './case-model.ts'

export type CasePart = {
  readonly scheme: Scheme
  /** Of the member. */
  readonly path: SchemePath
  /** Of the test case; of an event, for its details. */
  readonly thing: SchemePath
  readonly label: string
}

/** The entries of a list, and how one of them is put in the place of another (`null`: behind the last, or taken out). */
export function useEntries({ path, label }: Pick<CasePart, 'path' | 'label'>) {
  const { editor } = useEditing()
  const entries = entriesIn(useValueAt(path))
  const put = (index: number | null, entry: Json | null): void =>
    editor.edit({ label, path: index === null ? path : [...path, index] }, putEntry(path, index, entry))
  return { entries, put }
}

type CaseGroupProps = {
  readonly path: SchemePath
  readonly label: string
  readonly hint?: string
  readonly children: ReactNode
}

export function CaseGroup({ path, label, hint, children }: CaseGroupProps) {
  const title = useId()
  const { problems } = useNote(path)
  return (
    <Place path={path} showsProblem={problems.length === 0}>
      <div role="group" aria-labelledby={title} className={styles.group}>
        <span id={title} className={styles.label}>
          {label}
        </span>
        {hint === undefined ? null : <span className={styles.hint}>{hint}</span>}
        {children}
      </div>
    </Place>
  )
}

type AnswerCellProps = {
  readonly list: SchemePath
  /** Where the entry stands in the list; -1 while there is none. */
  readonly index: number
  readonly entry: Entry | undefined
  readonly label: string
  readonly choices: readonly Choice[]
  /** What the entry is about, to which a choice adds its value. */
  readonly about: Entry
  readonly onPut: (index: number | null, entry: Json | null) => void
}

const NOTHING = ' none'

/** One answer, or none. What is wrong with it stands below it. */
export function AnswerCell({ list, index, entry, label, choices, about, onPut }: AnswerCellProps) {
  const chosen = chosenOf(choices, entry)
  const isKnown = chosen === null || choices.some(({ id }) => id === chosen.id)
  const options = [{ id: NOTHING, label: '–' }, ...choices, ...(isKnown ? [] : [chosen])]
  const at = index < 0 ? null : index
  const choose = (id: string): void => {
    const choice = choices.find((each) => each.id === id)
    if (choice !== undefined) onPut(at, { ...about, ...choice.gives })
    else if (id === NOTHING && at !== null) onPut(at, null)
  }
  const select = <PlainSelect label={label} options={options} value={chosen?.id ?? NOTHING} onChange={choose} />
  return index < 0 ? select : <EntryPlace path={[...list, index]}>{select}</EntryPlace>
}

/** Shows what is wrong with an entry and with its members. */
export function EntryPlace({ path, children }: { readonly path: SchemePath; readonly children: ReactNode }) {
  return (
    <Place path={path}>
      {children}
      {['rating', 'episode', 'value', 'notCodable', 'item', 'form', 'interval'].map((member) => (
        <Notes key={member} path={[...path, member]} />
      ))}
    </Place>
  )
}

export function Notes({ path }: { readonly path: SchemePath }) {
  const { problems } = useNote(path)
  return problems.map((words) => (
    <p key={words} className={styles.problem}>
      {words}
    </p>
  ))
}

type LeftOverProps = {
  readonly list: SchemePath
  readonly left: readonly { readonly index: number; readonly words: string }[]
  readonly onPut: (index: number | null, entry: Json | null) => void
}

/** Entries that have no place in the scheme any more: kept until somebody takes them out. */
export function LeftOver({ list, left, onPut }: LeftOverProps) {
  return left.map(({ index, words }) => (
    <EntryPlace key={index} path={[...list, index]}>
      <span className={styles.left}>
        {words}: not in the scheme, or not in this episode.
        <Button small onPress={() => onPut(index, null)}>
          Take out
        </Button>
      </span>
    </EntryPlace>
  ))
}
