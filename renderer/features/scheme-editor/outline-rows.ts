import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { entryInWords } from '#shared/scheme/place-words.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { textAt } from '#shared/scheme/edit/things.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import type { Kind } from './kinds/field.ts'
import { hasRoomFor, kinds, listIn } from './kinds/kinds.ts'

export type OutlineRow = {
  readonly path: SchemePath
  readonly label: string
  /** 0: a kind of thing; 1: a thing; 2: a list within it; 3: what is in that. */
  readonly depth: number
  /** How many there are, of a list. */
  readonly count: number | null
  /** The name is still empty, and a counted one stands in its place. */
  readonly isNameless: boolean
}

/** As many entries are in sight without being asked for. */
const fewEntries = 12

/** The outline of a draft: every kind of thing, the entries of short lists, and those of the list that is worked on. */
export function outlineRows(draft: DraftValue, shown: SchemePath): readonly OutlineRow[] {
  const about: OutlineRow = { path: [], label: 'About the scheme', depth: 0, count: null, isNameless: false }
  return [about, ...kinds.flatMap((kind) => rowsOf(draft, shown, [kind.member], kind, 0))]
}

function rowsOf(draft: DraftValue, shown: SchemePath, list: SchemePath, kind: Kind, depth: number): OutlineRow[] {
  const { value } = valueAt(draft, list)
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  const head: OutlineRow = { path: list, label: kind.title, depth, count: entries.length, isNameless: false }
  // Lists within a thing are only asked for where that thing is worked on.
  const isOpen = depth > 0 || leadsInto(list, shown) || entries.length <= fewEntries
  if (!isOpen) return [head]
  return [
    head,
    ...entries.flatMap((entry, n): OutlineRow[] => {
      const path = [...list, n]
      const inner = leadsInto(path, shown) ? kind.inner.filter((each) => hasRoomFor(draft, path, each)) : []
      return [
        { path, ...nameOf(draft, path, kind, entry, n), depth: depth + 1, count: null },
        ...inner.flatMap((each) => rowsOf(draft, shown, listIn(path, each), each, depth + 2)),
      ]
    }),
  ]
}

const leadsInto = (outer: SchemePath, inner: SchemePath): boolean => outer.every((part, n) => inner[n] === part)

/** What a thing is called: by its label, its text, or what it is about. */
export function nameOf(
  draft: DraftValue,
  path: SchemePath,
  kind: Kind,
  entry: unknown,
  n: number,
): Pick<OutlineRow, 'label' | 'isNameless'> {
  for (const member of ['label', 'name', 'text', 'message'])
    if (textAt(draft, [...path, member]).trim() !== '')
      return { label: textAt(draft, [...path, member]), isNameless: false }
  if (kind.member === 'reliability' && textAt(draft, [...path, 'target']) !== '') {
    const words = entryInWords(draft, kind.member, n, entry).replace(/^reliability aim “(.*)”$/, '$1')
    return { label: words, isNameless: false }
  }
  return { label: `New ${kind.one}`, isNameless: true }
}
