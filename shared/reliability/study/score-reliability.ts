import { judgedValue } from '../../observation/scores.ts'
import type { Variable } from '../../scheme/variables.ts'
import type { ScorePair, VariableReliability } from '../../study/reliability-view.ts'
import type { StudyPlan } from '../../study/plan.ts'
import { categoryAgreement } from '../category-agreement.ts'
import type { Dropped } from '../estimate.ts'
import { ratingAgreement, type RatedItem } from '../rating-agreement.ts'
import { categoryFigures, valueLabel } from './category-figures.ts'
import { independentPair, type CodedRecording, type CollectedScheme } from './collect.ts'
import { conditionOf } from './condition.ts'
import { byCode, droppedOf, figureOf, matrixOf, noDetail, type CoderCode } from './figures.ts'
import { bootstrapOf } from './settings.ts'

function ratedItem(recording: CodedRecording, variable: string, code: CoderCode): RatedItem | null {
  const pair = independentPair(recording)
  if (pair === null) return null
  const ratings = byCode(pair, code).map(({ coder, scores }) => ({
    coder: code(coder),
    value: judgedValue(scores.get(variable)),
  }))
  return { item: recording.recordingId, ratings }
}

/** Whether one of the two did not rate it, since it followed by a rule: no pair of judgements, and not a missing one. */
function isDerivedIn(recording: CodedRecording, variable: string): boolean {
  return independentPair(recording)?.some(({ scores }) => scores.get(variable)?.derived === true) ?? false
}

function pairsOf(recordings: readonly CodedRecording[], items: readonly RatedItem[]): ScorePair[] {
  const labels = new Map(recordings.map(({ recordingId, label }) => [recordingId, label]))
  return items.flatMap(({ item, ratings }) => {
    const [a, b] = [ratings[0]?.value ?? null, ratings[1]?.value ?? null]
    return a === null || b === null ? [] : [{ recordingId: item, label: labels.get(item) ?? '', a, b }]
  })
}

const statistics = { 'ICC(A,1)': 'icc_a1', 'ICC(1)': 'icc_1', 'ICC(A,k)': 'icc_ak', 'ICC(k)': 'icc_k' } as const

/**
 * Agreement on a score: a rating, a composite, a proportion or a rate (SPEC 3 and 4.6; domain 3.4). The figure is that of
 * the mean of coders only where the plan analyses the mean and every recording was coded twice.
 */
export function scoreReliability(
  from: CollectedScheme,
  variable: Variable,
  plan: Pick<StudyPlan, 'analysisScore'>,
  coderCode: CoderCode,
): VariableReliability {
  const derived = from.recordings.filter((recording) => isDerivedIn(recording, variable.name))
  const items = from.recordings
    .filter((recording) => !derived.includes(recording))
    .flatMap((recording) => ratedItem(recording, variable.name, coderCode) ?? [])
  const values = variable.points
  const { locked, doubleCoded } = from.coverage
  const average = plan.analysisScore === 'mean' && locked > 0 && doubleCoded === locked
  const agreement = ratingAgreement(items, { average, ...(values === null ? {} : { values }) })
  const { form, icc, table } = agreement
  const byRule: Dropped[] = derived.length === 0 ? [] : [{ n: derived.length, why: 'derived' }]
  const dropped = [...agreement.dropped, ...byRule]
  const steps = values !== null
  const condition = conditionOf(from, variable, coderCode)
  return {
    ...noDetail,
    scheme: from.name,
    variable: variable.name,
    label: variable.label,
    group: variable.source === 'rating' ? 'ratings' : 'composites',
    statistic: statistics[form.form],
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
    dropped: droppedOf(dropped, 'recordings'),
    warnings: icc.ok ? icc.warnings : [],
    ...(condition === null ? {} : { condition }),
  }
}

/**
 * Agreement on a class (a scale of two points): kappa takes the place of the intraclass correlation, and what is said
 * of distances between points falls away.
 */
export function classReliability(
  from: CollectedScheme,
  variable: Variable,
  plan: StudyPlan,
  coderCode: CoderCode,
): VariableReliability {
  const score = scoreReliability(from, variable, plan, coderCode)
  const pairs = score.pairs.map(({ a, b }): [number, number] => [a, b])
  const agreement = categoryAgreement([{ recording: '', pairs }], variable.points ?? [], {
    ...{ ordered: false, one: true, bootstrap: bootstrapOf(plan) },
  })
  return {
    ...score,
    ...{ statistic: 'kappa', reason: 'class', within1: null, kappaQuadratic: null },
    estimate: score.n === 0 ? { ok: false, why: 'no_pairs', n: 0 } : figureOf(agreement.kappa),
    categories: categoryFigures(agreement, valueLabel(variable)),
    warnings: agreement.warnings,
  }
}
