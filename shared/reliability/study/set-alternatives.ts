import type { CodeSet } from '../../scheme/scheme.ts'
import type { Alternative, FigureUnit } from '../../study/reliability-detail.ts'
import type { Figure } from '../../study/reliability-view.ts'
import { readoutWords, type SecondReadout } from '../../study/second-readout.ts'
import { matchAcrossCodes } from '../across-code-matching.ts'
import { alignCodes } from '../alignment.ts'
import type { BootstrapOptions } from '../bootstrap.ts'
import { pooledTable, type ConfusionTable } from '../confusion-table.ts'
import { icc } from '../icc.ts'
import { linkByOverlap } from '../overlap-linking.ts'
import { pointAgreement, pooledShare, type PointAgreement } from '../point-agreement.ts'
import { pooledPabak } from '../pooled-agreement.ts'
import { pooledEventKappa } from '../pooled-event-kappa.ts'
import { pooledTiming } from '../pooled-timing.ts'
import type { Resampled } from '../resampled.ts'
import { stateSetAgreement, type DoubleCodedStates, type ExclusiveSetAgreement } from '../state-set-agreement.ts'
import { clipPairs, NIL, type ClipPair, type TimedEvent } from '../timed-event.ts'
import { unitRoles } from '../unit-roles.ts'
import { figureOf } from './figures.ts'

const coefficient = (id: string, figure: Figure, params: Alternative['params'] = {}): Alternative => ({
  id,
  unit: 'coefficient',
  figure,
  params,
})

/** Overlaps from which two events are taken for the same: the published one, and what happens beside it. */
const overlaps = [0.6, 0.51, 0.8]

/** The readout that the plan did not choose: what the figure would be with it is always one click away. */
export const otherReadout = (rule: SecondReadout): SecondReadout => (rule === 'start' ? 'majority' : 'start')

/** Every other way to set two streams of states against each other; the chosen one first. */
export function stateAlternatives(
  set: CodeSet,
  recordings: readonly DoubleCodedStates[],
  agreement: ExclusiveSetAgreement,
  bootstrap: BootstrapOptions,
): readonly Alternative[] {
  const { tolerance, rule } = agreement
  const tables = agreement.recordings.map(({ table }) => table)
  const fine = stateSetAgreement(set, recordings, { unitMs: 100, rule, bootstrap })
  const other = stateSetAgreement(set, recordings, { rule: otherReadout(rule), bootstrap })
  return [
    coefficient('kappa_time', figureOf(agreement.kappa), { readout: readoutWords[rule] }),
    coefficient('kappa_tolerance', figureOf(tolerance.both), { s: tolerance.ms / 1000 }),
    ...(fine.kind === 'exclusive' ? [coefficient('kappa_tenth', figureOf(fine.kappa))] : []),
    ...(other.kind === 'exclusive' ? [coefficient(`kappa_${other.rule}`, figureOf(other.kappa))] : []),
    coefficient('kappa_exact', figureOf(agreement.exact.kappa)),
    ...eventFigures(set, recordings, bootstrap),
    coefficient('pabak', figureOf(pooledPabak(agreement.table, tables, bootstrap))),
    { id: 'agreement', unit: 'share', figure: figureOf(agreement.agreement), params: {} },
  ]
}

/** Kappas of events in place of moments: of their order alone, and of events that overlap. */
function eventFigures(
  set: CodeSet,
  recordings: readonly DoubleCodedStates[],
  bootstrap: BootstrapOptions,
): readonly Alternative[] {
  const roles = unitRoles(set, 'left-out')
  const codes = set.codes.map(({ id }) => id).filter((_, i) => roles.keep.includes(i))
  const categories = [...codes, NIL]
  const clips = recordings.map((one) => clipPairs(one))
  const of = (events: readonly TimedEvent[]): readonly TimedEvent[] =>
    events.filter(({ code }) => codes.includes(code)).toSorted((a, b) => a.start - b.start || a.end - b.end)
  const ids = (events: readonly TimedEvent[]): readonly string[] => of(events).map(({ code }) => code)
  const kappa = (table: (clip: ClipPair) => ConfusionTable): Figure =>
    figureOf(
      pooledEventKappa(
        clips.map((spans) => pooledTable(spans.map(table), categories)),
        categories,
        bootstrap,
      ),
    )
  const order = kappa(({ first, second }) => alignCodes(ids(first.events), ids(second.events), codes).table)
  const linked = overlaps.map((minimum) =>
    coefficient(
      'overlap',
      kappa(({ first, second }) => linkByOverlap(of(first.events), of(second.events), codes, minimum).table),
      { minimum: Math.round(minimum * 100) },
    ),
  )
  return [coefficient('alignment', order), ...linked]
}

/** Every other way to set two lists of point events against each other; the chosen one first. */
export function pointAlternatives(
  codes: readonly string[],
  recordings: readonly DoubleCodedStates[],
  agreement: PointAgreement,
  bootstrap: BootstrapOptions,
): readonly Alternative[] {
  const { pooled, toleranceMs } = agreement
  const perRecording = agreement.recordings.map(({ counts }) => counts)
  const found = (id: string, ofWhose: 'first' | 'second'): Alternative => ({
    ...{ id, unit: 'share', params: {}, figure: figureOf(pooledShare(perRecording, ofWhose, bootstrap)) },
  })
  const f1At = (factor: number): Alternative => {
    const other = pointAgreement(codes, recordings, { toleranceMs: toleranceMs * factor, bootstrap })
    return coefficient('f1_tolerance', figureOf(other.pooled.f1), { s: (toleranceMs * factor) / 1000 })
  }
  const counts = perRecording.map(({ matched, onlyFirst, onlySecond }) => [matched + onlyFirst, matched + onlySecond])
  return [
    coefficient('f1', figureOf(pooled.f1), { s: toleranceMs / 1000 }),
    f1At(0.5),
    f1At(2),
    found('found_by_second', 'first'),
    found('found_by_first', 'second'),
    coefficient('kappa_missed', missedKappa(codes, recordings, toleranceMs, bootstrap)),
    coefficient('icc_counts', figureOf(icc(counts, 'A,1'))),
    ...timing(agreement, bootstrap),
  ]
}

/** Kappa over codes and "missed"; events of different codes that lie close are confusions, not two misses. */
function missedKappa(
  codes: readonly string[],
  recordings: readonly DoubleCodedStates[],
  toleranceMs: number,
  bootstrap: BootstrapOptions,
): Figure {
  const categories = [...codes, NIL]
  const known = (events: readonly TimedEvent[]): readonly TimedEvent[] =>
    events.filter(({ code }) => codes.includes(code))
  const tableOf = ({ first, second }: ClipPair): ConfusionTable =>
    matchAcrossCodes(known(first.events), known(second.events), codes, toleranceMs).table
  const perRecording = recordings.map((one) => pooledTable(clipPairs(one).map(tableOf), categories))
  return figureOf(pooledEventKappa(perRecording, categories, bootstrap))
}

function timing(agreement: PointAgreement, bootstrap: BootstrapOptions): readonly Alternative[] {
  const errors = pooledTiming(
    agreement.recordings.map(({ differencesMs }) => differencesMs),
    bootstrap,
  )
  if (errors === null) return []
  const ms = (id: string, unit: FigureUnit, error: Resampled): Alternative => ({
    ...{ id, unit, figure: figureOf(error), params: {} },
  })
  return [
    ms('onset_mean', 'ms', errors.mean),
    ms('onset_median', 'ms_size', errors.median),
    ms('onset_p90', 'ms_size', errors.p90),
  ]
}
