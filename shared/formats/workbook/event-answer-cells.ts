import { computedAnswer } from '../../observation/event-answers.ts'
import type { ObservationContent } from '../../observation/observation.ts'
import type { EventRecord } from '../../observation/record.ts'
import { answerTo, isAskedOf, isSegmentSet } from '../../observation/segment-questions.ts'
import type { ComputedModifier } from '../../scheme/computed.ts'
import { missingCodes, type MissingCode } from '../../scheme/missing-codes.ts'
import { isBlank } from '../../scheme/modifier.ts'
import type { CodeSet, Scheme, SchemeCode } from '../../scheme/scheme.ts'
import type { Cell } from '../sheet.ts'

type Content = Pick<ObservationContent, 'scheme' | 'episodes' | 'records'>

const none = (missing: MissingCode): [Cell, Cell] => [null, missingCodes[missing].number]

/** What was answered about an event as text; several options with semicolons between them. */
export function modifierText(event: EventRecord, id: string): Cell {
  const value = event.modifiers[id]
  if (value === undefined) return null
  return typeof value === 'number' || typeof value === 'string' ? String(value) : value.join('; ')
}

/**
 * An answer about an event, and why there is none: still open (`pending`), or not required and not given
 * (`not_applicable`). Both cells are empty for events of which it is not asked.
 */
export function modifierCells(content: Content, code: SchemeCode, event: EventRecord, id: string): [Cell, Cell] {
  const { scheme } = content
  const computed = scheme.computed?.find((one) => one.id === id)
  if (computed !== undefined) return computedCells(content, computed, event)
  if (!isBlank(event.modifiers[id])) return [modifierText(event, id), null]
  if (!code.modifiers.includes(id)) return [null, null]
  return none(scheme.modifiers.some((one) => one.id === id && one.required) ? 'pending' : 'not_applicable')
}

/** The same of what is worked out about an event: as text, like all in this column. */
function computedCells(content: Content, computed: ComputedModifier, event: EventRecord): [Cell, Cell] {
  if (!computed.codes.includes(event.code)) return [null, null]
  const answer = computedAnswer(content, computed, event)
  return answer.ok ? [String(answer.value), null] : none(answer.missing)
}

/** The same of a question about segments: `not_applicable` as well where an earlier answer made it fall away. */
export function questionCells(scheme: Scheme, set: CodeSet, event: EventRecord, id: string): [Cell, Cell] {
  if (!isSegmentSet(set) || !set.segment.questions.some((question) => question.id === id)) return [null, null]
  if (!isAskedOf(set, event)) return none('not_codable')
  const answer = answerTo(scheme, set.segment, event.answers ?? {}, id)
  return answer.ok ? [String(answer.value), null] : none(answer.missing)
}
