import type { CodeSet } from '../../scheme/scheme.ts'
import { NOTHING } from '../../study/moment.ts'
import { stateRuns } from '../code-runs.ts'
import { changeOffBy, jointRuns } from './joint-runs.ts'
import type { PlacedEvent } from './placed-events.ts'

/** A stretch of an episode in which neither coding of a layer changes, in milliseconds from the episode's start. */
export type Stretch = {
  readonly start: number
  readonly end: number
  /** The code of each coder, or `nil`. */
  readonly first: string
  readonly second: string
  /** They differ, and agreement counts it: codes that follow from the procedure are nobody's judgement. */
  readonly differs: boolean
  /** How much later the second coder puts a change that both have; null where the stretch is something else. */
  readonly offByMs: number | null
}

/** `code`: the one code that the layer is about; null for a set whose codes exclude each other, which is one layer. */
export type Layer = { readonly code: string | null; readonly stretches: readonly Stretch[] }

/**
 * Both codings of a set of states laid over each other in one episode. The stretches that differ add up to the seconds
 * off the diagonal of the matrix, before these are counted in units. Where events of an exclusive set overlap, the later
 * onset closes the earlier one, as everywhere.
 */
export function stateLayers(
  set: CodeSet,
  first: readonly PlacedEvent[],
  second: readonly PlacedEvent[],
  durationMs: number,
): Layer[] {
  if (set.exclusive)
    return [
      layerOf(
        null,
        set,
        set.codes.map(({ id }) => id),
        first,
        second,
        durationMs,
      ),
    ]
  return set.codes.map(({ id }) => {
    const own = (events: readonly PlacedEvent[]): PlacedEvent[] => events.filter(({ code }) => code === id)
    return layerOf(id, set, [id], own(first), own(second), durationMs)
  })
}

function layerOf(
  code: string | null,
  set: CodeSet,
  codes: readonly string[],
  first: readonly PlacedEvent[],
  second: readonly PlacedEvent[],
  durationMs: number,
): Layer {
  const index = new Map(codes.map((id, i) => [id, i]))
  const known = (events: readonly PlacedEvent[]) =>
    events.filter((event) => index.has(event.code)).map(({ code: id, start, end }) => ({ code: id, start, end }))
  const runs = jointRuns(stateRuns(known(first), index, durationMs), stateRuns(known(second), index, durationMs))
  const procedure = new Set(set.codes.filter((each) => each.procedure).map(({ id }) => id))
  const idOf = (place: number): string => codes[place] ?? NOTHING
  return {
    code,
    stretches: runs.map((run, i) => {
      const [a, b] = [idOf(run.a), idOf(run.b)]
      const differs = a !== b && !procedure.has(a) && !procedure.has(b)
      const offByMs = differs ? changeOffBy(runs, i, codes.length) : null
      return { start: run.start, end: run.end, first: a, second: b, differs, offByMs }
    }),
  }
}

/** Events of the two coders that have one code and share time, in order; an event may share time with several. */
export function sharedTime(
  first: readonly PlacedEvent[],
  second: readonly PlacedEvent[],
): (readonly [PlacedEvent, PlacedEvent])[] {
  const found: (readonly [PlacedEvent, PlacedEvent])[] = []
  // Every event that may still share time with what follows; sorted by onset, so that nothing is looked at for long.
  let open: PlacedEvent[] = []
  let next = 0
  for (const one of first) {
    for (let other = second[next]; other !== undefined && other.start < one.end; other = second[next]) {
      open.push(other)
      next += 1
    }
    open = open.filter((other) => other.end > one.start)
    for (const other of open) if (other.code === one.code && other.start < one.end) found.push([one, other])
  }
  return found
}
