import type { TestCase } from '../test-case.ts'
import { cardGroups, sortCards } from './sort-25-cards.ts'

const example = (id: string, label: string, pileAt: (n: number) => number, mean: number): TestCase => ({
  ...{ id, label, episodes: [{ id: 'one', kind: 'free', fromS: 0, toS: 300 }] },
  forms: sortCards.map(({ id: item }, n) => ({ form: 'deck', item, episode: 'one', value: pileAt(n) })),
  expect: cardGroups.map((group) => ({ composite: `pile_${group.id}`, kind: 'free', value: mean })),
})

/** Worked out by hand: the first card of each group in one pile, the second in the next, and so on. */
export const sort25Tests: readonly TestCase[] = [
  // Three cards towards more: 1 2 3, and 4 5 turned to 2 1. Two: 1 2, and 3 4 5 turned to 3 2 1. Nine in both.
  example('in_order', 'The deck laid out in order from pile 1', (n) => Math.floor(n / 5) + 1, 9 / 5),
  // 5 4 3, and 2 1 turned to 4 5; or 5 4, and 3 2 1 turned to 3 4 5. Twenty-one in both.
  example('turned', 'The deck laid out in order from pile 5', (n) => 5 - Math.floor(n / 5), 21 / 5),
]
