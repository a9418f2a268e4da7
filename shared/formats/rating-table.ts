import { readCsv, type Csv, type CsvRow } from '../lib/csv.ts'

/** A table of ratings: items x raters. `labels`: the codebook in order where the categories are words, else null. */
export type RatingTable = {
  readonly raters: readonly string[]
  readonly ratings: readonly (readonly (number | null)[])[]
  /** The codebook in order; with `labels` the places 1, 2, ... of the words. Null for interval and ratio data. */
  readonly categories: readonly number[] | null
  readonly labels: readonly string[] | null
}

export type TableFault = {
  readonly code:
    | 'table-empty'
    | 'table-one-rater'
    | 'table-open-quote'
    | 'table-uneven'
    | 'table-not-a-number'
    | 'table-na'
    | 'table-outside-codebook'
    | 'table-codebook-needed'
    | 'table-codebook-twice'
    | 'table-many-categories'
  readonly params: Readonly<Record<string, string | number>>
}

export type RatingTableReading =
  { readonly ok: true; readonly table: RatingTable } | { readonly ok: false; readonly fault: TableFault }

export type TableOptions = {
  readonly level: 'nominal' | 'ordinal' | 'interval' | 'ratio'
  /** The codebook in order; null: the categories that occur, from the lowest up. */
  readonly categories: readonly string[] | null
}

/**
 * Reads a table of ratings: the first row names the raters, every other row is an item, an empty cell is missing. At
 * the nominal and ordinal level the categories may be words; the order of words means nothing without a codebook.
 */
export function readRatingTable(text: string, options: TableOptions): RatingTableReading {
  const csv = readCsv(text)
  const fault = shapeFault(csv)
  if (fault !== null) return { ok: false, fault }
  const [header, ...items] = csv.rows
  const cells = { raters: (header?.cells ?? []).map((cell) => cell.trim()), items }
  const coded = options.level === 'nominal' || options.level === 'ordinal'
  return coded && !allNumbers(items, options.categories)
    ? readWords(cells, options)
    : readNumbers(cells, options, coded)
}

/** Tables of agreement have a row and a column for each; so many are measurements, or texts. */
const mostCategories = 200

type Cells = { readonly raters: readonly string[]; readonly items: readonly CsvRow[] }

const wrong = (code: TableFault['code'], params: TableFault['params'] = {}): { ok: false; fault: TableFault } => ({
  ok: false,
  fault: { code, params },
})

function shapeFault({ rows, openQuote }: Csv): TableFault | null {
  const [header] = rows
  if (openQuote !== null) return { code: 'table-open-quote', params: { line: openQuote } }
  if (header === undefined || rows.length < 2) return { code: 'table-empty', params: {} }
  if (header.cells.length < 2) return { code: 'table-one-rater', params: {} }
  const uneven = rows.find(({ cells }) => cells.length !== header.cells.length)
  if (uneven !== undefined) {
    const params = { line: uneven.line, found: uneven.cells.length, needed: header.cells.length }
    return { code: 'table-uneven', params }
  }
  // What other programs write for a missing value would become a category of its own.
  const na = rows.slice(1).find(({ cells }) => cells.some((cell) => /^(na|n\/a|nan)$/i.test(cell.trim())))
  return na === undefined ? null : { code: 'table-na', params: { line: na.line } }
}

/** A finite number, also with a comma for the decimal point; null for anything else. */
function numberOf(cell: string): number | null {
  const text = cell.trim()
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(text)) return null
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) ? value : null
}

const isNumber = (cell: string): boolean => cell.trim() === '' || numberOf(cell) !== null

const allNumbers = (items: readonly CsvRow[], codebook: readonly string[] | null): boolean =>
  (codebook ?? []).every(isNumber) && items.every(({ cells }) => cells.every(isNumber))

function readNumbers({ raters, items }: Cells, { categories }: TableOptions, coded: boolean): RatingTableReading {
  const codebook = categories?.map(numberOf) ?? null
  const ratings: (number | null)[][] = []
  const found = new Set<number>()
  for (const { line, cells } of items) {
    const row: (number | null)[] = []
    for (const cell of cells) {
      const value = numberOf(cell)
      if (value === null && cell.trim() !== '') return wrong('table-not-a-number', { line, found: cell.trim() })
      if (value !== null && codebook?.includes(value) === false)
        return wrong('table-outside-codebook', { line, found: value })
      if (value !== null) found.add(value)
      row.push(value)
    }
    ratings.push(row)
  }
  const book = codebook?.filter((value) => value !== null) ?? [...found].sort((a, b) => a - b)
  if (coded && book.length > mostCategories) return wrong('table-many-categories', { n: book.length })
  const twice = book.find((value, n) => book.indexOf(value) !== n)
  if (twice !== undefined) return wrong('table-codebook-twice', { found: twice })
  return { ok: true, table: { raters, ratings, categories: coded ? book : null, labels: null } }
}

function readWords({ raters, items }: Cells, { level, categories }: TableOptions): RatingTableReading {
  if (categories === null && level === 'ordinal') return wrong('table-codebook-needed')
  const occurring = new Set(items.flatMap(({ cells }) => cells.map((cell) => cell.trim())))
  occurring.delete('')
  const labels = categories ?? [...occurring].sort()
  if (labels.length > mostCategories) return wrong('table-many-categories', { n: labels.length })
  const twice = labels.find((label, n) => labels.indexOf(label) !== n)
  if (twice !== undefined) return wrong('table-codebook-twice', { found: twice })
  const places = new Map(labels.map((label, n) => [label, n + 1]))
  const ratings: (number | null)[][] = []
  for (const { line, cells } of items) {
    const row: (number | null)[] = []
    for (const cell of cells) {
      const label = cell.trim()
      const place = places.get(label)
      if (place === undefined && label !== '') return wrong('table-outside-codebook', { line, found: label })
      row.push(place ?? null)
    }
    ratings.push(row)
  }
  return { ok: true, table: { raters, ratings, categories: labels.map((_, n) => n + 1), labels } }
}
