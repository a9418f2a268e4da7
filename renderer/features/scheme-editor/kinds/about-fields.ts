import type { Field } from './field.ts'

/** What a scheme says of itself. */
export const aboutFields: readonly Field[] = [
  { at: ['name'], label: 'Name', control: 'line' },
  {
    at: ['summary'],
    label: 'Summary',
    control: 'text',
    help: 'What is coded, in two sentences. Coders read it first.',
  },
  {
    at: ['language'],
    label: 'Language of its texts',
    control: 'line',
    emptied: 'absent',
    help: 'As a tag: en, de, pt-BR. Screen readers and printed manuals go by it.',
  },
  {
    at: ['ageMonths'],
    label: 'Made for an age',
    control: 'part',
    off: 'null',
    make: { min: 0, max: 24 },
    fields: [
      { at: ['ageMonths', 'min'], label: 'From', control: 'number', unit: 'months' },
      { at: ['ageMonths', 'max'], label: 'To', control: 'number', unit: 'months' },
    ],
  },
  {
    at: ['basis', 'wording'],
    label: 'Whose wording it is',
    control: 'text',
    rows: 2,
    help: 'Such as “original, written by our lab”.',
  },
  { at: ['basis', 'informedBy'], label: 'Informed by', control: 'lines', each: 'source' },
  {
    at: ['basis', 'notEquivalentTo'],
    label: 'Not equivalent to',
    control: 'lines',
    each: 'instrument',
    help: 'Instruments that a reader might take it for.',
  },
  { at: ['basis', 'reportAs'], label: 'Report as', control: 'text', rows: 2, help: 'How a paper should name it.' },
  {
    at: ['basis', 'validated'],
    label: 'The wording has been validated',
    control: 'switch',
    help: 'Until then a note says so on screen and in exports.',
  },
  {
    at: ['licenceGate'],
    label: 'Coding needs a licence or certificate',
    control: 'part',
    off: 'absent',
    make: { asks: '' },
    fields: [
      {
        at: ['licenceGate', 'asks'],
        label: 'What a lead is asked',
        control: 'text',
        rows: 2,
        help: 'Nobody codes before a lead has said by which manual or certificate the lab may.',
      },
    ],
  },
  {
    at: ['quantityWords'],
    label: 'Words for amounts',
    control: 'words',
    each: 'word',
    help: 'What “rarely” or “most of the time” means in this scheme’s texts.',
  },
]
