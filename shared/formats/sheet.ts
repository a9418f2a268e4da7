/** What stands in one cell. Null is an empty cell: a missing value is never a number in disguise. */
export type Cell = string | number | null

export type Column = {
  readonly name: string
  /** Width in characters of the default font. */
  readonly width: number
  /** `text` keeps ids and anything a person typed as text, whatever it looks like. */
  readonly kind: 'text' | 'number'
}

/** One sheet of a workbook, its rows made on demand so that none of them need to be held. */
export type Sheet = {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: Iterable<readonly Cell[]>
}

export const text = (name: string, width = 14): Column => ({ name, width, kind: 'text' })
export const number = (name: string, width = 10): Column => ({ name, width, kind: 'number' })
