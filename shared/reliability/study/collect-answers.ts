import { computedAnswer } from '../../observation/event-answers.ts'
import { intervalAnswer } from '../../observation/grid-answers.ts'
import { gridIntervals } from '../../observation/grid-intervals.ts'
import { eventsOf, type ObservationContent } from '../../observation/observation.ts'
import type { EventRecord } from '../../observation/record.ts'
import { effectiveOffset } from '../../observation/streams.ts'
import { isBlank, type ModifierValue } from '../../scheme/modifier.ts'
import type { CodeSet, Scheme } from '../../scheme/scheme.ts'
import type { TimedEvent } from '../timed-event.ts'

/** An event with what was answered about it, by modifier or question; what was left open is not there. */
export type AnsweredEvent = TimedEvent & { readonly answers: ReadonlyMap<string, ModifierValue> }

/** What two codings are compared by besides scores and streams. */
export type Answers = {
  /** By item of a grid, then by episode and interval (`e1 3`): the value, or null where it could not be told. */
  readonly intervals: ReadonlyMap<string, ReadonlyMap<string, number | null>>
  /** By set, in the order of onset, of the sets about whose events something is asked. */
  readonly events: ReadonlyMap<string, readonly AnsweredEvent[]>
}

export const noAnswers: Answers = { intervals: new Map(), events: new Map() }

export function answersOf(content: ObservationContent): Answers {
  return { intervals: intervalsOf(content), events: answeredEvents(content) }
}

function intervalsOf({ scheme, episodes, records }: ObservationContent): Answers['intervals'] {
  const found = new Map<string, Map<string, number | null>>()
  const kinds = new Set(scheme.episodes.map(({ id }) => id))
  for (const grid of scheme.grids ?? []) {
    for (const { id: item } of grid.items) {
      const values = new Map<string, number | null>()
      for (const episode of episodes.filter(({ kind }) => kinds.has(kind))) {
        for (const { n } of gridIntervals(grid, episode)) {
          const value = intervalAnswer(records, { grid: grid.id, item, episode: episode.id, interval: n })
          if (value !== undefined) values.set(`${episode.id} ${String(n)}`, value)
        }
      }
      found.set(item, values)
    }
  }
  return found
}

const asksAbout =
  ({ computed = [] }: Scheme) =>
  ({ segment, codes }: CodeSet): boolean =>
    segment !== undefined ||
    codes.some(({ id, modifiers }) => modifiers.length > 0 || computed.some((one) => one.codes.includes(id)))

function answeredEvents(content: ObservationContent): Answers['events'] {
  const sets = content.scheme.sets.filter(asksAbout(content.scheme))
  if (sets.length === 0) return noAnswers.events
  const events = eventsOf(content.records)
  return new Map(
    sets.map((set) => [
      set.id,
      events
        .filter((event) => event.set === set.id)
        .map((event) => ({
          code: event.code,
          start: event.onsetMs,
          end: effectiveOffset(event, content),
          answers: answersAbout(content, event),
        })),
    ]),
  )
}

/** Words of a coder's own are left out: nothing compares them. */
function answersAbout(content: ObservationContent, event: EventRecord): ReadonlyMap<string, ModifierValue> {
  const { scheme } = content
  const closed = scheme.modifiers.filter(({ type }) => type !== 'text').map(({ id }) => id)
  return new Map<string, ModifierValue>([
    ...closed.flatMap((id): [string, ModifierValue][] => {
      const value = event.modifiers[id]
      return value === undefined || isBlank(value) ? [] : [[id, value]]
    }),
    ...computedAbout(content, event),
    ...Object.entries(event.answers ?? {}),
  ])
}

/** What is worked out from each coder's own answers, where there is a value. */
function computedAbout(content: ObservationContent, event: EventRecord): readonly [string, ModifierValue][] {
  return (content.scheme.computed ?? []).flatMap((one): [string, ModifierValue][] => {
    const answer = computedAnswer(content, one, event)
    return answer.ok && typeof answer.value !== 'boolean' ? [[one.id, answer.value]] : []
  })
}
