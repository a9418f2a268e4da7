import { nameOf, type Issue } from './issue.ts'
import { eventsOf, type ObservationContent } from './observation.ts'
import { askedQuestions, isAskedOf, segmentSet } from './segment-questions.ts'
import { episodeOfEvent } from './streams.ts'

/** One for each segment with something open: the text where it has to be written, and the questions by their labels. */
export function segmentIssues(content: ObservationContent): Issue[] {
  const { scheme, episodes, records } = content
  return eventsOf(records).flatMap((event): Issue[] => {
    const set = segmentSet(scheme, event.set)
    const episode = episodeOfEvent(event, episodes)
    if (set === null || episode === null || !isAskedOf(set, event)) return []
    const answers = event.answers ?? {}
    // A question that waits for an open one may never be asked: it is not named yet.
    const open = askedQuestions(scheme, set.segment, answers).filter(
      ({ id, required }) => required && answers[id] === undefined,
    )
    const labels = [
      ...(set.segment.text === 'required' && (event.text ?? '') === '' ? ['what was said'] : []),
      ...open.map(({ label }) => label),
    ]
    if (labels.length === 0) return []
    const params = {
      set: set.label,
      episode: nameOf(content, episode),
      open: labels.join(', '),
      at: event.onsetMs / 1000,
    }
    const at = { episode: episode.id, atMs: event.onsetMs, set: set.id, eventId: event.id }
    return [{ code: 'lock.segment-open', severity: 'require', params, ...at }]
  })
}
