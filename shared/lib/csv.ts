/** `line`: where the row begins, counted from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/** `openQuote`: the line of a quotation mark that is never closed, so that all after it was taken for one cell. */
export type Csv = { readonly rows: readonly CsvRow[]; readonly openQuote: number | null }

/**
 * A table as copied from a spreadsheet or from a file: separated by tabs, semicolons or commas (whichever the first row
 * has most of). A quoted cell may hold separators, line ends and doubled quotes. Rows without anything are left out;
 * cells stand as they are, untrimmed.
 */
export function readCsv(text: string): Csv {
  const source = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  return readCells(source, separatorOf(source))
}

function separatorOf(source: string): string {
  const header = source.split('\n').find((line) => line.trim() !== '') ?? ''
  const count = (separator: string): number => header.split(separator).length
  return ['\t', ';', ','].reduce((best, next) => (count(next) > count(best) ? next : best))
}

function readCells(source: string, separator: string): Csv {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let openedAt = 1
  let line = 1
  let startLine = 1
  const endRow = (): void => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: startLine, cells })
    cells = []
    cell = ''
    startLine = line + 1
  }
  for (let at = 0; at < source.length; at += 1) {
    const letter = source.charAt(at)
    if (quoted && letter === '"' && source.charAt(at + 1) === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"' && (quoted || cell.trim() === '')) {
      quoted = !quoted
      openedAt = line
    } else if (!quoted && letter === separator) {
      cells.push(cell)
      cell = ''
    } else if (!quoted && letter === '\n') {
      endRow()
    } else {
      cell += letter
    }
    if (letter === '\n') line += 1
  }
  endRow()
  return { rows, openQuote: quoted ? openedAt : null }
}
