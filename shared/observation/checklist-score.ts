import { finite, none, some, type Value } from '../scheme/formula/value.ts'
import { isCredited, itemsOf, type ChecklistItem, type ScoreTarget } from '../scheme/checklist.ts'
import { itemAnswer, occasionItem } from './checklist-answers.ts'
import type { Records } from './record.ts'

/**
 * How many of the items of a list, of one of its subscales, or of the contingent ones among them, were seen: 0 to the
 * number of these items. Items that do not apply are left out and the score is prorated to the full number, as long as
 * `minAnswered` of them are answered with seen or not seen; below that it is `too_few`. Items of a subscale that had no
 * occasion do not apply. What does not apply counts in full where the item, or its subscale, says so. `pending` while an answer is open;
 * `not_applicable` when no item applies. Prorating takes what is left out to be as what was answered.
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
  const given = points.filter((point) => typeof point === 'number')
  if (given.length === 0) return none('not_applicable')
  if (given.length < target.list.minAnswered * items.length - 1e-9) return none('too_few')
  const seen = given.reduce<number>((sum, point) => sum + point, 0)
  return given.length === items.length ? some(seen) : finite((seen * items.length) / given.length)
}

function pointOf(
  records: Records,
  { list }: ScoreTarget,
  item: ChecklistItem,
  episode: string | null,
): number | 'pending' | 'none' {
  const at = { list: list.id, episode }
  const occasion = list.subscales.find(({ id }) => id === item.subscale)?.occasion ?? null
  if (occasion !== null) {
    const there = itemAnswer(records, at, occasionItem(item.subscale))
    if (there === null) return 'pending'
    if (there === 'not-seen') return isCredited(item, occasion) ? 1 : 'none'
  }
  const answer = itemAnswer(records, at, item.id)
  if (answer === null) return 'pending'
  if (answer === 'not-applicable') return item.creditIfAbsent === true ? 1 : 'none'
  return (answer === 'seen') === item.reverse ? 0 : 1
}
