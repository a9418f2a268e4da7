import { readCsv, type CsvRow } from '../lib/csv.ts'

/** One event of a coder: `[start, end)` in whole milliseconds; a point where the two are equal. */
export type TableEvent = { readonly code: string; readonly start: number; readonly end: number }

export type EventTableFault = {
  readonly code:
    | 'events-open-quote'
    | 'events-no-column'
    | 'events-no-code'
    | 'events-not-milliseconds'
    | 'events-negative'
    | 'events-reversed'
  readonly params: Readonly<Record<string, string | number>>
}

export type EventTableReading =
  | { readonly ok: true; readonly events: readonly TableEvent[] }
  | { readonly ok: false; readonly fault: EventTableFault }

const columns = ['code', 'onset_ms', 'offset_ms'] as const

/**
 * Reads the events of one coder: columns `code`, `onset_ms`, `offset_ms` in any order, others are left aside. Times are
 * whole milliseconds from the start; an empty offset is a point. No events at all is a reading, too.
 */
export function readEventTable(text: string): EventTableReading {
  const { rows, openQuote } = readCsv(text)
  if (openQuote !== null) return { ok: false, fault: { code: 'events-open-quote', params: { line: openQuote } } }
  const [header, ...body] = rows
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase())
  const missing = columns.find((name) => !names.includes(name))
  if (missing !== undefined) return { ok: false, fault: { code: 'events-no-column', params: { column: missing } } }
  const events: TableEvent[] = []
  for (const row of body) {
    const read = eventOf(row, names)
    if ('code' in read && 'params' in read) return { ok: false, fault: read }
    events.push(read)
  }
  return { ok: true, events }
}

function eventOf({ line, cells }: CsvRow, names: readonly string[]): TableEvent | EventTableFault {
  const cell = (name: (typeof columns)[number]): string => (cells[names.indexOf(name)] ?? '').trim()
  const code = cell('code')
  if (code === '') return { code: 'events-no-code', params: { line } }
  const [onset, offset] = [cell('onset_ms'), cell('offset_ms')]
  const start = Number(onset)
  const end = offset === '' ? start : Number(offset)
  const odd = [onset, offset === '' ? onset : offset].find((text) => !/^[+-]?\d+$/.test(text))
  if (odd !== undefined || !Number.isSafeInteger(start) || !Number.isSafeInteger(end))
    return { code: 'events-not-milliseconds', params: { line, found: odd ?? onset } }
  if (start < 0 || end < 0) return { code: 'events-negative', params: { line } }
  if (end < start) return { code: 'events-reversed', params: { line } }
  return { code, start, end }
}
