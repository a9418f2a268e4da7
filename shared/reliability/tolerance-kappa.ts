import type { BootstrapOptions } from './bootstrap.ts'
import { cohenKappa, kappaOfCounts } from './cohen-kappa.ts'
import { countsOf, pooledTable, subTable, type ConfusionTable } from './confusion-table.ts'
import { defined, type Estimate, type WarningCode } from './estimate.ts'
import { resampledCounts, type Resampled } from './resampled.ts'
import { quantile } from './summaries.ts'
import { toleranceTables } from './time-unit-table.ts'
import { NIL, type ClipPair, type UnitRule } from './timed-event.ts'
import type { UnitRoles } from './unit-roles.ts'
import { withoutSe } from './without-se.ts'

export type ToleranceKappa = {
  units: number
  ms: number
  firstAsReference: Estimate
  secondAsReference: Estimate
  /** Mean of the two directions, with an interval from resampled recordings; the direction that has none, else. */
  both: Resampled
  warnings: WarningCode[]
}

export type ToleranceOptions = {
  unitMs: number
  rule: UnitRule
  toleranceUnits: number
  bootstrap: BootstrapOptions
}

/**
 * Kappa of time units where a unit also agrees if the other coder shows the code within some units. It depends on who is
 * the reference: both directions are given, and their mean. @param clips episodes of each recording.
 */
export function toleranceKappa(
  codes: string[],
  clips: readonly (readonly ClipPair[])[],
  roles: UnitRoles,
  options: ToleranceOptions,
): ToleranceKappa {
  const tables = clips.map((spans) => tablesOf(codes, spans, roles, options))
  const kept = roles.keep.map((i) => [...codes, NIL][i] ?? NIL)
  const kappa = (direction: 0 | 1): Estimate =>
    withoutSe(
      cohenKappa(
        pooledTable(
          tables.map((both) => both[direction]),
          kept,
        ),
      ),
    )
  const [firstAsReference, secondAsReference] = [kappa(0), kappa(1)]
  return {
    units: options.toleranceUnits,
    ms: options.toleranceUnits * options.unitMs,
    firstAsReference,
    secondAsReference,
    both: meanOf(firstAsReference, secondAsReference, tables, options.bootstrap),
    warnings: warningsOf(codes, clips.flat(), roles, options),
  }
}

type Directions = readonly [ConfusionTable, ConfusionTable]

function tablesOf(
  codes: string[],
  spans: readonly ClipPair[],
  roles: UnitRoles,
  { unitMs, rule, toleranceUnits }: ToleranceOptions,
): Directions {
  const categories = [...codes, NIL]
  const fixed = new Set([...roles.missing, ...roles.procedure, ...roles.leftOut])
  const each = spans.map(({ first, second }) =>
    toleranceTables(first.events, second.events, {
      ...{ codes, durationMs: first.durationMs, binMs: unitMs, rule, toleranceUnits, fixed },
    }),
  )
  const summed = (all: ConfusionTable[]): ConfusionTable => subTable(pooledTable(all, categories), roles.keep)
  return [summed(each.map((one) => one.firstAsReference)), summed(each.map((one) => one.secondAsReference))]
}

/** One row of counts a recording: the table of the one direction, then that of the other. */
function meanOf(a: Estimate, b: Estimate, tables: readonly Directions[], options: BootstrapOptions): Resampled {
  if (!a.ok || !b.ok) return a.ok ? b : a
  const q = tables[0]?.[0].categories.length ?? 0
  const rows = tables
    .filter(([one]) => one.n > 0)
    .map(([one, other]) => Float64Array.from([...countsOf(one), ...countsOf(other)]))
  const statistic = (sum: Float64Array): number | null => {
    const [one, other] = [kappaOfCounts(sum, q), kappaOfCounts(sum.subarray(q * q), q)]
    return one === null || other === null ? null : (one + other) / 2
  }
  const mean = defined((a.value + b.value) / 2, a.n, 'Cohen kappa with tolerance, mean of both directions')
  return resampledCounts(mean, rows, statistic, options)
}

function warningsOf(
  codes: readonly string[],
  clips: readonly ClipPair[],
  roles: UnitRoles,
  { unitMs, toleranceUnits }: ToleranceOptions,
): WarningCode[] {
  const ms = toleranceUnits * unitMs
  const lengths = clips
    .flatMap(({ first, second }) => [...first.events, ...second.events])
    .filter((e) => roles.keep.includes(codes.indexOf(e.code)) && e.end > e.start)
    .map((e) => e.end - e.start)
  const warnings: WarningCode[] = []
  if (ms > 2000) warnings.push('tolerance_over_2s')
  if (lengths.length > 0 && ms > quantile(lengths, 0.5) / 4) warnings.push('tolerance_long')
  return warnings
}
