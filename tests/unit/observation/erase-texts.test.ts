import { expect, test } from 'vitest'
import { erasedText, withoutTexts } from '#shared/observation/erase-texts.ts'
import type { ObservationRecord } from '#shared/observation/record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { event, phases } from './builders.ts'

const scheme: Scheme = {
  ...phases,
  modifiers: [
    { id: 'what', label: 'In words', type: 'text', options: [], required: true },
    { id: 'how', label: 'How', type: 'choice', options: ['softly'], required: true },
  ],
  context: [
    { id: 'remarks', label: 'Remarks', type: 'text', options: [], required: true },
    { id: 'state', label: 'State', type: 'choice', options: ['alert'], required: true },
  ],
}
const bare = (record: ObservationRecord): ObservationRecord => withoutTexts(scheme, record)

test('words go, and what was chosen stays', () => {
  const full = { ...event('inf_reg', 'clasp', 0, 10), note: 'n', text: 't', modifiers: { what: 'w', how: 'softly' } }
  expect(bare(full)).toEqual({
    ...full,
    ...{ note: erasedText, text: erasedText, modifiers: { what: erasedText, how: 'softly' } },
  })
  expect(bare({ type: 'context', id: 'c', item: 'remarks', value: 'x' })).toMatchObject({ value: erasedText })
  const state: ObservationRecord = { type: 'context', id: 'c', item: 'state', value: 'alert' }
  expect(bare(state)).toBe(state)
})

test('a record without words is the same one, and erasing twice changes nothing', () => {
  const plain = event('inf_reg', 'clasp', 0, 10)
  expect(bare(plain)).toBe(plain)
  const once = bare({ ...plain, note: 'n', text: ' ', modifiers: { what: '' } })
  expect(bare(once)).toBe(once)
  expect(once).toMatchObject({ text: ' ', modifiers: { what: '' } })
})
