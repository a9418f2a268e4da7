import { addTo, emptyCounts, tableOf } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { NIL } from './timed-event.ts'
import type { TimedEvent } from './timed-event.ts'

/** `linked` is the share of tallies that are not in nil; null without any event. */
export type OverlapLinks = { table: ConfusionTable; linked: number | null }

/** A pair of linked events, by place in the lists that were given. */
export type OverlapPair = { first: number; second: number }

/**
 * Links events of two coders (one tier) by overlap = common time / longer length, greedily from the largest down, each
 * event once, whatever the codes; only overlaps of at least `minimum`. Equal overlaps are taken in the order of the
 * second, then the first coder's events. Source: Holle & Rein (2015).
 */
export function overlapPairs(
  first: readonly TimedEvent[],
  second: readonly TimedEvent[],
  minimum = 0.6,
): OverlapPair[] {
  const usedFirst = new Set<number>()
  const usedSecond = new Set<number>()
  const pairs: OverlapPair[] = []
  for (const { i, j, overlap } of overlaps(first, second)) {
    if (overlap < minimum) break
    if (usedFirst.has(i) || usedSecond.has(j)) continue
    usedFirst.add(i)
    usedSecond.add(j)
    pairs.push({ first: i, second: j })
  }
  return pairs
}

/**
 * The table of events linked as `overlapPairs` does. Linked: the cell of both codes gets 2; else each event 1 in nil.
 */
export function linkByOverlap(
  first: readonly TimedEvent[],
  second: readonly TimedEvent[],
  codes: readonly string[],
  minimum = 0.6,
): OverlapLinks {
  const index = new Map(codes.map((code, i) => [code, i]))
  const place = (event: TimedEvent | undefined): number => index.get(event?.code ?? '') ?? codes.length
  const counts = emptyCounts(codes.length + 1)
  const pairs = overlapPairs(first, second, minimum)
  for (const pair of pairs) addTo(counts, place(first[pair.first]), place(second[pair.second]), 2)
  const usedFirst = new Set(pairs.map((pair) => pair.first))
  const usedSecond = new Set(pairs.map((pair) => pair.second))
  first.forEach((event, i) => usedFirst.has(i) || addTo(counts, place(event), codes.length, 1))
  second.forEach((event, j) => usedSecond.has(j) || addTo(counts, codes.length, place(event), 1))
  const table = tableOf([...codes, NIL], counts)
  const linked = table.n === 0 ? null : (2 * pairs.length) / table.n
  return { table, linked }
}

type Overlap = { i: number; j: number; overlap: number }

function overlaps(first: readonly TimedEvent[], second: readonly TimedEvent[]): Overlap[] {
  const found: Overlap[] = []
  second.forEach((b, j) => {
    first.forEach((a, i) => {
      const common = Math.min(a.end, b.end) - Math.max(a.start, b.start)
      const longer = Math.max(a.end - a.start, b.end - b.start)
      if (common > 0) found.push({ i, j, overlap: common / longer })
    })
  })
  return found.sort((x, y) => y.overlap - x.overlap)
}
