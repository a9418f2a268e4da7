import { evaluationOf } from '../../observation/evaluation.ts'
import type { Value } from '../../scheme/formula/value.ts'
import { deriveRules } from '../../scheme/derive.ts'
import type { CodingPair } from './moment-context.ts'

/**
 * What a scale comes to by a rule in one of two codings and one episode: a number, or the reason for which the rule
 * gives none. Null where its coder answered, where nothing follows, and where it is open what follows.
 */
type DerivedIn = (side: 'first' | 'second', rating: string, episode: string | null) => Value | null

export function derivedIn({ scheme, episodes, durationMs, first, second }: CodingPair): DerivedIn {
  if (deriveRules(scheme).size === 0) return () => null
  const [one, other] = [first, second].map((records) => evaluationOf({ scheme, episodes, durationMs, records }))
  return (side, rating, episode) => {
    const value = (side === 'first' ? one : other)?.derived(rating, episode)?.value ?? null
    return value === null || (!value.ok && value.missing === 'pending') ? null : value
  }
}

/** The number of a value; null for a reason and for nothing. */
export const numberOf = (value: Value | null): number | null =>
  value?.ok === true && typeof value.value === 'number' ? value.value : null
