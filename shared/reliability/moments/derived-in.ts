import { evaluationOf } from '../../observation/evaluation.ts'
import { deriveRules } from '../../scheme/derive.ts'
import type { CodingPair } from './moment-context.ts'

/** What a scale comes to by a rule in one of two codings and one episode; null where its coder answered, or nothing follows. */
type DerivedIn = (side: 'first' | 'second', rating: string, episode: string | null) => number | null

export function derivedIn({ scheme, episodes, durationMs, first, second }: CodingPair): DerivedIn {
  if (deriveRules(scheme).size === 0) return () => null
  const [one, other] = [first, second].map((records) => evaluationOf({ scheme, episodes, durationMs, records }))
  return (side, rating, episode) => {
    const value = (side === 'first' ? one : other)?.derived(rating, episode)?.value
    return value?.ok === true && typeof value.value === 'number' ? value.value : null
  }
}
