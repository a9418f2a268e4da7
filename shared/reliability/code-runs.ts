import { inOnsetOrder } from './timed-event.ts'
import type { TimedEvent } from './timed-event.ts'

/**
 * A stream of codes as runs: run i has code `codes[i]` and ends before `ends[i]`; it begins where run i - 1 ends (0 for
 * the first). Positions are milliseconds or units. Codes are places in the codebook; nil is one past the last.
 * Neighbouring runs differ in code, so a long quiet stretch is one run whatever its length.
 */
export type CodeRuns = { codes: number[]; ends: number[] }

/**
 * Runs of an exclusive code set over [0, durationMs). Where events overlap, the later onset closes the earlier one.
 * Throws `RangeError` for a code outside the codebook.
 */
export function stateRuns(
  events: readonly TimedEvent[],
  index: ReadonlyMap<string, number>,
  durationMs: number,
): CodeRuns {
  const codes: number[] = []
  const ends: number[] = []
  const nil = index.size
  let at = 0
  for (const event of inOnsetOrder(events)) {
    const code = index.get(event.code)
    if (code === undefined) throw new RangeError(`not in the codebook: ${event.code}`)
    const start = event.start > 0 ? event.start : 0
    const end = event.end < durationMs ? event.end : durationMs
    if (start >= end) continue
    if (start < at) at = cutBack(codes, ends, start)
    if (start > at) extend(codes, ends, nil, start)
    extend(codes, ends, code, end)
    at = end
  }
  if (at < durationMs) extend(codes, ends, nil, durationMs)
  return { codes, ends }
}

/**
 * Runs of layers that may overlap: at each moment the code of the first layer that is active, `idle` where none is.
 * Each layer is a list of events with the number that stands for it; events of one layer may overlap too.
 */
export function layeredRuns(
  layers: readonly { as: number; events: readonly TimedEvent[] }[],
  idle: number,
  durationMs: number,
): CodeRuns {
  const changes: { at: number; layer: number; step: 1 | -1 }[] = []
  layers.forEach(({ events }, layer) => {
    for (const event of events) {
      const start = Math.max(0, event.start)
      const end = Math.min(event.end, durationMs)
      if (start >= end) continue
      changes.push({ at: start, layer, step: 1 }, { at: end, layer, step: -1 })
    }
  })
  changes.sort((a, b) => a.at - b.at)
  const active = layers.map(() => 0)
  const runs: CodeRuns = { codes: [], ends: [] }
  const current = () => layers[active.findIndex((n) => n > 0)]?.as ?? idle
  let at = 0
  for (const change of changes) {
    if (change.at > at) {
      extend(runs.codes, runs.ends, current(), change.at)
      at = change.at
    }
    active[change.layer] = (active[change.layer] ?? 0) + change.step
  }
  if (at < durationMs) extend(runs.codes, runs.ends, current(), durationMs)
  return runs
}

/** Appends a run, or lengthens the last one where the code is the same. */
export function extend(codes: number[], ends: number[], code: number, end: number): void {
  const last = codes.length - 1
  if (last >= 0 && codes[last] === code) ends[last] = end
  else {
    codes.push(code)
    ends.push(end)
  }
}

// Takes back what lies at or after `start`; returns where the runs now end.
function cutBack(codes: number[], ends: number[], start: number): number {
  while (codes.length > 0) {
    const last = codes.length - 1
    const begins = last === 0 ? 0 : (ends[last - 1] ?? 0)
    if (begins < start) {
      ends[last] = Math.min(ends[last] ?? start, start)
      return ends[last] ?? start
    }
    codes.pop()
    ends.pop()
  }
  return 0
}
