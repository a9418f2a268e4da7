import { readFileSync } from 'node:fs'
import { read, utils } from 'xlsx'

export type Row = Readonly<Record<string, string | number>>

/** A workbook as a statistician's program reads it: sheets of rows under the names of the header row. */
export function readWorkbook(path: string): {
  readonly sheets: readonly string[]
  readonly rows: (sheet: string) => Row[]
} {
  const book = read(readFileSync(path))
  return {
    sheets: book.SheetNames,
    rows: (name) => {
      const sheet = book.Sheets[name]
      if (sheet === undefined) throw new Error(`no sheet ${name}`)
      return utils.sheet_to_json<Row>(sheet)
    },
  }
}
