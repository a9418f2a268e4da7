import type { Grid, GridItem } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { grid30Tests } from './grid-30-tests.ts'

const sen: GridItem = {
  id: 'g_sen',
  subject: 'cg',
  label: 'Sensitive responding',
  question: 'How far do the mother’s responses follow and fit the baby’s signals in this interval?',
  min: 1,
  max: 5,
  values: [
    'Signals rarely followed',
    'Some signals followed',
    'Followed and passed by in turns',
    'Most signals followed',
    'Nearly all signals followed',
  ],
}

const amounts = ['Not seen', 'A moment', 'A good part of it', 'Most of it']

const int: GridItem = {
  id: 'g_int',
  subject: 'cg',
  label: 'Interfering',
  question: 'How much does she cut across what the baby is doing?',
  min: 0,
  max: 3,
  values: amounts,
}

const wdr: GridItem = {
  id: 'g_wdr',
  subject: 'cg',
  label: 'Absent from the exchange',
  question: 'How much of it is she present without taking part?',
  min: 0,
  max: 3,
  values: amounts,
}

const upset: GridItem = {
  id: 'g_upset',
  subject: 'inf',
  label: 'Baby upset',
  question: 'Is the baby upset for most of it?',
  min: 0,
  max: 1,
  values: ['No', 'Yes'],
}

const looks: GridItem = {
  id: 'g_looks',
  subject: 'inf',
  label: 'Baby looks at mother',
  question: 'Does the baby look at the mother’s face for most of it?',
  min: 0,
  max: 1,
  values: ['No', 'Yes'],
}

export const halfMinutes: Grid = {
  id: 'half_min',
  label: 'Half minutes',
  instruction:
    'Each half minute by itself: what fills most of it counts. Playing stops at its end; answer, and go on. What came before is not made up for.',
  lengthS: 30,
  offsetS: 0,
  method: 'predominant',
  minShare: 0.5,
  items: [sen, int, wdr, upset, looks],
}

/** T5: half minute by half minute, made to show how a pattern moves through an episode. Our own wording. */
export const grid30: Scheme = {
  format: 'attune-scheme/1',
  id: 'grid-30',
  version: '1.0.0',
  name: '30-second grid',
  summary:
    'Five short questions for every half minute, so that movement between two patterns can be seen and not only their mean. Describes this recording only; it is not a description of a person.',
  basis: {
    wording: 'original, written for this product',
    informedBy: ['the common practice of interval rating, and measures of order in time (von Neumann 1941)'],
    notEquivalentTo: ['any trained or certified instrument'],
    reportAs: 'in-app interval template, own wording, version 1.0.0',
    validated: false,
  },
  ageMonths: { min: 1, max: 24 },
  quantityWords: {
    'a moment': 'under a quarter of the interval',
    'a good part': 'a quarter to a half',
    most: 'more than half',
  },
  subjects: [
    { id: 'cg', role: 'caregiver', label: 'Mother' },
    { id: 'inf', role: 'infant', label: 'Baby' },
  ],
  episodes: [
    { id: 'free', name: 'Free play', nominalS: 300, minCodableS: 120, required: true, mayBeCutShort: false },
    { id: 'toys', name: 'Play with toys', nominalS: 300, minCodableS: 120, required: false, mayBeCutShort: false },
  ],
  passes: [
    {
      ...{
        id: 'grid',
        name: 'Half minutes',
        subject: null,
        sets: [],
        ratings: [],
        grids: [halfMinutes.id],
        speedMax: 1,
      },
      purpose: 'Play to the end of each half minute and answer',
    },
  ],
  ratings: [],
  sets: [],
  grids: [halfMinutes],
  modifiers: [],
  context: [],
  marks: [],
  composites: [
    over('sen_mean', 'Sensitive responding, mean of intervals', 'over_mean(g_sen)', [1, 5], 'points'),
    over('int_mean', 'Interfering, mean of intervals', 'over_mean(g_int)', [0, 3], 'points'),
    over('wdr_mean', 'Absent from the exchange, mean of intervals', 'over_mean(g_wdr)', [0, 3], 'points'),
    over('upset_share', 'Share of intervals with the baby upset', 'over_share(g_upset == 1)', [0, 1], 'share'),
    over(
      'looks_share',
      'Share of intervals with the baby looking at the mother',
      'over_share(g_looks == 1)',
      [0, 1],
      'share',
    ),
    over('iw_sd', 'Movement between interfering and absent (SD)', 'over_sd(g_int - g_wdr)', null, 'points'),
    over('iw_moves', 'Times it moved from one of the two to the other', 'over_changes(g_int - g_wdr)', null, 'times'),
    over('iw_order', 'Order in time (von Neumann ratio)', 'over_mssd(g_int - g_wdr) / (iw_sd * iw_sd)', null, 'ratio'),
    over(
      'sen_upset',
      'Share of upset intervals that were met',
      'over_count(g_upset == 1 and g_sen >= 4) / over_count(g_upset == 1)',
      [0, 1],
      'share',
    ),
  ],
  rules: [],
  reliability: ['sen_mean', 'int_mean', 'wdr_mean'].map((target) => ({
    target,
    statistic: 'icc_a1',
    point: 0.7,
    ciLower: 0.5,
    minN: 15,
  })),
  tests: [...grid30Tests],
}

function over(
  id: string,
  label: string,
  expr: string,
  range: [number, number] | null,
  unit: string,
): Scheme['composites'][number] {
  return { id, label, expr, scope: 'episode', forEach: [], minValid: 4, ...(range === null ? {} : { range }), unit }
}
