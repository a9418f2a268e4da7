import type { Scheme } from '../scheme.ts'
import { checklist24Tests } from './checklist-24-tests.ts'
import { seenList } from './checklist-24-items.ts'

/** T6: what was seen at least once, in 24 items and four subscales; eight items are answers to the baby. Our own wording. */
export const checklist24: Scheme = {
  format: 'attune-scheme/1',
  id: 'checklist-24',
  version: '1.0.0',
  name: 'Seen or not seen, 24 items',
  summary:
    'Twenty-four things that can be seen in a short episode, answered with seen, not seen or does not apply. Describes this recording only; it is not a description of a person.',
  basis: {
    wording: 'original, written for this product',
    informedBy: ['the common practice of noting by yes and no what occurs in a short interaction'],
    notEquivalentTo: ['NCAST Teaching and Feeding scales', 'any trained or certified instrument'],
    reportAs: 'in-app checklist template, own wording, version 1.0.0',
    validated: false,
  },
  ageMonths: { min: 1, max: 24 },
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
      ...{
        id: 'list',
        name: 'Checklist',
        subject: 'cg',
        sets: [],
        ratings: [],
        checklists: [seenList.id],
        speedMax: 1,
      },
      purpose: 'Watch again and answer the items',
    },
  ],
  ratings: [],
  sets: [],
  checklists: [seenList],
  modifiers: [],
  context: [],
  marks: [],
  composites: [
    score('seen', 'Seen, of 24', 'score(seen_all)', 24),
    score('seen_notice', 'Noticing, of 6', 'score(notice)', 6),
    score('seen_comfort', 'Comforting, of 6', 'score(comfort)', 6),
    score('seen_share', 'Sharing, of 6', 'score(share)', 6),
    score('seen_room', 'Giving room, of 6', 'score(room)', 6),
    score('seen_answers', 'Answers to the baby, of 8', 'contingent(seen_all)', 8),
  ],
  rules: [],
  reliability: ['seen', 'seen_answers'].map((target) => ({
    target,
    statistic: 'icc_a1',
    point: 0.7,
    ciLower: 0.5,
    minN: 15,
  })),
  tests: [...checklist24Tests],
}

function score(id: string, label: string, expr: string, items: number): Scheme['composites'][number] {
  return { id, label, expr, scope: 'episode', forEach: [], range: [0, items], unit: 'items' }
}
