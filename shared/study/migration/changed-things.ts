import { capital, entryInWords } from '../../scheme/place-words.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { reasons, type SchemeChange } from '../../scheme/versions/scheme-change.ts'
import { itemOf, type MigrationItem, type Question } from './migration-item.ts'

/** What the plan of one member of a scheme is made from; `changes` are those of this member. */
export type Planning = { readonly from: Scheme; readonly to: Scheme; readonly changes: readonly SchemeChange[] }
export type Planner = (planning: Planning) => readonly MigrationItem[]

/** Whether a change is at this place or inside it. */
export const isAt = ({ path }: SchemeChange, ...place: readonly (string | number)[]): boolean =>
  place.every((part, n) => path[n] === part)

/** Something that went, or has another id under the same label: an item of its own tells of it. */
export const isGone = ({ why }: SchemeChange): boolean => why === reasons.identity.why || why === reasons.gone.why

type Gone = {
  readonly id: string
  readonly from: Scheme
  /** The list it stood in, and where. */
  readonly list: string
  readonly n: number
  readonly thing: object
  readonly inside?: string
}

/** The item of something that the new version does not have. */
export function goneItem(
  { id, from, list, n, thing, inside }: Gone,
  what: Pick<MigrationItem, 'question' | 'note'>,
): MigrationItem {
  const entry = entryInWords(from, list, n, thing)
  const place = inside === undefined ? capital(entry) : `${inside}, ${entry}`
  const { level, why } = reasons.gone
  return { id, place, changes: [`${place} is not in the new version`], level, why, ...what }
}

/**
 * Items of changes that ask for no decision, one for each thing. What was removed or has another id is left out where
 * `goneElsewhere` says that the caller made items for those.
 */
export function settledItems(
  { to, changes }: Pick<Planning, 'to' | 'changes'>,
  note: (changes: readonly SchemeChange[]) => string,
  goneElsewhere = false,
): readonly MigrationItem[] {
  const told = goneElsewhere ? changes.filter((one) => !isGone(one)) : changes
  const groups = new Map<string, SchemeChange[]>()
  for (const change of told) {
    const [member = '', n] = change.path
    const list: unknown = Reflect.get(to, member)
    const thing: unknown = typeof n === 'number' && Array.isArray(list) ? list[n] : undefined
    const key = typeof thing === 'object' && thing !== null ? `${member}/${idOf(thing, n)}` : String(member)
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  return [...groups].flatMap(([id, own]) => {
    const place = placeOf(to, own[0])
    return itemOf({ id, place, changes: own }, { question: null, note: note(own) }) ?? []
  })
}

function idOf(thing: object, n: unknown): string {
  for (const member of ['id', 'target']) {
    const id: unknown = Reflect.get(thing, member)
    if (typeof id === 'string') return id
  }
  return String(n)
}

function placeOf(to: Scheme, change: SchemeChange | undefined): string {
  const [member = '', n] = change?.path ?? []
  const list: unknown = Reflect.get(to, member)
  if (typeof n === 'number' && Array.isArray(list)) return capital(entryInWords(to, String(member), n, list[n]))
  return 'The scheme'
}

/** `map` where the new version has one with the same name; otherwise what is given. */
export function goneQuestion(
  targets: Question['targets'],
  label: string,
  otherwise: { readonly choice: 'open' | 'drop'; readonly because: string },
): Question {
  const same = targets.find((target) => target.label === label)
  const choices: Question['choices'] = targets.length === 0 ? ['open', 'drop'] : ['map', 'open', 'drop']
  const proposed = same === undefined ? { choice: otherwise.choice } : { choice: 'map' as const, to: same.id }
  const because = same === undefined ? otherwise.because : 'The new version has one with the same name.'
  return { proposed, because, choices, targets, values: null }
}

export const remains = 'The original keeps what was coded.'
