import { none, some, type Value } from '../scheme/formula/value.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { ItemSource } from '../scheme/variables.ts'
import { isAllotted, isNotCodable, pointsAt } from './allotment.ts'
import { itemAnswer, occasionItem } from './checklist-answers.ts'
import type { Evaluation, Where } from './evaluation-shape.ts'
import type { ObservationContent } from './observation.ts'
import type { Records } from './record.ts'
import { cardScore } from './sort-score.ts'

/**
 * What was answered to one item of a form, as it was answered: 1 seen, 0 not seen; the value of a card's pile; points.
 * `pending` while it is open; `not_applicable` where it was said not to apply, or its subscale had no occasion (credit
 * for that is the score's, not the item's); `not_codable` for an aspect that could not be coded. Of two episodes of one
 * kind the mean, as of ratings. Only for items that have a column.
 */
export function itemValue(
  { scheme, records }: ObservationContent,
  source: ItemSource,
  evaluation: Evaluation,
  where: Where,
): Value {
  const scope = scopeOf(scheme, source)
  return evaluation.answered(scope, where, (episode) => answerIn(scheme, records, source, episode))
}

function scopeOf({ checklists = [], qsorts = [], ipsatives = [] }: Scheme, source: ItemSource): 'episode' | 'session' {
  const form = 'form' in source ? source.form : null
  return [...checklists, ...qsorts, ...ipsatives].find(({ id }) => id === form)?.scope ?? 'episode'
}

function answerIn(scheme: Scheme, records: Records, source: ItemSource, episode: string | null): Value {
  switch (source.kind) {
    case 'checklist':
      return checklistAnswer(scheme, records, source, episode)
    case 'card': {
      const sort = (scheme.qsorts ?? []).find(({ id }) => id === source.form)
      return sort === undefined ? none('pending') : cardScore(sort, source.card, records, episode)
    }
    case 'points': {
      const form = (scheme.ipsatives ?? []).find(({ id }) => id === source.form)
      const target = { form: source.form, episode, aspect: source.aspect }
      if (form === undefined || !isAllotted(form, records, target)) return none('pending')
      if (isNotCodable(records, target)) return none('not_codable')
      return some(pointsAt(records, target, source.pattern))
    }
    case 'sort':
    case 'interval':
    case 'modifier':
    case 'segment':
      throw new Error(`${source.kind} has no column of its own`)
  }
}

function checklistAnswer(
  scheme: Scheme,
  records: Records,
  { form, item }: Extract<ItemSource, { kind: 'checklist' }>,
  episode: string | null,
): Value {
  const list = (scheme.checklists ?? []).find(({ id }) => id === form)
  const subscale = list?.items.find(({ id }) => id === item)?.subscale
  const occasion = list?.subscales.find(({ id }) => id === subscale)?.occasion ?? null
  const at = { list: form, episode }
  if (occasion !== null && subscale !== undefined) {
    const there = itemAnswer(records, at, occasionItem(subscale))
    if (there !== 'seen') return none(there === null ? 'pending' : 'not_applicable')
  }
  const answer = itemAnswer(records, at, item)
  if (answer === null) return none('pending')
  return answer === 'not-applicable' ? none('not_applicable') : some(answer === 'seen' ? 1 : 0)
}
