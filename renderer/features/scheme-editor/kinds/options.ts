import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { textAt } from '#shared/scheme/edit/things.ts'
import type { Option, Options } from './field.ts'

/** The entries of a list as choices: their ids, by their labels. */
export function entriesAt(draft: DraftValue, list: SchemePath, detail?: string): readonly Option[] {
  const { value } = valueAt(draft, list)
  if (!Array.isArray(value)) return []
  return value.flatMap((_, n): readonly Option[] => {
    const id = textAt(draft, [...list, n, 'id'])
    const label =
      textAt(draft, [...list, n, 'label']) || textAt(draft, [...list, n, 'name']) || textAt(draft, [...list, n, 'text'])
    return id === '' ? [] : [{ id, label: label || id, ...(detail === undefined ? {} : { detail }) }]
  })
}

export const of =
  (...members: readonly string[]): Options =>
  (draft) =>
    members.flatMap((member) => entriesAt(draft, [member], members.length > 1 ? words[member] : undefined))

const words: Readonly<Record<string, string>> = {
  ratings: 'scale',
  composites: 'composite',
  sets: 'code set',
  context: 'context item',
}

/** The entries of a list that stands beside the thing itself: the codes of its set. */
export const within =
  (member: string, up = 0): Options =>
  (draft, path) =>
    entriesAt(draft, [...path.slice(0, path.length - up), member])

export const codesOfAll: Options = (draft) => {
  const { value } = valueAt(draft, ['sets'])
  return Array.isArray(value) ? value.flatMap((_, n) => entriesAt(draft, ['sets', n, 'codes'], 'code')) : []
}

/** The entries of lists within the entries of a list. */
const inner = (draft: DraftValue, outer: string, rest: SchemePath, detail: string): readonly Option[] => {
  const { value } = valueAt(draft, [outer])
  return Array.isArray(value) ? value.flatMap((_, n) => entriesAt(draft, [outer, n, ...rest], detail)) : []
}

/** What an aim of agreement may be for. */
export const aimTargetOptions: Options = (draft, path) => [
  ...of('ratings', 'composites', 'sets')(draft, path),
  ...inner(draft, 'checklists', ['items'], 'item of a checklist'),
  ...inner(draft, 'grids', ['items'], 'item of a grid'),
  ...entriesAt(draft, ['qsorts'], 'sort'),
  ...entriesAt(draft, ['modifiers'], 'modifier'),
  ...inner(draft, 'sets', ['segment', 'questions'], 'question about segments'),
]

/** What a rule may speak of. */
export const fieldsOfRules: Options = (draft, path) => [
  ...of('ratings', 'context')(draft, path),
  ...codesOfAll(draft, path),
]

export const fixed =
  (...options: readonly (readonly [id: string, label: string])[]): Options =>
  () =>
    options.map(([id, label]) => ({ id, label }))

/** The texts of a list: ids that are named, options. */
export function textsAt(draft: DraftValue, path: SchemePath): readonly string[] {
  const { value } = valueAt(draft, path)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
