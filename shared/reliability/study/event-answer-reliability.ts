import { withToleranceOf } from '../../scheme/aim-tolerance.ts'
import type { ModifierValue } from '../../scheme/modifier.ts'
import type { CodeSet } from '../../scheme/scheme.ts'
import type { ItemSource, Variable } from '../../scheme/variables.ts'
import type { StudyPlan } from '../../study/plan.ts'
import type { Figure, VariableReliability } from '../../study/reliability-view.ts'
import type { BootstrapOptions } from '../bootstrap.ts'
import { categoryAgreement, type CategoryAgreement } from '../category-agreement.ts'
import { notDefined, type Dropped, type Estimate } from '../estimate.ts'
import { iccFromMeanSquares } from '../icc.ts'
import { matchEvents, type EventMatching } from '../matched-events.ts'
import { meanSquares } from '../mean-squares.ts'
import { resampled, type Resampled } from '../resampled.ts'
import { bootstrapOf, FEW_EVENTS, SAME_STATE } from './settings.ts'
import { categoryReliability } from './category-reliability.ts'
import type { CollectedScheme } from './collect.ts'
import type { AnsweredEvent } from './collect-answers.ts'
import { doubleCodedOf } from './double-coded.ts'
import { droppedOf, figureOf, noDetail, type CoderCode } from './figures.ts'

type Asked = Extract<ItemSource, { kind: 'modifier' | 'segment' }>

/** Two coders' answers about one event, in one recording. */
type RecordingAnswers = {
  readonly recording: string
  readonly pairs: readonly (readonly [ModifierValue, ModifierValue])[]
}

type Compared = {
  readonly answers: readonly RecordingAnswers[]
  readonly dropped: Dropped[]
  readonly n: number
  readonly coders: readonly string[]
  readonly bootstrap: BootstrapOptions
}

export function matchingOf({ kind }: Pick<CodeSet, 'kind'>, plan: StudyPlan): EventMatching {
  return kind === 'point' ? { kind, toleranceMs: plan.pointToleranceMs } : { kind, minimum: SAME_STATE }
}

/** Segments that could not be made out are asked nothing. */
export const codable = ({ codes }: CodeSet, events: readonly AnsweredEvent[]): readonly AnsweredEvent[] => {
  const missing = new Set(codes.filter((code) => code.missing).map(({ id }) => id))
  return events.filter(({ code }) => !missing.has(code))
}

/**
 * Agreement on what was asked about events that both coders coded: of points matched by onset, of states and segments
 * linked by overlap. What only one of them coded is a matter of its set; what only one of them answered is counted as
 * left out, and where neither did there is nothing to compare. Recordings are resampled for the interval.
 */
export function answeredEventReliability(
  from: CollectedScheme,
  variable: Variable,
  source: Asked,
  asked: StudyPlan,
  code: CoderCode,
): VariableReliability {
  const set = from.scheme.sets.find(({ id }) => id === source.set)
  const plan = withToleranceOf(from.scheme, source.set, asked)
  const found = byKind(from, variable, source, compare(from, set, source, plan, code))
  return set?.kind === 'point' ? { ...found, toleranceMs: plan.pointToleranceMs } : found
}

function byKind(from: CollectedScheme, variable: Variable, source: Asked, compared: Compared): VariableReliability {
  const set = from.scheme.sets.find(({ id }) => id === source.set)
  const modifier = from.scheme.modifiers.find(({ id }) => source.kind === 'modifier' && id === source.modifier)
  // What is worked out about events is a number where it has no options.
  const isNumber = source.kind === 'modifier' && modifier === undefined && source.options.length === 0
  if (isNumber || modifier?.type === 'number') return ofNumbers(from.name, variable, compared)
  if (modifier?.type === 'multi') return ofOptions(from.name, variable, modifier.options, compared)
  return ofChoice(from.name, variable, source, labelsOf(set, source), compared)
}

function labelsOf(set: CodeSet | undefined, source: Asked): readonly string[] {
  if (source.kind === 'modifier') return source.options
  const question = set?.segment?.questions.find(({ id }) => id === source.question)
  return source.options.map((option) => question?.options.find(({ id }) => id === option)?.label ?? option)
}

function compare(
  from: CollectedScheme,
  set: CodeSet | undefined,
  source: Asked,
  plan: StudyPlan,
  code: CoderCode,
): Compared {
  const { recordings, coders } = doubleCodedOf(from, code)
  const asked = source.kind === 'modifier' ? source.modifier : source.question
  let one = 0
  const answers = recordings.map(({ recording, codings }): RecordingAnswers => {
    if (set === undefined) return { recording: recording.recordingId, pairs: [] }
    const [first, second] = codings.map((coding) => codable(set, coding.answers.events.get(set.id) ?? []))
    const matched = matchEvents(recording.spans, first ?? [], second ?? [], matchingOf(set, plan))
    const pairs = matched.pairs.flatMap(([a, b]): [ModifierValue, ModifierValue][] => {
      // Different codes may be asked different things; that they differ is a matter of the set.
      if (source.kind === 'modifier' && a.code !== b.code) return []
      const [x, y] = [a.answers.get(asked), b.answers.get(asked)]
      if (x !== undefined && y !== undefined) return [[x, y]]
      if (x !== undefined || y !== undefined) one += 1
      return []
    })
    return { recording: recording.recordingId, pairs }
  })
  const n = answers.filter(({ pairs }) => pairs.length > 0).length
  return { answers, dropped: [{ n: one, why: 'one_rating' }], n, coders, bootstrap: bootstrapOf(plan) }
}

/** Options as categories, by their place in the scheme. */
function ofChoice(
  scheme: string,
  variable: Variable,
  { kind, options }: Asked,
  labels: readonly string[],
  { answers, dropped, n, coders, bootstrap }: Compared,
): VariableReliability {
  const place = (value: ModifierValue): number => (typeof value === 'string' ? options.indexOf(value) : -1)
  const recordings = answers.map(({ recording, pairs }) => ({
    recording,
    pairs: pairs.map(([a, b]): [number, number] => [place(a), place(b)]),
  }))
  const categories = options.map((_, i) => i)
  const agreement = categoryAgreement(recordings, categories, { ordered: false, one: false, bootstrap, dropped })
  return categoryReliability(agreement, {
    ...{ scheme, variable, unit: 'events', n, coders },
    reason: kind === 'segment' ? 'segments-matched' : 'events-matched',
    label: (value) => labels[value] ?? String(value),
  })
}

/** Each option chosen or not; the verdict follows the lowest of those that both chose often enough. */
function ofOptions(
  scheme: string,
  variable: Variable,
  options: readonly string[],
  { answers, dropped, n, coders, bootstrap }: Compared,
): VariableReliability {
  const chosen = (value: ModifierValue, option: string): number =>
    Number(Array.isArray(value) ? value.includes(option) : value === option)
  const each = options.map((option): { option: string; agreement: CategoryAgreement } => {
    const recordings = answers.map(({ recording, pairs }) => ({
      recording,
      pairs: pairs.map(([a, b]): [number, number] => [chosen(a, option), chosen(b, option)]),
    }))
    return { option, agreement: categoryAgreement(recordings, [0, 1], { ordered: false, one: false, bootstrap }) }
  })
  const timesOf = ({ categories }: CategoryAgreement): { a: number; b: number } => ({
    a: categories[1]?.first ?? 0,
    b: categories[1]?.second ?? 0,
  })
  const assessed = each
    .filter(({ agreement }) => Math.min(timesOf(agreement).a, timesOf(agreement).b) >= FEW_EVENTS)
    .map(({ agreement }): Figure => figureOf(agreement.kappa))
    .sort((a, b) => (a.ok ? a.value : Infinity) - (b.ok ? b.value : Infinity))
  const few: Figure = { ok: false, why: n === 0 ? 'no_pairs' : 'few_events', n: 0 }
  return {
    ...noDetail,
    ...{ scheme, variable: variable.name, label: variable.label, group: 'items', statistic: 'kappa_options' },
    ...{ reason: 'options-matched', threshold: variable.threshold, n, coders },
    estimate: assessed[0] ?? few,
    perCode: each.map(({ option, agreement }) => ({
      ...{ code: option, label: option, figure: figureOf(agreement.kappa) },
      ...timesOf(agreement),
    })),
    dropped: droppedOf(present(dropped), 'events'),
    warnings: [...new Set(each.flatMap(({ agreement }) => agreement.warnings))],
  }
}

const present = (dropped: readonly Dropped[]): Dropped[] => dropped.filter(({ n }) => n > 0)

/** Numbers asked about events: ICC(A,1) over events. */
function ofNumbers(
  scheme: string,
  variable: Variable,
  { answers, dropped, n, coders, bootstrap }: Compared,
): VariableReliability {
  const perRecording = answers.map(({ pairs }) =>
    pairs.flatMap(([a, b]): [number, number][] => (typeof a === 'number' && typeof b === 'number' ? [[a, b]] : [])),
  )
  const estimate = iccOverEvents(
    perRecording.filter((rows) => rows.length > 0),
    present(dropped),
    bootstrap,
  )
  return {
    ...noDetail,
    ...{ scheme, variable: variable.name, label: variable.label, group: 'items', statistic: 'icc_a1' },
    ...{ reason: 'numbers-matched', threshold: variable.threshold, n, coders },
    estimate: figureOf(estimate),
    dropped: droppedOf(present(dropped), 'events'),
    warnings: estimate.ok ? estimate.warnings : [],
  }
}

/** Events of one recording are alike, so the interval comes from resampled recordings and not from F. */
function iccOverEvents(
  perRecording: readonly (readonly (readonly [number, number])[])[],
  dropped: Dropped[],
  options: BootstrapOptions,
): Resampled {
  const rows = perRecording.flat()
  if (rows.length === 0) return notDefined('no_pairs', 0, dropped)
  const of = (some: readonly (readonly [number, number])[]): Estimate => {
    const ms = meanSquares(some)
    return ms === null
      ? notDefined('too_few_items', some.length, dropped)
      : iccFromMeanSquares(ms, 'A,1', 0.95, dropped)
  }
  const whole = of(rows)
  if (!whole.ok) return whole
  const { ci: _ci, se: _se, ...rest } = whole
  return resampled(
    rest,
    perRecording.length,
    (drawn) => {
      const one = of([...drawn].flatMap((i) => perRecording[i] ?? []))
      return one.ok ? one.value : null
    },
    options,
  )
}
