import fc from 'fast-check'
import type { TimedEvent } from '#shared/reliability/timed-event.ts'

export const codes = ['a', 'b', 'c'] as const

/** States from letters, one a second; a dot is uncoded. */
export function letters(text: string, ms = 1000): TimedEvent[] {
  return [...text].flatMap((code, i) => (code === '.' ? [] : [{ code, start: i * ms, end: (i + 1) * ms }]))
}

export function point(code: string, start: number): TimedEvent {
  return { code, start, end: start }
}

/** Codings of an exclusive set within 20 s: any order, gaps, overlaps and events past the end included. */
export const stateCoding: fc.Arbitrary<TimedEvent[]> = fc.array(
  fc
    .record({
      code: fc.constantFrom(...codes),
      at: fc.integer({ min: 0, max: 21_000 }),
      length: fc.integer({ min: 0, max: 6000 }),
    })
    .map(({ code, at, length }) => ({ code, start: at, end: at + length })),
  { maxLength: 12 },
)

/** Square tables of counts with at least one item. */
export const countTable: fc.Arbitrary<number[][]> = fc
  .integer({ min: 2, max: 5 })
  .chain((q) => fc.array(fc.array(fc.nat({ max: 9 }), { minLength: q, maxLength: q }), { minLength: q, maxLength: q }))
  .filter((counts) => counts.flat().some((n) => n > 0))
