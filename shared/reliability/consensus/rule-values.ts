import { givenAnswer } from '../../observation/derived-ratings.ts'
import { evaluationOf } from '../../observation/evaluation.ts'
import type { ObservationContent } from '../../observation/observation.ts'
import { ratingRecordId, type RatingRecord, type Records } from '../../observation/record.ts'
import { deriveRules } from '../../scheme/derive.ts'
import { derivedIn, numberOf } from '../moments/derived-in.ts'
import type { CodingPair } from '../moments/moment-context.ts'

type Side = 'first' | 'second'
type Numbers = (rating: string, episode: string | null) => number | null
type Place = Omit<ObservationContent, 'records'>

/**
 * One of two codings, with what followed by a rule for its coder and was answered by the other written out as a rating:
 * the version that stands where nothing is decided. What nobody answered is left to the rule.
 */
export function withAnsweredRuleValues(pair: CodingPair, side: Side): Records {
  const derived = derivedIn(pair)
  const other = pair[side === 'first' ? 'second' : 'first']
  return filledIn(pair, pair[side], (rating, episode) =>
    givenAnswer(other, rating, episode) === null ? null : numberOf(derived(side, rating, episode)),
  )
}

/**
 * Two codings with every number that follows by a rule written out: what people choose between. The one they choose
 * stays what it is although what it followed from is settled otherwise. The codings themselves are only read.
 */
export function withRuleValues(pair: CodingPair): CodingPair {
  const derived = derivedIn(pair)
  const filled = (side: Side): Records =>
    filledIn(pair, pair[side], (rating, episode) => numberOf(derived(side, rating, episode)))
  return { ...pair, first: filled('first'), second: filled('second') }
}

/** One coding with all that follows by a rule written out: what a third coder has where the two differ, numbers among it. */
export function withOwnRuleValues({ scheme, episodes, durationMs, records }: ObservationContent): Records {
  return withRuleValues({ scheme, episodes, durationMs, first: records, second: records }).first
}

/** The number that a coding has on a scale in an episode, of those in which what followed was written out. */
export function numbersIn(records: Records): Numbers {
  return (rating, episode) => numberOf(givenAnswer(records, rating, episode))
}

/** Whether a scale that may follow by a rule has neither answer nor value there, and would have one or the other. */
export function isOpen(place: Place, records: Records, rating: string, episode: string | null): boolean {
  if (givenAnswer(records, rating, episode) !== null) return false
  const evaluation = evaluationOf({ ...place, records })
  const span = evaluation.episodes.find(({ id }) => id === episode)
  if (episode !== null && span === undefined) return false
  const value = evaluation.rating(rating, span === undefined ? evaluation.whole : evaluation.inEpisode(span))
  return !value.ok && value.missing === 'pending'
}

/**
 * Settled records in which a scale that may follow by a rule, and is open there, has the number that it had in a
 * coding: nothing follows from what was settled part by part, and nobody can be asked any more. Only what would stay
 * open although all else that is open had its number is written: the rest follows from that by rules of its own.
 */
export function withLastNumbers(place: Place, settled: Records, numbers: Numbers): Records {
  let records = settled
  for (;;) {
    // What was written is an answer, so every round leaves one less.
    const waiting = added(place, numbers).filter((one) => isOpen(place, records, one.rating, one.episode))
    const stillOpen = (one: RatingRecord): boolean => {
      const others = waiting.filter((each) => each !== one)
      return isOpen(place, withRatings(records, others), one.rating, one.episode)
    }
    const next = waiting.find(stillOpen) ?? waiting[0]
    if (next === undefined) return records
    records = withRatings(records, [next])
  }
}

const filledIn = (place: Place, records: Records, numbers: Numbers): Records =>
  withRatings(records, added(place, numbers))

const withRatings = (records: Records, ratings: readonly RatingRecord[]): Records =>
  ratings.length === 0 ? records : { ...records, ...Object.fromEntries(ratings.map((one) => [one.id, one])) }

/** Ratings of all scales that may follow by a rule, wherever there is a number. */
function added({ scheme, episodes }: Place, numbers: Numbers): RatingRecord[] {
  return [...deriveRules(scheme).keys()].flatMap((rating) => {
    const isWhole = scheme.ratings.find(({ id }) => id === rating)?.scope === 'session'
    return (isWhole ? [null] : episodes.map(({ id }) => id)).flatMap((episode): RatingRecord[] => {
      const value = numbers(rating, episode)
      const id = ratingRecordId(rating, episode)
      return value === null ? [] : [{ type: 'rating', id, rating, episode, value, notCodable: null, note: '' }]
    })
  })
}
