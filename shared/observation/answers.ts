import { isOnScale } from '../scheme/scale-points.ts'
import type { ContextItem, RatingScale, Scheme } from '../scheme/scheme.ts'
import type { Ms } from '../time/ms.ts'
import type { Draft } from './coding.ts'
import { confirmRecordId, contextRecordId, ratingRecordId, type RatingRecord } from './record.ts'

export type AnswerRefusal =
  'unknown-rating' | 'unknown-item' | 'unknown-reason' | 'unknown-record' | 'off-scale' | 'wrong-scope'
/** `id`: the record that was written or removed. */
export type Answered =
  { readonly done: true; readonly id: string } | { readonly done: false; readonly why: AnswerRefusal }

const did = (id: string): Answered => ({ done: true, id })
const refused = (why: AnswerRefusal): Answered => ({ done: false, why })

/** Which rating: `episode` is the id of an episode of the recording, null for a scale of the whole recording. */
export type RatingTarget = { readonly rating: string; readonly episode: string | null }

/** Gives a value on the scale. Takes the place of an earlier value or not-codable reason; a note stays. */
export function rate(draft: Draft, scheme: Scheme, target: RatingTarget, value: number): Answered {
  return answerRating(draft, scheme, target, (scale) =>
    isOnScale(scale, value) ? { value, notCodable: null } : 'off-scale',
  )
}

/** Says why no value can be given, with one of the scale's own reasons. Takes the place of an earlier value. */
export function setNotCodable(draft: Draft, scheme: Scheme, target: RatingTarget, reason: string): Answered {
  return answerRating(draft, scheme, target, (scale) =>
    scale.notCodable.some(({ code }) => code === reason) ? { value: null, notCodable: reason } : 'unknown-reason',
  )
}

/** Sets the rating's note, also before there is a value. */
export function setRatingNote(draft: Draft, scheme: Scheme, target: RatingTarget, note: string): Answered {
  return answerRating(draft, scheme, target, () => ({ note }))
}

/** Takes value and reason back. The record stays only while it holds a note. */
export function clearRating(draft: Draft, target: RatingTarget): Answered {
  const id = ratingRecordId(target.rating, target.episode)
  const record = draft[id]
  if (record?.type !== 'rating') return refused('unknown-record')
  if (record.note === '') delete draft[id]
  else draft[id] = { ...record, value: null, notCodable: null }
  return did(id)
}

type RatingPart = Partial<Pick<RatingRecord, 'value' | 'notCodable' | 'note'>>

function answerRating(
  draft: Draft,
  scheme: Scheme,
  { rating, episode }: RatingTarget,
  part: (scale: RatingScale) => RatingPart | AnswerRefusal,
): Answered {
  const scale = scheme.ratings.find(({ id }) => id === rating)
  if (scale === undefined) return refused('unknown-rating')
  if ((scale.scope === 'session') !== (episode === null)) return refused('wrong-scope')
  const change = part(scale)
  if (typeof change === 'string') return refused(change)
  const id = ratingRecordId(rating, episode)
  const old = draft[id]
  const base: RatingRecord =
    old?.type === 'rating' ? old : { type: 'rating', id, rating, episode, value: null, notCodable: null, note: '' }
  draft[id] = { ...base, ...change }
  return did(id)
}

/** The longest free answer, as of a note. */
export const longestText = 4000

/** Whether an item can be answered so: one of its options, a number within its ends (whole on a scale), or a text. */
export function isContextAnswer(item: ContextItem, value: string | number): boolean {
  const { type, options, min, max } = item
  if (type === 'choice') return typeof value === 'string' && options.includes(value)
  if (type === 'text') return typeof value === 'string' && value.trim() !== '' && value.length <= longestText
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  if (type === 'ordinal') return isOnScale({ min: min ?? 0, max: max ?? 0, step: 1 }, value)
  return value >= (min ?? -Infinity) && value <= (max ?? Infinity)
}

/** Answers a context item. */
export function answerContext(draft: Draft, scheme: Scheme, itemId: string, value: string | number): Answered {
  const item = scheme.context.find(({ id }) => id === itemId)
  if (item === undefined) return refused('unknown-item')
  if (!isContextAnswer(item, value)) return refused('off-scale')
  const id = contextRecordId(itemId)
  draft[id] = { type: 'context', id, item: itemId, value }
  return did(id)
}

export function clearContext(draft: Draft, itemId: string): Answered {
  return removeOf(draft, 'context', contextRecordId(itemId))
}

export type NewMark = RatingTarget & { readonly mark: string; readonly atMs: Ms; readonly note?: string }

/** Keeps a moment as evidence for a rating. `id` is a fresh record id. */
export function addMark(
  draft: Draft,
  scheme: Scheme,
  id: string,
  { mark, rating, episode, atMs, note = '' }: NewMark,
): Answered {
  const scale = scheme.ratings.find((candidate) => candidate.id === rating)
  if (scale === undefined) return refused('unknown-rating')
  if ((scale.scope === 'session') !== (episode === null)) return refused('wrong-scope')
  if (!scheme.marks.some((kind) => kind.id === mark)) return refused('unknown-item')
  draft[id] = { type: 'mark', id, mark, rating, episode, atMs, note }
  return did(id)
}

export function removeMark(draft: Draft, id: string): Answered {
  return removeOf(draft, 'mark', id)
}

/** Adds free text, at a moment or (null) about the recording as a whole. `id` is a fresh record id. */
export function addNote(draft: Draft, id: string, text: string, atMs: Ms | null): Answered {
  draft[id] = { type: 'note', id, atMs, text }
  return did(id)
}

export function removeNote(draft: Draft, id: string): Answered {
  return removeOf(draft, 'note', id)
}

/** Sets the text of a free note, or the note of an event, a rating or a mark. */
export function setNote(draft: Draft, id: string, text: string): Answered {
  const record = draft[id]
  if (record?.type === 'note') draft[id] = { ...record, text }
  else if (record?.type === 'event' || record?.type === 'rating' || record?.type === 'mark')
    draft[id] = { ...record, note: text }
  else return refused('unknown-record')
  return did(id)
}

/**
 * Records that the coder read a message that asks for confirmation and stays with the values. `rule`, `episode` and
 * `basis` come from the issue that asked (`missingForLock`); when the values change, so does the basis, and it asks again.
 */
export function confirmRule(draft: Draft, rule: string, episode: string | null, basis: string): Answered {
  const id = confirmRecordId(rule, episode)
  draft[id] = { type: 'confirm', id, rule, episode, basis }
  return did(id)
}

function removeOf(draft: Draft, type: 'context' | 'mark' | 'note', id: string): Answered {
  if (draft[id]?.type !== type) return refused('unknown-record')
  delete draft[id]
  return did(id)
}
