import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { aboutFields } from './about-fields.ts'
import { sets } from './code-kinds.ts'
import type { Field, Kind } from './field.ts'
import { context, episodes, marks, passes, subjects } from './frame-kinds.ts'
import { computed } from './computed-kind.ts'
import { checklists, grids } from './list-kinds.ts'
import { modifiers } from './modifier-kind.ts'
import { ipsatives } from './points-kinds.ts'
import { ratings } from './rating-kind.ts'
import { composites, lookups, reliability, rules } from './score-kinds.ts'
import { qsorts } from './sort-kinds.ts'
import { tests } from './test-kind.ts'

/** The kinds of things in a scheme, in the order of the outline. A new shape adds its table here. */
export const kinds: readonly Kind[] = [
  subjects,
  episodes,
  passes,
  ratings,
  sets,
  checklists,
  grids,
  qsorts,
  ipsatives,
  marks,
  modifiers,
  computed,
  context,
  composites,
  lookups,
  rules,
  reliability,
  tests,
]

/** The kind whose list a path names (`['sets', 0, 'codes']`) or whose entry it is (`['sets', 0, 'codes', 2]`). */
export function kindOf(path: SchemePath): Kind | null {
  let here: Kind | null = null
  let among = kinds
  let holder: string | undefined
  for (const part of path) {
    if (typeof part === 'number') continue
    // `segment` has no form of its own: the list in it does.
    if (holder === undefined && among.some((kind) => kind.holder === part)) {
      holder = part
      continue
    }
    here = among.find((kind) => kind.member === part && kind.holder === holder) ?? null
    if (here === null) return null
    among = here.inner
    holder = undefined
  }
  return holder === undefined ? here : null
}

/** Where the list of a kind stands within a thing. */
export const listIn = (thing: SchemePath, { holder, member }: Kind): SchemePath =>
  holder === undefined ? [...thing, member] : [...thing, holder, member]

/** Whether the list of a kind can stand in a thing: what holds it may be off. */
export function hasRoomFor(draft: DraftValue, thing: SchemePath, { holder }: Kind): boolean {
  if (holder === undefined) return true
  const { value } = valueAt(draft, [...thing, holder])
  return typeof value === 'object' && value !== null
}

/** The longest beginning of a path that has a form: a thing, a list of things, or (empty) the scheme itself. */
export function formOf(path: SchemePath): SchemePath {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length)
    if (kindOf(part) !== null) return part
  }
  return []
}

/** Members that stand at the top of every scheme and are no matter of a form. */
const kept: ReadonlySet<string> = new Set(['format', 'id', 'version', 'basis'])

/** The fields of a form. What the draft holds there and no table speaks of comes last, as it stands in the file. */
export function fieldsAt(draft: DraftValue, path: SchemePath): readonly Field[] {
  const kind = kindOf(path)
  const fields = path.length === 0 ? aboutFields : (kind?.fields ?? [])
  const { value } = valueAt(draft, path)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fields
  const known = new Set([
    ...fields.map(({ at }) => String(at[0])),
    ...(path.length === 0
      ? [...kept, ...kinds.map(({ member }) => member)]
      : (kind?.inner ?? []).map(({ member }) => member)),
  ])
  const others = Object.keys(value).filter((name) => !known.has(name))
  return [...fields, ...others.map((name): Field => ({ at: [name], label: name, control: 'json' }))]
}
