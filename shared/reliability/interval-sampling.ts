import { tableOf } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { layeredRuns } from './code-runs.ts'
import type { CodeRuns } from './code-runs.ts'
import { tallyRuns } from './tally-runs.ts'
import { NIL } from './timed-event.ts'
import type { TimedEvent } from './timed-event.ts'
import { unitRuns } from './unit-runs.ts'

/** `partial` any overlap (a point counts), `whole` covered throughout, `momentary` active at the interval's start. */
export type IntervalRule = 'partial' | 'whole' | 'momentary'

export type IntervalOptions = { code: string; durationMs: number; intervalMs: number; rule: IntervalRule }

/**
 * One code in sampling intervals, present against absent (present first); the last interval may be short.
 * Partial overstates and whole understates duration: only for data coded so, or to compare with older studies.
 */
export function intervalTable(
  first: readonly TimedEvent[],
  second: readonly TimedEvent[],
  options: IntervalOptions,
): ConfusionTable {
  const counts = new Float64Array(4)
  tallyRuns(intervals(first, options), intervals(second, options), 2, counts)
  const at = (i: number): number => counts[i] ?? 0
  return tableOf(
    [options.code, NIL],
    [
      [at(0), at(1)],
      [at(2), at(3)],
    ],
  )
}

function intervals(events: readonly TimedEvent[], { code, durationMs, intervalMs, rule }: IntervalOptions): CodeRuns {
  const own = events.filter((e) => e.code === code)
  if (rule === 'momentary')
    return unitRuns(layeredRuns([{ as: 0, events: own }], 1, durationMs), intervalMs, 'start', 2)
  const count = Math.ceil(durationMs / intervalMs)
  // In units of intervals: from the first to one past the last that the rule gives to a stretch of the code.
  const spans = coveredStretches(own, durationMs).map(([start, end]) => {
    if (rule === 'partial')
      return [Math.floor(start / intervalMs), Math.max(Math.ceil(end / intervalMs), Math.floor(start / intervalMs) + 1)]
    return [Math.ceil(start / intervalMs), end >= durationMs ? count : Math.floor(end / intervalMs)]
  })
  const units = spans.map(([start, end]) => ({ code, start: start ?? 0, end: end ?? 0 }))
  return layeredRuns([{ as: 0, events: units }], 1, count)
}

// Stretches that touch are one, so that an interval covered by two events in turn is covered. Points stay points.
function coveredStretches(events: readonly TimedEvent[], durationMs: number): [number, number][] {
  const out: [number, number][] = []
  for (const event of [...events].sort((a, b) => a.start - b.start)) {
    const start = Math.max(0, event.start)
    const end = Math.min(event.end, durationMs)
    if (start >= durationMs || end < start || event.end < 0) continue
    const last = out.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}
