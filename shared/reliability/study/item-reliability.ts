import type { Variable } from '../../scheme/variables.ts'
import type { StudyPlan } from '../../study/plan.ts'
import type { VariableReliability } from '../../study/reliability-view.ts'
import type { BootstrapOptions } from '../bootstrap.ts'
import { categoryAgreement, type CategoryPairs } from '../category-agreement.ts'
import { defined, notDefined, type Dropped } from '../estimate.ts'
import { pearson } from '../pearson.ts'
import { resampled, type Resampled } from '../resampled.ts'
import { mean } from '../summaries.ts'
import { valueLabel } from './category-figures.ts'
import { categoryReliability } from './category-reliability.ts'
import type { Twice } from './breakdown.ts'
import type { CollectedScheme } from './collect.ts'
import { doubleCodedOf } from './double-coded.ts'
import { answeredEventReliability } from './event-answer-reliability.ts'
import { droppedOf, figureOf, noDetail, type CoderCode } from './figures.ts'
import { scoreReliability } from './score-reliability.ts'
import { bootstrapOf } from './settings.ts'

/**
 * Agreement on one item (domain 3.4): kappa of categories, with quadratic weights where they lie in an order; the
 * correlation of two sorts, recording by recording; the ICC of points.
 */
export function itemReliability(
  from: CollectedScheme,
  variable: Variable,
  plan: StudyPlan,
  code: CoderCode,
): VariableReliability {
  const source = variable.item
  switch (source?.kind) {
    case 'checklist':
      return answersReliability(from, variable, plan, code)
    case 'interval':
      return intervalReliability(from, variable, source.item, source.method, plan, code)
    case 'sort':
      return sortReliability(from, variable, plan, code)
    case 'modifier':
    case 'segment':
      return answeredEventReliability(from, variable, source, plan, code)
    case 'points':
    case 'card':
    case undefined:
      return { ...scoreReliability(from, variable, plan, code), group: 'items' }
  }
}

/** One answer a recording: kappa of both coders' answers, with the interval of its standard error. */
function answersReliability(
  from: CollectedScheme,
  variable: Variable,
  plan: StudyPlan,
  code: CoderCode,
): VariableReliability {
  const { recordings, coders } = doubleCodedOf(from, code)
  const values = recordings.map(({ codings }) => codings.map(({ scores }) => scores.get(variable.name)?.value ?? null))
  const both = paired(
    recordings,
    values.map(([a, b]) => [[a ?? null, b ?? null]]),
  )
  const options = { ordered: false, one: true, bootstrap: bootstrapOf(plan), dropped: both.dropped }
  const agreement = categoryAgreement(both.pairs, variable.points ?? [], options)
  return categoryReliability(agreement, {
    ...{ scheme: from.name, variable, label: valueLabel(variable), unit: 'recordings', reason: 'categories' },
    ...{ n: agreement.table.n, coders },
  })
}

/** Pairs in which both have a value, and how many have one, or none. */
function paired(
  recordings: readonly Twice[],
  values: readonly (readonly (readonly [number | null, number | null])[])[],
): { readonly pairs: CategoryPairs[]; readonly dropped: Dropped[] } {
  let [one, none] = [0, 0]
  const pairs = recordings.map(({ recording }, n) => ({
    recording: recording.recordingId,
    pairs: (values[n] ?? []).flatMap(([a, b]): [number, number][] => {
      if (a !== null && b !== null) return [[a, b]]
      if (a === null && b === null) none += 1
      else one += 1
      return []
    }),
  }))
  const dropped: Dropped[] = [
    { n: one, why: 'one_rating' },
    { n: none, why: 'missing_rating' },
  ]
  return { pairs, dropped }
}

/** Interval by interval, pooled over recordings; neighbours are alike, so the interval comes from resampled recordings. */
function intervalReliability(
  from: CollectedScheme,
  variable: Variable,
  item: string,
  method: string,
  plan: StudyPlan,
  code: CoderCode,
): VariableReliability {
  const { recordings, coders } = doubleCodedOf(from, code)
  const both = paired(
    recordings,
    recordings.map(({ codings: [first, second] }) => {
      const [a, b] = [first.answers.intervals.get(item), second.answers.intervals.get(item)]
      const places = [...new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])]
      return places.map((place) => [a?.get(place) ?? null, b?.get(place) ?? null] as const)
    }),
  )
  const ordered = variable.statistic === 'kappa_quadratic'
  const options = { ordered, one: false, bootstrap: bootstrapOf(plan), dropped: both.dropped }
  return categoryReliability(categoryAgreement(both.pairs, variable.points ?? [], options), {
    ...{ scheme: from.name, variable, label: valueLabel(variable), unit: 'intervals', reason: `intervals-${method}` },
    ...{ n: both.pairs.filter(({ pairs }) => pairs.length > 0).length, coders },
  })
}

/**
 * Two sorts of one recording agree as far as the places of their cards correlate. The figure is the mean over
 * recordings; a sort without variation has no correlation and is left out.
 */
function sortReliability(
  from: CollectedScheme,
  variable: Variable,
  plan: StudyPlan,
  code: CoderCode,
): VariableReliability {
  const { recordings, coders } = doubleCodedOf(from, code)
  const cards = from.variables.filter(({ judgedBy }) => judgedBy === variable.name).map(({ name }) => name)
  let [unfinished, flat] = [0, 0]
  const found = recordings.flatMap(({ codings: [first, second] }) => {
    const rows = cards.map((name) => [first, second].map(({ scores }) => scores.get(name)?.value ?? null))
    if (rows.length === 0 || rows.some((row) => row.includes(null))) {
      unfinished += 1
      return []
    }
    const r = pearson(rows)
    if (!r.ok) flat += 1
    return r.ok ? [r.value] : []
  })
  const dropped: Dropped[] = [
    { n: unfinished, why: 'missing_rating' },
    { n: flat, why: 'no_value' },
  ]
  const estimate = meanCorrelation(found, dropped, bootstrapOf(plan))
  return {
    ...noDetail,
    ...{ scheme: from.name, variable: variable.name, label: variable.label, group: 'items' },
    ...{ statistic: 'sort_r', reason: 'sorts', threshold: variable.threshold, n: found.length, coders },
    estimate: figureOf(estimate),
    dropped: droppedOf(
      dropped.filter(({ n }) => n > 0),
      'recordings',
    ),
    warnings: estimate.ok ? estimate.warnings : [],
  }
}

function meanCorrelation(found: readonly number[], dropped: Dropped[], options: BootstrapOptions): Resampled {
  if (found.length === 0) return notDefined('no_pairs', 0, dropped)
  return resampled(
    defined(mean(found), found.length, 'mean r of sorts', { dropped }),
    found.length,
    (drawn) => drawn.reduce((sum, n) => sum + (found[n] ?? 0), 0) / found.length,
    options,
  )
}
