import { none, some, type Value } from '../scheme/formula/value.ts'
import type { QSort } from '../scheme/qsort.ts'
import { sortCorrelation } from '../scheme/sort-correlation.ts'
import type { Records } from './record.ts'
import { pileOf } from './sort-answers.ts'

/** The values of the piles that the cards lie in, in the order of the cards; null while one lies in none. */
export function finishedSort(sort: QSort, records: Records, episode: string | null): readonly number[] | null {
  const values = sort.cards.map(({ id }) => pileOf(records, { sort: sort.id, episode }, id))
  return values.every((value) => value !== null) ? values : null
}

/**
 * Pearson's correlation of a sort with one of its criterion sorts over all cards, -1 to 1. `pending` until every card is
 * placed; `too_few` where the sort has no variation, which only a free sort can be without.
 */
export function sortScore(sort: QSort, criterion: string, records: Records, episode: string | null): Value {
  const placed = finishedSort(sort, records, episode)
  if (placed === null) return none('pending')
  const wanted = (sort.criteria ?? []).find(({ id }) => id === criterion)
  const at = new Map(wanted?.placements.map(({ card, value }) => [card, value]))
  const r = sortCorrelation(
    placed,
    sort.cards.map(({ id }) => at.get(id) ?? 0),
  )
  return r === null ? none('too_few') : some(r)
}

/** The value of the pile that a card lies in; `pending` until it is placed. */
export function cardScore(sort: QSort, card: string, records: Records, episode: string | null): Value {
  const value = pileOf(records, { sort: sort.id, episode }, card)
  return value === null ? none('pending') : some(value)
}
