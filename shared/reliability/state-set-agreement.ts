import type { BootstrapOptions } from './bootstrap.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { pooledTable, subTable } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { valueOf } from './estimate.ts'
import type { Dropped, Estimate, WarningCode } from './estimate.ts'
import { percentAgreement } from './percent-agreement.ts'
import { pooledKappa } from './pooled-kappa.ts'
import type { PooledKappa } from './pooled-kappa.ts'
import { codeFigures } from './state-code-figures.ts'
import type { CodeFigures } from './state-code-figures.ts'
import { presenceOfCode } from './state-presence.ts'
import { quantile, standardDeviation } from './summaries.ts'
import { exactTable, timeUnitTable, toleranceTables } from './time-unit-table.ts'
import { clipPairs, NIL } from './timed-event.ts'
import type { ClipPair, Span, TimedEvent, UnitRule } from './timed-event.ts'
import { addDropped, droppedUnits, unitRoles } from './unit-roles.ts'
import type { StateSet, Uncoded, UnitRoles } from './unit-roles.ts'
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

export type RecordingKappa = { recording: string; units: number; kappa: Estimate; agreement: Estimate }

export type ToleranceKappa = {
  units: number
  ms: number
  firstAsReference: Estimate
  secondAsReference: Estimate
  /** Mean of the two directions; null unless both exist. */
  mean: number | null
  warnings: WarningCode[]
}

export type ExclusiveSetAgreement = {
  kind: 'exclusive'
  unitMs: number
  rule: UnitRule
  kappa: PooledKappa
  agreement: Estimate
  /** Kept categories only; rows = first coder. Units. */
  table: ConfusionTable
  /** Units left out, by reason, over all recordings. */
  dropped: Dropped[]
  tolerance: ToleranceKappa
  exact: { table: ConfusionTable; kappa: Estimate; agreement: Estimate }
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
  const exact = subTable(pooledTable(exactAll, categories), roles.keep)
  const kappas = kept.map((t, i): RecordingKappa => recordingKappa(recordings[i]?.recording ?? '', t))
  return {
    kind: 'exclusive',
    unitMs: s.unitMs,
    rule: s.rule,
    kappa: pooledKappa(table, kept, dropped, s.bootstrap),
    agreement: withoutSe(percentAgreement(table, dropped)),
    table,
    dropped,
    tolerance: toleranceKappa(codes, clips, roles, s),
    exact: { table: exact, kappa: withoutSe(cohenKappa(exact)), agreement: withoutSe(percentAgreement(exact)) },
    codes: codeFigures(table, clips),
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
      const figures = codeFigures(table, clips)[0]
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

function toleranceKappa(codes: string[], clips: readonly ClipPair[][], roles: UnitRoles, s: Settings): ToleranceKappa {
  const categories = [...codes, NIL]
  const fixed = new Set([...roles.missing, ...roles.procedure, ...roles.leftOut])
  const both = clips.flat().map(({ first, second }) =>
    toleranceTables(first.events, second.events, {
      codes,
      durationMs: first.durationMs,
      binMs: s.unitMs,
      rule: s.rule,
      toleranceUnits: s.toleranceUnits,
      fixed,
    }),
  )
  const kappa = (tables: ConfusionTable[]) =>
    withoutSe(cohenKappa(subTable(pooledTable(tables, categories), roles.keep)))
  const firstAsReference = kappa(both.map((t) => t.firstAsReference))
  const secondAsReference = kappa(both.map((t) => t.secondAsReference))
  const ms = s.toleranceUnits * s.unitMs
  const lengths = clips
    .flat()
    .flatMap(({ first, second }) => [...first.events, ...second.events])
    .filter((e) => roles.keep.includes(codes.indexOf(e.code)) && e.end > e.start)
    .map((e) => e.end - e.start)
  const warnings: WarningCode[] = []
  if (ms > 2000) warnings.push('tolerance_over_2s')
  if (lengths.length > 0 && ms > quantile(lengths, 0.5) / 4) warnings.push('tolerance_long')
  const [a, b] = [valueOf(firstAsReference), valueOf(secondAsReference)]
  return {
    units: s.toleranceUnits,
    ms,
    firstAsReference,
    secondAsReference,
    mean: a === null || b === null ? null : (a + b) / 2,
    warnings,
  }
}

function recordingKappa(recording: string, table: ConfusionTable): RecordingKappa {
  const agreement = withoutSe(percentAgreement(table))
  return { recording, units: table.n, kappa: withoutSe(cohenKappa(table)), agreement }
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
