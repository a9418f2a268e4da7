import type { Scheme } from '../scheme.ts'
import { profile5Tests } from './profile-5-tests.ts'
import { babyScales } from './profile-5-baby.ts'
import { dyadScales } from './profile-5-dyad.ts'
import { motherScales } from './profile-5-mother.ts'

/** T4: a brief profile of mother, baby and both together, on five described points with halves. Our own wording. */
export const profile5: Scheme = {
  format: 'attune-scheme/1',
  id: 'profile-5',
  version: '1.0.0',
  name: 'Brief interaction profile, 5-point',
  summary:
    'Fourteen ratings of what was seen in one episode: seven of the mother, four of the baby, three of both together. Describes this recording only; it is not a description of a person.',
  basis: {
    wording: 'original, written for this product',
    informedBy: ['the common practice of rating mother, baby and both together on five points with halves between'],
    notEquivalentTo: ['Coding Interactive Behavior', 'Global Rating Scales', 'any trained or certified instrument'],
    reportAs: 'in-app rating template, own wording, version 1.0.0',
    validated: false,
  },
  ageMonths: { min: 1, max: 24 },
  quantityWords: {
    'rarely or not at all': 'under about 10 % of the time or occasions',
    'some, in parts': '10 to 60 %',
    most: '60 to 90 %',
    'nearly throughout': 'over 90 %',
  },
  subjects: [
    { id: 'cg', role: 'caregiver', label: 'Mother' },
    { id: 'inf', role: 'infant', label: 'Baby' },
    { id: 'dyad', role: 'dyad', label: 'Both together' },
  ],
  episodes: [
    { id: 'free', name: 'Free play', nominalS: 300, minCodableS: 120, required: true, mayBeCutShort: false },
    { id: 'care', name: 'Care task', nominalS: 300, minCodableS: 90, required: false, mayBeCutShort: false },
  ],
  passes: [
    {
      ...{ id: 'view', name: 'Watch', subject: null, sets: [], ratings: [], speedMax: 1, minWatched: 1 },
      purpose: 'Watch through once at normal speed, no scoring',
    },
    {
      ...{
        id: 'mother',
        name: 'Mother',
        subject: 'cg',
        sets: [],
        ratings: motherScales.map(({ id }) => id),
        speedMax: 1,
      },
      purpose: 'Watch the mother and rate her scales',
    },
    {
      ...{ id: 'baby', name: 'Baby', subject: 'inf', sets: [], ratings: babyScales.map(({ id }) => id), speedMax: 1 },
      purpose: 'Watch the baby and rate the baby’s scales',
    },
    {
      ...{ id: 'both', name: 'Both', subject: 'dyad', sets: [], ratings: dyadScales.map(({ id }) => id), speedMax: 1 },
      purpose: 'Watch what happens between them',
    },
  ],
  ratings: [...motherScales, ...babyScales, ...dyadScales],
  sets: [],
  modifiers: [],
  context: [
    choice('distress', 'Was the baby upset, or turned away for 5 s or more?', 'yes', 'no'),
    choice('third', 'Another person takes part or speaks', 'no', 'yes, briefly', 'yes, much'),
    choice(
      'blind',
      'Did anything reveal group, time point or identity?',
      'no',
      'group',
      'time point',
      'I know this person',
    ),
  ],
  marks: [],
  composites: [
    composite(
      'mother_pos',
      'Mother: sensitive, warm and well paced (mean of six)',
      'mean(sensitive, warmth, pacing, reverse(intrusive), reverse(withdrawn), reverse(sharpness))',
      5,
    ),
    composite(
      'baby_pos',
      'Baby: content, lively and interested (mean of four)',
      'mean(content, reverse(distress), lively, interest)',
      3,
    ),
    composite('dyad', 'Both together (mean of what applies)', 'mean(turns, joy, ease)', 2),
  ],
  rules: [
    {
      id: 'both_high',
      kind: 'confirm',
      when: 'intrusive >= 4 and withdrawn >= 4',
      scope: 'episode',
      fields: ['intrusive', 'withdrawn'],
      message: 'Both are high. This can be right: the two may take turns within an episode.',
    },
    {
      id: 'apart',
      kind: 'confirm',
      when: 'content >= 4 and distress >= 4',
      scope: 'episode',
      fields: ['content', 'distress'],
      message: 'Contentment and upset are both high. Please check the amounts of time.',
    },
    {
      id: 'known',
      kind: 'block',
      when: "ctx.blind == 'I know this person'",
      scope: 'session',
      fields: ['blind'],
      message: 'Please hand this recording back; it will be assigned to someone else.',
    },
  ],
  reliability: ['sensitive', 'intrusive', 'withdrawn', 'mother_pos', 'baby_pos', 'dyad'].map((target) => ({
    target,
    statistic: 'icc_a1',
    point: 0.7,
    ciLower: 0.5,
    minN: 15,
  })),
  tests: [...profile5Tests],
}

function choice(id: string, label: string, ...options: string[]): Scheme['context'][number] {
  return { id, label, type: 'choice', options, required: true }
}

function composite(id: string, label: string, expr: string, minValid: number): Scheme['composites'][number] {
  return { id, label, expr, scope: 'episode', forEach: [], minValid, range: [1, 5], unit: 'points' }
}
