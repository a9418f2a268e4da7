import { compileScheme, type CompositeInstance } from '../scheme/compile-scheme.ts'
import type { Expr } from '../scheme/formula/ast.ts'
import type { Value } from '../scheme/formula/value.ts'
import { zCallsIn } from '../scheme/formula/within-study.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { MissingCode } from '../scheme/missing-codes.ts'
import { exportVariables, type Variable } from '../scheme/variables.ts'
import { evaluationOf, type Evaluation, type Where } from './evaluation.ts'
import { itemValue } from './item-answers.ts'
import type { ObservationContent } from './observation.ts'
import { constantKey, type StudyConstants } from './study-constants.ts'

/** The score of one variable in one observation: a value, or the reason why there is none. Exactly one of the two. */
export type ScoreRow = {
  readonly variable: string
  /** The episode kind; null for the whole recording. */
  readonly episode: string | null
  readonly value: number | null
  readonly missing: MissingCode | null
  /**
   * Of a scale whose value, or whose reason for none, follows by a rule of the scheme, in one of its episodes at least:
   * no coder judged it.
   */
  readonly derived?: true
}

/**
 * The scores of an observation, one for each rating and composite of `exportVariables(scheme, plannedEpisodeKinds)`, in
 * that order. Without `plannedEpisodeKinds` all kinds of the scheme are planned. Kinds that the recording does not have:
 * `not_recorded` if the scheme requires them, otherwise `not_expected`. Never NaN, never a row too few, but for what only
 * an export knows: it has a row where the study's constants are given.
 */
export function scoreObservation(
  content: ObservationContent,
  plannedEpisodeKinds?: readonly string[],
  study?: StudyConstants,
): ScoreRow[] {
  const evaluation = evaluationOf(content, study)
  return variablesOf(content.scheme, plannedEpisodeKinds).flatMap((variable) =>
    variable.source === 'item' || (variable.atExport && study === undefined) ? [] : [scoreRow(variable, evaluation)],
  )
}

/**
 * All that has a column of its own: the scores, and then the items of forms as they were answered (`item-answers.ts`).
 * Like `scoreObservation` in all else.
 */
export function columnsOfObservation(
  content: ObservationContent,
  plannedEpisodeKinds?: readonly string[],
  study?: StudyConstants,
): ScoreRow[] {
  const evaluation = evaluationOf(content, study)
  return variablesOf(content.scheme, plannedEpisodeKinds).flatMap((variable) => {
    if (variable.item !== undefined)
      return [rowOf(variable, itemValue(content, variable.item, evaluation, whereOf(variable, evaluation)))]
    return variable.atExport && study === undefined ? [] : [scoreRow(variable, evaluation)]
  })
}

/**
 * The values in one observation of all that `z_within( )` standardises, by the names of the constants that they go into
 * (`constantKey`): one row for each of `zTerms`.
 */
export function standardisedParts(content: ObservationContent, plannedEpisodeKinds: readonly string[]): ScoreRow[] {
  const evaluation = evaluationOf(content)
  return zTerms(content.scheme, plannedEpisodeKinds).map(({ composite, episode, of, key }) =>
    rowOf({ name: key, episode }, evaluation.part(composite, of, whereOf({ episode }, evaluation))),
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

/** Where a composite with `z_within( )` in its own formula takes a constant from. `text`: the expression standardised. */
export type ZTerm = {
  readonly composite: CompositeInstance
  /** The episode kind; null for a composite of the whole recording. */
  readonly episode: string | null
  readonly of: Expr
  readonly key: string
  readonly text: string
}

/**
 * The calls of `z_within( )` in a scheme, each in every kind of episode planned. Those without a column are among them:
 * a composite may name what is made for a code that does not occur in that kind, and needs its constant all the same.
 */
export function zTerms(scheme: Scheme, plannedEpisodeKinds: readonly string[]): readonly ZTerm[] {
  const kinds = scheme.episodes.map(({ id }) => id).filter((id) => plannedEpisodeKinds.includes(id))
  return [...compileScheme(scheme).composites.values()].flatMap((composite) =>
    zCallsIn(composite.expr).flatMap(({ of }) => {
      const text = composite.composite.expr.slice(of.at.from, of.at.to)
      const bound = text.replaceAll(/\bcode\b/g, composite.code?.id ?? 'code')
      return (composite.composite.scope === 'session' ? [null] : kinds).map((episode): ZTerm => {
        return { composite, episode, of, key: constantKey(composite.id, episode, of), text: bound }
      })
    }),
  )
}

const whereOf = ({ episode }: Pick<Variable, 'episode'>, evaluation: Evaluation): Where =>
  episode === null ? evaluation.whole : evaluation.ofKind(episode)

function scoreRow(variable: Variable, evaluation: Evaluation): ScoreRow {
  const row = rowOf(variable, valueOf(variable, evaluation))
  return row.missing !== 'pending' && isDerived(variable, row, evaluation) ? { ...row, derived: true } : row
}

/**
 * Beside a value a reason that follows for another episode of the kind changes nothing: the value is as it was judged.
 */
function isDerived(variable: Variable, { value }: ScoreRow, evaluation: Evaluation): boolean {
  const { source, sourceId } = variable
  if (source !== 'rating' || !evaluation.scheme.derived.has(sourceId)) return false
  const ids = variable.episode === null ? [null] : whereOf(variable, evaluation).spans.map(({ id }) => id)
  const followed = ids.flatMap((id) => evaluation.derived(sourceId, id)?.value ?? [])
  return followed.some((one) => (value === null ? !one.ok && one.missing !== 'pending' : one.ok))
}

function valueOf(variable: Variable, evaluation: Evaluation): Value {
  const where = whereOf(variable, evaluation)
  return variable.source === 'rating'
    ? evaluation.rating(variable.sourceId, where)
    : evaluation.composite(variable.sourceId, where)
}

function rowOf({ name, episode }: Pick<Variable, 'name' | 'episode'>, value: Value): ScoreRow {
  if (!value.ok) return { variable: name, episode, value: null, missing: value.missing }
  if (typeof value.value !== 'number') throw new Error(`unchecked formula: ${name} is not a number`)
  return { variable: name, episode, value: value.value, missing: null }
}
