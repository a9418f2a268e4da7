import { isBlank } from '../scheme/modifier.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { ObservationRecord } from './record.ts'

/** What stands where words were erased. Not empty: what had to be written was written, and a reader sees what became of it. */
export const erasedText = '[erased]'

const erased = (text: string): string => (text.trim() === '' ? text : erasedText)

/**
 * A record without the words that a coder wrote: notes, what was said in a segment, answers in a coder's own words about
 * events and about the recording. What was coded stays. The record itself where there are none, or they were erased
 * before.
 */
export function withoutTexts(scheme: Scheme, record: ObservationRecord): ObservationRecord {
  switch (record.type) {
    case 'event':
      return ofEvent(scheme, record)
    case 'rating':
    case 'mark':
      return record.note === erased(record.note) ? record : { ...record, note: erased(record.note) }
    case 'note':
      return record.text === erased(record.text) ? record : { ...record, text: erasedText }
    case 'context':
      return isWritten(scheme, record.item) && record.value !== erasedText ? { ...record, value: erasedText } : record
    case 'confirm':
    case 'answer':
      return record
  }
}

type EventOf = Extract<ObservationRecord, { type: 'event' }>

function ofEvent(scheme: Scheme, event: EventOf): EventOf {
  const written = new Set(scheme.modifiers.filter(({ type }) => type === 'text').map(({ id }) => id))
  const words = Object.entries(event.modifiers).filter(
    ([id, value]) => written.has(id) && !isBlank(value) && value !== erasedText,
  )
  const note = erased(event.note)
  const text = event.text === undefined ? undefined : erased(event.text)
  if (words.length === 0 && note === event.note && text === event.text) return event
  const modifiers = { ...event.modifiers, ...Object.fromEntries(words.map(([id]) => [id, erasedText])) }
  return { ...event, modifiers, note, ...(text === undefined ? {} : { text }) }
}

const isWritten = ({ context }: Scheme, item: string): boolean =>
  context.some(({ id, type }) => id === item && type === 'text')
