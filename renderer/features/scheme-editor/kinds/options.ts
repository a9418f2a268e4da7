import { alsoFor, alsoInWords } from '#shared/scheme/also.ts'
import { ReliabilityPlan } from '#shared/scheme/scheme.ts'
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

/** Where a target stands, as far as what can be printed beside its statistic hangs on it. */
const alsoKinds = [
  ['ratings', 'rating'],
  ['composites', 'composite'],
  ['sets', 'set'],
] as const

/** What an aim may have printed beside its statistic; nothing while it names no statistic that there is. */
export const alsoOptions: Options = (draft, path) => {
  const [target, named] = [textAt(draft, [...path, 'target']), textAt(draft, [...path, 'statistic'])]
  const statistic = ReliabilityPlan.shape.statistic.options.find((one) => one === named)
  if (statistic === undefined) return []
  const [list, kind] = alsoKinds.find(([member]) => placeOf(draft, member, target) >= 0) ?? ['', '']
  const exclusive = list === 'sets' && valueAt(draft, [list, placeOf(draft, list, target), 'exclusive']).value === true
  return alsoFor(statistic, { kind, isExclusive: exclusive }).map((id) => ({ id, label: alsoInWords(id) }))
}

/** Which entry of a list has this id; -1 where none has. */
function placeOf(draft: DraftValue, list: string, id: string): number {
  const { value } = valueAt(draft, [list])
  return Array.isArray(value) ? value.findIndex((_, n) => textAt(draft, [list, n, 'id']) === id) : -1
}

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
