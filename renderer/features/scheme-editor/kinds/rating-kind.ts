import { textAt } from '#shared/scheme/edit/things.ts'
import type { Field, Kind } from './field.ts'
import { rowAids } from './aid-fields.ts'
import { idField, subjectField } from './frame-kinds.ts'
import { freshId, lengthAt, nextNumber, someSubject } from './fresh.ts'
import { fixed } from './options.ts'

export const scopeField: Field = {
  at: ['scope'],
  label: 'Answered',
  control: 'choice',
  options: fixed(['episode', 'Once for each episode'], ['session', 'Once for the whole recording']),
}

const texts: readonly Field[] = [
  { at: ['label'], label: 'Label', control: 'line' },
  { at: ['question'], label: 'Question', control: 'text', rows: 2, help: 'What the coder asks of the recording.' },
  subjectField,
  scopeField,
  { at: ['passes'], label: 'Shown in', control: 'passes', member: 'ratings' },
]

const values: readonly Field[] = [
  { at: ['min'], label: 'Lowest value', control: 'number' },
  { at: ['max'], label: 'Highest value', control: 'number' },
  { at: ['step'], label: 'Step', control: 'number', help: '0.5 lets coders give half points.' },
  {
    at: ['onlyValues'],
    label: 'Only these values',
    control: 'lines',
    each: 'value',
    numbers: true,
    empty: 'absent',
    help: 'Where points lie at unequal distances: 0, 2, 4. Left empty, every step can be given.',
  },
  { at: ['higherMeans'], label: 'A higher value means', control: 'line' },
]

const anchors: readonly Field[] = [
  {
    at: ['anchors'],
    label: 'Anchors',
    control: 'rows',
    each: 'anchor',
    help: 'What is seen at a value. This is the manual beside the video: describe both ends with the same care.',
    make: (draft, list) => ({ value: nextNumber(draft, list, 'value', 1), label: '', text: '' }),
    columns: [
      { at: ['value'], label: 'Value', control: 'number' },
      { at: ['label'], label: 'Label', control: 'line' },
      { at: ['text'], label: 'What is seen', control: 'text', rows: 2 },
    ],
    more: rowAids,
    fold: 'Include, exclude, example',
  },
  {
    at: ['between'],
    label: 'Between anchors',
    control: 'text',
    rows: 2,
    help: 'How to give a value that has no anchor.',
  },
  { at: ['consider'], label: 'Consider', control: 'lines', each: 'point' },
  { at: ['doNotConsider'], label: 'Do not consider', control: 'lines', each: 'point' },
]

const limits: readonly Field[] = [
  {
    at: ['notCodable'],
    label: 'Reasons for “cannot be rated”',
    control: 'rows',
    each: 'reason',
    make: (draft, list) => ({ code: `reason_${lengthAt(draft, list) + 1}`, text: '' }),
    columns: [
      { at: ['code'], label: 'Id', control: 'line' },
      { at: ['text'], label: 'Reason', control: 'line' },
    ],
  },
  {
    at: ['evidence'],
    label: 'Some values need evidence',
    control: 'part',
    off: 'null',
    make: { minMarks: 1, when: 'value >= 4' },
    fields: [
      { at: ['evidence', 'minMarks'], label: 'Least number of marks', control: 'number' },
      { at: ['evidence', 'when'], label: 'Where', control: 'formula', truth: true },
    ],
  },
  {
    at: ['showIf'],
    label: 'Only shown where',
    control: 'formula',
    truth: true,
    none: 'Always shown',
    help: 'Elsewhere the score is missing: does not apply.',
  },
  { at: ['required'], label: 'Has to be answered', control: 'switch' },
  idField,
]

export const ratings: Kind = {
  member: 'ratings',
  title: 'Scales',
  one: 'scale',
  about: 'A judgement of an episode or of the whole recording, on values with described anchors.',
  stem: 'scale',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'scale'),
    subject: someSubject(draft, 'caregiver'),
    label: '',
    scope: textAt(draft, [...list, lengthAt(draft, list) - 1, 'scope']) || 'episode',
    ...{ min: 1, max: 5, step: 1, higherMeans: '', question: '', consider: [], doNotConsider: [] },
    anchors: [1, 3, 5].map((value) => ({ value, label: '', text: '' })),
    ...{ between: '', notCodable: [], evidence: null, showIf: null, required: true },
  }),
  fields: [...texts, ...values, ...anchors, ...limits],
}
