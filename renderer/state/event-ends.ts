import type { Episode } from '#shared/observation/episode.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import type { EventRecord } from '#shared/observation/record.ts'
import { effectiveOffset } from '#shared/observation/streams.ts'
import type { Ms } from '#shared/time/ms.ts'

const known = new WeakMap<readonly Episode[], WeakMap<EventRecord, Ms>>()

/**
 * `effectiveOffset`, worked out once for each record: a record never changes, an edit makes a new one. With tens of
 * thousands of codes this is what keeps a key press within a frame.
 */
export function endOfEvent(event: EventRecord, content: ObservationContent): Ms {
  let ends = known.get(content.episodes)
  if (ends === undefined) known.set(content.episodes, (ends = new WeakMap()))
  const before = ends.get(event)
  if (before !== undefined) return before
  const end = effectiveOffset(event, content)
  ends.set(event, end)
  return end
}
