import { ms, type Ms } from './ms.ts'

/** A half-open stretch of recording time: `startMs` belongs to it, `endMs` does not. */
export type Span = { readonly startMs: Ms; readonly endMs: Ms }

export function contains(span: Span, at: Ms): boolean {
  return span.startMs <= at && at < span.endMs
}

/** Two spans that only touch do not overlap. */
export function overlaps(a: Span, b: Span): boolean {
  return a.startMs < b.endMs && b.startMs < a.endMs
}

/** The common part of two spans, or null where they share no moment. */
export function intersect(a: Span, b: Span): Span | null {
  const startMs = Math.max(a.startMs, b.startMs)
  const endMs = Math.min(a.endMs, b.endMs)
  return startMs < endMs ? { startMs: ms(startMs), endMs: ms(endMs) } : null
}

export function lengthMs(span: Span): Ms {
  return ms(span.endMs - span.startMs)
}
