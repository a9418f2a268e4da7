import { layeredRuns } from './code-runs.ts'
import { subTable, tableOf } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import type { Dropped } from './estimate.ts'
import { tallyRuns } from './tally-runs.ts'
import { NIL } from './timed-event.ts'
import type { ClipPair, TimedEvent, UnitRule } from './timed-event.ts'
import { unitRuns } from './unit-runs.ts'
import { droppedUnits } from './unit-roles.ts'
import type { StateSet } from './unit-roles.ts'

const PRESENT = 0
const MISSING = 1
const PROCEDURE = 2
const ABSENT = 3
const SIZE = 4

/**
 * One code of a set whose codes may overlap: present against absent in time units, over the spans of one recording.
 * Time that a coder put under a missing or a procedure code of the set is left out and counted, as in exclusive sets.
 */
export function presenceOfCode(
  set: StateSet,
  code: string,
  spans: readonly ClipPair[],
  unitMs: number,
  rule: UnitRule,
): { table: ConfusionTable; dropped: Dropped[] } {
  const flagged = (flag: 'missing' | 'procedure') => new Set(set.codes.filter((c) => c[flag] === true).map((c) => c.id))
  const missing = flagged('missing')
  const procedure = flagged('procedure')
  const counts = new Float64Array(SIZE * SIZE)
  for (const { first, second } of spans) {
    const units = (events: readonly TimedEvent[]) => {
      const layers = [
        { as: PROCEDURE, events: events.filter((e) => procedure.has(e.code)) },
        { as: MISSING, events: events.filter((e) => missing.has(e.code)) },
        { as: PRESENT, events: events.filter((e) => e.code === code) },
      ]
      return unitRuns(layeredRuns(layers, ABSENT, first.durationMs), unitMs, rule, SIZE)
    }
    tallyRuns(units(first.events), units(second.events), SIZE, counts)
  }
  const rows = Array.from({ length: SIZE }, (_, i) => Array.from(counts.subarray(i * SIZE, (i + 1) * SIZE)))
  const full = tableOf([code, 'missing', 'procedure', NIL], rows)
  const roles = {
    keep: [PRESENT, ABSENT],
    missing: new Set([MISSING]),
    procedure: new Set([PROCEDURE]),
    leftOut: new Set<number>(),
  }
  return { table: subTable(full, roles.keep), dropped: droppedUnits(full, roles) }
}
