/** One coded event, in whole milliseconds. A state covers start <= t < end; a point has start = end. */
export type TimedEvent = { code: string; start: number; end: number }

/** A stretch of a recording, start <= t < end, in whole milliseconds: an episode, or all of it. */
export type Span = { start: number; end: number }

/** How a unit gets its code: the one at its start, or the one that fills most of it. */
export type UnitRule = 'start' | 'majority'

/** The name of uncoded time in tables; always the last category. */
export const NIL = 'nil'

/** The part of a coding inside one span, with times counted from the start of the span. */
export type Clip = { events: TimedEvent[]; durationMs: number }

/**
 * Cuts a coding to spans (episodes): states are clipped to the span, points count where start <= t < end.
 * Units are then counted from each span's own start, so that a span never begins in the middle of a unit.
 */
export function clipToSpans(events: readonly TimedEvent[], spans: readonly Span[]): Clip[] {
  return spans.map((span) => {
    const inside: TimedEvent[] = []
    for (const event of events) {
      const start = Math.max(event.start, span.start)
      const end = Math.min(event.end, span.end)
      const isPoint = event.start === event.end
      if (isPoint ? event.start >= span.start && event.start < span.end : start < end) {
        inside.push({ code: event.code, start: start - span.start, end: end - span.start })
      }
    }
    return { events: inside, durationMs: Math.max(0, span.end - span.start) }
  })
}

/** The same events in order of onset (entry order between equals); the list itself where it is in order already. */
export function inOnsetOrder(events: readonly TimedEvent[]): readonly TimedEvent[] {
  for (let i = 1; i < events.length; i++) {
    if ((events[i]?.start ?? 0) < (events[i - 1]?.start ?? 0)) return [...events].sort((a, b) => a.start - b.start)
  }
  return events
}

export function codebookIndex(codes: readonly string[]): Map<string, number> {
  return new Map(codes.map((code, i) => [code, i]))
}

/** The two codings of one span, in the span's own time. */
export type ClipPair = { first: Clip; second: Clip }

/** Both codings of a recording, cut to its spans. */
export function clipPairs(recording: {
  spans: readonly Span[]
  first: readonly TimedEvent[]
  second: readonly TimedEvent[]
}): ClipPair[] {
  const first = clipToSpans(recording.first, recording.spans)
  const second = clipToSpans(recording.second, recording.spans)
  return first.map((clip, i) => ({ first: clip, second: second[i] ?? { events: [], durationMs: clip.durationMs } }))
}
