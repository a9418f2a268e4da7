import type { Kind, Options } from './field.ts'
import { idField } from './frame-kinds.ts'
import { freshId } from './fresh.ts'
import { codesOfAll } from './options.ts'

/** Nothing but codes is offered here, so that none has to be called one. */
const codes: Options = (draft, path) => codesOfAll(draft, path).map(({ id, label }) => ({ id, label }))

export const computed: Kind = {
  member: 'computed',
  title: 'Computed modifiers',
  one: 'computed modifier',
  about: 'What is worked out about an event and not asked: prompt where its cue is at most 3 s before it.',
  stem: 'computed',
  inner: [],
  // There is none without a code; which ones are meant is ticked in the form.
  make: (draft, list) => ({
    ...{ id: freshId(draft, list, 'computed'), label: '', expr: '' },
    codes: codesOfAll(draft, list)
      .slice(0, 1)
      .map(({ id }) => id),
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['codes'], label: 'For events of', control: 'checks', options: codes },
    {
      at: ['expr'],
      label: 'Formula',
      control: 'formula',
      truth: 'any',
      help: 'From what all these codes are asked. event_s: seconds from start to end; cue_s: seconds since the cue.',
    },
    { at: ['unit'], label: 'Unit', control: 'line', emptied: 'absent', help: 'Of a number, such as s.' },
    idField,
  ],
}
