import type { Records } from '#shared/observation/record.ts'
import type { Moment } from '#shared/study/moment.ts'
import { ms, type Ms } from '#shared/time/ms.ts'
import type { LoopSpan } from '../../../state/player.ts'

/** How much is shown before and after a moment, in ms: what the keys go through. */
export const MARGINS = [500, 1000, 2000, 3000, 5000, 10_000] as const
export const USUAL_MARGIN: number = 2000

/** The margin one step wider or narrower; the last ones stay. */
export function nextMargin(margin: number, by: 1 | -1): number {
  const at = MARGINS.findIndex((one) => one >= margin)
  return MARGINS[Math.min(MARGINS.length - 1, Math.max(0, at + by))] ?? USUAL_MARGIN
}

/** Happens at a time of its own, so that it can be played round and round; a rating of an episode does not. */
const isInTime = ({ source }: Moment): boolean => source.kind === 'set' || source.kind === 'grid'

/** The stretch that shows a moment, from before it to after it; null for what concerns a whole episode. */
export function loopAround(moment: Moment, margin: number, durationMs: Ms): LoopSpan | null {
  if (!isInTime(moment)) return null
  return {
    startMs: ms(Math.max(0, moment.startMs - margin)),
    endMs: ms(Math.min(durationMs, Math.max(moment.endMs, moment.startMs + 1) + margin)),
  }
}

/** Where to look first: the start of the loop; for a rating the first evidence that either coder kept for it. */
export function placeOf(moment: Moment, loop: LoopSpan | null, codings: readonly Records[]): Ms {
  if (loop !== null) return loop.startMs
  const marks = codings
    .flatMap((records) => Object.values(records))
    .filter((record) => record.type === 'mark')
    .filter(({ rating, episode }) => rating === moment.source.id && episode === moment.episode)
  return (
    marks.reduce<Ms | null>((first, { atMs }) => (first === null || atMs < first ? atMs : first), null) ??
    moment.startMs
  )
}
