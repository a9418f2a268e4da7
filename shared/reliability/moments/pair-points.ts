import { matchOnsets } from '../onset-matching.ts'
import type { PlacedEvent } from './placed-events.ts'

/** Both codings of the points of one set in one episode: who belongs to whom, and who stands alone. */
export type PointPairs = {
  readonly pairs: readonly (readonly [PlacedEvent, PlacedEvent])[]
  readonly onlyFirst: readonly PlacedEvent[]
  readonly onlySecond: readonly PlacedEvent[]
}

/**
 * Pairs points one to one within the tolerance (ms, inclusive). First each code by itself, exactly as F1 counts it, so
 * that what is listed adds up to the figure; then, of what is left, as many pairs as possible whatever the codes. Each
 * step is an optimum of `matchOnsets`, never nearest first.
 */
export function pairPoints(
  first: readonly PlacedEvent[],
  second: readonly PlacedEvent[],
  toleranceMs: number,
): PointPairs {
  const pairs: [PlacedEvent, PlacedEvent][] = []
  const taken = new Set<PlacedEvent>()
  const match = (a: readonly PlacedEvent[], b: readonly PlacedEvent[]): void => {
    const starts = (events: readonly PlacedEvent[]): number[] => events.map(({ start }) => start)
    for (const pair of matchOnsets(starts(a), starts(b), toleranceMs).pairs) {
      const [one, other] = [a[pair.first], b[pair.second]]
      if (one === undefined || other === undefined) continue
      pairs.push([one, other])
      taken.add(one).add(other)
    }
  }
  const others = byCode(second)
  for (const [code, events] of byCode(first)) match(events, others.get(code) ?? [])
  const free = (events: readonly PlacedEvent[]): PlacedEvent[] => events.filter((event) => !taken.has(event))
  match(free(first), free(second))
  return { pairs, onlyFirst: free(first), onlySecond: free(second) }
}

function byCode(events: readonly PlacedEvent[]): Map<string, PlacedEvent[]> {
  const found = new Map<string, PlacedEvent[]>()
  for (const event of events) {
    const list = found.get(event.code)
    if (list === undefined) found.set(event.code, [event])
    else list.push(event)
  }
  return found
}
