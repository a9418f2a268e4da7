import type { Checklist } from '../scheme/checklist.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Answered } from './answers.ts'
import type { Draft } from './coding.ts'
import { answerRecordId, type AnswerRecord, type Records } from './record.ts'

/** What a checklist item can be answered with. */
export type ItemAnswer = 'seen' | 'not-seen' | 'not-applicable'

/** Which list: `episode` is the id of an episode of the recording, null for a list of the whole recording. */
export type ListTarget = { readonly list: string; readonly episode: string | null }

const values: Readonly<Record<ItemAnswer, number | null>> = { seen: 1, 'not-seen': 0, 'not-applicable': null }

/** The item under which the question of a subscale's occasion is kept. */
export const occasionItem = (subscale: string): string => `?${subscale}`

/** Answers an item, or (`occasionItem`) the question whether there was an occasion. */
export function answerItem(
  draft: Draft,
  scheme: Scheme,
  target: ListTarget,
  item: string,
  answer: ItemAnswer,
): Answered {
  const list = (scheme.checklists ?? []).find(({ id }) => id === target.list)
  if (list === undefined || !hasItem(list, item)) return { done: false, why: 'unknown-item' }
  if ((list.scope === 'session') !== (target.episode === null)) return { done: false, why: 'wrong-scope' }
  if (answer === 'not-applicable' && !mayNotApply(list, item)) return { done: false, why: 'off-scale' }
  const id = answerRecordId(target.list, item, target.episode)
  const record: AnswerRecord = {
    ...{ type: 'answer', id, form: target.list, item, episode: target.episode },
    interval: null,
    value: values[answer],
  }
  draft[id] = record
  return { done: true, id }
}

/** Takes an answer back. */
export function clearItem(draft: Draft, { list, episode }: ListTarget, item: string): Answered {
  const id = answerRecordId(list, item, episode)
  if (draft[id]?.type !== 'answer') return { done: false, why: 'unknown-record' }
  delete draft[id]
  return { done: true, id }
}

/** The answer given; null where there is none yet. */
export function itemAnswer(records: Records, { list, episode }: ListTarget, item: string): ItemAnswer | null {
  const record = records[answerRecordId(list, item, episode)]
  if (record?.type !== 'answer') return null
  return record.value === null ? 'not-applicable' : record.value === 0 ? 'not-seen' : 'seen'
}

/**
 * The items that a coder has to answer, in the order of the list, each subscale's question before its items. Items of a
 * subscale that had no occasion are not asked for; while that question is open, only the question is.
 */
export function askedItems(list: Checklist, records: Records, episode: string | null): readonly string[] {
  return list.subscales.flatMap((subscale) => {
    const items = list.items.filter((item) => item.subscale === subscale.id).map(({ id }) => id)
    if (subscale.occasion === null) return items
    const question = occasionItem(subscale.id)
    const answer = itemAnswer(records, { list: list.id, episode }, question)
    return answer === 'seen' ? [question, ...items] : [question]
  })
}

export function hasItem(list: Checklist, item: string): boolean {
  return (
    list.items.some(({ id }) => id === item) ||
    list.subscales.some(({ id, occasion }) => occasion !== null && occasionItem(id) === item)
  )
}

/** Whether an item may be answered with "does not apply"; the question of an occasion may not. */
export function mayNotApply(list: Checklist, item: string): boolean {
  return list.answers.notApplicable !== null && !item.startsWith('?')
}
