import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { usualLimit } from '#shared/scheme/modifier.ts'
import type { Field, Kind, Options } from './field.ts'
import { idField } from './frame-kinds.ts'
import { freshId } from './fresh.ts'
import { fixed, textsAt } from './options.ts'

/**
 * Shown for the kinds that have a use for a member, and wherever it is there all the same: what is wrong with it is said
 * beside it, and can be taken out where it stands.
 */
const forTypes =
  (member: string, ...types: readonly string[]) =>
  (thing: DraftValue): boolean => {
    const { [member]: value, type } = thing
    const isThere = Array.isArray(value) ? value.length > 0 : value !== undefined
    return isThere || (typeof type === 'string' && types.includes(type))
  }

const ownOptions: Options = (draft, path) =>
  textsAt(draft, [...path, 'options'])
    .filter((option) => option !== '')
    .map((option) => ({ id: option, label: option }))

const isOf =
  (...types: readonly string[]) =>
  ({ type }: DraftValue): boolean =>
    typeof type === 'string' && types.includes(type)

const choices: readonly Field[] = [
  {
    at: ['options'],
    label: 'Options',
    control: 'lines',
    each: 'option',
    along: 'keys',
    when: forTypes('options', 'choice', 'multi'),
  },
  {
    at: ['keys'],
    label: 'Options have keys of their own',
    control: 'optionKeys',
    when: forTypes('keys', 'choice', 'multi'),
  },
]

const numbers: readonly Field[] = [
  { at: ['min'], label: 'Lowest', control: 'number', emptied: 'absent', when: forTypes('min', 'number') },
  { at: ['max'], label: 'Highest', control: 'number', emptied: 'absent', when: forTypes('max', 'number') },
  { at: ['unit'], label: 'Unit', control: 'line', emptied: 'absent', when: forTypes('unit', 'number') },
  { at: ['whole'], label: 'Only whole numbers', control: 'switch', off: 'absent', when: forTypes('whole', 'number') },
]

const proposal = {
  at: ['default'],
  label: 'Proposed answer',
  help: 'Taken with one key. Nothing is stored unless somebody takes it.',
} as const

const defaults: readonly Field[] = [
  {
    ...proposal,
    control: 'choice',
    options: ownOptions,
    none: 'None',
    emptied: 'absent',
    // Of a kind that has none it stays in sight here, to be taken out.
    when: (thing) => isOf('choice')(thing) || (isOf('text')(thing) && thing['default'] !== undefined),
  },
  { ...proposal, control: 'checks', options: ownOptions, empty: 'absent', when: isOf('multi') },
  { ...proposal, control: 'number', emptied: 'absent', when: isOf('number') },
]

export const modifiers: Kind = {
  member: 'modifiers',
  title: 'Modifiers',
  one: 'modifier',
  about: 'What is asked of an event once its code is set: which hand, how loud.',
  stem: 'modifier',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'modifier'),
    label: '',
    type: 'choice',
    options: ['', ''],
    required: false,
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    {
      at: ['type'],
      label: 'Answered by',
      control: 'choice',
      options: fixed(
        ['choice', 'One of several options'],
        ['multi', 'Any of several options'],
        ['number', 'A number'],
        ['text', 'Words of the coder’s own'],
      ),
    },
    {
      at: ['definition'],
      label: 'What the answers mean',
      control: 'text',
      rows: 2,
      emptied: 'absent',
      help: 'Where the line between them is drawn. Coders read it in the manual.',
    },
    ...choices,
    ...numbers,
    {
      at: ['limit'],
      label: 'Longest text',
      control: 'number',
      unit: 'characters',
      emptied: 'absent',
      when: forTypes('limit', 'text'),
      help: `1 to 2000. Left empty: ${usualLimit}.`,
    },
    ...defaults,
    { at: ['required'], label: 'Has to be answered', control: 'switch' },
    {
      at: ['pauses'],
      label: 'The picture stops while it is asked',
      control: 'switch',
      off: 'absent',
      help: 'Otherwise it goes on playing.',
    },
    idField,
  ],
}
