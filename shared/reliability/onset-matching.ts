import { defined, notDefined } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import type { TimedEvent } from './timed-event.ts'

/** A matched pair, by place in the lists that were given, with the difference second minus first in ms. */
export type OnsetPair = { first: number; second: number; differenceMs: number }

export type OnsetMatch = { pairs: OnsetPair[]; onlyFirst: number[]; onlySecond: number[]; totalDifferenceMs: number }

/**
 * One-to-one matching of two lists of onsets (ms, any order) within a tolerance (inclusive): as many pairs as
 * possible, and of those the least total difference. Between equal optima the earlier onsets are paired.
 * An order-preserving optimum exists, so dynamic programming on the sorted lists finds it, cut into stretches that no
 * pair can cross. Nearest-first (greedy) matching would lose pairs. Source: SPEC section 4.2.
 */
export function matchOnsets(first: readonly number[], second: readonly number[], toleranceMs: number): OnsetMatch {
  const a = sortedPlaces(first)
  const b = sortedPlaces(second)
  const pairs: OnsetPair[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const start = { i, j }
    let latest = Math.min(first[a[i] ?? 0] ?? 0, second[b[j] ?? 0] ?? 0)
    for (;;) {
      const nextA = i < a.length ? (first[a[i] ?? 0] ?? 0) : Infinity
      const nextB = j < b.length ? (second[b[j] ?? 0] ?? 0) : Infinity
      const next = Math.min(nextA, nextB)
      if (next === Infinity || next - latest > toleranceMs) break
      latest = next
      if (nextA <= nextB) i++
      else j++
    }
    const stretch = matchStretch(first, second, a.slice(start.i, i), b.slice(start.j, j), toleranceMs)
    for (const pair of stretch) pairs.push(pair)
  }
  return summarise(pairs, first.length, second.length)
}

/** The onsets of one code. */
export function onsetsOf(events: readonly TimedEvent[], code: string): number[] {
  return events.filter((e) => e.code === code).map((e) => e.start)
}

/** Matched, only first, only second: what precision, recall and F1 are made of. */
export type MatchCounts = { matched: number; onlyFirst: number; onlySecond: number }

/** F1 = 2 matched / (2 matched + unmatched). Not defined (`no_items`) where neither coder has an event. */
export function matchF1({ matched, onlyFirst, onlySecond }: MatchCounts): Estimate {
  const events = 2 * matched + onlyFirst + onlySecond
  if (events === 0) return notDefined('no_items', 0)
  return defined((2 * matched) / events, matched + onlyFirst + onlySecond, 'F1')
}

/** Share of the second coder's events that the first (the master) has too; `no_items` where the second has none. */
export function matchPrecision({ matched, onlySecond }: MatchCounts): Estimate {
  const events = matched + onlySecond
  return events === 0 ? notDefined('no_items', 0) : defined(matched / events, events, 'precision')
}

/** Share of the master's (first coder's) events that the second found; `no_items` where the master has none. */
export function matchRecall({ matched, onlyFirst }: MatchCounts): Estimate {
  const events = matched + onlyFirst
  return events === 0 ? notDefined('no_items', 0) : defined(matched / events, events, 'recall')
}

// best[i][j]: the optimum of the lists from i and from j on, as number of pairs and total difference.
function matchStretch(
  first: readonly number[],
  second: readonly number[],
  a: readonly number[],
  b: readonly number[],
  toleranceMs: number,
): OnsetPair[] {
  if (a.length === 0 || b.length === 0) return []
  const [i0, j0] = [a[0] ?? 0, b[0] ?? 0]
  // Where one onset of each stands alone, which is the most frequent case, there is nothing to choose: they are close.
  if (a.length === 1 && b.length === 1)
    return [{ first: i0, second: j0, differenceMs: (second[j0] ?? 0) - (first[i0] ?? 0) }]
  const width = b.length + 1
  const pairs = new Int32Array((a.length + 1) * width)
  const cost = new Float64Array((a.length + 1) * width)
  const gap = (i: number, j: number): number => (second[b[j] ?? 0] ?? 0) - (first[a[i] ?? 0] ?? 0)
  const better = (p: number, c: number, at: number): boolean =>
    p > (pairs[at] ?? 0) || (p === (pairs[at] ?? 0) && c < (cost[at] ?? 0))
  const take = (at: number, p: number, c: number): void => {
    pairs[at] = p
    cost[at] = c
  }
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j
      take(at, pairs[at + width] ?? 0, cost[at + width] ?? 0)
      if (better(pairs[at + 1] ?? 0, cost[at + 1] ?? 0, at)) take(at, pairs[at + 1] ?? 0, cost[at + 1] ?? 0)
      const difference = Math.abs(gap(i, j))
      if (difference > toleranceMs) continue
      const p = (pairs[at + width + 1] ?? 0) + 1
      const c = (cost[at + width + 1] ?? 0) + difference
      if (better(p, c, at)) take(at, p, c)
    }
  }
  const out: OnsetPair[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const at = i * width + j
    const difference = Math.abs(gap(i, j))
    const paired = difference <= toleranceMs && (pairs[at + width + 1] ?? 0) + 1 === pairs[at]
    if (paired && (cost[at + width + 1] ?? 0) + difference === cost[at]) {
      out.push({ first: a[i] ?? 0, second: b[j] ?? 0, differenceMs: gap(i, j) })
      i++
      j++
    } else if (pairs[at + width] === pairs[at] && cost[at + width] === cost[at]) i++
    else j++
  }
  return out
}

function sortedPlaces(onsets: readonly number[]): number[] {
  return onsets.map((_, i) => i).sort((i, j) => (onsets[i] ?? 0) - (onsets[j] ?? 0))
}

function summarise(pairs: OnsetPair[], nFirst: number, nSecond: number): OnsetMatch {
  const usedFirst = new Uint8Array(nFirst)
  const usedSecond = new Uint8Array(nSecond)
  let totalDifferenceMs = 0
  for (const { first, second, differenceMs } of pairs) {
    usedFirst[first] = 1
    usedSecond[second] = 1
    totalDifferenceMs += Math.abs(differenceMs)
  }
  return { pairs, onlyFirst: unused(usedFirst), onlySecond: unused(usedSecond), totalDifferenceMs }
}

function unused(used: Uint8Array): number[] {
  const places: number[] = []
  for (let i = 0; i < used.length; i++) if (used[i] === 0) places.push(i)
  return places
}
