import type { MissingCode } from '../../scheme/missing-codes.ts'
import type { Variable } from '../../scheme/variables.ts'
import type { ConditionAgreement } from '../../study/reliability-view.ts'
import type { ScoreRow } from '../../observation/scores.ts'
import { cohenKappa } from '../cohen-kappa.ts'
import { confusionTable } from '../confusion-table.ts'
import type { CollectedScheme } from './collect.ts'
import { doubleCodedOf } from './double-coded.ts'
import { figureOf, type CoderCode } from './figures.ts'

/**
 * Agreement on whether a scale that is asked only where a condition holds had to be rated at all: in how many recordings
 * both coders had to, one, or none, and kappa of it. Null for scales that are always asked. A scale that was asked and
 * could not be coded counts as asked, one that followed by a rule and was left to it does not; recordings without the episode, or still open, are left out.
 */
export function conditionOf(from: CollectedScheme, variable: Variable, code: CoderCode): ConditionAgreement | null {
  if (!isConditional(from, variable)) return null
  const pairs = doubleCodedOf(from, code).recordings.flatMap(({ codings }): [number, number][] => {
    const [a, b] = codings.map(({ scores }) => wasAsked(scores.get(variable.name)))
    return a === null || b === null || a === undefined || b === undefined ? [] : [[Number(a), Number(b)]]
  })
  const table = confusionTable(pairs, [1, 0])
  const count = (i: number, j: number): number => table.counts[i]?.[j] ?? 0
  return {
    kappa: figureOf(cohenKappa(table)),
    both: count(0, 0),
    one: count(0, 1) + count(1, 0),
    neither: count(1, 1),
  }
}

function isConditional({ scheme }: CollectedScheme, { source, sourceId }: Variable): boolean {
  if (source !== 'rating') return false
  const rating = scheme.ratings.find(({ id }) => id === sourceId)
  const ruled = scheme.rules.some(({ kind, fields, target }) =>
    kind === 'skip' ? fields.includes(sourceId) : kind === 'derive' && target === sourceId,
  )
  return ruled || (rating !== undefined && rating.showIf !== null)
}

/** Reasons that do not tell whether the scale was asked. */
const unknown: readonly MissingCode[] = ['pending', 'not_recorded', 'not_expected', 'too_short']

function wasAsked(row: ScoreRow | undefined): boolean | null {
  if (row === undefined) return null
  if (row.derived === true) return false
  if (row.value !== null) return true
  if (row.missing === 'not_applicable') return false
  return row.missing === null || unknown.includes(row.missing) ? null : true
}
