import type { CodeSet, Scheme } from '../scheme/scheme.ts'
import type { Change } from './change.ts'
import { isConfirmable } from './confirmation.ts'
import type { ObservationContent } from './observation.ts'
import type { EventRecord, ObservationRecord, RatingRecord } from './record.ts'

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
  return Object.keys(event.modifiers).every((id) => code.modifiers.includes(id)) ? null : 'unknown-modifier'
}

function ratingProblem({ scheme }: Frame, record: RatingRecord): RecordProblem | null {
  const scale = scheme.ratings.find((rating) => rating.id === record.rating)
  if (scale === undefined) return 'unknown-rating'
  if (record.value !== null && record.notCodable !== null) return 'value-and-reason'
  if (record.notCodable !== null) {
    return scale.notCodable.some((reason) => reason.code === record.notCodable) ? null : 'unknown-reason'
  }
  if (record.value === null) return null
  const steps = (record.value - scale.min) / scale.step
  const onStep = Math.abs(steps - Math.round(steps)) < 1e-9
  return record.value >= scale.min && record.value <= scale.max && onStep ? null : 'outside-scale'
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
      if (item.type === 'choice') return item.options.includes(String(record.value)) ? null : 'unknown-context'
      const value = Number(record.value)
      return value >= (item.min ?? -Infinity) && value <= (item.max ?? Infinity) ? null : 'outside-scale'
    }
    case 'mark':
      if (!scheme.ratings.some((rating) => rating.id === record.rating)) return 'unknown-rating'
      if (!scheme.marks.some((mark) => mark.id === record.mark)) return 'unknown-mark'
      return record.atMs < 0 || record.atMs > durationMs ? 'outside-recording' : null
    case 'confirm':
      return isConfirmable(scheme, record.rule) ? null : 'unknown-rule'
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
