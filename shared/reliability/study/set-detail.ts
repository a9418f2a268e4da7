import { withToleranceOf } from '../../scheme/aim-tolerance.ts'
import type { CodeSet, Scheme } from '../../scheme/scheme.ts'
import type { Variable } from '../../scheme/variables.ts'
import type { Alternative, Breakdown, Part, ReliabilityDetail } from '../../study/reliability-detail.ts'
import type { Figure } from '../../study/reliability-view.ts'
import { readoutWords } from '../../study/second-readout.ts'
import { pooledTable, type ConfusionTable } from '../confusion-table.ts'
import { impliedAccuracyOf } from '../implied-accuracy.ts'
import { pointAgreement, pooledF1, type PointAgreement } from '../point-agreement.ts'
import { pooledKappa } from '../pooled-kappa.ts'
import {
  stateSetAgreement,
  type DoubleCodedStates,
  type ExclusiveSetAgreement,
  type OverlappingSetAgreement,
} from '../state-set-agreement.ts'
import { NIL } from '../timed-event.ts'
import { groupsOf, leastOfPart } from './breakdown.ts'
import { codeCautions, streamCautions } from './cautions.ts'
import type { DetailFrom } from './detail-from.ts'
import { figureOf } from './figures.ts'
import { otherReadout, pointAlternatives, stateAlternatives } from './set-alternatives.ts'

const fewEvents = 5

/** What stands behind the row of a set of codes: of states, one at a time or overlapping, or of points. */
export function setDetail(
  from: DetailFrom,
  variable: Variable,
  set: CodeSet,
  scheme: Pick<Scheme, 'reliability'>,
): ReliabilityDetail {
  const recordings = from.twice.map(({ recording, codings: [first, second] }) => ({
    recording: recording.recordingId,
    spans: recording.spans,
    first: first.streams.get(set.id) ?? [],
    second: second.streams.get(set.id) ?? [],
  }))
  const base = {
    scheme: from.scheme,
    variable: variable.name,
    n: recordings.length,
    decision: null,
    limits: null,
    step: 0,
    accuracy: null,
  }
  const { pointToleranceMs: toleranceMs } = withToleranceOf(scheme, set.id, from.dataset.plan)
  if (set.kind === 'point') return { ...base, ...points(from, set, recordings, toleranceMs) }
  const agreement = stateSetAgreement(set, recordings, {
    rule: from.dataset.plan.secondReadout,
    bootstrap: from.bootstrap,
  })
  return agreement.kind === 'exclusive'
    ? { ...base, ...exclusive(from, set, recordings, agreement) }
    : { ...base, ...overlapping(from, set, recordings, agreement) }
}

type Rest = Pick<ReliabilityDetail, 'chosen' | 'reason' | 'alternatives' | 'breakdowns' | 'cautions' | 'accuracy'>

const labelOf =
  (set: CodeSet) =>
  (code: string | number): string =>
    code === NIL ? 'no code' : (set.codes.find(({ id }) => id === code)?.label ?? String(code))

function exclusive(
  from: DetailFrom,
  set: CodeSet,
  recordings: readonly DoubleCodedStates[],
  agreement: ExclusiveSetAgreement,
): Rest {
  const tables = agreement.recordings.map(({ table }) => table)
  const label = labelOf(set)
  const accuracy = agreement.kappa.ok ? impliedAccuracyOf(agreement.table) : null
  const codes = agreement.codes.map(({ code, events, kappa }): Part =>
    codePart(code, label(code), events, figureOf(kappa), tables.length),
  )
  return {
    chosen: 'kappa_time',
    reason: agreement.rule === 'start' ? 'states-exclusive-start' : 'states-exclusive',
    alternatives: stateAlternatives(set, recordings, agreement, from.bootstrap),
    breakdowns: [
      { kind: 'code', parts: codes },
      ...partsOf(from, (members) =>
        kappaOf(
          members.flatMap((i) => tables[i] ?? []),
          from,
        ),
      ),
    ],
    cautions: streamCautions(agreement, label, from.names),
    accuracy: agreement.kappa.ok && accuracy !== null ? { kappa: agreement.kappa.value, ...accuracy } : null,
  }
}

function kappaOf(tables: readonly ConfusionTable[], { bootstrap }: DetailFrom): Figure {
  const [first] = tables
  if (first === undefined) return { ok: false, why: 'no_pairs', n: 0 }
  return figureOf(pooledKappa(pooledTable(tables, first.categories), tables, [], bootstrap))
}

/** A code with few events in either coder has no figure: one event more or less would turn it over. */
function codePart(
  key: string,
  label: string,
  events: { readonly first: number; readonly second: number },
  figure: Figure,
  n: number,
): Part {
  const least = Math.min(events.first, events.second)
  return { key, label, figure: least < fewEvents ? { ok: false, why: 'few_events', n: least } : figure, n, bias: null }
}

function partsOf(from: DetailFrom, measure: (members: readonly number[]) => Figure): readonly Breakdown[] {
  const groups = groupsOf(from.dataset, from.twice)
  return [...new Set(groups.map(({ kind }) => kind))].map((kind) => ({
    kind,
    parts: groups
      .filter((group) => group.kind === kind)
      .map(({ key, label, members }): Part => {
        const n = members.length
        const figure: Figure = n < leastOfPart ? { ok: false, why: 'few_recordings', n } : measure(members)
        return { key, label, figure: figure.ok ? { ...figure, n } : figure, n, bias: null }
      }),
  }))
}

function codeParts(set: CodeSet, { codes }: OverlappingSetAgreement): readonly Part[] {
  const label = labelOf(set)
  return codes.map(({ code, events, pooled, recordings }) =>
    codePart(code, label(code), events, figureOf(pooled), recordings.length),
  )
}

/** The kappa of the lowest code: of the plan's readout, or of the other one. */
function lowestKappa(id: string, lowest: Part | undefined, params: Alternative['params'] = {}): Alternative {
  return {
    ...{ id, unit: 'coefficient', figure: lowest?.figure ?? { ok: false, why: 'few_events', n: 0 } },
    params: { code: lowest?.label ?? '', ...params },
  }
}

function overlapping(
  from: DetailFrom,
  set: CodeSet,
  coded: readonly DoubleCodedStates[],
  agreement: OverlappingSetAgreement,
): Rest {
  const { codes, rule } = agreement
  const label = labelOf(set)
  const parts = codeParts(set, agreement)
  const other = stateSetAgreement(set, coded, { rule: otherReadout(rule), bootstrap: from.bootstrap })
  const lowest = lowestOf(parts)
  const worst = codes.find(({ code }) => code === lowest?.key)
  const accuracy = worst === undefined ? null : impliedAccuracyOf(worst.table)
  const alternatives: readonly Alternative[] = [
    lowestKappa('kappa_per_code', lowest, { readout: readoutWords[rule] }),
    ...(other.kind === 'overlapping'
      ? [lowestKappa(`kappa_per_code_${other.rule}`, lowestOf(codeParts(set, other)))]
      : []),
    ...parts
      .filter(({ key }) => key !== lowest?.key)
      .map(({ figure, label: code }): Alternative => ({
        id: 'kappa_code',
        unit: 'coefficient',
        figure,
        params: { code },
      })),
    ...codes.map(({ code, specific }): Alternative => ({
      id: 'specific',
      unit: 'share',
      figure: figureOf(specific),
      params: { code: label(code) },
    })),
  ]
  return {
    chosen: 'kappa_per_code',
    reason: agreement.rule === 'start' ? 'states-overlapping-start' : 'states-overlapping',
    alternatives,
    breakdowns: [{ kind: 'code', parts }, ...partsOf(from, (members) => lowestIn(codes, members, from))],
    cautions: codeCautions(codes, label),
    accuracy: lowest?.figure.ok === true && accuracy !== null ? { kappa: lowest.figure.value, ...accuracy } : null,
  }
}

const lowestOf = (parts: readonly Part[]): Part | undefined =>
  parts.filter(({ figure }) => figure.ok).toSorted((a, b) => valueOf(a.figure) - valueOf(b.figure))[0]

const valueOf = (figure: Figure): number => (figure.ok ? figure.value : Infinity)

/** Of a part of the recordings: the lowest kappa of the codes that have enough events in the whole. */
function lowestIn(codes: OverlappingSetAgreement['codes'], members: readonly number[], from: DetailFrom): Figure {
  const figures = codes
    .filter(({ events }) => Math.min(events.first, events.second) >= fewEvents)
    .map(({ recordings }) =>
      kappaOf(
        members.flatMap((i) => recordings[i]?.table ?? []),
        from,
      ),
    )
    .filter((figure) => figure.ok)
    .sort((a, b) => valueOf(a) - valueOf(b))
  return figures[0] ?? { ok: false, why: 'few_events', n: 0 }
}

function points(from: DetailFrom, set: CodeSet, recordings: readonly DoubleCodedStates[], toleranceMs: number): Rest {
  const codes = set.codes.filter(({ procedure, missing }) => !procedure && !missing)
  const agreement = pointAgreement(
    codes.map(({ id }) => id),
    recordings,
    { toleranceMs, bootstrap: from.bootstrap },
  )
  const label = labelOf(set)
  return {
    chosen: 'f1',
    reason: 'points-matched',
    alternatives: pointAlternatives(
      codes.map(({ id }) => id),
      recordings,
      agreement,
      from.bootstrap,
    ),
    breakdowns: [
      {
        kind: 'code',
        parts: agreement.codes.map((one) =>
          codePart(one.code, label(one.code), eventsOf(one), figureOf(one.f1), recordings.length),
        ),
      },
      ...partsOf(from, (members) =>
        figureOf(
          pooledF1(
            members.flatMap((i) => agreement.recordings[i]?.counts ?? []),
            from.bootstrap,
          ),
        ),
      ),
    ],
    cautions: pointCautions(agreement, label),
    accuracy: null,
  }
}

const eventsOf = (one: PointAgreement['pooled']): { readonly first: number; readonly second: number } => ({
  first: one.matched + one.onlyFirst,
  second: one.matched + one.onlySecond,
})

function pointCautions(
  { codes, toleranceMs, pooled }: PointAgreement,
  label: (code: string) => string,
): Rest['cautions'] {
  const ofCodes = codes.flatMap((one) => {
    const { first, second } = eventsOf(one)
    if (first + second === 0) return []
    if (first === 0 || second === 0)
      return [{ code: 'one_coder_only', params: { code: label(one.code), n: first + second } }]
    const least = Math.min(first, second)
    return least < fewEvents ? [{ code: 'few_events', params: { code: label(one.code), n: least } }] : []
  })
  return pooled.timing === null ? ofCodes : [...ofCodes, { code: 'errors_cut', params: { s: toleranceMs / 1000 } }]
}
