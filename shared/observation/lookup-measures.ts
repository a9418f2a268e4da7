import { finite, none, some, type Value } from '../scheme/formula/value.ts'
import type { Lookup, LookupFunctionName } from '../scheme/lookup.ts'
import { gapSeconds, type CodedSet } from './code-measures.ts'
import type { Interval } from './intervals.ts'

export type LookupQuestion = {
  readonly table: Lookup
  readonly rows: CodedSet
  readonly columns: CodedSet
  /** Ascending, one for each episode. */
  readonly spans: readonly Interval[]
}

/** Something that the table gives a value, and how much it counts: 1 an event, its milliseconds a stretch of time. */
type Valued = { readonly value: number; readonly weight: number }

/**
 * - `lookup_mean`: the mean value. Rows that are points: over the events for which the table has a cell with the state
 *   that holds at their onset. Rows that are states: over the time in which it has one, each moment counting alike.
 *   Nothing that has a cell: `too_few`.
 * - `lookup_n`: how many events, or how many seconds, the mean is of.
 *
 * While a set that must cover every moment leaves time open, the value would still change: `pending`.
 */
export function measureLookup(fn: LookupFunctionName, question: LookupQuestion): Value {
  const { rows, columns, spans } = question
  const isOpen = [rows, columns].some((coded) => coded.set.exhaustive && gapSeconds(coded, spans) > 0)
  if (isOpen) return none('pending')
  const valued = rows.set.kind === 'point' ? ofEvents(question) : ofTime(question)
  const weight = valued.reduce((sum, each) => sum + each.weight, 0)
  if (fn === 'lookup_n') return some(rows.set.kind === 'point' ? weight : weight / 1000)
  return weight === 0
    ? none('too_few')
    : finite(valued.reduce((sum, each) => sum + each.value * each.weight, 0) / weight)
}

const cellKey = (row: string, column: string): string => `${row} ${column}`

const valuesOf = ({ cells }: Lookup): ReadonlyMap<string, number> =>
  new Map(cells.map(({ row, column, value }) => [cellKey(row, column), value]))

function ofEvents({ table, rows, columns, spans }: LookupQuestion): Valued[] {
  const values = valuesOf(table)
  const within = rows.stream.filter(({ start }) => spans.some((span) => span.start <= start && start < span.end))
  return within.flatMap(({ code, start }) => {
    const state = columns.stream.find((each) => each.start <= start && start < each.end)
    const value = state === undefined ? undefined : values.get(cellKey(code, state.code))
    return value === undefined ? [] : [{ value, weight: 1 }]
  })
}

/** Both streams ascend and are exclusive, so that one pass through the two finds every stretch that they share. */
function ofTime({ table, rows, columns, spans }: LookupQuestion): Valued[] {
  const values = valuesOf(table)
  const found: Valued[] = []
  let [r, c] = [0, 0]
  for (;;) {
    const [row, column] = [rows.stream[r], columns.stream[c]]
    if (row === undefined || column === undefined) return found
    const [start, end] = [Math.max(row.start, column.start), Math.min(row.end, column.end)]
    const value = values.get(cellKey(row.code, column.code))
    for (const span of value === undefined ? [] : spans) {
      const weight = Math.min(end, span.end) - Math.max(start, span.start)
      if (weight > 0 && value !== undefined) found.push({ value, weight })
    }
    if (row.end <= column.end) r += 1
    else c += 1
  }
}
