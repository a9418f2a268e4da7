import { aidFields } from './aid-fields.ts'
import type { Kind } from './field.ts'
import { textAt } from '#shared/scheme/edit/things.ts'
import { idField, subjectField } from './frame-kinds.ts'
import { freshId, someSubject } from './fresh.ts'
import { fixed, within } from './options.ts'
import { scopeField } from './rating-kind.ts'

const subscales: Kind = {
  member: 'subscales',
  title: 'Subscales',
  one: 'subscale',
  about: 'Items that make a score together.',
  stem: 'subscale',
  inner: [],
  make: (draft, list) => ({ id: freshId(draft, list, 'subscale'), label: '', occasion: null }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    {
      at: ['occasion'],
      label: 'Ask first whether there was an occasion',
      control: 'part',
      off: 'null',
      make: { question: '', absent: 'not_applicable' },
      fields: [
        { at: ['occasion', 'question'], label: 'Question', control: 'line' },
        {
          at: ['occasion', 'absent'],
          label: 'Without one, its items',
          control: 'choice',
          options: fixed(['not_applicable', 'Do not apply'], ['credit', 'Count as seen']),
        },
      ],
    },
    idField,
  ],
}

const items: Kind = {
  member: 'items',
  title: 'Items',
  one: 'item',
  about: 'One thing each that was seen or was not.',
  stem: 'item',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'item'),
    text: '',
    subscale: textAt(draft, [...list.slice(0, -1), 'subscales', 0, 'id']),
    contingent: false,
    reverse: false,
  }),
  paste: 'text',
  fields: [
    { at: ['text'], label: 'Text', control: 'text', rows: 2 },
    ...aidFields,
    { at: ['subscale'], label: 'Subscale', control: 'choice', options: within('subscales', 2) },
    { at: ['contingent'], label: 'Is an answer to the other', control: 'switch', help: 'Counted once more by itself.' },
    { at: ['reverse'], label: 'Counts when it was not seen', control: 'switch' },
    {
      at: ['creditIfAbsent'],
      label: 'Counts where it does not apply',
      control: 'switch',
      off: 'absent',
      help: 'Otherwise it is left out there.',
    },
    idField,
  ],
}

export const checklists: Kind = {
  member: 'checklists',
  title: 'Checklists',
  one: 'checklist',
  about: 'Items that are answered with seen, not seen or, where allowed, does not apply.',
  stem: 'list',
  inner: [subscales, items],
  make: (draft, list) => ({
    id: freshId(draft, list, 'list'),
    subject: someSubject(draft, 'caregiver'),
    ...{ label: '', scope: 'episode', instruction: '', minAnswered: 1 },
    answers: { seen: 'seen', notSeen: 'not seen', notApplicable: null },
    subscales: [{ id: freshId(draft, list, 'part'), label: 'All items', occasion: null }],
    items: [{ id: 'item', text: '', subscale: freshId(draft, list, 'part'), contingent: false, reverse: false }],
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['instruction'], label: 'Instruction', control: 'text', rows: 2 },
    subjectField,
    scopeField,
    { at: ['passes'], label: 'Shown in', control: 'passes', member: 'checklists' },
    { at: ['answers', 'seen'], label: 'Word for seen', control: 'line' },
    { at: ['answers', 'notSeen'], label: 'Word for not seen', control: 'line' },
    {
      at: ['answers', 'notApplicable'],
      label: 'Word for does not apply',
      control: 'line',
      emptied: 'null',
      help: 'Left empty, every item is either seen or not.',
    },
    {
      at: ['minAnswered'],
      label: 'Share to be answered',
      control: 'number',
      help: '0 to 1. A score is prorated from this share of its items on.',
    },
    idField,
  ],
}

const gridItems: Kind = {
  member: 'items',
  title: 'Questions',
  one: 'question',
  about: 'Asked of every interval and answered by a digit.',
  stem: 'g_item',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'g_item'),
    subject: someSubject(draft, 'infant'),
    ...{ label: '', question: '', min: 0, max: 1, values: ['No', 'Yes'] },
  }),
  paste: 'label',
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['question'], label: 'Question', control: 'text', rows: 2 },
    subjectField,
    { at: ['min'], label: 'Lowest value', control: 'number', help: 'A digit.' },
    { at: ['max'], label: 'Highest value', control: 'number', help: 'A digit.' },
    { at: ['values'], label: 'Words for the values', control: 'lines', each: 'value', help: 'From the lowest up.' },
    ...aidFields,
    idField,
  ],
}

export const grids: Kind = {
  member: 'grids',
  title: 'Intervals',
  one: 'grid of intervals',
  about: 'An episode cut into equal intervals, each answered by itself.',
  stem: 'grid',
  inner: [gridItems],
  make: (draft, list) => ({
    id: freshId(draft, list, 'grid'),
    ...{ label: '', instruction: '', lengthS: 30, offsetS: 0, method: 'predominant', minShare: 0.5 },
    items: [
      {
        id: freshId(draft, [...list, Number.MAX_SAFE_INTEGER, 'items'], 'g_item'),
        subject: someSubject(draft, 'infant'),
        ...{ label: '', question: '', min: 0, max: 1, values: ['No', 'Yes'] },
      },
    ],
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['instruction'], label: 'Instruction', control: 'text', rows: 2 },
    { at: ['passes'], label: 'Shown in', control: 'passes', member: 'grids' },
    { at: ['lengthS'], label: 'Length of an interval', control: 'number', unit: 'seconds' },
    { at: ['offsetS'], label: 'Left out before the first', control: 'number', unit: 'seconds' },
    {
      at: ['method'],
      label: 'What counts in an interval',
      control: 'choice',
      options: fixed(
        ['partial', 'What occurs at any moment of it'],
        ['whole', 'What lasts all of it'],
        ['momentary', 'What is there at its end'],
        ['predominant', 'What fills most of it'],
        ['rating', 'A judgement of all of it'],
      ),
    },
    {
      at: ['minShare'],
      label: 'Least share of the last interval',
      control: 'number',
      help: 'Above 0, to 1. A shorter rest of the episode is not asked about.',
    },
    idField,
  ],
}
