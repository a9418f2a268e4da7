import { parseFormula } from '../formula/parse.ts'
import { memberInWords, quoted } from '../place-words.ts'
import { reasons, type Compared, type Reason, type Rule, type SchemeChange } from './scheme-change.ts'

/** Equal content, whatever the order of members. A member that is undefined counts as absent. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => isSame(Reflect.get(a, name), Reflect.get(b, name)))
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** A value short enough to stand in a sentence; null where it is not. */
function shown(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.length <= 40 && !value.includes('\n') ? quoted(value) : null
  if (Array.isArray(value) && value.every((part) => typeof part === 'number')) return value.join('–')
  return null
}

/** What happened to a member: added, removed, changed from one value to another, reworded. */
export function changeInWords(name: string, a: unknown, b: unknown): string {
  const [before, after] = [shown(a), shown(b)]
  if (isEmpty(a)) return after === null ? `${name} added` : `${name} added: ${after}`
  if (isEmpty(b)) return before === null ? `${name} removed` : `${name} removed: ${before}`
  if (before !== null && after !== null) return `${name} changed from ${before} to ${after}`
  return typeof a === 'string' && typeof b === 'string' ? `${name} reworded` : `${name} changed`
}

export function changeOf(
  { member, place }: Pick<Compared<unknown, unknown>, 'member' | 'place'>,
  words: string,
  reason: Reason,
): SchemeChange {
  return { path: [...place.path, member], level: reason.level, words: place.say(words), why: reason.why }
}

/** For members that are what things are matched by, or no content (`version`). */
export const matched: Rule<unknown, unknown> = () => []

/** Any change of the value has the reason that is given, or found from the two things. */
export function value<Thing>(reason: Reason | ((from: Thing, to: Thing) => Reason)): Rule<Thing, unknown> {
  return (compared) => {
    const { from, to, member, a, b } = compared
    if (isSame(a, b)) return []
    if (isEmpty(a) && isEmpty(b)) return [sameInOtherWriting(compared)]
    const found = typeof reason === 'function' ? reason(from, to) : reason
    return [changeOf(compared, changeInWords(memberInWords(member), a, b), found)]
  }
}

/** Like `value`; but a formula that only has other spaces or brackets computes the same. */
export function formula<Thing>(
  reason: Reason | ((from: Thing, to: Thing) => Reason),
): Rule<Thing, string | null | undefined> {
  const asValue = value(reason)
  return (compared) => {
    const { a, b } = compared
    if (a === b || !isSameFormula(a, b)) return asValue(compared)
    return [sameInOtherWriting(compared)]
  }
}

function sameInOtherWriting(compared: Pick<Compared<unknown, unknown>, 'member' | 'place'>): SchemeChange {
  return changeOf(compared, `${memberInWords(compared.member)} written in another way`, reasons.writing)
}

function isSameFormula(a: string | null | undefined, b: string | null | undefined): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false
  const [first, second] = [parseFormula(a), parseFormula(b)]
  if (!first.ok || !second.ok) return false
  const withoutPlaces = (name: string, part: unknown): unknown => (name === 'at' ? undefined : part)
  return JSON.stringify(first.expr, withoutPlaces) === JSON.stringify(second.expr, withoutPlaces)
}

/** A list of texts or numbers: other entries have the reason given, another order is a patch. */
export function entries<Thing>(
  reason: Reason | ((from: Thing, to: Thing) => Reason),
): Rule<Thing, readonly (string | number)[] | undefined> {
  const asValue = value(reason)
  return (compared) => {
    const { from, to, member, a, b } = compared
    if (isSame(a, b) || isEmpty(a) || isEmpty(b)) return asValue(compared)
    const { added, removed } = entryChanges(a ?? [], b ?? [])
    if (added.length + removed.length === 0) {
      return [changeOf(compared, `${memberInWords(member)} in another order`, reasons.order)]
    }
    const found = typeof reason === 'function' ? reason(from, to) : reason
    const parts = [...removed.map((entry) => `${entry} removed`), ...added.map((entry) => `${entry} added`)]
    const listed = parts.length > 6 ? [...parts.slice(0, 5), `and ${parts.length - 5} more`] : parts
    return [changeOf(compared, `${memberInWords(member)} changed: ${listed.join(', ')}`, found)]
  }
}

function entryChanges(
  a: readonly (string | number)[],
  b: readonly (string | number)[],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const named = (entry: string | number): string => (typeof entry === 'number' ? String(entry) : quoted(entry))
  return { added: without(b, a).map(named), removed: without(a, b).map(named) }
}

/** What `list` has and `other` has not; an entry that stands more often counts as often. */
export function without<Entry>(list: readonly Entry[], other: readonly Entry[]): readonly Entry[] {
  const left = [...other]
  return list.filter((entry) => {
    const n = left.indexOf(entry)
    if (n >= 0) left.splice(n, 1)
    return n < 0
  })
}
