import type { QSort } from '../qsort.ts'
import type { Scheme } from '../scheme.ts'
import { cardGroups, meanPile, sortCards } from './sort-25-cards.ts'
import { sort25Tests } from './sort-25-tests.ts'

export const deck: QSort = {
  id: 'deck',
  subject: 'cg',
  label: 'What she does',
  instruction:
    'Sort the cards by how well each describes what the mother does in this film, compared with the other cards. It helps to make three heaps first: put what fits into 5, what does not fit into 1 and the rest into 3. Then spread them until every pile holds five. A card about something that did not come up belongs in the middle.',
  scope: 'episode',
  cards: [...sortCards],
  piles: [
    { value: 1, label: 'Least like what is seen', size: 5 },
    { value: 2, label: 'Less like it', size: 5 },
    { value: 3, label: 'In between, or did not come up', size: 5 },
    { value: 4, label: 'More like it', size: 5 },
    { value: 5, label: 'Most like what is seen', size: 5 },
  ],
  forced: true,
}

/**
 * T7: 25 cards about what a mother does in a short film, sorted into five piles of five. Our own wording. It comes without
 * a criterion sort: whose idea of a mother's doing a sort is compared with is for a lab to say, with the sorts of its own
 * experts. Until then the mean piles of its five groups are scores.
 */
export const sort25: Scheme = {
  format: 'attune-scheme/1',
  id: 'sort-25',
  version: '1.0.0',
  name: 'Sort of 25 cards',
  summary:
    'Twenty-five cards about what a mother does in a short film, sorted into five piles of five from least to most like it. Describes this recording only; it is not a description of a person.',
  basis: {
    wording: 'original, written for this product',
    informedBy: [
      'the method of forced sorting (Stephenson 1953), by which cards are described in relation to each other',
    ],
    notEquivalentTo: [
      'Maternal Behaviour Q-Sort, any version',
      'Attachment Q-Sort',
      'any trained or certified instrument',
    ],
    reportAs: 'in-app sort template, own wording, version 1.0.0',
    validated: false,
  },
  ageMonths: { min: 2, max: 24 },
  quantityWords: {},
  subjects: [
    { id: 'cg', role: 'caregiver', label: 'Mother' },
    { id: 'inf', role: 'infant', label: 'Baby' },
  ],
  episodes: [
    { id: 'free', name: 'Free play', nominalS: 300, minCodableS: 120, required: true, mayBeCutShort: false },
    { id: 'care', name: 'Care task', nominalS: 300, minCodableS: 90, required: false, mayBeCutShort: false },
  ],
  passes: [
    {
      ...{ id: 'view', name: 'Watch', subject: null, sets: [], ratings: [], speedMax: 1, minWatched: 1 },
      purpose: 'Watch through once at normal speed',
    },
    {
      ...{ id: 'sorting', name: 'Sort', subject: 'cg', sets: [], ratings: [], qsorts: [deck.id], speedMax: 1 },
      purpose: 'Watch again and sort the cards',
    },
  ],
  ratings: [],
  sets: [],
  qsorts: [deck],
  modifiers: [],
  context: [],
  marks: [],
  composites: cardGroups.map((group) => ({
    ...{ id: `pile_${group.id}`, label: `${group.label}, mean pile`, expr: meanPile(group), scope: 'episode' },
    ...{ forEach: [], range: [1, 5], unit: 'pile' },
  })),
  rules: [],
  reliability: cardGroups.map(({ id }) => ({
    ...{ target: `pile_${id}`, statistic: 'icc_a1', point: 0.7, ciLower: 0.5, minN: 15 },
  })),
  tests: [...sort25Tests],
}
