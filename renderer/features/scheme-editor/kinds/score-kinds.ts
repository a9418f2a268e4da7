import type { Kind } from './field.ts'
import { idField } from './frame-kinds.ts'
import { freshId } from './fresh.ts'
import { aimTargetOptions, alsoOptions, codesOfAll, fieldsOfRules, fixed, of } from './options.ts'

export const composites: Kind = {
  member: 'composites',
  title: 'Composites',
  one: 'composite',
  about: 'Scores that are computed from what was coded, by a formula.',
  stem: 'score',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'score'),
    ...{ label: '', expr: '', scope: 'episode', forEach: [], unit: '' },
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['expr'], label: 'Formula', control: 'formula', truth: false },
    {
      at: ['scope'],
      label: 'Worked out',
      control: 'choice',
      options: fixed(['episode', 'Once for each episode'], ['session', 'Once for the whole recording']),
    },
    { at: ['unit'], label: 'Unit', control: 'line', help: 'Such as per minute.' },
    {
      at: ['forEach'],
      label: 'Once for each code of',
      control: 'checks',
      options: of('sets'),
      help: 'The id then holds {code}, and the word code in the formula stands for each code in turn.',
    },
    {
      at: ['minValid'],
      label: 'Least number of valid values',
      control: 'number',
      emptied: 'absent',
      help: 'Left empty, one missing part makes the whole missing.',
    },
    {
      at: ['range'],
      label: 'It has a lowest and a highest value',
      control: 'part',
      off: 'absent',
      make: [0, 1],
      fields: [
        { at: ['range', 0], label: 'Lowest', control: 'number' },
        { at: ['range', 1], label: 'Highest', control: 'number' },
      ],
    },
    idField,
  ],
}

export const lookups: Kind = {
  member: 'lookups',
  title: 'Look-up tables',
  one: 'look-up table',
  about: 'What one partner does, valued by what the other is doing at that moment.',
  stem: 'table',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'table'),
    ...{ label: '', rows: '', columns: '', cells: [{ row: '', column: '', value: 0 }] },
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['rows'], label: 'What is valued', control: 'choice', options: of('sets') },
    { at: ['columns'], label: 'By what the other does', control: 'choice', options: of('sets') },
    {
      at: ['cells'],
      label: 'Values',
      control: 'rows',
      each: 'value',
      help: 'A combination that is not named has no value and is left out.',
      make: () => ({ row: '', column: '', value: 0 }),
      columns: [
        { at: ['row'], label: 'Code', control: 'choice', options: codesOfAll },
        { at: ['column'], label: 'While', control: 'choice', options: codesOfAll },
        { at: ['value'], label: 'Value', control: 'number' },
      ],
    },
    idField,
  ],
}

export const rules: Kind = {
  member: 'rules',
  title: 'Rules',
  one: 'rule',
  about: 'What is looked at while somebody codes and before a coding is locked.',
  stem: 'rule',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'rule'),
    ...{ kind: 'warn', when: '', fields: [], scope: 'session', message: '' },
  }),
  fields: [
    {
      at: ['kind'],
      label: 'What happens',
      control: 'choice',
      options: fixed(
        ['require', 'Something has to be coded'],
        ['skip', 'Something is left out'],
        ['warn', 'The coder is told'],
        ['confirm', 'The coder confirms it'],
        ['block', 'It cannot be locked like this'],
        ['derive', 'A rating follows from it'],
      ),
    },
    {
      at: ['target'],
      label: 'Which rating follows',
      control: 'choice',
      options: of('ratings'),
      none: 'None',
      emptied: 'absent',
      when: ({ kind, target }) => kind === 'derive' || target !== undefined,
      help: 'Whatever a coder gives for it goes before the rule.',
    },
    {
      at: ['value'],
      label: 'Its value',
      control: 'formula',
      truth: false,
      emptied: 'absent',
      when: ({ kind, value }) => kind === 'derive' || value !== undefined,
      help: 'A number or a formula. What comes out beside the scale is not taken: the coder is asked.',
    },
    { at: ['when'], label: 'Where', control: 'formula', truth: true },
    {
      at: ['message'],
      label: 'Message',
      control: 'text',
      rows: 2,
      help: 'What the coder reads: what was found, what to do.',
    },
    {
      at: ['scope'],
      label: 'Looked at',
      control: 'choice',
      options: fixed(
        ['session', 'Once for the whole recording'],
        ['episode', 'For each episode'],
        ['bout', 'For each bout of a code'],
      ),
    },
    {
      at: ['fields'],
      label: 'What it speaks of',
      control: 'checks',
      options: fieldsOfRules,
      when: ({ kind, fields }) => kind !== 'derive' || (Array.isArray(fields) && fields.length > 0),
    },
    idField,
  ],
}

export const reliability: Kind = {
  member: 'reliability',
  title: 'Reliability',
  one: 'reliability aim',
  about: 'How well two coders have to agree before a variable is exported.',
  stem: 'aim',
  inner: [],
  make: () => ({ target: '', statistic: 'icc_a1', point: 0.75, ciLower: 0.5, minN: 30 }),
  fields: [
    { at: ['target'], label: 'Of', control: 'choice', options: aimTargetOptions },
    {
      at: ['statistic'],
      label: 'Statistic',
      control: 'choice',
      options: fixed(
        ['icc_a1', 'ICC(A,1): agreement of single ratings'],
        ['kappa_time', 'Kappa over time units'],
        ['f1', 'F1 of matched events'],
        ['kappa', 'Kappa of a class, such as seen or not seen'],
        ['kappa_pooled', 'Kappa of answers about intervals, events or segments'],
        ['kappa_quadratic', 'Quadratic kappa of ordered values of intervals'],
        ['kappa_options', 'Kappa of the lowest of several options'],
        ['sort_r', 'Mean correlation of sorts'],
      ),
    },
    { at: ['point'], label: 'Least value', control: 'number' },
    { at: ['ciLower'], label: 'Lower end of its interval at least', control: 'number' },
    { at: ['minN'], label: 'Least number of recordings', control: 'number' },
    {
      at: ['toleranceMs'],
      label: 'Tolerance between onsets',
      control: 'number',
      unit: 'ms',
      emptied: 'absent',
      when: ({ statistic, ...aim }) => statistic === 'f1' || aim['toleranceMs'] !== undefined,
      help: 'How far apart two coders may have put one event. Left empty, the plan of the study says.',
    },
    {
      at: ['also'],
      label: 'Always printed beside it',
      control: 'checks',
      options: alsoOptions,
      empty: 'absent',
      quiet: true,
      help: 'Decided beforehand and reported whatever it turns out to be. The statistic above decides alone.',
    },
  ],
}
