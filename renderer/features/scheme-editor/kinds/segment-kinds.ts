import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { mostSegmentText } from '#shared/scheme/segment.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import type { Json } from '#shared/lib/canonical-json.ts'
import type { Field, Kind } from './field.ts'
import { idField } from './frame-kinds.ts'
import { freshId, lengthAt } from './fresh.ts'
import { fixed } from './options.ts'

/** What makes the states of a set segments: stretches with text and answers. */
export const segmentField: Field = {
  at: ['segment'],
  label: 'Its states are segments',
  control: 'part',
  off: 'absent',
  make: { instruction: '', text: 'required', maxText: 500, questions: [] },
  help: 'Each stretch carries what was said in it, and answers to questions about it.',
  when: ({ kind, exclusive, exhaustive, ...thing }) =>
    (kind === 'state' && exclusive === true && exhaustive !== true) || thing['segment'] !== undefined,
  fields: [
    { at: ['segment', 'instruction'], label: 'Instruction', control: 'text', rows: 2 },
    {
      at: ['segment', 'text'],
      label: 'What was said',
      control: 'choice',
      options: fixed(
        ['required', 'Has to be typed'],
        ['optional', 'May be typed'],
        ['none', 'Is not typed: questions only'],
      ),
    },
    {
      at: ['segment', 'maxText'],
      label: 'Longest text',
      control: 'number',
      unit: 'characters',
      help: `1 to ${mostSegmentText}.`,
    },
  ],
}

function answer(id: string, key: string): Json {
  return { id, key, label: '', definition: '', include: '', exclude: '', example: '' }
}

/** Digits first: answers are few. */
function keyAmong(draft: DraftValue, list: SchemePath): string {
  const used = new Set(
    Array.from({ length: lengthAt(draft, list) }, (_, n) => valueAt(draft, [...list, n, 'key']).value),
  )
  return Array.from('123456789').find((key) => !used.has(key)) ?? ''
}

const answers: Kind = {
  member: 'options',
  title: 'Answers',
  one: 'answer',
  about: 'Two to nine. Each has a key that gives it while the question is asked.',
  stem: 'answer',
  inner: [],
  make: (draft, list) => answer(freshId(draft, list, 'answer'), keyAmong(draft, list)),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['key'], label: 'Key', control: 'key' },
    { at: ['definition'], label: 'Definition', control: 'text', rows: 2 },
    { at: ['include'], label: 'Include', control: 'text', rows: 2, help: 'Borderline cases that count.' },
    { at: ['exclude'], label: 'Exclude', control: 'text', rows: 2, help: 'What is mistaken for it.' },
    { at: ['example'], label: 'Example', control: 'text', rows: 2 },
    idField,
  ],
}

export const segmentQuestions: Kind = {
  member: 'questions',
  holder: 'segment',
  title: 'Questions about a segment',
  one: 'question',
  about: 'Asked of each segment in turn, and answered by a key.',
  stem: 'about_it',
  inner: [answers],
  make: (draft, list) => ({
    id: freshId(draft, list, 'about_it'),
    ...{ label: '', question: '', showIf: null, required: true },
    options: [answer('answer', '1'), answer('answer_2', '2')],
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['question'], label: 'Question', control: 'text', rows: 2 },
    { at: ['required'], label: 'Has to be answered', control: 'switch' },
    {
      at: ['showIf'],
      label: 'Only asked where',
      control: 'formula',
      truth: true,
      none: 'Always asked',
      help: "Names questions before it and ids of their answers: addressed == 'yes'.",
    },
    idField,
  ],
}
