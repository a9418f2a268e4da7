import { withToleranceOf } from '../../scheme/aim-tolerance.ts'
import type { CodeSet } from '../../scheme/scheme.ts'
import type { Variable } from '../../scheme/variables.ts'
import type { StudyPlan } from '../../study/plan.ts'
import type { Figure, VariableReliability } from '../../study/reliability-view.ts'
import { readoutOf } from '../../study/second-readout.ts'
import { pointAgreement, type PointFigures } from '../point-agreement.ts'
import {
  stateSetAgreement,
  type DoubleCodedStates,
  type ExclusiveSetAgreement,
  type OverlappingSetAgreement,
} from '../state-set-agreement.ts'
import { NIL } from '../timed-event.ts'
import { independentPair, type CodedRecording, type Coding, type CollectedScheme } from './collect.ts'
import { byCode, droppedOf, figureOf, matrixOf, noDetail, type CoderCode } from './figures.ts'
import { FEW_EVENTS } from './settings.ts'

function twoStreams(recording: CodedRecording, set: string, pair: readonly [Coding, Coding]): DoubleCodedStates {
  const [first, second] = pair
  return {
    recording: recording.recordingId,
    spans: recording.spans,
    first: first.streams.get(set) ?? [],
    second: second.streams.get(set) ?? [],
  }
}

/** Both independent streams of every double-coded recording; the same person comes first throughout. */
function doubleCoded(
  from: CollectedScheme,
  set: string,
  code: CoderCode,
): { recordings: DoubleCodedStates[]; coders: string[] } {
  const coders = new Set<string>()
  const recordings = from.recordings.flatMap((recording) => {
    const pair = independentPair(recording)
    if (pair === null) return []
    for (const { coder } of pair) coders.add(code(coder))
    return [twoStreams(recording, set, byCode(pair, code))]
  })
  return { recordings, coders: [...coders].sort() }
}

const notEnough = (n: number): Figure => ({ ok: false, why: 'few_events', n })

/** A missing figure of fewer than two recordings has one reason, whatever the statistic says of an empty table. */
const needsPairs = (figure: Figure, recordings: number): Figure =>
  recordings === 0 ? { ok: false, why: 'no_pairs', n: 0 } : figure

function exclusiveDetail(set: CodeSet, agreement: ExclusiveSetAgreement): Partial<VariableReliability> {
  const label = (code: string | number): string =>
    code === NIL ? 'no code' : (set.codes.find(({ id }) => id === code)?.label ?? String(code))
  const { tolerance } = agreement
  return {
    statistic: 'kappa_time',
    reason: agreement.rule === 'start' ? 'states-exclusive-start' : 'states-exclusive',
    estimate: figureOf(agreement.kappa),
    exact: figureOf(agreement.agreement),
    tolerant: figureOf(tolerance.both),
    matrix: matrixOf(agreement.table, agreement.table.categories.map(label), 'seconds'),
    dropped: droppedOf(agreement.dropped, 'seconds'),
    warnings: agreement.kappa.ok ? agreement.kappa.warnings : [],
    perCode: agreement.codes.map((code) => ({
      code: code.code,
      label: label(code.code),
      figure: figureOf(code.kappa),
      a: code.units.first,
      b: code.units.second,
    })),
  }
}

/** Codes that may overlap have no common figure; the verdict follows the lowest code with enough events in both coders. */
function overlappingDetail(set: CodeSet, agreement: OverlappingSetAgreement): Partial<VariableReliability> {
  const assessed = agreement.codes
    .filter(({ events }) => Math.min(events.first, events.second) >= FEW_EVENTS)
    .map(({ pooled }) => figureOf(pooled))
    .sort((a, b) => (a.ok ? a.value : Infinity) - (b.ok ? b.value : Infinity))
  return {
    statistic: 'kappa_per_code',
    reason: agreement.rule === 'start' ? 'states-overlapping-start' : 'states-overlapping',
    estimate: assessed[0] ?? notEnough(0),
    perCode: agreement.codes.map((code) => ({
      code: code.code,
      label: set.codes.find(({ id }) => id === code.code)?.label ?? code.code,
      figure: figureOf(code.pooled),
      a: code.units.first,
      b: code.units.second,
    })),
    warnings: [...new Set(agreement.codes.flatMap(({ warnings }) => warnings))],
  }
}

/** Every coding of a recording that has a master, set against that master: the master is the first of each pair. */
function againstMaster(from: CollectedScheme, set: string): DoubleCodedStates[] {
  return from.recordings.flatMap((recording) => {
    const master = recording.codings.find(({ role }) => role === 'master')
    if (master === undefined) return []
    return recording.codings
      .filter((coding) => coding !== master)
      .map((coding) => twoStreams(recording, set, [master, coding]))
  })
}

function pointDetail(
  set: CodeSet,
  from: CollectedScheme,
  recordings: readonly DoubleCodedStates[],
  asked: StudyPlan,
): Partial<VariableReliability> {
  const plan = withToleranceOf(from.scheme, set.id, asked)
  const codes = set.codes.filter(({ procedure, missing }) => !procedure && !missing)
  const ids = codes.map(({ id }) => id)
  const bootstrap = { seed: plan.seed, replicates: plan.bootstrapReplicates }
  const agreement = pointAgreement(ids, recordings, { toleranceMs: plan.pointToleranceMs, bootstrap })
  const masters = againstMaster(from, set.id)
  const trained =
    masters.length === 0
      ? null
      : pointAgreement(ids, masters, { toleranceMs: plan.pointToleranceMs, master: true, bootstrap }).pooled
  const eventsOf = (one: PointFigures): { a: number; b: number } => ({
    a: one.matched + one.onlyFirst,
    b: one.matched + one.onlySecond,
  })
  const pooled = eventsOf(agreement.pooled)
  return {
    statistic: 'f1',
    reason: 'points-matched',
    toleranceMs: plan.pointToleranceMs,
    estimate:
      Math.min(pooled.a, pooled.b) < FEW_EVENTS ? notEnough(pooled.a + pooled.b) : figureOf(agreement.pooled.f1),
    precision: trained?.precision === undefined ? null : figureOf(trained.precision),
    recall: trained?.recall === undefined ? null : figureOf(trained.recall),
    perCode: agreement.codes.map((one) => ({
      code: one.code,
      label: codes.find(({ id }) => id === one.code)?.label ?? one.code,
      figure: figureOf(one.f1),
      ...eventsOf(one),
      unmatched: { a: one.onlyFirst, b: one.onlySecond },
    })),
    warnings: agreement.pooled.warnings,
  }
}

/** Agreement on the events of one code set (SPEC 4.1 and 4.2; domain 3.4): states by time units, points by matching. */
export function streamReliability(
  from: CollectedScheme,
  variable: Variable,
  set: CodeSet,
  plan: StudyPlan,
  coderCode: CoderCode,
): VariableReliability {
  const { recordings, coders } = doubleCoded(from, set.id, coderCode)
  const detail = ((): Partial<VariableReliability> => {
    if (set.kind === 'point') return pointDetail(set, from, recordings, plan)
    const bootstrap = { seed: plan.seed, replicates: plan.bootstrapReplicates }
    const agreement = stateSetAgreement(set, recordings, { rule: plan.secondReadout, bootstrap })
    return agreement.kind === 'exclusive' ? exclusiveDetail(set, agreement) : overlappingDetail(set, agreement)
  })()
  const base = {
    ...noDetail,
    scheme: from.name,
    variable: variable.name,
    label: variable.label,
    group: set.kind === 'point' ? 'points' : 'streams',
    statistic: variable.statistic,
    ...readoutOf(variable.statistic, plan),
    reason: '',
    threshold: variable.threshold,
    n: recordings.length,
    coders,
    estimate: notEnough(0),
  } satisfies VariableReliability
  const joined: VariableReliability = { ...base, ...detail }
  return { ...joined, estimate: needsPairs(joined.estimate, recordings.length) }
}
