import { occasionItem } from '../../observation/checklist-answers.ts'
import { scalePoints } from '../../scheme/scale-points.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { deriveRules } from '../../scheme/derive.ts'
import type { DecisionChoice } from '../../study/consensus.ts'
import {
  isReasonByRule,
  NOTHING,
  notCodableValue,
  type Moment,
  type MomentOption,
  type MomentSide,
} from '../../study/moment.ts'

/**
 * What neither coder has and could stand instead. Empty where one of the two must be followed: details of an event, a
 * change in time, a form taken as a whole, a code that is there or is not, a number or text that was typed.
 */
export function momentOptions(moment: Moment, scheme: Scheme): readonly MomentOption[] {
  const taken = [moment.first.value, moment.second.value]
  return allOptions(moment, scheme).filter(({ id }) => !taken.includes(id))
}

/**
 * Whose version can be decided for, and whether something else can. Where a scale may follow by a rule, a coder who has
 * no answer cannot be followed: no record says "nothing", so the rule would go on deciding, or leave the scale open for
 * good.
 */
export function offeredChoices(moment: Moment, scheme: Scheme): readonly DecisionChoice[] {
  const mayFollow = moment.source.kind === 'rating' && deriveRules(scheme).has(moment.source.id)
  const sides = (['first', 'second'] as const).filter((side) => !mayFollow || isNumberOrReason(moment[side]))
  return momentOptions(moment, scheme).length > 0 ? [...sides, 'other'] : sides
}

const isNumberOrReason = (side: MomentSide): boolean => side.value !== NOTHING && !isReasonByRule(side)

function allOptions({ kind, source, key, episodeKind }: Moment, scheme: Scheme): readonly MomentOption[] {
  switch (source.kind) {
    case 'set':
      return kind === 'detail' || kind === 'time' ? [] : codeOptions(scheme, source.id, episodeKind)
    case 'rating':
      return ratingOptions(scheme, source.id)
    case 'checklist':
      return checklistOptions(scheme, source.id, key)
    case 'grid':
      return gridOptions(scheme, source.id, key)
    case 'context':
      return contextOptions(scheme, source.id)
    case 'sort':
    case 'points':
      return []
  }
}

function codeOptions(scheme: Scheme, id: string, episodeKind: string | null): readonly MomentOption[] {
  const set = scheme.sets.find((each) => each.id === id)
  if (set === undefined || (set.kind === 'state' && !set.exclusive)) return []
  const here = set.codes.filter(
    ({ procedure, episodes }) => !procedure && (episodes.length === 0 || episodes.includes(episodeKind ?? '')),
  )
  const codes = here.map(({ id: code, label }) => ({ id: code, words: label }))
  return set.exhaustive ? codes : [...codes, { id: NOTHING, words: 'no code' }]
}

function ratingOptions(scheme: Scheme, id: string): readonly MomentOption[] {
  const scale = scheme.ratings.find((each) => each.id === id)
  if (scale === undefined) return []
  const values = scalePoints(scale).map((value) => ({ id: String(value), words: String(value) }))
  const reasons = scale.notCodable.map(({ code, text }) => ({
    id: notCodableValue(code),
    words: `not codable: ${text}`,
  }))
  return [...values, ...reasons]
}

function checklistOptions(scheme: Scheme, id: string, key: string): readonly MomentOption[] {
  const list = (scheme.checklists ?? []).find((each) => each.id === id)
  if (list === undefined) return []
  const { seen, notSeen, notApplicable } = list.answers
  const answers = [
    { id: '1', words: seen },
    { id: '0', words: notSeen },
  ]
  const isOccasion = list.subscales.some((each) => key.startsWith(`answer:${id}:${occasionItem(each.id)}:`))
  return notApplicable === null || isOccasion ? answers : [...answers, { id: 'null', words: notApplicable }]
}

function gridOptions(scheme: Scheme, id: string, key: string): readonly MomentOption[] {
  const grid = (scheme.grids ?? []).find((each) => each.id === id)
  const item = grid?.items.find((each) => key.startsWith(`answer:${id}:${each.id}:`))
  if (item === undefined) return []
  const values = item.values.map((words, n) => ({ id: String(item.min + n), words }))
  return [...values, { id: 'null', words: 'cannot be told' }]
}

function contextOptions(scheme: Scheme, id: string): readonly MomentOption[] {
  const item = scheme.context.find((each) => each.id === id)
  if (item?.type === 'choice') return item.options.map((words) => ({ id: words, words }))
  if (item?.type !== 'ordinal') return []
  const { min = 0, max = 0 } = item
  return scalePoints({ min, max, step: 1 }).map((value) => ({ id: String(value), words: String(value) }))
}
