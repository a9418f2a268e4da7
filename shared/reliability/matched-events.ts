import { matchOnsets } from './onset-matching.ts'
import { overlapPairs } from './overlap-linking.ts'
import type { Span, TimedEvent } from './timed-event.ts'

/** How two coders' events are found to be the same one: points by onset within a tolerance (ms), states by overlap. */
export type EventMatching =
  { readonly kind: 'point'; readonly toleranceMs: number } | { readonly kind: 'state'; readonly minimum: number }

/** Pairs of events that are the same one, and how many of each coder's have no partner. */
export type MatchedEvents<E extends TimedEvent> = {
  readonly pairs: readonly (readonly [E, E])[]
  readonly onlyFirst: number
  readonly onlySecond: number
}

/**
 * The events that two coders both coded, one to one, never across the border of a span (an event belongs to the span
 * that holds its onset; events in none are left out). Points match within their code; states are linked whatever their
 * codes (SPEC sections 4.2 and 4.4).
 */
export function matchEvents<E extends TimedEvent>(
  spans: readonly Span[],
  first: readonly E[],
  second: readonly E[],
  how: EventMatching,
): MatchedEvents<E> {
  const pairs: (readonly [E, E])[] = []
  let [nFirst, nSecond] = [0, 0]
  for (const span of spans) {
    const inside = ({ start }: E): boolean => span.start <= start && start < span.end
    const [a, b] = [first.filter(inside), second.filter(inside)]
    nFirst += a.length
    nSecond += b.length
    pairs.push(...(how.kind === 'point' ? byOnset(a, b, how.toleranceMs) : byOverlap(a, b, how.minimum)))
  }
  return { pairs, onlyFirst: nFirst - pairs.length, onlySecond: nSecond - pairs.length }
}

function byOnset<E extends TimedEvent>(first: readonly E[], second: readonly E[], toleranceMs: number): [E, E][] {
  const codes = [...new Set(first.map(({ code }) => code))]
  return codes.flatMap((code) => {
    const [a, b] = [first.filter((event) => event.code === code), second.filter((event) => event.code === code)]
    const onsets = (events: readonly E[]): number[] => events.map(({ start }) => start)
    return matchOnsets(onsets(a), onsets(b), toleranceMs).pairs.flatMap((pair) => both(a[pair.first], b[pair.second]))
  })
}

function byOverlap<E extends TimedEvent>(first: readonly E[], second: readonly E[], minimum: number): [E, E][] {
  return overlapPairs(first, second, minimum).flatMap((pair) => both(first[pair.first], second[pair.second]))
}

const both = <E>(a: E | undefined, b: E | undefined): [E, E][] => (a === undefined || b === undefined ? [] : [[a, b]])
