import { z } from 'zod'
import { Id, Label, list } from './scheme-strings.ts'

/** What a code of the rows is worth while a code of the columns holds. */
export const LookupCell = z.strictObject({ row: Id, column: Id, value: z.number() })

/**
 * A table that gives what one partner does a value by what the other is doing at that moment (a soothing voice while
 * the baby protests: 3, while the baby plays: 2). `rows` and `columns` are code sets: the rows points or exclusive
 * states, the columns exclusive states. A combination without a cell has no value and is left out.
 */
export const Lookup = z.strictObject({
  id: Id,
  label: Label,
  rows: Id,
  columns: Id,
  cells: list(LookupCell, 2000, 1),
})
export type Lookup = z.infer<typeof Lookup>

/** Functions of look-up tables: `fn(table)`, with an optional episode. */
export const lookupFunctionNames = ['lookup_mean', 'lookup_n'] as const
export type LookupFunctionName = (typeof lookupFunctionNames)[number]

export const isLookupFunction = (name: string): name is LookupFunctionName =>
  (lookupFunctionNames as readonly string[]).includes(name)
