import type { BootstrapOptions } from './bootstrap.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { pooledTable, subTable } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import type { Dropped, Estimate } from './estimate.ts'
import { percentAgreement } from './percent-agreement.ts'
import { pooledAgreement } from './pooled-agreement.ts'
import { pooledKappa } from './pooled-kappa.ts'
import type { PooledKappa } from './pooled-kappa.ts'
import type { Resampled } from './resampled.ts'
import { codeFigures } from './state-code-figures.ts'
import type { CodeFigures } from './state-code-figures.ts'
import { presenceOfCode } from './state-presence.ts'
import { quantile, standardDeviation } from './summaries.ts'
import { exactTable, timeUnitTable } from './time-unit-table.ts'
import { toleranceKappa, type ToleranceKappa } from './tolerance-kappa.ts'
import { clipPairs, NIL } from './timed-event.ts'
import type { ClipPair, Span, TimedEvent, UnitRule } from './timed-event.ts'
import { addDropped, droppedUnits, unitRoles } from './unit-roles.ts'
import type { StateSet, Uncoded } from './unit-roles.ts'
import { withoutSe } from './without-se.ts'

/** A recording coded by two coders. `spans` are its episodes; times count from the start of the recording. */
export type DoubleCodedStates = {
  recording: string
  spans: readonly Span[]
  first: readonly TimedEvent[]
  second: readonly TimedEvent[]
}

/** Defaults are those of the method: 1 s units, majority rule, +-1 unit beside, 1000 resamples. */
export type StateOptions = {
  unitMs?: number
  rule?: UnitRule
  toleranceUnits?: number
  /** Uncoded time: a code of its own, or left out. Default: left out where the set is exhaustive. */
  uncoded?: Uncoded
  bootstrap?: Partial<BootstrapOptions>
}

export type Spread = { n: number; min: number; median: number; max: number; sd: number | null }

/** `table`: the kept units of this recording, from which any part of the recordings can be put together. */
export type RecordingKappa = {
  recording: string
  units: number
  kappa: Estimate
  agreement: Estimate
  table: ConfusionTable
}

export type ExclusiveSetAgreement = {
  kind: 'exclusive'
  unitMs: number
  rule: UnitRule
  kappa: PooledKappa
  agreement: Resampled
  /** Kept categories only; rows = first coder. Units. */
  table: ConfusionTable
  /** Units left out, by reason, over all recordings. */
  dropped: Dropped[]
  tolerance: ToleranceKappa
  exact: { table: ConfusionTable; kappa: PooledKappa; agreement: Resampled }
  codes: CodeFigures[]
  recordings: RecordingKappa[]
  spread: Spread | null
}

export type OverlappingSetAgreement = {
  kind: 'overlapping'
  unitMs: number
  rule: UnitRule
  codes: (CodeFigures & {
    table: ConfusionTable
    pooled: PooledKappa
    dropped: Dropped[]
    recordings: RecordingKappa[]
  })[]
}

export type StateSetAgreement = ExclusiveSetAgreement | OverlappingSetAgreement

type Settings = Required<Omit<StateOptions, 'bootstrap'>> & { bootstrap: BootstrapOptions }

/**
 * Agreement of two coders on a set of states, over recordings: time-unit kappa per episode from its start, the summed
 * table, the exact table in ms, tolerance beside it, figures per code, and the spread over recordings.
 * A set whose codes may overlap has no single table: it gets one present/absent kappa per code.
 * Source: SPEC section 4.1; Bakeman & Quera (2011).
 */
export function stateSetAgreement(
  set: StateSet,
  recordings: readonly DoubleCodedStates[],
  options: StateOptions = {},
): StateSetAgreement {
  const settings: Settings = {
    unitMs: options.unitMs ?? 1000,
    rule: options.rule ?? 'majority',
    toleranceUnits: options.toleranceUnits ?? 1,
    uncoded: options.uncoded ?? (set.exhaustive ? 'left-out' : 'code'),
    bootstrap: { seed: 1, replicates: 1000, ...options.bootstrap },
  }
  return set.exclusive ? exclusiveSet(set, recordings, settings) : overlappingSet(set, recordings, settings)
}

function exclusiveSet(set: StateSet, recordings: readonly DoubleCodedStates[], s: Settings): ExclusiveSetAgreement {
  const codes = set.codes.map((c) => c.id)
  const categories = [...codes, NIL]
  const roles = unitRoles(set, s.uncoded)
  const clips = recordings.map((r) => clipPairs(r))
  const perRecording = clips.map((spans) =>
    sumTables(spans, categories, (a, b, durationMs) =>
      timeUnitTable(a, b, { codes, durationMs, binMs: s.unitMs, rule: s.rule }),
    ),
  )
  const all = pooledTable(perRecording, categories)
  const dropped = droppedUnits(all, roles)
  const kept = perRecording.map((table) => subTable(table, roles.keep))
  const table = subTable(all, roles.keep)
  const exactAll = clips.map((spans) =>
    sumTables(spans, categories, (a, b, durationMs) => exactTable(a, b, { codes, durationMs })),
  )
  const exactKept = exactAll.map((one) => subTable(one, roles.keep))
  const exact = pooledTable(exactKept, table.categories)
  const kappas = kept.map((t, i): RecordingKappa => recordingKappa(recordings[i]?.recording ?? '', t))
  return {
    kind: 'exclusive',
    unitMs: s.unitMs,
    rule: s.rule,
    kappa: pooledKappa(table, kept, dropped, s.bootstrap),
    agreement: pooledAgreement(table, kept, dropped, s.bootstrap),
    table,
    dropped,
    tolerance: toleranceKappa(codes, clips, roles, s),
    exact: {
      table: exact,
      kappa: pooledKappa(exact, exactKept, [], s.bootstrap),
      agreement: pooledAgreement(exact, exactKept, [], s.bootstrap),
    },
    codes: codeFigures(table, kept, clips, s.bootstrap),
    recordings: kappas,
    spread: spreadOf(kappas),
  }
}

function overlappingSet(set: StateSet, recordings: readonly DoubleCodedStates[], s: Settings): OverlappingSetAgreement {
  const clips = recordings.map((r) => clipPairs(r))
  const codes = set.codes.filter((c) => c.missing !== true && c.procedure !== true)
  return {
    kind: 'overlapping',
    unitMs: s.unitMs,
    rule: s.rule,
    codes: codes.flatMap(({ id }) => {
      const perRecording = clips.map((spans) => presenceOfCode(set, id, spans, s.unitMs, s.rule))
      const kept = perRecording.map((p) => p.table)
      const table = pooledTable(kept, [id, NIL])
      const dropped = addDropped(perRecording.flatMap((p) => p.dropped))
      const figures = codeFigures(table, kept, clips, s.bootstrap)[0]
      const pooled = pooledKappa(table, kept, dropped, s.bootstrap)
      const each = kept.map((t, i) => recordingKappa(recordings[i]?.recording ?? '', t))
      return figures === undefined ? [] : [{ ...figures, table, pooled, dropped, recordings: each }]
    }),
  }
}

function sumTables(
  spans: readonly ClipPair[],
  categories: readonly string[],
  one: (a: TimedEvent[], b: TimedEvent[], durationMs: number) => ConfusionTable,
): ConfusionTable {
  return pooledTable(
    spans.map(({ first, second }) => one(first.events, second.events, first.durationMs)),
    categories,
  )
}

function recordingKappa(recording: string, table: ConfusionTable): RecordingKappa {
  const agreement = withoutSe(percentAgreement(table))
  return { recording, units: table.n, kappa: withoutSe(cohenKappa(table)), agreement, table }
}

function spreadOf(recordings: readonly RecordingKappa[]): Spread | null {
  const values = recordings.flatMap((r) => (r.kappa.ok ? [r.kappa.value] : []))
  if (values.length === 0) return null
  return {
    n: values.length,
    min: Math.min(...values),
    median: quantile(values, 0.5),
    max: Math.max(...values),
    sd: standardDeviation(values),
  }
}
