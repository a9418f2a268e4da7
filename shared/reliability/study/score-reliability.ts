import type { Variable } from '../../scheme/variables.ts'
import type { Figure, Matrix, ScorePair, VariableReliability } from '../../study/reliability-view.ts'
import type { ConfusionTable } from '../confusion-table.ts'
import type { Dropped, Estimate } from '../estimate.ts'
import { ratingAgreement, type RatedItem } from '../rating-agreement.ts'
import { independentPair, type CodedRecording, type Coding, type CollectedScheme } from './collect.ts'

/** An estimate as a screen or a sheet prints it. */
export function figureOf(estimate: Estimate): Figure {
  if (!estimate.ok) return { ok: false, why: estimate.why, n: estimate.n }
  return { ok: true, value: estimate.value, lo: estimate.ci?.lo ?? null, hi: estimate.ci?.hi ?? null, n: estimate.n }
}

export function matrixOf(table: ConfusionTable, labels: readonly string[], unit: Matrix['unit']): Matrix {
  return { labels, counts: table.counts.map((row) => [...row]), unit }
}

export function droppedOf(dropped: readonly Dropped[], unit: 'recordings' | 'seconds'): VariableReliability['dropped'] {
  return dropped.map(({ why, n }) => ({ why, n, unit }))
}

/** Fields that most kinds of variable leave empty. */
export const noDetail = {
  bias: null,
  exact: null,
  within1: null,
  kappaQuadratic: null,
  tolerant: null,
  perCode: [],
  matrix: null,
  pairs: [],
  dropped: [],
  warnings: [],
  sdDifference: null,
  precision: null,
  recall: null,
} satisfies Partial<VariableReliability>

function scaleValues({ min, max, step }: Variable): number[] | null {
  if (min === null || max === null || step === null) return null
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, n) => min + n * step)
}

/** The code that stands for a person in exports. */
export type CoderCode = (id: string) => string

/**
 * The pair in the order of the coders' codes: "first" and "second" mean the same person in every figure of the study,
 * and a figure does not depend on ids that were drawn by chance.
 */
export function byCode([a, b]: readonly [Coding, Coding], code: CoderCode): readonly [Coding, Coding] {
  return code(a.coder) <= code(b.coder) ? [a, b] : [b, a]
}

function ratedItem(recording: CodedRecording, variable: string, code: CoderCode): RatedItem | null {
  const pair = independentPair(recording)
  if (pair === null) return null
  const ratings = byCode(pair, code).map(({ coder, scores }) => ({
    coder: code(coder),
    value: scores.get(variable)?.value ?? null,
  }))
  return { item: recording.recordingId, ratings }
}

function pairsOf(recordings: readonly CodedRecording[], items: readonly RatedItem[]): ScorePair[] {
  const labels = new Map(recordings.map(({ recordingId, label }) => [recordingId, label]))
  return items.flatMap(({ item, ratings }) => {
    const [a, b] = [ratings[0]?.value ?? null, ratings[1]?.value ?? null]
    return a === null || b === null ? [] : [{ recordingId: item, label: labels.get(item) ?? '', a, b }]
  })
}

/** Agreement on a score: a rating, a composite, a proportion or a rate (SPEC 3 and 4.6; domain 3.4). */
export function scoreReliability(from: CollectedScheme, variable: Variable, coderCode: CoderCode): VariableReliability {
  const items = from.recordings.flatMap((recording) => ratedItem(recording, variable.name, coderCode) ?? [])
  const values = variable.source === 'rating' ? scaleValues(variable) : null
  const agreement = ratingAgreement(items, values === null ? {} : { values })
  const { form, icc, table } = agreement
  const steps = values !== null
  return {
    ...noDetail,
    scheme: from.name,
    variable: variable.name,
    label: variable.label,
    group: variable.source === 'rating' ? 'ratings' : 'composites',
    statistic: form.form === 'ICC(A,1)' ? 'icc_a1' : 'icc_1',
    reason: form.why,
    estimate: figureOf(icc),
    threshold: variable.threshold,
    n: agreement.nItems,
    coders: form.coders,
    bias: figureOf(agreement.meanDifference),
    sdDifference: agreement.meanDifferenceSd,
    exact: steps ? figureOf(agreement.exact) : null,
    within1: steps ? figureOf(agreement.withinOne) : null,
    kappaQuadratic: agreement.kappaQuadratic === null ? null : figureOf(agreement.kappaQuadratic),
    matrix: table === null || values === null ? null : matrixOf(table, values.map(String), 'recordings'),
    pairs: pairsOf(from.recordings, items),
    dropped: droppedOf(agreement.dropped, 'recordings'),
    warnings: icc.ok ? icc.warnings : [],
  }
}
