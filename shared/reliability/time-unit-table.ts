import { layeredRuns, stateRuns } from './code-runs.ts'
import { tableOf } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { tallyRuns, tallyRunsWithin } from './tally-runs.ts'
import { codebookIndex, NIL } from './timed-event.ts'
import type { TimedEvent, UnitRule } from './timed-event.ts'
import { unitRuns } from './unit-runs.ts'

export type UnitOptions = { codes: readonly string[]; durationMs: number; binMs: number; rule: UnitRule }

type Events = readonly TimedEvent[]

/**
 * Joint counts of time units of an exclusive code set over one stretch; categories = codebook, then `nil`.
 * Rows = first coder. Cost grows with the number of events, not with duration / bin.
 */
export function timeUnitTable(first: Events, second: Events, options: UnitOptions): ConfusionTable {
  const size = options.codes.length + 1
  const counts = new Float64Array(size * size)
  const [a, b] = bothUnits(first, second, options)
  tallyRuns(a, b, size, counts)
  return tableFromCounts(counts, options.codes)
}

/** Joint milliseconds: no bin, no bin effect. */
export function exactTable(
  first: Events,
  second: Events,
  options: Pick<UnitOptions, 'codes' | 'durationMs'>,
): ConfusionTable {
  return timeUnitTable(first, second, { ...options, binMs: 1, rule: 'start' })
}

/** Tables with tolerance, once with each coder as the reference; the reference's codes are the rows in both. */
export function toleranceTables(
  first: Events,
  second: Events,
  options: UnitOptions & { toleranceUnits: number; fixed?: ReadonlySet<number> },
): { firstAsReference: ConfusionTable; secondAsReference: ConfusionTable } {
  const size = options.codes.length + 1
  const [a, b] = bothUnits(first, second, options)
  const table = (reference: typeof a, other: typeof a): ConfusionTable => {
    const counts = new Float64Array(size * size)
    tallyRunsWithin(reference, other, options.toleranceUnits, size, counts, options.fixed)
    return tableFromCounts(counts, options.codes)
  }
  return { firstAsReference: table(a, b), secondAsReference: table(b, a) }
}

/** One code of a set that may overlap, present against absent; present first. */
export function presenceTable(
  first: Events,
  second: Events,
  options: Omit<UnitOptions, 'codes'> & { code: string },
): ConfusionTable {
  const { code, durationMs, binMs, rule } = options
  const counts = new Float64Array(4)
  const units = (events: Events) => {
    const own = events.filter((e) => e.code === code)
    return unitRuns(layeredRuns([{ as: 0, events: own }], 1, durationMs), binMs, rule, 2)
  }
  tallyRuns(units(first), units(second), 2, counts)
  return tableOf(
    [code, NIL],
    [
      [counts[0] ?? 0, counts[1] ?? 0],
      [counts[2] ?? 0, counts[3] ?? 0],
    ],
  )
}

/** A table over codebook and `nil` from counts laid out row by row. */
export function tableFromCounts(counts: Float64Array, codes: readonly string[]): ConfusionTable {
  const size = codes.length + 1
  const rows = Array.from({ length: size }, (_, i) => Array.from(counts.subarray(i * size, (i + 1) * size)))
  return tableOf([...codes, NIL], rows)
}

function bothUnits(first: Events, second: Events, { codes, durationMs, binMs, rule }: UnitOptions) {
  const index = codebookIndex(codes)
  const units = (events: Events) => unitRuns(stateRuns(events, index, durationMs), binMs, rule, codes.length + 1)
  return [units(first), units(second)] as const
}
