import { quoted } from '../place-words.ts'
import type { Scheme } from '../scheme.ts'
import type { Place } from './scheme-change.ts'

type Kind = 'sets' | 'ratings' | 'checklists' | 'grids' | 'qsorts' | 'ipsatives' | 'marks' | 'modifiers' | 'subjects'
const kindWords: Readonly<Record<Kind, string>> = {
  sets: 'code set',
  ratings: 'scale',
  checklists: 'checklist',
  grids: 'grid',
  qsorts: 'sort',
  ipsatives: 'form with points',
  marks: 'mark',
  modifiers: 'modifier',
  subjects: 'subject',
}

/** An id in words: the label of the thing in the version that has it. */
export const nameOfId =
  (kind: Kind) =>
  (id: string, { from, to }: Pick<Place, 'from' | 'to'>): string =>
    `${kindWords[kind]} ${quoted(labelIn(to, kind, id) ?? labelIn(from, kind, id) ?? id)}`

function labelIn(scheme: Scheme, kind: Kind, id: string): string | undefined {
  const things: readonly { readonly id: string; readonly label: string }[] = scheme[kind] ?? []
  return things.find((thing) => thing.id === id)?.label
}
