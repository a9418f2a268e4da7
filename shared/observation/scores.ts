import type { Value } from '../scheme/formula/value.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { MissingCode } from '../scheme/missing-codes.ts'
import { exportVariables, type Variable } from '../scheme/variables.ts'
import { evaluationOf, type Evaluation, type Where } from './evaluation.ts'
import { itemValue } from './item-answers.ts'
import type { ObservationContent } from './observation.ts'

/** The score of one variable in one observation: a value, or the reason why there is none. Exactly one of the two. */
export type ScoreRow = {
  readonly variable: string
  /** The episode kind; null for the whole recording. */
  readonly episode: string | null
  readonly value: number | null
  readonly missing: MissingCode | null
  /** Of a scale whose value follows by a rule of the scheme, in one of its episodes at least: no coder judged it. */
  readonly derived?: true
}

/**
 * The scores of an observation, one for each rating and composite of `exportVariables(scheme, plannedEpisodeKinds)`, in
 * that order. Without `plannedEpisodeKinds` all kinds of the scheme are planned. Kinds that the recording does not have:
 * `not_recorded` if the scheme requires them, otherwise `not_expected`. Never NaN, never a row too few.
 */
export function scoreObservation(content: ObservationContent, plannedEpisodeKinds?: readonly string[]): ScoreRow[] {
  const evaluation = evaluationOf(content)
  return variablesOf(content.scheme, plannedEpisodeKinds).flatMap((variable) =>
    variable.source === 'item' ? [] : [scoreRow(variable, evaluation)],
  )
}

/**
 * All that has a column of its own: the scores, and then the items of forms as they were answered (`item-answers.ts`).
 * Like `scoreObservation` in all else.
 */
export function columnsOfObservation(content: ObservationContent, plannedEpisodeKinds?: readonly string[]): ScoreRow[] {
  const evaluation = evaluationOf(content)
  return variablesOf(content.scheme, plannedEpisodeKinds).map((variable) =>
    variable.item === undefined
      ? scoreRow(variable, evaluation)
      : rowOf(variable, itemValue(content, variable.item, evaluation, whereOf(variable, evaluation))),
  )
}

/** The score as far as the coder judged it: what follows by a rule is no judgement, so it has no value here. */
export const judged = (row: ScoreRow): ScoreRow =>
  row.derived === true ? { ...row, value: null, missing: 'not_applicable' } : row

/** The value that the coder judged; null where there is none, or it follows by a rule. */
export const judgedValue = (row: ScoreRow | undefined): number | null => (row === undefined ? null : judged(row).value)

// A published scheme is scored some hundred times over; working its variables out takes as long as scoring them.
const known = new WeakMap<Scheme, Map<string, readonly Variable[]>>()

function variablesOf(scheme: Scheme, planned: readonly string[] | undefined): readonly Variable[] {
  const kinds = planned ?? scheme.episodes.map(({ id }) => id)
  const byKinds = known.get(scheme) ?? new Map<string, readonly Variable[]>()
  known.set(scheme, byKinds)
  const key = kinds.join(' ')
  const found = byKinds.get(key) ?? exportVariables(scheme, kinds).filter(({ type }) => type === 'numeric')
  byKinds.set(key, found)
  return found
}

const whereOf = ({ episode }: Variable, evaluation: Evaluation): Where =>
  episode === null ? evaluation.whole : evaluation.ofKind(episode)

function scoreRow(variable: Variable, evaluation: Evaluation): ScoreRow {
  const row = rowOf(variable, valueOf(variable, evaluation))
  return row.value !== null && isDerived(variable, evaluation) ? { ...row, derived: true } : row
}

function isDerived(variable: Variable, evaluation: Evaluation): boolean {
  const { source, sourceId } = variable
  if (source !== 'rating' || !evaluation.scheme.derived.has(sourceId)) return false
  const ids = variable.episode === null ? [null] : whereOf(variable, evaluation).spans.map(({ id }) => id)
  return ids.some((id) => evaluation.derived(sourceId, id)?.value.ok === true)
}

function valueOf(variable: Variable, evaluation: Evaluation): Value {
  const where = whereOf(variable, evaluation)
  return variable.source === 'rating'
    ? evaluation.rating(variable.sourceId, where)
    : evaluation.composite(variable.sourceId, where)
}

function rowOf({ name, episode }: Variable, value: Value): ScoreRow {
  if (!value.ok) return { variable: name, episode, value: null, missing: value.missing }
  if (typeof value.value !== 'number') throw new Error(`unchecked formula: ${name} is not a number`)
  return { variable: name, episode, value: value.value, missing: null }
}
