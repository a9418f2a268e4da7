import { z } from 'zod'
import { mostSegmentText } from '../scheme/segment.ts'
import { MsSchema } from '../time/ms.ts'

/**
 * What an observation consists of: a flat set of records, each with an id of its own. Everything a coder does is a
 * change to this set, so that undo, saving, the audit and a merge all speak of the same thing.
 */
/** Holds up to four ids of a scheme (form, aspect, pattern) and one of the recording, and signs between them. */
const Id = z.string().min(1).max(240)
const Note = z.string().max(4000)

export const ModifierValues = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))

export const EventRecord = z.object({
  type: z.literal('event'),
  id: Id,
  set: z.string(),
  code: z.string(),
  onsetMs: MsSchema,
  /** Null for a point, and for a state that still runs; a running state ends with its episode (`effectiveOffset`). */
  offsetMs: MsSchema.nullable(),
  /** The camera and the frame that were on screen when it was coded; absent after an edit by time. */
  camera: z.string().optional(),
  frame: z.int().nonnegative().optional(),
  modifiers: ModifierValues,
  /** The event that it answers, in sets that are linked to another. Null: it has none; absent: not asked yet. */
  linkTo: Id.nullable().optional(),
  note: Note,
  /** What was said, as typed; of segments only. Blank and absent mean the same. Erased with notes. */
  text: z.string().max(mostSegmentText).optional(),
  /** Answers to the questions about a segment: option ids by question id. */
  answers: z.record(z.string(), z.string()).optional(),
  /** Order of entry: the tie-break of events at the same millisecond. */
  order: z.int(),
})
export type EventRecord = z.infer<typeof EventRecord>

/** A rating of one scale in one episode (`episode` null for a whole-recording scale). Either a value or a reason. */
export const RatingRecord = z.object({
  type: z.literal('rating'),
  id: Id,
  rating: z.string(),
  episode: z.string().nullable(),
  value: z.number().nullable(),
  notCodable: z.string().nullable(),
  note: Note,
})
export type RatingRecord = z.infer<typeof RatingRecord>

/** The coder's answer to a context item of the scheme. */
export const ContextRecord = z.object({
  type: z.literal('context'),
  id: Id,
  item: z.string(),
  value: z.union([z.string(), z.number()]),
})
export type ContextRecord = z.infer<typeof ContextRecord>

/** A moment kept as evidence for a rating. */
export const MarkRecord = z.object({
  type: z.literal('mark'),
  id: Id,
  mark: z.string(),
  rating: z.string(),
  episode: z.string().nullable(),
  atMs: MsSchema,
  note: Note,
})
export type MarkRecord = z.infer<typeof MarkRecord>

/** Free text, apart from scores. */
export const NoteRecord = z.object({ type: z.literal('note'), id: Id, atMs: MsSchema.nullable(), text: Note })
export type NoteRecord = z.infer<typeof NoteRecord>

/**
 * The answer to one item of a form, in one episode or (`episode` null) for the whole recording; of a grid in one of the
 * episode's intervals, counted from 0. Of a checklist: 1 seen, 0 not seen, null does not apply. Of a grid: a value of the
 * item's scale, null cannot be told. Of a sort: the value of the pile that the card lies in. Of a form with points: those
 * that a pattern was given for an aspect (`allotment.ts`), null for an aspect that cannot be coded.
 */
export const AnswerRecord = z.object({
  type: z.literal('answer'),
  id: Id,
  form: z.string(),
  item: z.string(),
  episode: z.string().nullable(),
  interval: z.int().nonnegative().nullable(),
  value: z.number().nullable(),
})
export type AnswerRecord = z.infer<typeof AnswerRecord>

/** The coder has read a `confirm` rule's message and stays with the values; `basis` names the values it was read for. */
export const ConfirmRecord = z.object({
  type: z.literal('confirm'),
  id: Id,
  rule: z.string(),
  episode: z.string().nullable(),
  basis: z.string(),
})
export type ConfirmRecord = z.infer<typeof ConfirmRecord>

export const ObservationRecord = z.discriminatedUnion('type', [
  EventRecord,
  RatingRecord,
  ContextRecord,
  MarkRecord,
  NoteRecord,
  ConfirmRecord,
  AnswerRecord,
])
export type ObservationRecord = z.infer<typeof ObservationRecord>

export type Records = { readonly [id: string]: ObservationRecord }

/** Records with one possible instance get an id of their own making, so that two writers meet on the same record. */
export const ratingRecordId = (rating: string, episode: string | null): string => `rating:${rating}:${episode ?? ''}`
export const contextRecordId = (item: string): string => `context:${item}`
export const answerRecordId = (
  form: string,
  item: string,
  episode: string | null,
  interval: number | null = null,
): string => `answer:${form}:${item}:${episode ?? ''}${interval === null ? '' : `:${interval}`}`
export const confirmRecordId = (rule: string, episode: string | null): string => `confirm:${rule}:${episode ?? ''}`
