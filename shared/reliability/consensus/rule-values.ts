import { givenAnswer } from '../../observation/derived-ratings.ts'
import type { ObservationContent } from '../../observation/observation.ts'
import { ratingRecordId, type RatingRecord, type Records } from '../../observation/record.ts'
import { deriveRules } from '../../scheme/derive.ts'
import { derivedIn } from '../moments/derived-in.ts'
import type { CodingPair } from '../moments/moment-context.ts'

/**
 * Two codings in which what followed by a rule for one coder, and was rated by the other, is written out as a rating.
 * People then choose between two numbers, and the one they choose stays what it is although what it followed from is
 * settled otherwise. What followed for both is left to the rule. The codings themselves are only read.
 */
export function withRuleValues(pair: CodingPair): CodingPair {
  const derived = derivedIn(pair)
  const filled = (side: 'first' | 'second'): Records => {
    const other = pair[side === 'first' ? 'second' : 'first']
    return filledIn(pair, pair[side], (rating, episode) =>
      givenAnswer(other, rating, episode) === null ? null : derived(side, rating, episode),
    )
  }
  return { ...pair, first: filled('first'), second: filled('second') }
}

/** One coding with all that follows by a rule written out: what a third coder has where the two differ, numbers among it. */
export function withOwnRuleValues({ scheme, episodes, durationMs, records }: ObservationContent): Records {
  const derived = derivedIn({ scheme, episodes, durationMs, first: records, second: records })
  return filledIn({ scheme, episodes }, records, (rating, episode) => derived('first', rating, episode))
}

function filledIn(
  { scheme, episodes }: Pick<CodingPair, 'scheme' | 'episodes'>,
  records: Records,
  valueOf: (rating: string, episode: string | null) => number | null,
): Records {
  const added = [...deriveRules(scheme).keys()].flatMap((rating) =>
    [null, ...episodes.map(({ id }) => id)].flatMap((episode): RatingRecord[] => {
      const value = valueOf(rating, episode)
      const id = ratingRecordId(rating, episode)
      return value === null ? [] : [{ type: 'rating', id, rating, episode, value, notCodable: null, note: '' }]
    }),
  )
  return added.length === 0 ? records : { ...records, ...Object.fromEntries(added.map((one) => [one.id, one])) }
}
