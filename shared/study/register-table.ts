import { readCsv, type CsvRow } from '../lib/csv.ts'
import { baseName, stem, type RegisterValues } from './register-pattern.ts'

export type RegisterColumn = 'file' | keyof RegisterValues

export type TableLine = { readonly line: number; readonly file: string; readonly values: RegisterValues }

export type RegisterTable = {
  /** What each column was taken for; null for one that was not recognised and is not read. */
  readonly columns: readonly (RegisterColumn | null)[]
  readonly lines: readonly TableLine[]
}

export type TableResult =
  | { readonly ok: true; readonly table: RegisterTable }
  /** `empty`; `no-file-column` and `no-dyad-column`: the header row does not name them. */
  | { readonly ok: false; readonly why: 'empty' | 'no-file-column' | 'no-dyad-column' }

const columnNames: { readonly [C in RegisterColumn]: readonly string[] } = {
  file: ['file', 'filename', 'name', 'video', 'path', 'media'],
  dyad: ['dyad', 'dyadid', 'id', 'pair', 'participant', 'pseudonym'],
  time: ['time', 'timepoint', 'occasion', 'visit', 'assessment'],
  site: ['site', 'centre', 'center'],
  task: ['task', 'procedure', 'situation'],
  camera: ['camera', 'cam', 'view'],
  part: ['part', 'parts', 'partnumber', 'chapter', 'segment', 'tape'],
  pause: ['pause', 'pausebefore', 'pauses', 'pausebefores', 'pauseseconds', 'pausebeforeseconds', 'gap', 'gapbefore'],
  age: ['age', 'ageweeks', 'childageweeks', 'ageinweeks', 'babyageweeks', 'weeks'],
}

/**
 * Reads a table as copied from a spreadsheet or a CSV file: separated by tabs, semicolons or commas (found from the
 * header row), cells may be quoted. The header row says what the columns are; unknown columns are left aside, lines
 * without a file name too.
 */
export function parseRegisterTable(text: string): TableResult {
  const [header, ...body] = readCsv(text).rows
  if (header === undefined) return { ok: false, why: 'empty' }
  const columns = header.cells.map(columnOf)
  if (!columns.includes('file')) return { ok: false, why: 'no-file-column' }
  if (!columns.includes('dyad')) return { ok: false, why: 'no-dyad-column' }
  return { ok: true, table: { columns, lines: body.flatMap((row) => readLine(row, columns)) } }
}

export type TableMatch = {
  /** Path of a file -> what the table says of it. */
  readonly byPath: ReadonlyMap<string, RegisterValues>
  readonly unmatchedPaths: readonly string[]
  /** Lines that name a file which was not chosen. */
  readonly linesWithoutFile: readonly TableLine[]
  /** Lines that name a file that an earlier line has named; the first one counts. */
  readonly repeatedLines: readonly TableLine[]
}

/** Finds each file's line by its name, with or without folder and extension, whatever the case of letters. */
export function matchTable(table: RegisterTable, paths: readonly string[]): TableMatch {
  const byName = new Map<string, TableLine>()
  const repeatedLines: TableLine[] = []
  for (const line of table.lines) {
    const key = nameKey(line.file)
    if (byName.has(key)) repeatedLines.push(line)
    else byName.set(key, line)
  }
  const byPath = new Map<string, RegisterValues>()
  const used = new Set<TableLine>()
  for (const path of paths) {
    const line = byName.get(nameKey(path)) ?? byName.get(stem(path).toLowerCase())
    if (line === undefined) continue
    byPath.set(path, line.values)
    used.add(line)
  }
  return {
    byPath,
    unmatchedPaths: paths.filter((path) => !byPath.has(path)),
    linesWithoutFile: [...byName.values()].filter((line) => !used.has(line)),
    repeatedLines,
  }
}

const nameKey = (path: string): string => baseName(path).toLowerCase()

function columnOf(heading: string): RegisterColumn | null {
  const key = heading.toLowerCase().replace(/[^a-z]/g, '')
  const found = Object.entries(columnNames).find(([, names]) => names.includes(key))
  return found === undefined ? null : (found[0] as RegisterColumn)
}

function readLine(row: CsvRow, columns: readonly (RegisterColumn | null)[]): TableLine[] {
  const values: { -readonly [F in keyof RegisterValues]: string } = {}
  let file = ''
  for (const [index, column] of columns.entries()) {
    const cell = (row.cells[index] ?? '').trim()
    if (column === null || cell === '') continue
    if (column === 'file') file = cell
    else values[column] = cell
  }
  return file === '' ? [] : [{ line: row.line, file, values }]
}
