import type { TimedEvent, UnitRule } from './timed-event.ts'
import { timelineSections, type Branch, type TimelineData, type Tree } from './verify/timeline-keys.ts'

export type StreamOptions = {
  /** The length of what both coded, from time 0. */
  readonly durationMs: number
  /** The codebook in order: a unit that two codes share goes to the first. */
  readonly codes: readonly string[]
  readonly binMs: number
  /** How far apart two onsets may lie to be taken for the same event; also how many units a code may be off. */
  readonly toleranceMs: number
  /** Which state a unit has; absent: both readouts, one after the other. */
  readonly readout?: UnitRule
}

/** Points only; states of which at most one holds at a time; or states that overlap within one coder. */
export type StreamKind = 'point' | 'state' | 'overlapping'

export type StreamFigures = { readonly kind: StreamKind } & Branch

/**
 * Every measure of agreement that means something for two lists of events of one stretch of time, under the keys of the
 * reference format (`tests/reference/golden/FORMAT.md`). A measure that the data do not give is null.
 */
export function streamFigures(
  first: readonly TimedEvent[],
  second: readonly TimedEvent[],
  { durationMs, codes, binMs, toleranceMs, readout }: StreamOptions,
): StreamFigures {
  const data: TimelineData = { duration_ms: durationMs, codes, coders: { A: first, B: second } }
  const kind = kindOf(first, second)
  const section = (name: string, entry: Branch = {}): Tree => ({
    ...entry,
    ...timelineSections[name]?.(data, entry),
  })
  const rules: readonly UnitRule[] = readout === undefined ? ['start', 'majority'] : [readout]
  const ofStates = {
    exact_ms: section('exact_ms'),
    time_unit: rules.map((rule) => section('time_unit', { bin_ms: binMs, rule })),
    time_unit_tolerance: rules.map((rule) =>
      section('time_unit_tolerance', { bin_ms: binMs, rule, tolerance_units: Math.round(toleranceMs / binMs) }),
    ),
    easydiag: [0.51, 0.6, 0.8].map((overlap) => section('easydiag', { overlap })),
  }
  const perCode = codes.flatMap((code) =>
    rules.map((rule) => section('time_unit_per_code', { bin_ms: binMs, rule, code })),
  )
  return {
    kind,
    count: section('count'),
    duration_ms: section('duration_ms'),
    ...(kind === 'state' ? ofStates : {}),
    ...(kind === 'overlapping' ? { time_unit_per_code: perCode } : {}),
    interval: codes.flatMap((code) =>
      (kind === 'point' ? ['partial'] : ['partial', 'whole', 'momentary']).map((rule) =>
        section('interval', { code, interval_ms: binMs, rule }),
      ),
    ),
    matching: [section('matching', { tolerance_ms: toleranceMs })],
    alignment: alignmentCosts.map((costs) => section('alignment', costs)),
  }
}

const alignmentCosts: readonly Branch[] = [
  { gap_cost: 1, substitution_cost: 1 },
  { gap_cost: 1, substitution_cost: 2 },
]

function kindOf(first: readonly TimedEvent[], second: readonly TimedEvent[]): StreamKind {
  const all = [...first, ...second]
  if (all.every(({ start, end }) => start === end)) return 'point'
  return overlaps(first) || overlaps(second) ? 'overlapping' : 'state'
}

function overlaps(events: readonly TimedEvent[]): boolean {
  const sorted = events.toSorted((a, b) => a.start - b.start)
  let end = -Infinity
  for (const event of sorted) {
    if (event.start < end) return true
    end = Math.max(end, event.end)
  }
  return false
}
