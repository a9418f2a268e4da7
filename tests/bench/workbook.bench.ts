import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { write, utils, type WorkSheet } from 'xlsx'
import { writeFileSync } from 'node:fs'
import { number, text, type Cell, type Sheet } from '#shared/formats/sheet.ts'
import { writeWorkbook } from '../../electron/services/exchange/write-workbook.ts'
import type { BenchRow } from './bench-row.ts'

const ROWS = 100_000
const columns = [
  ...['rec_id', 'dyad_id', 'time_id', 'coder_id', 'code', 'code_label'].map((name) => text(name)),
  ...['onset_ms', 'offset_ms', 'dur_ms', 'onset_ep_ms', 'value', 'mc'].map((name) => number(name)),
]

function* rows(): Generator<readonly Cell[]> {
  for (let n = 0; n < ROWS; n += 1) {
    const on = n * 40
    const recording = `rec_${n % 1500}`
    yield [
      recording,
      `D${n % 750}`,
      'Before',
      'C01',
      'ipos',
      'Enjoying together',
      on,
      on + 800,
      800,
      on % 60_000,
      n / 7,
      null,
    ]
  }
}

type Writer = 'attune' | 'sheetjs'
type Measured = { readonly seconds: number; readonly megabytes: number; readonly peak: number }

const writers: Readonly<Record<Writer, (path: string) => Promise<void>>> = {
  async attune(path) {
    const sheet: Sheet = { name: 'events_long', columns, rows: rows() }
    await writeWorkbook(path, [sheet], { overwrite: true, createdAt: new Date(0) })
  },
  sheetjs(path) {
    const sheet: WorkSheet = utils.aoa_to_sheet([columns.map(({ name }) => name), ...rows()] as Cell[][])
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, 'events_long')
    writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
    return Promise.resolve()
  },
}

/** In a process of its own, so that one writer's memory is not counted as the other's. */
function measure(writer: Writer, folder: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [writer, join(folder, `${writer}.xlsx`)])
    child.on('message', (message) => resolve(message as Measured))
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`${writer} ended with ${code ?? 'a signal'}`)))
  })
}

/** 100,000 rows of 12 cells: seconds, and the most memory that the process held. */
export async function run(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
  try {
    const ours = await measure('attune', folder)
    const peer = await measure('sheetjs', folder)
    return [
      { name: 'workbook of 100,000 x 12 cells', value: ours.seconds, unit: 's' },
      { name: 'the same, most memory held', value: ours.peak, unit: 'MB' },
      { name: 'the same, size of the file', value: ours.megabytes, unit: 'MB' },
      { name: 'SheetJS (neither freezes nor emboldens)', value: peer.seconds, unit: 's' },
      { name: 'SheetJS, most memory held', value: peer.peak, unit: 'MB' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const [, script, writer, path] = process.argv
if (script === fileURLToPath(import.meta.url) && path !== undefined && (writer === 'attune' || writer === 'sheetjs')) {
  const started = performance.now()
  await writers[writer](path)
  const seconds = (performance.now() - started) / 1000
  const measured: Measured = {
    seconds,
    megabytes: statSync(path).size / 2 ** 20,
    peak: process.resourceUsage().maxRSS / 1024,
  }
  process.send?.(measured)
}
