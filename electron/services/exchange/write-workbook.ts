import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { AppError } from '#shared/lib/app-error.ts'
import type { Cell, Column, Sheet } from '#shared/formats/sheet.ts'

export type WrittenWorkbook = {
  readonly sha256: string
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
}

export type WriteOptions = {
  readonly overwrite: boolean
  readonly signal?: AbortSignal
  readonly createdAt: Date
  readonly progress?: (rows: number, sheet: string) => void
}

/** Excel's own limit of rows in a sheet, header included. */
const MAX_ROWS = 1_048_576
const MAX_CELL = 32_767
const YIELD_EVERY = 2000

/** Characters that XML cannot hold; Excel refuses a file with them. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function cellValue(cell: Cell | undefined, column: Column): string | number | null {
  if (cell === null || cell === undefined) return null
  if (column.kind === 'number' && typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  return String(cell).replace(forbidden, '').slice(0, MAX_CELL)
}

function columnStyle(column: Column): Partial<ExcelJS.Style> {
  const alignment: Partial<ExcelJS.Alignment> = { vertical: 'top', wrapText: column.wrap === true }
  // '@' is the text format: what begins with = + - @ stays text, also when somebody edits the cell or saves as CSV.
  return column.kind === 'text' ? { numFmt: '@', alignment } : { alignment }
}

/** Height of a line in points, and the most lines a row shows before it would fill the screen. */
const LINE_POINTS = 15
const MOST_LINES = 12
/** Letters of running text are narrower than the digit that column widths are measured in. */
const LETTER_WIDTH = 0.87

/** Programs do not measure wrapped cells again when they open a file, so the row says how many lines it has. */
function linesOf(values: readonly (string | number | null)[], columns: readonly Column[]): number {
  let most = 1
  columns.forEach(({ wrap, width }, n) => {
    if (wrap !== true) return
    const lines = String(values[n] ?? '').split('\n')
    most = Math.max(
      most,
      lines.reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * LETTER_WIDTH) / width)), 0),
    )
  })
  return Math.min(most, MOST_LINES)
}

async function writeSheet(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: Sheet,
  options: WriteOptions,
): Promise<number> {
  const target = book.addWorksheet(sheet.name, { views: [{ state: 'frozen', ySplit: 1 }] })
  target.columns = sheet.columns.map((column) => ({
    header: column.name,
    key: column.name,
    width: column.width,
    style: columnStyle(column),
  }))
  const header = target.getRow(1)
  header.font = { name: 'Calibri', family: 2, size: 11, bold: true }
  header.commit()
  let count = 0
  for (const row of sheet.rows) {
    count += 1
    if (count >= MAX_ROWS) throw new AppError('export-too-many-rows', { sheet: sheet.name })
    const values = sheet.columns.map((column, n) => cellValue(row[n], column))
    const added = target.addRow(values)
    const lines = linesOf(values, sheet.columns)
    if (lines > 1) added.height = lines * LINE_POINTS
    added.commit()
    if (count % YIELD_EVERY === 0) {
      options.signal?.throwIfAborted()
      options.progress?.(count, sheet.name)
      // Lets the zip stream drain: without it the rows would pile up in memory.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  target.commit()
  return count
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** What goes wrong with the stream, now or later, as a promise that rejects and is never left unheard. */
function failureOf(stream: Writable): Promise<never> {
  const failed = new Promise<never>((_, reject) => stream.on('error', reject))
  failed.catch(() => undefined)
  return failed
}

function closed(stream: Writable): Promise<void> {
  return stream.closed ? Promise.resolve() : new Promise((resolve) => stream.once('close', () => resolve()))
}

/** Maps what the file system says to what a person can do about it. */
function asAppError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC') return new AppError('disk-full')
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new AppError('export-not-writable')
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('export-folder-missing')
  if (code === 'EBUSY') return new AppError('export-file-open')
  return error
}

/**
 * Writes sheets to an .xlsx file as a stream: the memory used does not grow with the rows. The file appears under its
 * name only when it is complete and on disk; a cancel or a failure leaves nothing behind.
 * Throws `export-exists` (unless `overwrite`), `disk-full`, `export-not-writable`, `export-folder-missing`,
 * `export-file-open`, `export-too-many-rows {sheet}`.
 */
export async function writeWorkbook(
  path: string,
  sheets: Iterable<Sheet>,
  options: WriteOptions,
): Promise<WrittenWorkbook> {
  const refuseTaken = (): void => {
    if (!options.overwrite && existsSync(path)) throw new AppError('export-exists')
  }
  refuseTaken()
  const temporary = join(dirname(path), `.${randomUUID()}.xlsx.part`)
  let stream: Writable | undefined
  try {
    // Opening first gives the file system's own answer at once; the stream writer would report it late or never.
    const handle = await open(temporary, 'wx')
    stream = handle.createWriteStream({ flush: true })
    const written = await writeSheets(stream, sheets, options)
    options.signal?.throwIfAborted()
    const sha256 = await sha256Of(temporary)
    refuseTaken()
    await rename(temporary, path)
    return { sha256, sheets: written }
  } catch (error) {
    if (stream !== undefined) {
      // Not every system removes a file that is still open.
      stream.destroy()
      await closed(stream)
    }
    await rm(temporary, { force: true })
    throw asAppError(error)
  }
}

async function writeSheets(
  stream: Writable,
  sheets: Iterable<Sheet>,
  options: WriteOptions,
): Promise<{ name: string; rows: number }[]> {
  const failed = failureOf(stream)
  // Shared strings would be held in memory until the end.
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  book.creator = 'Attune'
  book.created = options.createdAt
  const written: { name: string; rows: number }[] = []
  for (const sheet of sheets) {
    options.signal?.throwIfAborted()
    written.push({ name: sheet.name, rows: await Promise.race([writeSheet(book, sheet, options), failed]) })
  }
  await Promise.race([book.commit(), failed])
  await Promise.race([closed(stream), failed])
  return written
}
