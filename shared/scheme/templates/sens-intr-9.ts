import type { Scheme } from '../scheme.ts'
import { sensIntr9Tests } from './sens-intr-9-tests.ts'
import { int, sen, senD, wdr } from './sens-intr-9-scales.ts'

/** T1: whole-episode ratings of sensitivity, intrusiveness and withdrawal on nine described points. Our own wording. */
export const sensIntr9: Scheme = {
  format: 'attune-scheme/1',
  id: 'sens-intr-9',
  version: '1.0.0',
  name: 'Sensitivity and intrusiveness, 9-point, rated per episode',
  summary:
    'Whole-episode ratings made after full viewing. Describes what was seen in this recording only; it is not a description of a person.',
  basis: {
    wording: 'original, written for this product',
    informedBy: [
      'the published idea that sensitivity and interference can each be rated on a 9-point scale with five described points (Ainsworth 1969)',
    ],
    notEquivalentTo: [
      'Ainsworth Maternal Sensitivity Scales',
      'NICHD SECCYD ratings',
      'any trained or certified instrument',
    ],
    reportAs: 'in-app rating template, own wording, version 1.0.0',
    validated: false,
  },
  ageMonths: { min: 1, max: 24 },
  quantityWords: {
    rarely: 'under about 10 % of codable time or signals',
    some: '10 to 40 %',
    mixed: '40 to 60 %',
    mostly: '60 to 90 %',
    'nearly all': 'over 90 %',
  },
  subjects: [
    { id: 'cg', role: 'caregiver', label: 'Mother' },
    { id: 'inf', role: 'infant', label: 'Baby' },
    { id: 'dyad', role: 'dyad', label: 'Both together' },
  ],
  episodes: [
    {
      id: 'free',
      name: 'Free play without toys',
      nominalS: 300,
      minCodableS: 120,
      required: true,
      mayBeCutShort: false,
    },
    { id: 'toys', name: 'Play with toys', nominalS: 300, minCodableS: 120, required: false, mayBeCutShort: false },
    {
      id: 'care',
      name: 'Care task (clothing or nappy change)',
      nominalS: 300,
      minCodableS: 90,
      required: false,
      mayBeCutShort: false,
    },
  ],
  passes: [
    {
      id: 'view1',
      name: 'Watch',
      subject: null,
      sets: [],
      ratings: [],
      purpose: 'Watch through once at normal speed, no scoring',
      speedMax: 1,
      minWatched: 1,
    },
    {
      id: 'view2',
      name: 'Mark examples',
      subject: 'inf',
      sets: [],
      ratings: [],
      purpose: "Watch for the baby's signals and mark examples",
      speedMax: 1,
      marks: ['sig'],
    },
    {
      id: 'view3',
      name: 'Rate',
      subject: 'cg',
      sets: [],
      ratings: ['sen', 'sen_d', 'int', 'wdr'],
      purpose: 'Watch for what follows and rate',
      speedMax: 1,
      marks: ['sig'],
    },
  ],
  ratings: [sen, senD, int, wdr],
  sets: [],
  modifiers: [],
  context: [
    choice('distress', 'Was the baby clearly upset (5 s or more)?', 'yes', 'no', 'cannot tell'),
    choice(
      'bstate',
      "Baby's state at the start",
      'alert',
      'drowsy',
      'hungry or unsettled',
      'ill or teething (reported)',
      'not known',
    ),
    choice('third', 'Another person takes part or speaks', 'no', 'yes, briefly', 'yes, much'),
    choice('lang', 'Speech understood by the coder', 'all', 'part', 'none'),
    {
      id: 'conf',
      label: 'How sure are you of these ratings?',
      type: 'ordinal',
      options: [],
      min: 1,
      max: 3,
      required: true,
    },
    choice(
      'blind',
      'Did anything reveal group, time point or identity?',
      'no',
      'group',
      'time point',
      'I know this person',
    ),
  ],
  marks: [{ id: 'sig', key: 'e', label: 'Example' }],
  composites: [
    composite('int_r', 'Intrusiveness reversed', 'reverse(int)', [1, 9], 'points'),
    { ...composite('attune', 'Sensitive and unintrusive (mean)', 'mean(sen, int_r)', [1, 9], 'points'), minValid: 2 },
    composite(
      'sen_all',
      'Sensitivity, distress included when seen',
      "if(ctx.distress == 'yes', mean(sen, sen_d), sen)",
      [1, 9],
      'points',
    ),
    composite(
      'iw_both',
      'Intrusive and withdrawn, both present (0 to 1)',
      'sqrt(((int-1)/8) * ((wdr-1)/8))',
      [0, 1],
      'index',
    ),
  ],
  rules: [
    {
      id: 'r1',
      kind: 'require',
      when: 'always',
      fields: ['sen', 'int', 'wdr'],
      scope: 'episode',
      message: 'Rate every scale or choose a not-codable reason.',
    },
    {
      id: 'r3',
      kind: 'confirm',
      when: 'int >= 6 and wdr >= 6',
      fields: ['int', 'wdr'],
      scope: 'episode',
      message: 'Both are high. This can be right: please mark the times at which the pattern changed.',
    },
    {
      id: 'r4',
      kind: 'confirm',
      when: 'sen >= 8 and int >= 6',
      fields: ['sen', 'int'],
      scope: 'episode',
      message: 'High sensitivity with high intrusiveness is unusual. Please check or add a note.',
    },
    {
      id: 'r5',
      kind: 'block',
      when: "ctx.blind == 'I know this person'",
      fields: ['blind'],
      scope: 'session',
      message: 'Please hand this recording back; it will be assigned to someone else.',
    },
  ],
  reliability: ['sen', 'int', 'wdr', 'attune'].map((target) => ({
    target,
    statistic: 'icc_a1',
    point: 0.7,
    ciLower: 0.5,
    minN: 15,
  })),
  tests: [...sensIntr9Tests],
}

function choice(id: string, label: string, ...options: string[]): Scheme['context'][number] {
  return { id, label, type: 'choice', options, required: true }
}

function composite(
  id: string,
  label: string,
  expr: string,
  range: [number, number],
  unit: string,
): Scheme['composites'][number] {
  return { id, label, expr, scope: 'episode', forEach: [], range, unit }
}
