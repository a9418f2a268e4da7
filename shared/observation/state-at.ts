import type { Ms } from '../time/ms.ts'
import { eventsOf, type ObservationContent } from './observation.ts'
import type { EventRecord } from './record.ts'
import { effectiveOffset, streamOf } from './streams.ts'

/** The states that hold at the moment `at`, in all sets, by onset. For lighting up what is running. */
export function runningStates(content: ObservationContent, atMs: Ms): EventRecord[] {
  return eventsOf(content.records).filter((event) => event.onsetMs <= atMs && atMs < effectiveOffset(event, content))
}

/** The state of one set at the moment `at`; in a set that is not exclusive the one that began last. Null for none. */
export function stateAt(content: ObservationContent, set: string, atMs: Ms): EventRecord | null {
  return runningStates(content, atMs).findLast((event) => event.set === set) ?? null
}

/** Milliseconds under each code of a set, all episodes together; 0 for codes not used. For points the number of them. */
export function codeTotals(content: ObservationContent, set: string): Record<string, number> {
  const codes = content.scheme.sets.find(({ id }) => id === set)
  const totals: Record<string, number> = {}
  for (const { id } of codes?.codes ?? []) totals[id] = 0
  for (const { code, start, end } of streamOf(content, set)) {
    totals[code] = (totals[code] ?? 0) + (codes?.kind === 'point' ? 1 : end - start)
  }
  return totals
}
