import { lastAtOrBefore } from '#shared/time/frame-index.ts'
import { effectiveOffset } from '#shared/observation/streams.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import type { CodeSet } from '#shared/scheme/scheme.ts'

export type RunningIndex = {
  /** The codes that hold at a moment, as `|code|code|`; `''` for none. */
  readonly at: (atMs: number) => string
  /** How long the state that holds has been running, in ms cut to tenths of a second; null where none does. */
  readonly sinceTenth: (atMs: number) => number | null
}

type Row = { readonly starts: number[]; readonly ends: number[] }

/** What runs when, made once for each change of the codes, so that asking at every frame costs next to nothing. */
export function runningIndex(content: ObservationContent, set: CodeSet): RunningIndex {
  const rows = new Map<string, Row>()
  const states = set.kind === 'state' ? Object.values(content.records) : []
  for (const record of states) {
    if (record.type !== 'event' || record.set !== set.id) continue
    const row = rows.get(record.code) ?? { starts: [], ends: [] }
    rows.set(record.code, row)
    row.starts.push(record.onsetMs)
    row.ends.push(effectiveOffset(record, content))
  }
  for (const [code, row] of rows) rows.set(code, sorted(row))
  const holding = (atMs: number): { code: string; since: number }[] =>
    [...rows].flatMap(([code, { starts, ends }]) => {
      const i = lastAtOrBefore(starts, atMs)
      const [start, end] = [starts[i], ends[i]]
      return start !== undefined && end !== undefined && atMs < end ? [{ code, since: atMs - start }] : []
    })
  return {
    at: (atMs) => holding(atMs).map(({ code }) => `|${code}|`).join(''),
    sinceTenth: (atMs) => {
      const first = holding(atMs)[0]
      return first === undefined ? null : Math.floor(first.since / 100) * 100
    },
  }
}

function sorted({ starts, ends }: Row): Row {
  const order = starts.map((_, i) => i).sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0))
  return { starts: order.map((i) => starts[i] ?? 0), ends: order.map((i) => ends[i] ?? 0) }
}
