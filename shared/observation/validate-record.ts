import { isAnswerOf, type ModifierValue } from '../scheme/modifier.ts'
import { isOnScale } from '../scheme/scale-points.ts'
import type { CodeSet, Scheme } from '../scheme/scheme.ts'
import { fitsForm, hasAllotment } from './allotment.ts'
import { isContextAnswer } from './answers.ts'
import type { Change } from './change.ts'
import { hasItem, mayNotApply } from './checklist-answers.ts'
import { isConfirmable } from './confirmation.ts'
import { isOfItem } from './grid-answers.ts'
import type { ObservationContent } from './observation.ts'
import { hasCard, isPile } from './sort-answers.ts'
import type { AnswerRecord, EventRecord, ObservationRecord, RatingRecord } from './record.ts'

/** Why a record does not fit the scheme or the recording it is said to belong to. */
export type RecordProblem =
  | 'unknown-code'
  | 'outside-recording'
  | 'offset-not-after-onset'
  | 'point-with-offset'
  | 'outside-scale'
  | 'unknown-rating'
  | 'unknown-reason'
  | 'value-and-reason'
  | 'unknown-context'
  | 'unknown-mark'
  | 'unknown-rule'
  | 'unknown-modifier'
  | 'unknown-link'
  | 'unknown-item'
  | 'unknown-answer'
  | 'text-not-asked'
  | 'text-too-long'

type Frame = Pick<ObservationContent, 'scheme' | 'durationMs'>

function setOf(scheme: Scheme, id: string): CodeSet | undefined {
  return scheme.sets.find((set) => set.id === id)
}

function eventProblem({ scheme, durationMs }: Frame, event: EventRecord): RecordProblem | null {
  const set = setOf(scheme, event.set)
  const code = set?.codes.find((candidate) => candidate.id === event.code)
  if (set === undefined || code === undefined) return 'unknown-code'
  if (event.onsetMs < 0 || event.onsetMs > durationMs) return 'outside-recording'
  if (set.kind === 'point' && event.offsetMs !== null) return 'point-with-offset'
  if (event.offsetMs !== null) {
    if (event.offsetMs <= event.onsetMs) return 'offset-not-after-onset'
    if (event.offsetMs > durationMs) return 'outside-recording'
  }
  if (event.linkTo !== undefined && (set.linksTo === undefined || event.linkTo === event.id)) return 'unknown-link'
  if (event.linkTo === null && set.linksTo?.required === true) return 'unknown-link'
  const fits = Object.entries(event.modifiers).every(
    ([id, value]) => code.modifiers.includes(id) && isAnswer(scheme, id, value),
  )
  return fits ? segmentProblem(set, event) : 'unknown-modifier'
}

function isAnswer(scheme: Scheme, id: string, value: ModifierValue): boolean {
  const modifier = scheme.modifiers.find((candidate) => candidate.id === id)
  return modifier !== undefined && isAnswerOf(modifier, value)
}

function segmentProblem({ segment }: CodeSet, { text, answers = {} }: EventRecord): RecordProblem | null {
  if (text !== undefined && (segment === undefined || segment.text === 'none')) return 'text-not-asked'
  if (text !== undefined && segment !== undefined && text.length > segment.maxText) return 'text-too-long'
  const known = Object.entries(answers).every(([id, answer]) =>
    segment?.questions.some((question) => question.id === id && question.options.some((each) => each.id === answer)),
  )
  return known ? null : 'unknown-answer'
}

function ratingProblem({ scheme }: Frame, record: RatingRecord): RecordProblem | null {
  const scale = scheme.ratings.find((rating) => rating.id === record.rating)
  if (scale === undefined) return 'unknown-rating'
  if (record.value !== null && record.notCodable !== null) return 'value-and-reason'
  if (record.notCodable !== null) {
    return scale.notCodable.some((reason) => reason.code === record.notCodable) ? null : 'unknown-reason'
  }
  if (record.value === null) return null
  return isOnScale(scale, record.value) ? null : 'outside-scale'
}

/** A card in a pile, or points of a form; undefined where the record belongs to another kind of form. */
function formProblem(
  { scheme }: Frame,
  { form, item, interval, value }: AnswerRecord,
): RecordProblem | null | undefined {
  const sort = (scheme.qsorts ?? []).find(({ id }) => id === form)
  if (sort !== undefined) {
    if (interval !== null || !hasCard(sort, item)) return 'unknown-item'
    return value !== null && isPile(sort, value) ? null : 'outside-scale'
  }
  const points = (scheme.ipsatives ?? []).find(({ id }) => id === form)
  if (points === undefined) return undefined
  if (interval !== null) return 'unknown-item'
  if (fitsForm(points, item, value)) return null
  return hasAllotment(points, item) ? 'outside-scale' : 'unknown-item'
}

function answerProblem(frame: Frame, record: AnswerRecord): RecordProblem | null {
  const { scheme } = frame
  const { form, item, interval, value } = record
  const problem = formProblem(frame, record)
  if (problem !== undefined) return problem
  const grid = (scheme.grids ?? []).find(({ id }) => id === form)
  if (grid !== undefined) {
    const asked = grid.items.find(({ id }) => id === item)
    if (asked === undefined || interval === null) return 'unknown-item'
    return value === null || isOfItem(asked, value) ? null : 'outside-scale'
  }
  const list = (scheme.checklists ?? []).find(({ id }) => id === form)
  if (list === undefined || interval !== null || !hasItem(list, item)) return 'unknown-item'
  const fits = value === null ? mayNotApply(list, item) : value === 0 || value === 1
  return fits ? null : 'outside-scale'
}

/** What is wrong with one record under this scheme and recording, or null. Completeness is another matter. */
export function recordProblem(frame: Frame, record: ObservationRecord): RecordProblem | null {
  const { scheme, durationMs } = frame
  switch (record.type) {
    case 'event':
      return eventProblem(frame, record)
    case 'rating':
      return ratingProblem(frame, record)
    case 'context': {
      const item = scheme.context.find((candidate) => candidate.id === record.item)
      if (item === undefined) return 'unknown-context'
      if (isContextAnswer(item, record.value)) return null
      return item.type === 'choice' ? 'unknown-context' : 'outside-scale'
    }
    case 'mark':
      if (!scheme.ratings.some((rating) => rating.id === record.rating)) return 'unknown-rating'
      if (!scheme.marks.some((mark) => mark.id === record.mark)) return 'unknown-mark'
      return record.atMs < 0 || record.atMs > durationMs ? 'outside-recording' : null
    case 'confirm':
      return isConfirmable(scheme, record.rule) ? null : 'unknown-rule'
    case 'answer':
      return answerProblem(frame, record)
    case 'note':
      return null
  }
}

/** The first problem among the records a change brings in, with the record's id. Records keyed by another id are refused too. */
export function changeProblem(
  frame: Frame,
  change: Change,
): { id: string; problem: RecordProblem | 'wrong-id' } | null {
  const incoming: [string, ObservationRecord][] = [
    ...Object.entries(change.added),
    ...Object.entries(change.updated).map(([id, [, to]]): [string, ObservationRecord] => [id, to]),
  ]
  for (const [id, record] of incoming) {
    if (record.id !== id) return { id, problem: 'wrong-id' }
    const problem = recordProblem(frame, record)
    if (problem !== null) return { id, problem }
  }
  return null
}
