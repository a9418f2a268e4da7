import { ms, type Ms } from '../time/ms.ts'
import { episodeAt, type Episode } from './episode.ts'
import { without, united, type Interval } from './intervals.ts'
import { eventsOf, type ObservationContent } from './observation.ts'
import type { EventRecord } from './record.ts'

/** One state, `[start, end)`, or one point, `start === end`, in milliseconds of recording time. */
export type Segment = { readonly code: string; readonly start: number; readonly end: number }

type Coded = Pick<ObservationContent, 'scheme' | 'episodes'>

/**
 * The events of one set as reliability and scores take them: sorted by onset (then by entry), running states ended with
 * their episode, everything clipped to the episode it belongs to. Events outside every episode are left out.
 */
export function streamOf(content: ObservationContent, set: string): Segment[] {
  return eventsOf(content.records)
    .filter((event) => event.set === set)
    .flatMap((event) => segmentOf(event, content) ?? [])
}

/**
 * Where a state ends: at its offset, but never after its episode. A running state ends with its episode. For a point,
 * and for a running state outside every episode, its onset.
 */
export function effectiveOffset(event: EventRecord, content: Coded): Ms {
  if (isPoint(event, content)) return event.onsetMs
  const episode = episodeOfEvent(event, content.episodes)
  if (episode === null) return event.offsetMs ?? event.onsetMs
  return ms(Math.min(event.offsetMs ?? episode.endMs, episode.endMs))
}

/**
 * The episode that an event belongs to: the one that holds its onset; for a state that began before any episode (its
 * episode was moved after coding) the first that it reaches into.
 */
export function episodeOfEvent(event: EventRecord, episodes: readonly Episode[]): Episode | null {
  const { onsetMs, offsetMs } = event
  const reached = (episode: Episode): boolean =>
    offsetMs !== null && onsetMs < episode.startMs && offsetMs > episode.startMs
  return episodeAt(episodes, onsetMs) ?? byStart(episodes).find(reached) ?? null
}

/** Where an exhaustive set leaves an episode without a code. */
export function gapsOf(content: ObservationContent, set: string, episode: Episode): Interval[] {
  const whole = [{ start: episode.startMs, end: episode.endMs }]
  return without(whole, united(streamOf(content, set)))
}

export function byStart(episodes: readonly Episode[]): Episode[] {
  return [...episodes].sort((a, b) => a.startMs - b.startMs)
}

function isPoint(event: EventRecord, { scheme }: Coded): boolean {
  return scheme.sets.some((set) => set.id === event.set && set.kind === 'point')
}

function segmentOf(event: EventRecord, content: Coded): Segment | null {
  const episode = episodeOfEvent(event, content.episodes)
  if (episode === null) return null
  if (isPoint(event, content)) return { code: event.code, start: event.onsetMs, end: event.onsetMs }
  const start = Math.max(event.onsetMs, episode.startMs)
  const end = effectiveOffset(event, content)
  return start < end ? { code: event.code, start, end } : null
}
