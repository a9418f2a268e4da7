import type { Field, Kind } from './field.ts'
import { visitsField } from './link-fields.ts'
import { fixed, of } from './options.ts'
import { freeKey, freshId } from './fresh.ts'

export const idField: Field = {
  at: ['id'],
  label: 'Id',
  control: 'id',
  help: 'Stands in files, formulas and exports. It follows the label until you write one.',
}
export const subjectField: Field = { at: ['subject'], label: 'Subject', control: 'choice', options: of('subjects') }

const roles = fixed(
  ['caregiver', 'Caregiver'],
  ['infant', 'Infant'],
  ['dyad', 'Both together'],
  ['other', 'Somebody else'],
)

export const subjects: Kind = {
  member: 'subjects',
  title: 'Subjects',
  one: 'subject',
  about: 'Whose behaviour is coded. The role decides the colour beside the video.',
  stem: 'subject',
  inner: [],
  make: (draft, list) => ({ id: freshId(draft, list, 'subject'), role: 'other', label: '' }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line', help: 'As coders call them: Mother, Baby, Father.' },
    { at: ['role'], label: 'Role', control: 'choice', options: roles },
    {
      at: ['exportPrefix'],
      label: 'Its columns begin with',
      control: 'line',
      emptied: 'absent',
      help: 'In exports: cg makes cg_sen_free of sen_free. Left empty, names are those of scales and codes alone.',
    },
    idField,
  ],
}

export const episodes: Kind = {
  member: 'episodes',
  title: 'Episodes',
  one: 'episode',
  about: 'The parts that a recording is made of. Scores are made for each of them.',
  stem: 'episode',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'episode'),
    name: '',
    nominalS: 300,
    minCodableS: 120,
    required: true,
    mayBeCutShort: false,
  }),
  fields: [
    { at: ['name'], label: 'Name', control: 'line' },
    { at: ['nominalS'], label: 'Planned length', control: 'number', unit: 'seconds' },
    {
      at: ['minCodableS'],
      label: 'Least codable time',
      control: 'number',
      unit: 'seconds',
      help: 'Below it, scores of the episode are missing: too short.',
    },
    { at: ['required'], label: 'Every recording should have it', control: 'switch' },
    { at: ['mayBeCutShort'], label: 'May be stopped early', control: 'switch', help: 'For the baby’s sake, say.' },
    idField,
  ],
}

/** What a pass may have besides code sets and scales. */
const pieces = [
  ['checklists', 'Checklists'],
  ['grids', 'Intervals'],
  ['qsorts', 'Sorts'],
  ['ipsatives', 'Forms with points'],
  ['marks', 'Marks of evidence'],
] as const

export const passes: Kind = {
  member: 'passes',
  title: 'Passes',
  one: 'pass',
  about: 'The ways through a recording, one after the other, each with what is worked on in it.',
  stem: 'pass',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'pass'),
    name: '',
    subject: null,
    sets: [],
    ratings: [],
    purpose: '',
    speedMax: null,
  }),
  fields: [
    { at: ['name'], label: 'Name', control: 'line' },
    {
      at: ['purpose'],
      label: 'Purpose',
      control: 'text',
      rows: 2,
      help: 'Such as “Watch through once at normal speed”.',
    },
    { at: ['subject'], label: 'Whom to watch', control: 'choice', options: of('subjects'), none: 'Everybody' },
    { at: ['sets'], label: 'Code sets', control: 'checks', options: of('sets') },
    { at: ['ratings'], label: 'Scales', control: 'checks', options: of('ratings') },
    ...pieces.map(([member, label]): Field => ({
      ...{ at: [member], label, control: 'checks', options: of(member), empty: 'absent', quiet: true },
    })),
    {
      at: ['audio'],
      label: 'Sound',
      control: 'choice',
      options: fixed(['off', 'Without sound'], ['on', 'With sound']),
      none: 'As the coder has it',
      emptied: 'absent',
    },
    {
      at: ['masks'],
      label: 'Not to be seen',
      control: 'checks',
      options: of('subjects'),
      empty: 'absent',
      help: 'Their own cameras are put away. In a picture of several, coders are asked to cover them.',
    },
    { at: ['speedMax'], label: 'Highest speed', control: 'number', unit: '×', emptied: 'null' },
    {
      at: ['slowSpeeds'],
      label: 'Slower speeds to offer',
      control: 'lines',
      each: 'speed',
      numbers: true,
      empty: 'absent',
    },
    {
      at: ['minWatched'],
      label: 'Share to be watched',
      control: 'number',
      emptied: 'absent',
      help: '0 to 1, of the episodes. Until then a word above the scales says so, and another before locking.',
    },
    visitsField,
    idField,
  ],
}

const isChoice = (thing: { readonly type?: unknown }): boolean => thing.type === 'choice'

const isNumber = ({ type }: { readonly type?: unknown }): boolean => type === 'ordinal' || type === 'number'

export const context: Kind = {
  member: 'context',
  title: 'Context items',
  one: 'context item',
  about: 'Facts of a recording that coders note once and formulas may use as ctx.id: was the baby upset before?',
  stem: 'item',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'item'),
    label: '',
    type: 'choice',
    options: ['yes', 'no'],
    required: true,
  }),
  fields: [
    { at: ['label'], label: 'Question', control: 'line' },
    {
      at: ['type'],
      label: 'Answered by',
      control: 'choice',
      options: fixed(
        ['choice', 'One of several options'],
        ['ordinal', 'A whole number of a short scale'],
        ['number', 'Any number'],
        ['text', 'Free text, never a score'],
      ),
    },
    { at: ['options'], label: 'Options', control: 'lines', each: 'option', when: isChoice },
    { at: ['min'], label: 'Lowest', control: 'number', emptied: 'absent', when: isNumber },
    { at: ['max'], label: 'Highest', control: 'number', emptied: 'absent', when: isNumber },
    { at: ['unit'], label: 'Unit', control: 'line', emptied: 'absent', when: isNumber },
    { at: ['required'], label: 'Has to be answered', control: 'switch' },
    idField,
  ],
}

export const marks: Kind = {
  member: 'marks',
  title: 'Marks',
  one: 'mark',
  about: 'Moments that bear out a rating. Coders set them by a key while they watch.',
  stem: 'mark',
  inner: [],
  make: (draft, list) => ({ id: freshId(draft, list, 'mark'), key: freeKey(draft), label: '' }),
  fields: [{ at: ['label'], label: 'Label', control: 'line' }, { at: ['key'], label: 'Key', control: 'key' }, idField],
}
