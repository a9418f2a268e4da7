import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import type { Json } from '#shared/lib/canonical-json.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import type { Kind } from './field.ts'
import { idField, subjectField } from './frame-kinds.ts'
import { freeKey, freshId, someSubject } from './fresh.ts'
import { linksField } from './link-fields.ts'
import { fixed, of, within } from './options.ts'
import { segmentField, segmentQuestions } from './segment-kinds.ts'

function codeNamed(draft: DraftValue, list: SchemePath): Json {
  const texts = { label: '', group: '', definition: '', include: '', exclude: '' }
  const rest = { missing: false, procedure: false, episodes: [], modifiers: [] }
  return { id: freshId(draft, list, 'new_code'), key: freeKey(draft), ...texts, ...rest }
}

const codes: Kind = {
  member: 'codes',
  title: 'Codes',
  one: 'code',
  about: 'What is coded: a label, a key and words that let two coders draw the same line.',
  stem: 'new_code',
  inner: [],
  make: codeNamed,
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['key'], label: 'Key', control: 'key' },
    { at: ['definition'], label: 'Definition', control: 'text', rows: 2 },
    { at: ['include'], label: 'Include', control: 'text', rows: 2, help: 'Borderline cases that count.' },
    {
      at: ['exclude'],
      label: 'Exclude',
      control: 'text',
      rows: 2,
      help: 'What is mistaken for it, and which code that is.',
    },
    { at: ['example'], label: 'Example', control: 'text', rows: 2, emptied: 'absent' },
    { at: ['group'], label: 'Group', control: 'line', help: 'Codes of one group stand together in reports.' },
    {
      at: ['episodes'],
      label: 'Only in these episodes',
      control: 'checks',
      options: of('episodes'),
      help: 'None chosen: in all of them.',
    },
    { at: ['modifiers'], label: 'Modifiers', control: 'checks', options: of('modifiers') },
    {
      at: ['missing'],
      label: 'Counts as missing time',
      control: 'switch',
      help: 'What could not be seen or heard is no behaviour.',
    },
    {
      at: ['minS'],
      label: 'Shortest bout',
      control: 'number',
      unit: 's',
      emptied: 'absent',
      help: 'Of states. Shorter ones are told while coding and before locking.',
    },
    { at: ['procedure'], label: 'Follows from the procedure', control: 'switch', help: 'Left out of agreement.' },
    idField,
  ],
}

const isState = (thing: { readonly kind?: unknown }): boolean => thing.kind === 'state'

export const sets: Kind = {
  member: 'sets',
  title: 'Code sets',
  one: 'code set',
  about: 'Codes that belong together: states that last, or points without duration.',
  stem: 'set',
  inner: [codes, segmentQuestions],
  make: (draft, list) => ({
    id: freshId(draft, list, 'set'),
    subject: someSubject(draft, 'infant'),
    ...{ label: '', kind: 'state', exclusive: true, exhaustive: false },
    codes: [codeNamed(draft, ['sets', Number.MAX_SAFE_INTEGER, 'codes'])],
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    subjectField,
    { at: ['passes'], label: 'Shown in', control: 'passes', member: 'sets' },
    {
      at: ['kind'],
      label: 'Its codes',
      control: 'choice',
      options: fixed(['state', 'Last: states'], ['point', 'Have no duration: points']),
    },
    {
      at: ['exclusive'],
      label: 'One at a time',
      control: 'switch',
      help: 'A new code ends the one before it.',
      when: isState,
    },
    { at: ['exhaustive'], label: 'Every moment needs a code', control: 'switch', when: isState },
    {
      at: ['default'],
      label: 'First code',
      control: 'choice',
      options: within('codes'),
      none: 'None: coders begin',
      emptied: 'absent',
      when: ({ exhaustive, ...thing }) => exhaustive === true || thing['default'] !== undefined,
      help: 'Holds from the start of an episode until another is pressed.',
    },
    {
      at: ['precedence'],
      label: 'Which code wins when two fit',
      control: 'checks',
      options: within('codes'),
      empty: 'absent',
      ordered: true,
      help: 'First to last, as chosen. An instruction to coders.',
    },
    linksField,
    segmentField,
    idField,
  ],
}
