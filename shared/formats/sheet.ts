/** What stands in one cell. Null is an empty cell: a missing value is never a number in disguise. */
export type Cell = string | number | null

export type Column = {
  readonly name: string
  /** Width in characters of the default font. */
  readonly width: number
  /** `text` keeps ids and anything a person typed as text, whatever it looks like. */
  readonly kind: 'text' | 'number'
  /** Sentences: broken into lines inside the cell instead of running under the next one. */
  readonly wrap?: boolean
}

/** One sheet of a workbook, its rows made on demand so that none of them need to be held. */
export type Sheet = {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: Iterable<readonly Cell[]>
}

/** A header is bold and its letters are wide: a column is never narrower than its own name. */
const fitting = (name: string, width: number): number => Math.max(width, name.length + 3)

export const text = (name: string, width = 14): Column => ({ name, width: fitting(name, width), kind: 'text' })
export const prose = (name: string, width = 60): Column => ({ ...text(name, width), wrap: true })
export const number = (name: string, width = 10): Column => ({ name, width: fitting(name, width), kind: 'number' })
