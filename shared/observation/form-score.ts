import type { FormFunctionName } from '../scheme/formula/forms.ts'
import type { Value } from '../scheme/formula/value.ts'
import { patternScore } from './allotment.ts'
import type { ObservationContent } from './observation.ts'
import { cardScore, sortScore } from './sort-score.ts'

type FormScore = {
  /** Answered once for the recording, or in each episode. */
  readonly scope: 'episode' | 'session'
  /** In an episode by its id; null for the whole recording. */
  readonly score: (episode: string | null) => Value
}

/** The score of a sort, of a card in it (`name` is the card), or of a pattern (`of`) of a form with points. */
export function formScore(
  { records, scheme }: Pick<ObservationContent, 'records' | 'scheme'>,
  fn: FormFunctionName,
  name: string,
  of: string,
): FormScore {
  const { qsorts = [], ipsatives = [] } = scheme
  if (fn === 'points') {
    const form = ipsatives.find(({ id }) => id === name)
    if (form === undefined) throw new Error(`no form ${name} in ${scheme.id}`)
    return { scope: form.scope, score: (episode) => patternScore(form, of, records, episode) }
  }
  const sort = qsorts.find(({ id, cards }) => (fn === 'sort' ? id === name : cards.some((card) => card.id === name)))
  if (sort === undefined) throw new Error(`no sort for ${name} in ${scheme.id}`)
  const score = (episode: string | null): Value =>
    fn === 'sort' ? sortScore(sort, of, records, episode) : cardScore(sort, name, records, episode)
  return { scope: sort.scope, score }
}
