import type { Ms } from '../time/ms.ts'
import { did, refused, rowsHere, withoutFrame, type CodingContext, type Draft, type Outcome } from './coding.ts'
import type { Episode } from './episode.ts'
import type { EventRecord } from './record.ts'
import { endOfRow, type Rows } from './rows.ts'
import { prunedAnswers, segmentSet, type SegmentSet } from './segment-questions.ts'
import { episodeOfEvent } from './streams.ts'

type Found = {
  readonly event: EventRecord
  readonly set: SegmentSet
  readonly episode: Episode
  readonly rows: Rows
}

function find(draft: Draft, context: CodingContext, eventId: string): Found | null {
  const event = (context.reading ?? draft)[eventId]
  if (event?.type !== 'event') return null
  const set = segmentSet(context.scheme, event.set)
  const episode = episodeOfEvent(event, context.episodes)
  if (set === null || episode === null) return null
  return { event, set, episode, rows: rowsHere(draft, context, set, episode) }
}

/** Writes what was said in a segment; blank text takes it away. At most `maxText` characters of the set. */
export function writeSegment(draft: Draft, context: CodingContext, eventId: string, text: string): Outcome {
  const event = (context.reading ?? draft)[eventId]
  const set = event?.type === 'event' ? segmentSet(context.scheme, event.set) : null
  if (event?.type !== 'event' || set === null) return refused('unknown-event')
  if (text.length > set.segment.maxText || set.segment.text === 'none') return refused('text-too-long')
  const typed = text.trim()
  if (typed === (event.text ?? '')) return refused('no-change')
  draft[eventId] = withText(event, typed)
  return did(eventId)
}

/**
 * Answers a question about a segment (`option` null takes the answer back). Answers to questions that are no longer
 * asked because of it go.
 */
export function answerSegment(
  draft: Draft,
  context: CodingContext,
  eventId: string,
  questionId: string,
  option: string | null,
): Outcome {
  const event = (context.reading ?? draft)[eventId]
  const set = event?.type === 'event' ? segmentSet(context.scheme, event.set) : null
  if (event?.type !== 'event' || set === null) return refused('unknown-event')
  const question = set.segment.questions.find(({ id }) => id === questionId)
  const known = option === null || question?.options.some(({ id }) => id === option) === true
  if (question === undefined || !known) return refused('unknown-modifier')
  const before = event.answers ?? {}
  if ((before[questionId] ?? null) === option) return refused('no-change')
  const { [questionId]: _old, ...others } = before
  const answers = option === null ? others : { ...others, [questionId]: option }
  draft[eventId] = withAnswers(event, prunedAnswers(context.scheme, set.segment, answers))
  return did(eventId)
}

/**
 * Cuts a segment in two at a moment within it. Text and answers stay with the first part, which the moment does not
 * move; the second is a new segment of the same code, to be written and answered. `eventId` is that of the second.
 */
export function splitSegment(draft: Draft, context: CodingContext, eventId: string, atMs: Ms): Outcome {
  const found = find(draft, context, eventId)
  if (found === null) return refused('unknown-event')
  const { event, episode } = found
  if (atMs <= event.onsetMs || atMs >= endOfRow(event, episode)) return refused('outside-segment')
  const { text: _text, answers: _answers, ...bare } = withoutFrame(event)
  const id = context.newId()
  draft[eventId] = { ...event, offsetMs: atMs }
  draft[id] = { ...bare, id, onsetMs: atMs, modifiers: {}, note: '', order: context.order }
  return did(id)
}

/**
 * Makes one segment of this and the next of the same code in its episode, with what lies between. Texts and notes are
 * joined; an answer stays where both have it, or where only one was asked.
 */
export function mergeSegment(draft: Draft, context: CodingContext, eventId: string): Outcome {
  const found = find(draft, context, eventId)
  if (found === null) return refused('unknown-event')
  const { event, set, rows } = found
  const next = rows[rows.findIndex(({ id }) => id === eventId) + 1]
  if (next === undefined || next.code !== event.code) return refused('no-next-segment')
  const text = joined(event.text, next.text, ' ')
  const note = joined(event.note, next.note, '\n')
  if (text.length > set.segment.maxText || note.length > 4000) return refused('text-too-long')
  const answers = prunedAnswers(context.scheme, set.segment, sharedAnswers(event.answers ?? {}, next.answers ?? {}))
  draft[eventId] = withAnswers(withText({ ...event, offsetMs: next.offsetMs, note }, text), answers)
  delete draft[next.id]
  return did(eventId)
}

const joined = (a: string | undefined, b: string | undefined, between: string): string =>
  [a, b].filter((part) => part !== undefined && part !== '').join(between)

type Answers = Readonly<Record<string, string>>

function sharedAnswers(a: Answers, b: Answers): Answers {
  const both = Object.entries({ ...b, ...a })
  return Object.fromEntries(both.filter(([id]) => a[id] === undefined || b[id] === undefined || a[id] === b[id]))
}

/** Absent, not blank, where nothing is written: one way to say so. */
function withText({ text: _text, ...event }: EventRecord, text: string): EventRecord {
  return text === '' ? event : { ...event, text }
}

function withAnswers({ answers: _answers, ...event }: EventRecord, answers: Answers): EventRecord {
  return Object.keys(answers).length === 0 ? event : { ...event, answers: { ...answers } }
}
