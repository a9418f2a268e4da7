import { finite, none, some, type Value } from '../scheme/formula/value.ts'
import { isCredited, itemsOf, type ChecklistItem, type ScoreTarget } from '../scheme/checklist.ts'
import { itemAnswer, occasionItem } from './checklist-answers.ts'
import type { Records } from './record.ts'

/**
 * How many of the items of a list, of one of its subscales, or of the contingent ones among them, were seen: 0 to the
 * number of these items. Items of a subscale that had no occasion do not apply. What does not apply counts in full where
 * the item, or its subscale, says so; else it is left out and taken to be as what was answered (prorated), as long as
 * `minAnswered` of the items without credit are answered with seen or not seen; below that it is `too_few`. `pending`
 * while an answer is open; `not_applicable` when no item applies and none is credited.
 */
export function checklistScore(
  records: Records,
  target: ScoreTarget,
  contingent: boolean,
  episode: string | null,
): Value {
  const items = itemsOf(target, contingent)
  const points = items.map((item) => pointOf(records, target, item, episode))
  if (points.includes('pending')) return none('pending')
  const answered = points.filter((point) => typeof point === 'number')
  const credits = points.filter((point) => point === 'credit').length
  const asked = items.length - credits
  if (asked === 0) return some(credits)
  if (answered.length === 0) return none(credits === 0 ? 'not_applicable' : 'too_few')
  if (answered.length < target.list.minAnswered * asked - 1e-9) return none('too_few')
  const seen = answered.reduce<number>((sum, point) => sum + point, 0)
  return answered.length === asked ? some(credits + seen) : finite(credits + (seen * asked) / answered.length)
}

function pointOf(
  records: Records,
  { list }: ScoreTarget,
  item: ChecklistItem,
  episode: string | null,
): 0 | 1 | 'credit' | 'pending' | 'none' {
  const at = { list: list.id, episode }
  const occasion = list.subscales.find(({ id }) => id === item.subscale)?.occasion ?? null
  if (occasion !== null) {
    const there = itemAnswer(records, at, occasionItem(item.subscale))
    if (there === null) return 'pending'
    if (there === 'not-seen') return isCredited(item, occasion) ? 'credit' : 'none'
  }
  const answer = itemAnswer(records, at, item.id)
  if (answer === null) return 'pending'
  if (answer === 'not-applicable') return item.creditIfAbsent === true ? 'credit' : 'none'
  return (answer === 'seen') === item.reverse ? 0 : 1
}
