import { did, refused, type CodingContext, type Draft, type Outcome } from './coding.ts'
import { cueAt, setOf } from './links.ts'

/** Links an event to its cue; null says that there is none, which a set that requires a cue refuses. */
export function linkEvent(draft: Draft, context: CodingContext, eventId: string, cueId: string | null): Outcome {
  const event = draft[eventId]
  if (event?.type !== 'event') return refused('unknown-event')
  const set = setOf(context.scheme, event)
  if (set?.linksTo === undefined) return refused('no-link')
  if (cueId === null && set.linksTo.required) return refused('needs-cue')
  if (cueId !== null && cueAt(set, draft, cueId) === null) return refused('no-link')
  if (event.linkTo === cueId) return refused('no-change')
  draft[eventId] = { ...event, linkTo: cueId }
  return did(eventId)
}
