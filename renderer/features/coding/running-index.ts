import { lastAtOrBefore } from '#shared/time/frame-index.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import type { CodeSet } from '#shared/scheme/scheme.ts'
import { endOfEvent } from '../../state/event-ends.ts'

export type RunningIndex = {
  /** The codes that hold at a moment, as `|code|code|`; `''` for none. */
  readonly at: (atMs: number) => string
  /** How long the state that holds has been running, in ms cut to tenths of a second; null where none does. */
  readonly sinceTenth: (atMs: number) => number | null
  /**
   * Time under a code in whole seconds, or the number of its points. A state that still runs counts up to `atMs`, not
   * to the end of its episode: it is what has been coded so far.
   */
  readonly total: (code: string, atMs: number) => number
  /** Whether the code has been used at all. */
  readonly has: (code: string) => boolean
}

type Row = {
  readonly starts: number[]
  readonly ends: number[]
  readonly closedMs: number
  readonly open: readonly Span[]
}
type Span = { readonly start: number; readonly end: number }

/** What runs when, made once for each change of the codes, so that asking at every frame costs next to nothing. */
export function runningIndex(content: ObservationContent, set: CodeSet): RunningIndex {
  const events = Object.values(content.records).filter((record) => record.type === 'event' && record.set === set.id)
  const byCode = new Map<string, EventRecord[]>()
  for (const event of events as EventRecord[]) {
    const list = byCode.get(event.code)
    if (list === undefined) byCode.set(event.code, [event])
    else list.push(event)
  }
  const rows = new Map([...byCode].map(([code, list]) => [code, rowOf(list, content)]))
  const holding = (atMs: number): { code: string; since: number }[] =>
    [...rows].flatMap(([code, { starts, ends }]) => {
      const i = lastAtOrBefore(starts, atMs)
      const [start, end] = [starts[i], ends[i]]
      return start !== undefined && end !== undefined && atMs < end ? [{ code, since: atMs - start }] : []
    })
  return {
    at: (atMs) =>
      set.kind === 'point'
        ? ''
        : holding(atMs)
            .map(({ code }) => `|${code}|`)
            .join(''),
    sinceTenth: (atMs) => {
      const first = set.kind === 'point' ? undefined : holding(atMs)[0]
      return first === undefined ? null : Math.floor(first.since / 100) * 100
    },
    has: (code) => rows.has(code),
    total: (code, atMs) => {
      const row = rows.get(code)
      if (row === undefined) return 0
      if (set.kind === 'point') return row.starts.length
      const running = row.open.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, atMs) - start), 0)
      return Math.floor((row.closedMs + running) / 1000)
    },
  }
}

function rowOf(events: EventRecord[], content: ObservationContent): Row {
  const sorted = events.sort((a, b) => a.onsetMs - b.onsetMs)
  const ends = sorted.map((event) => endOfEvent(event, content))
  const spans = sorted.map((event, i) => ({
    start: event.onsetMs,
    end: ends[i] ?? event.onsetMs,
    open: event.offsetMs === null,
  }))
  return {
    starts: sorted.map((event) => event.onsetMs),
    ends,
    closedMs: spans.filter(({ open }) => !open).reduce((sum, { start, end }) => sum + end - start, 0),
    open: spans.filter(({ open }) => open),
  }
}
