import type { Json } from '#shared/lib/canonical-json.ts'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { newId } from '#shared/scheme/edit/new-id.ts'
import { takenIds, textAt } from '#shared/scheme/edit/things.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'

/** An id for an entry that is about to stand in a list, before it has a label. */
export function freshId(draft: DraftValue, list: SchemePath, stem: string): string {
  // One place behind the last: nothing stands there yet, so that no id of the list is left out.
  return newId('', takenIds(draft, [...list, lengthAt(draft, list)]), stem)
}

export function lengthAt(draft: DraftValue, list: SchemePath): number {
  const { value } = valueAt(draft, list)
  return Array.isArray(value) ? value.length : 0
}

/** The first subject of a role, or the first of all; empty where there is none. */
export function someSubject(draft: DraftValue, role: 'caregiver' | 'infant'): string {
  const { value } = valueAt(draft, ['subjects'])
  const all = Array.isArray(value) ? value.map((_, n) => n) : []
  const n = all.find((each) => textAt(draft, ['subjects', each, 'role']) === role) ?? 0
  return textAt(draft, ['subjects', n, 'id'])
}

/** The next value up in a column of numbers, so that a new row is rarely a second one of the same. */
export function nextNumber(draft: DraftValue, list: SchemePath, member: string, step: number): Json {
  const values = Array.from({ length: lengthAt(draft, list) }, (_, n) => valueAt(draft, [...list, n, member]).value)
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length === 0 ? 1 : Math.max(...numbers) + step
}

/** Left hand first, the home row before the others: where fingers lie. */
const keysByReach = Array.from('fdsagrewtvcxzbqhjklyuiopnm1234567890')

/** A key that no code of the scheme and no mark has yet; empty where all are taken. */
export function freeKey(draft: DraftValue): string {
  const used = new Set<unknown>()
  const collect = (list: SchemePath): void => {
    const { value } = valueAt(draft, list)
    if (Array.isArray(value)) value.forEach((_, n) => used.add(valueAt(draft, [...list, n, 'key']).value))
  }
  collect(['marks'])
  const { value: sets } = valueAt(draft, ['sets'])
  if (Array.isArray(sets)) sets.forEach((_, n) => collect(['sets', n, 'codes']))
  return keysByReach.find((key) => !used.has(key)) ?? ''
}
