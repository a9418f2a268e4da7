import type { Grid } from '../scheme/grid.ts'
import { ms, type Ms } from '../time/ms.ts'
import type { Episode } from './episode.ts'

/** One interval of a grid in recording time, half-open. */
export type GridInterval = { readonly n: number; readonly startMs: Ms; readonly endMs: Ms }

/**
 * The intervals of an episode: from its start and the grid's offset on, one after the other, to its end. The last one
 * may be shorter; it counts if it has `minShare` of the length. None where the episode is shorter than that.
 */
export function gridIntervals({ lengthS, offsetS, minShare }: Grid, { startMs, endMs }: Episode): GridInterval[] {
  const lengthMs = Math.round(lengthS * 1000)
  const fromMs = startMs + Math.round(offsetS * 1000)
  const whole = Math.max(0, Math.floor((endMs - fromMs) / lengthMs))
  const rest = endMs - fromMs - whole * lengthMs
  const count = rest > 0 && rest >= minShare * lengthMs - 1e-6 ? whole + 1 : whole
  return Array.from({ length: count }, (_, n) => ({
    n,
    startMs: ms(fromMs + n * lengthMs),
    endMs: ms(Math.min(endMs, fromMs + (n + 1) * lengthMs)),
  }))
}
