import type { Field } from './field.ts'

const text = { control: 'text', rows: 2, emptied: 'absent' } as const

/** What lets two coders draw the same line, below a row of a table: the row says what it is about. */
export const rowAids: readonly Field[] = [
  { at: ['include'], label: 'Include', ...text },
  { at: ['exclude'], label: 'Exclude', ...text },
  { at: ['example'], label: 'Example', ...text },
]

/** The same in a form. */
export const aidFields: readonly Field[] = [
  { at: ['include'], label: 'Include', ...text, help: 'Borderline cases that count.' },
  { at: ['exclude'], label: 'Exclude', ...text, help: 'What is mistaken for it.' },
  { at: ['example'], label: 'Example', ...text },
]
