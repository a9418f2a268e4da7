import type { QSort } from '../scheme/qsort.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Answered } from './answers.ts'
import type { Draft } from './coding.ts'
import { answerRecordId, type AnswerRecord, type Records } from './record.ts'

/** Which sort: `episode` is the id of an episode of the recording, null for a sort of the whole recording. */
export type SortTarget = { readonly sort: string; readonly episode: string | null }

/** How many cards a pile of a sort holds, against how many belong there. */
export type PileCount = { readonly value: number; readonly size: number; readonly cards: number }

const sortOf = (scheme: Scheme, id: string): QSort | undefined => (scheme.qsorts ?? []).find((sort) => sort.id === id)

/** Lays a card into a pile, from wherever it was. A pile may hold more than its size until the lock. */
export function placeCard(draft: Draft, scheme: Scheme, target: SortTarget, card: string, value: number): Answered {
  const sort = sortOf(scheme, target.sort)
  if (sort === undefined || !hasCard(sort, card)) return { done: false, why: 'unknown-item' }
  if ((sort.scope === 'session') !== (target.episode === null)) return { done: false, why: 'wrong-scope' }
  if (!isPile(sort, value)) return { done: false, why: 'off-scale' }
  const id = answerRecordId(target.sort, card, target.episode)
  const record: AnswerRecord = {
    ...{ type: 'answer', id, form: target.sort, item: card, episode: target.episode, interval: null },
    value,
  }
  draft[id] = record
  return { done: true, id }
}

/** Takes a card back out of its pile. */
export function liftCard(draft: Draft, { sort, episode }: SortTarget, card: string): Answered {
  const id = answerRecordId(sort, card, episode)
  if (draft[id]?.type !== 'answer') return { done: false, why: 'unknown-record' }
  delete draft[id]
  return { done: true, id }
}

/** The value of the pile that a card lies in; null where it lies in none. */
export function pileOf(records: Records, { sort, episode }: SortTarget, card: string): number | null {
  const record = records[answerRecordId(sort, card, episode)]
  return record?.type === 'answer' ? record.value : null
}

export function pileCounts(sort: QSort, records: Records, episode: string | null): readonly PileCount[] {
  const placed = sort.cards.map(({ id }) => pileOf(records, { sort: sort.id, episode }, id))
  return sort.piles.map(({ value, size }) => ({ value, size, cards: placed.filter((at) => at === value).length }))
}

export const hasCard = ({ cards }: QSort, card: string): boolean => cards.some(({ id }) => id === card)
export const isPile = ({ piles }: QSort, value: number): boolean => piles.some((pile) => pile.value === value)
