import { finite, none, type Value } from '../scheme/formula/value.ts'
import { stepOf, type Ipsative } from '../scheme/ipsative.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Answered } from './answers.ts'
import type { Draft } from './coding.ts'
import { answerRecordId, type AnswerRecord, type Records } from './record.ts'

/** One aspect of a form; `episode` is the id of an episode of the recording, null for a form of the whole recording. */
export type AspectTarget = { readonly form: string; readonly episode: string | null; readonly aspect: string }

/** The item under which the points of a pattern are kept. Ids hold no colon. */
export const allotmentItem = (aspect: string, pattern: string): string => `${aspect}:${pattern}`
/** The item under which it is kept that an aspect cannot be coded. */
export const aspectItem = (aspect: string): string => `?${aspect}`

/** Sums of steps such as 0.1 are compared up to this. */
const TRACE = 1e-9

const formOf = (scheme: Scheme, id: string): Ipsative | undefined =>
  (scheme.ipsatives ?? []).find((form) => form.id === id)

const idOf = ({ form, episode }: AspectTarget, item: string): string => answerRecordId(form, item, episode)

function answer({ form, episode, ...target }: AspectTarget, item: string, value: number | null): AnswerRecord {
  const id = idOf({ form, episode, ...target }, item)
  return { type: 'answer', id, form, item, episode, interval: null, value }
}

/** The points that a pattern was given for an aspect; 0 where there are none yet. */
export function pointsAt(records: Records, target: AspectTarget, pattern: string): number {
  const record = records[idOf(target, allotmentItem(target.aspect, pattern))]
  return record?.type === 'answer' ? (record.value ?? 0) : 0
}

export function isNotCodable(records: Records, target: AspectTarget): boolean {
  return records[idOf(target, aspectItem(target.aspect))] !== undefined
}

/** The points of an aspect that are not given out yet. Below zero where two writers together gave too many. */
export function pointsLeft(form: Ipsative, records: Records, target: AspectTarget): number {
  const given = form.patterns.reduce((sum, { id }) => sum + pointsAt(records, target, id), 0)
  const left = form.points - given
  return Math.abs(left) < TRACE ? 0 : left
}

/** Whether nothing more is asked of an aspect: all its points are given out, or it cannot be coded. */
export function isAllotted(form: Ipsative, records: Records, target: AspectTarget): boolean {
  return isNotCodable(records, target) || pointsLeft(form, records, target) === 0
}

/**
 * Gives a pattern so many points for an aspect, in place of those it had; 0 takes them back. Refused as `off-scale` when
 * that is no number of steps or more than is left.
 */
export function allot(draft: Draft, scheme: Scheme, target: AspectTarget, pattern: string, points: number): Answered {
  const form = formOf(scheme, target.form)
  const problem = targetProblem(form, target)
  if (form === undefined || problem !== null) return { done: false, why: problem ?? 'unknown-item' }
  if (!form.patterns.some(({ id }) => id === pattern)) return { done: false, why: 'unknown-item' }
  const room = pointsLeft(form, draft, target) + pointsAt(draft, target, pattern)
  if (points !== 0 && (!isAmount(form, points) || points > room + TRACE)) return { done: false, why: 'off-scale' }
  const record = answer(target, allotmentItem(target.aspect, pattern), points)
  // An aspect that is given points can be coded.
  delete draft[idOf(target, aspectItem(target.aspect))]
  if (points === 0) delete draft[record.id]
  else draft[record.id] = record
  return { done: true, id: record.id }
}

/** Says that an aspect cannot be coded, where the form allows it; its points are taken back. */
export function setAspectNotCodable(draft: Draft, scheme: Scheme, target: AspectTarget): Answered {
  const form = formOf(scheme, target.form)
  const problem = targetProblem(form, target)
  if (form === undefined || problem !== null) return { done: false, why: problem ?? 'unknown-item' }
  if (form.minAspects === undefined) return { done: false, why: 'unknown-reason' }
  clearAspect(draft, form, target)
  const record = answer(target, aspectItem(target.aspect), null)
  draft[record.id] = record
  return { done: true, id: record.id }
}

/** Takes back all that was said of an aspect. */
export function clearAspect(draft: Draft, form: Ipsative, target: AspectTarget): void {
  const items = [aspectItem(target.aspect), ...form.patterns.map(({ id }) => allotmentItem(target.aspect, id))]
  for (const item of items) {
    const id = idOf(target, item)
    if (draft[id] !== undefined) delete draft[id]
  }
}

function targetProblem(form: Ipsative | undefined, { aspect, episode }: AspectTarget) {
  if (form === undefined || !form.aspects.some(({ id }) => id === aspect)) return 'unknown-item' as const
  return (form.scope === 'session') !== (episode === null) ? ('wrong-scope' as const) : null
}

/** Whether a record of this form may hold this: points above zero for a pattern, or null for an aspect. */
export function fitsForm(form: Ipsative, item: string, value: number | null): boolean {
  if (value === null) return form.minAspects !== undefined && form.aspects.some(({ id }) => aspectItem(id) === item)
  return isAmount(form, value) && hasAllotment(form, item)
}

export function hasAllotment({ aspects, patterns }: Ipsative, item: string): boolean {
  return aspects.some((aspect) => patterns.some((pattern) => allotmentItem(aspect.id, pattern.id) === item))
}

function isAmount(form: Ipsative, points: number): boolean {
  const steps = points / stepOf(form)
  return points > 0 && points <= form.points + TRACE && Math.abs(steps - Math.round(steps)) < TRACE
}

/**
 * The points that a pattern was given over all aspects, 0 to aspects x points. `pending` until every aspect is finished.
 * Aspects that cannot be coded are left out and the sum is prorated to all of them, as long as `minAspects` are coded;
 * below that it is `too_few`. Prorating takes what is left out to be as what was coded.
 */
export function patternScore(form: Ipsative, pattern: string, records: Records, episode: string | null): Value {
  const targets = form.aspects.map(({ id }) => ({ form: form.id, episode, aspect: id }))
  if (!targets.every((target) => isAllotted(form, records, target))) return none('pending')
  const coded = targets.filter((target) => !isNotCodable(records, target))
  if (coded.length === 0 || coded.length < (form.minAspects ?? targets.length)) return none('too_few')
  const sum = coded.reduce((total, target) => total + pointsAt(records, target, pattern), 0)
  return coded.length === targets.length ? finite(sum) : finite((sum * targets.length) / coded.length)
}
