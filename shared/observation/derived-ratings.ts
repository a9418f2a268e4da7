import type { CompiledScheme } from '../scheme/compile-scheme.ts'
import type { DeriveRule } from '../scheme/derive.ts'
import { none, some, type Value } from '../scheme/formula/value.ts'
import { missingCodeOf } from '../scheme/missing-codes.ts'
import { isOnScale } from '../scheme/scale-points.ts'
import type { RatingScale } from '../scheme/scheme.ts'
import type { Where } from './evaluation-shape.ts'
import { ratingRecordId, type Records } from './record.ts'

/** What a rating follows from, and what comes out. It is worked out whenever it is asked for and never a record. */
export type Derivation = {
  readonly rule: DeriveRule
  /** `pending` while the formula waits for an answer, and where it came out beside the scale. */
  readonly value: Value
  /** What came out where it cannot be given on the scale: the coder is asked then, and nothing is rounded. */
  readonly offScale: number | null
}

/** What the coder gave for a scale: a value, a reason for none, or null. A note alone is no answer. */
export function givenAnswer(records: Records, rating: string, episode: string | null): Value | null {
  const record = records[ratingRecordId(rating, episode)]
  if (record?.type !== 'rating') return null
  if (record.value !== null) return some(record.value)
  return record.notCodable ? none(missingCodeOf(record.notCodable)) : null
}

type Asked = {
  /** Where the scale is rated, or null where it is not: it does not apply there, or the episode is too short. */
  readonly place: (rating: RatingScale, episode: string | null) => Where | null
  readonly ask: (formula: string, where: Where) => Value
}

/**
 * The derivations of one observation, worked out once each: a row of rules that each name the one before twice would
 * otherwise take forever. An answer of the coder always goes before; a scale that does not apply is not derived.
 */
export function derivations(
  scheme: CompiledScheme,
  records: Records,
  { place, ask }: Asked,
): (rating: string, episode: string | null) => Derivation | null {
  const known = new Map<string, Derivation | null>()
  const find = (id: string, episode: string | null): Derivation | null => {
    const [rule, rating] = [scheme.derived.get(id), scheme.ratings.get(id)]
    if (rule === undefined || rating === undefined || givenAnswer(records, id, episode) !== null) return null
    const where = place(rating, episode)
    if (where === null) return null
    const holds = ask(rule.when, where)
    return holds.ok && holds.value === true ? derivationOf(rule, rating, ask(rule.value, where)) : null
  }
  return (id, episode) => {
    if (!scheme.derived.has(id)) return null
    const key = ratingRecordId(id, episode)
    const before = known.get(key)
    if (before !== undefined) return before
    const found = find(id, episode)
    known.set(key, found)
    return found
  }
}

function derivationOf(rule: DeriveRule, rating: RatingScale, found: Value): Derivation {
  if (!found.ok) return { rule, value: found, offScale: null }
  const { value } = found
  if (typeof value !== 'number') throw new Error(`unchecked formula: ${rule.value} is not a number`)
  const point = isOnScale(rating, value) ? nearest(rating, value) : null
  return point === null
    ? { rule, value: none('pending'), offScale: value }
    : { rule, value: some(point), offScale: null }
}

/** Seven tenths in steps of a tenth is 0.7000000000000001 as a sum: the point itself is meant, as buttons give it. */
function nearest({ min, step, onlyValues }: RatingScale, value: number): number {
  const listed = onlyValues?.find((one) => Math.abs(one - value) < 1e-9)
  return listed ?? min + Math.round((value - min) / step) * step
}
