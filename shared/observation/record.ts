import { z } from 'zod'
import { MsSchema } from '../time/ms.ts'

/**
 * What an observation consists of: a flat set of records, each with an id of its own. Everything a coder does is a
 * change to this set, so that undo, saving, the audit and a merge all speak of the same thing.
 */
const Id = z.string().min(1).max(80)
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
  note: Note,
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
])
export type ObservationRecord = z.infer<typeof ObservationRecord>

export type Records = { readonly [id: string]: ObservationRecord }

/** Records with one possible instance get an id of their own making, so that two writers meet on the same record. */
export const ratingRecordId = (rating: string, episode: string | null): string => `rating:${rating}:${episode ?? ''}`
export const contextRecordId = (item: string): string => `context:${item}`
export const confirmRecordId = (rule: string, episode: string | null): string => `confirm:${rule}:${episode ?? ''}`
