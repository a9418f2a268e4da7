import { z } from 'zod'
import { ms, MsSchema, type Ms } from '../time/ms.ts'

/** A stretch of the recording that was on screen, played or frame by frame; half-open, in whole milliseconds. */
export const WatchedSpan = z.tuple([MsSchema, MsSchema])
export type WatchedSpan = z.infer<typeof WatchedSpan>

/** As many stretches as are kept of a pass: of more, the shortest are forgotten. */
export const MOST_SPANS = 400
/** Stretches closer than this are one: frames come late, and between two of them nothing was missed. */
const NEAR_MS = 250
/** What may be left at the edges of what is asked: the last frame has no next one to be seen until. */
const EDGE_MS = 500

/** The stretches together with another one: in order, without overlaps, at most `MOST_SPANS`. */
export function addWatched(spans: readonly WatchedSpan[], [from, to]: WatchedSpan): WatchedSpan[] {
  if (to <= from) return [...spans]
  const apart = (span: WatchedSpan): boolean => span[1] + NEAR_MS < from || span[0] - NEAR_MS > to
  const near = spans.filter((span) => !apart(span))
  const start = ms(Math.min(from, ...near.map((span) => span[0])))
  const end = ms(Math.max(to, ...near.map((span) => span[1])))
  const all: WatchedSpan[] = [...spans.filter(apart), [start, end]]
  const longest = all.length <= MOST_SPANS ? all : all.toSorted((a, b) => length(b) - length(a)).slice(0, MOST_SPANS)
  return longest.toSorted((a, b) => a[0] - b[0])
}

const length = ([from, to]: WatchedSpan): number => to - from

/** What is to be watched: the episodes, since nothing else is coded; all of a recording that has none. */
export type ToWatch = {
  readonly episodes: readonly { readonly startMs: Ms; readonly endMs: Ms }[]
  readonly durationMs: Ms
}

/**
 * How much of what is to be watched has been, 0 to 1. Episodes that overlap count each for itself. Half a second at
 * each edge of an episode is granted as soon as anything of it was seen. 1 where there is nothing to watch.
 */
export function watchedShare(spans: readonly WatchedSpan[], { episodes, durationMs }: ToWatch): number {
  const parts = episodes.length === 0 ? [{ startMs: ms(0), endMs: durationMs }] : episodes
  const total = parts.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs), 0)
  if (total <= 0) return 1
  const seen = parts.reduce((sum, { startMs, endMs }) => sum + seenWithin(spans, startMs, endMs), 0)
  return Math.min(1, seen / total)
}

function seenWithin(spans: readonly WatchedSpan[], startMs: number, endMs: number): number {
  return spans.reduce((sum, [from, to]) => {
    const begin = from <= startMs + EDGE_MS ? startMs : from
    const end = to >= endMs - EDGE_MS ? endMs : to
    // A stretch that lies outside has no part within, whatever is granted at the edges.
    return from >= endMs || to <= startMs ? sum : sum + Math.max(0, end - Math.max(startMs, begin))
  }, 0)
}

/** A share in whole per cent, rounded down: 100 only when nothing is left. */
export const percentOf = (share: number): number => Math.floor(share * 100 + 1e-9)
