import type { Kind } from './field.ts'
import { idField, subjectField } from './frame-kinds.ts'
import { freshId, someSubject } from './fresh.ts'
import { scopeField } from './rating-kind.ts'

type Part = Pick<Kind, 'member' | 'title' | 'one' | 'about' | 'stem'>

/** What is looked at by itself, or what points go to: both have a label and a text. */
const described = (part: Part): Kind => ({
  ...part,
  inner: [],
  make: (draft, list) => ({ id: freshId(draft, list, part.stem), label: '', text: '' }),
  paste: 'label',
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['text'], label: 'What it is', control: 'text', rows: 2 },
    idField,
  ],
})

const aspects = described({
  member: 'aspects',
  title: 'Aspects',
  one: 'aspect',
  about: 'What is looked at by itself: face, voice, touch. Each has all the points to give out.',
  stem: 'aspect',
})

const patterns = described({
  member: 'patterns',
  title: 'Patterns',
  one: 'pattern',
  about: 'What the points go to. A formula names them: points(form, pattern).',
  stem: 'pattern',
})

export const ipsatives: Kind = {
  member: 'ipsatives',
  title: 'Forms with points',
  one: 'form with points',
  about: 'For every aspect the same number of points is given out among patterns: more of one is less of another.',
  stem: 'points_form',
  inner: [aspects, patterns],
  make: (draft, list) => ({
    id: freshId(draft, list, 'points_form'),
    subject: someSubject(draft, 'caregiver'),
    ...{ label: '', instruction: '', scope: 'episode', points: 2 },
    aspects: [{ id: 'aspect', label: '', text: '' }],
    patterns: ['pattern', 'pattern_2'].map((id) => ({ id, label: '', text: '' })),
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line' },
    { at: ['instruction'], label: 'Instruction', control: 'text', rows: 2 },
    subjectField,
    scopeField,
    { at: ['passes'], label: 'Shown in', control: 'passes', member: 'ipsatives' },
    { at: ['points'], label: 'Points for each aspect', control: 'number', help: '1 to 20, to be given out in full.' },
    {
      at: ['step'],
      label: 'Least given at once',
      control: 'number',
      emptied: 'absent',
      help: 'Left empty: whole points.',
    },
    {
      at: ['minAspects'],
      label: 'Least coded aspects',
      control: 'number',
      emptied: 'absent',
      help: 'An aspect may then be “not codable”, and scores are prorated. Left empty: all are coded.',
    },
    idField,
  ],
}
