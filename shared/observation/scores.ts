import type { Value } from '../scheme/formula/value.ts'
import type { MissingCode } from '../scheme/missing-codes.ts'
import { exportVariables, type Variable } from '../scheme/variables.ts'
import { evaluationOf, type Evaluation } from './evaluation.ts'
import type { ObservationContent } from './observation.ts'

/** The score of one variable in one observation: a value, or the reason why there is none. Exactly one of the two. */
export type ScoreRow = {
  readonly variable: string
  /** The episode kind; null for the whole recording. */
  readonly episode: string | null
  readonly value: number | null
  readonly missing: MissingCode | null
}

/**
 * The scores of an observation, one for each rating and composite of `exportVariables(scheme, plannedEpisodeKinds)`, in
 * that order. Without `plannedEpisodeKinds` all kinds of the scheme are planned. Kinds that the recording does not have:
 * `not_recorded` if the scheme requires them, otherwise `not_expected`. Never NaN, never a row too few.
 */
export function scoreObservation(content: ObservationContent, plannedEpisodeKinds?: readonly string[]): ScoreRow[] {
  const kinds = plannedEpisodeKinds ?? content.scheme.episodes.map(({ id }) => id)
  const evaluation = evaluationOf(content)
  return exportVariables(content.scheme, kinds)
    .filter(({ source }) => source !== 'set')
    .map((variable) => rowOf(variable, valueOf(variable, evaluation)))
}

function valueOf({ source, sourceId, episode }: Variable, evaluation: Evaluation): Value {
  const where = episode === null ? evaluation.whole : evaluation.ofKind(episode)
  return source === 'rating' ? evaluation.rating(sourceId, where) : evaluation.composite(sourceId, where)
}

function rowOf({ name, episode }: Variable, value: Value): ScoreRow {
  if (!value.ok) return { variable: name, episode, value: null, missing: value.missing }
  if (typeof value.value !== 'number') throw new Error(`unchecked formula: ${name} is not a number`)
  return { variable: name, episode, value: value.value, missing: null }
}
