import type { Json } from '#shared/lib/canonical-json.ts'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import { aidFields } from './aid-fields.ts'
import type { Field, Kind } from './field.ts'
import { idField, subjectField } from './frame-kinds.ts'
import { freshId, nextNumber, someSubject } from './fresh.ts'
import { scopeField } from './rating-kind.ts'

const cards: Kind = {
  member: 'cards',
  title: 'Cards',
  one: 'card',
  about: 'One statement each, as it is printed on the card.',
  stem: 'card',
  inner: [],
  make: (draft, list) => ({ id: freshId(draft, list, 'card'), text: '' }),
  paste: 'text',
  fields: [{ at: ['text'], label: 'Text', control: 'text', rows: 2 }, ...aidFields, idField],
}

/** Every card, without a place yet: a place that nobody gave is none. */
function openPlaces(draft: DraftValue, sort: SchemePath): Json {
  const { value: all } = valueAt(draft, [...sort, 'cards'])
  const ids = Array.isArray(all) ? all.map((_, n) => valueAt(draft, [...sort, 'cards', n, 'id']).value) : []
  return ids.flatMap((card) => (typeof card === 'string' ? [{ card, value: null }] : []))
}

const criteria: Kind = {
  member: 'criteria',
  title: 'Criterion sorts',
  one: 'criterion sort',
  about: 'Where each card lies in a sort that others are compared with. A formula names it: sort(this, it).',
  stem: 'criterion',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'criterion'),
    ...{ label: '', source: '' },
    placements: openPlaces(draft, list.slice(0, -1)),
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    {
      at: ['source'],
      label: 'Where it comes from',
      control: 'text',
      rows: 2,
      help: 'Whose idea it is, and of whom they sorted.',
    },
    {
      at: ['sorts'],
      label: 'Made of so many sorts',
      control: 'number',
      emptied: 'absent',
      help: 'Left empty where it is one.',
    },
    {
      at: ['agreement'],
      label: 'Their agreement',
      control: 'number',
      emptied: 'absent',
      help: 'Mean correlation of each two of them, -1 to 1.',
    },
    { at: ['placements'], label: 'Places of the cards', control: 'cardPlaces' },
    idField,
  ],
}

const piles: Field = {
  at: ['piles'],
  label: 'Piles',
  control: 'rows',
  each: 'pile',
  help: 'From the lowest value to the highest.',
  make: (draft, list) => ({ value: nextNumber(draft, list, 'value', 1), label: '', size: 0 }),
  columns: [
    { at: ['value'], label: 'Value', control: 'number' },
    { at: ['size'], label: 'Cards', control: 'number' },
    { at: ['label'], label: 'Label', control: 'line' },
  ],
}

export const qsorts: Kind = {
  member: 'qsorts',
  title: 'Sorts',
  one: 'sort',
  about: 'Cards with statements are laid into piles, from what fits least to what fits most.',
  stem: 'sort',
  inner: [cards, criteria],
  make: (draft, list) => ({
    id: freshId(draft, list, 'sort'),
    subject: someSubject(draft, 'caregiver'),
    ...{ label: '', instruction: '', scope: 'session' },
    cards: [1, 2, 3].map((n) => ({ id: freshId(draft, [...list, n, 'cards'], `card_${n}`), text: '' })),
    piles: ['Fits least', 'Neither', 'Fits most'].map((label, n) => ({ value: n + 1, label, size: 1 })),
    forced: true,
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['instruction'], label: 'Instruction', control: 'text', rows: 2 },
    subjectField,
    scopeField,
    { at: ['passes'], label: 'Shown in', control: 'passes', member: 'qsorts' },
    piles,
    {
      at: ['forced'],
      label: 'The sizes of piles are a rule',
      control: 'switch',
      help: 'A forced sort: the sizes then come to the number of cards. In a free one they are advice.',
    },
    idField,
  ],
}
