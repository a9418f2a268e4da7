import {
  ratingRecordId,
  type AnswerRecord,
  type MarkRecord,
  type ObservationRecord,
  type RatingRecord,
  type Records,
} from '../../observation/record.ts'
import type { Choice } from '../../study/consensus.ts'
import { notCodableValue, type Moment } from '../../study/moment.ts'
import type { CodingPair, MomentRules } from '../moments/moment-context.ts'
import { followedApart } from '../moments/form-moments.ts'
import { moments } from '../moments/moments.ts'
import { consensusEvents } from './consensus-events.ts'
import { isOpen, numbersIn, withAnsweredRuleValues, withLastNumbers, withRuleValues } from './rule-values.ts'

/** Whose version stands where nothing was decided: the primary coder's. */
export type Base = 'first' | 'second'

/**
 * The records of a consensus: what both coders have, what was decided where they differ, and the primary coder's version
 * of what is not due or not decided yet. Evidence of both is kept; notes are not, they belong to who wrote them. The two
 * codings are only read.
 */
export function consensusRecords(
  pair: CodingPair,
  base: Base,
  choices: readonly Choice[],
  rules: MomentRules,
): Records {
  const decided = new Map(choices.map((choice) => [choice.moment, choice]))
  const out: Record<string, ObservationRecord> = {}
  const put = (record: ObservationRecord): void => {
    out[record.id] = record
  }
  const written = withRuleValues(pair)
  const standing = withAnsweredRuleValues(pair, base)
  for (const record of Object.values(standing)) if (isAnswered(record)) put(withoutNote(record))
  const differences = moments(pair, rules)
  for (const moment of differences) {
    const choice = decided.get(moment.key)
    if (choice !== undefined && moment.source.kind !== 'set') settle(out, written, moment, choice)
  }
  for (const side of ['first', 'second'] as const)
    for (const record of Object.values(pair[side])) if (record.type === 'mark') put(evidenceOf(record, side))
  for (const record of consensusEvents(pair, base, decided, rules)) put(record)
  const undecided = differences.filter((one) => !decided.has(one.key))
  return withLastNumbers(pair, out, lastNumbers(pair, base, undecided, rules))
}

/**
 * What a scale may fall back on that followed by a rule: the number that both have, or the only one; the primary
 * coder's where the two are nearer than what is due. Null for what people are still to decide.
 */
export function lastNumbers(
  pair: CodingPair,
  base: Base,
  undecided: readonly Moment[],
  rules: MomentRules,
): (rating: string, episode: string | null) => number | null {
  const left = undecided.filter((one) => one.due || followedApart(pair, one, rules))
  const keys = new Set(left.map(({ key }) => key))
  const { first, second } = withRuleValues(pair)
  const [own, other] = (base === 'first' ? [first, second] : [second, first]).map(numbersIn)
  return (rating, episode) =>
    keys.has(ratingRecordId(rating, episode)) ? null : (own?.(rating, episode) ?? other?.(rating, episode) ?? null)
}

/**
 * Every difference, those included as due that became so by what was decided: a scale followed for both by a rule, to
 * things too far apart to take one of them, and nothing follows once all else is settled. It is due until it is
 * decided.
 */
export function momentsToSettle(
  pair: CodingPair,
  base: Base,
  choices: readonly Choice[],
  rules: MomentRules,
): Moment[] {
  const all = moments(pair, rules)
  const decided = new Set(choices.map(({ moment }) => moment))
  const undecided = all.filter((one) => !decided.has(one.key))
  const apart = new Set(undecided.filter((one) => followedApart(pair, one, rules)))
  if (apart.size === 0 || undecided.some((one) => one.due)) return all
  const records = consensusRecords(pair, base, choices, rules)
  return all.map((one) =>
    apart.has(one) && isOpen(pair, records, one.source.id, one.episode) ? { ...one, due: true } : one,
  )
}

const isAnswered = ({ type }: ObservationRecord): boolean =>
  type === 'rating' || type === 'context' || type === 'answer' || type === 'confirm'

const withoutNote = (record: ObservationRecord): ObservationRecord =>
  record.type === 'rating' ? { ...record, note: '' } : record

const evidenceOf = (mark: MarkRecord, side: Base): MarkRecord => ({ ...mark, id: `${side}-${mark.id}`, note: '' })

function settle(
  out: Record<string, ObservationRecord>,
  pair: CodingPair,
  { key, source, episode }: Moment,
  { choice, other }: Choice,
): void {
  if (choice === 'other') {
    const made = other === null ? null : madeOf(pair, key, other)
    if (made !== null) out[key] = made
    return
  }
  const from = pair[choice]
  if (source.kind !== 'sort' && source.kind !== 'points') return replace(out, key, from[key])
  const isOfForm = (record: ObservationRecord): boolean =>
    record.type === 'answer' && record.form === source.id && record.episode === episode
  for (const record of Object.values(out)) if (isOfForm(record)) delete out[record.id]
  for (const record of Object.values(from)) if (isOfForm(record)) out[record.id] = record
}

function replace(out: Record<string, ObservationRecord>, key: string, record: ObservationRecord | undefined): void {
  if (record === undefined) delete out[key]
  else out[key] = withoutNote(record)
}

/** The record that holds what neither coder has, made after one that there is. */
function madeOf(pair: CodingPair, key: string, other: string): ObservationRecord | null {
  const like = pair.first[key] ?? pair.second[key]
  switch (like?.type) {
    case 'rating':
      return ratedOther(pair, like, other)
    case 'answer':
      return answeredOther(like, other)
    case 'context':
      return { ...like, value: typeof like.value === 'number' ? Number(other) : other }
    default:
      return null
  }
}

function ratedOther({ scheme }: CodingPair, like: RatingRecord, other: string): RatingRecord {
  const scale = scheme.ratings.find(({ id }) => id === like.rating)
  const reason = scale?.notCodable.find(({ code }) => notCodableValue(code) === other)?.code ?? null
  return { ...like, value: reason === null ? Number(other) : null, notCodable: reason, note: '' }
}

const answeredOther = (like: AnswerRecord, other: string): AnswerRecord => ({
  ...like,
  value: other === 'null' ? null : Number(other),
})
