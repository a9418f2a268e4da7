import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { writeWorkbook, type WriteOptions } from '../../../electron/services/exchange/write-workbook.ts'
import { number, prose, text, type Cell, type Sheet } from '#shared/formats/sheet.ts'
import { temporaryFolder } from '../../support/study-builder.ts'

let folder = temporaryFolder()
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => {
  folder.remove()
})

const options: WriteOptions = { overwrite: false, createdAt: new Date('2026-01-01T00:00:00Z') }
const place = (): string => join(folder.path, 'scores.xlsx')
const sheet = (rows: Iterable<readonly Cell[]>, name = 'data'): Sheet => ({
  name,
  columns: [text('id', 12), number('value'), prose('remark', 30)],
  rows,
})
const one = [sheet([['a', 1, 'b']])]

function readBack(path: string): Record<string, Cell[][]> {
  const book = read(readFileSync(path))
  return Object.fromEntries(
    book.SheetNames.map((name) => [
      name,
      utils.sheet_to_json<Cell[]>(book.Sheets[name] ?? {}, { header: 1, defval: null }),
    ]),
  )
}

async function refusal(action: Promise<unknown>): Promise<unknown> {
  return action.then(
    () => 'written',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )
}

describe('what is written', () => {
  test('comes back as it was: texts as texts, numbers as numbers, nothing as nothing', async () => {
    const rows: Cell[][] = [
      ['007', 1.5, 'Ähnlich – 你好 <&> "quoted"'],
      ['1e5', -0.25, null],
      ['', null, 'two\nlines'],
      ['2026-01-01', 0, ' blanks around '],
    ]
    await writeWorkbook(place(), [sheet(rows), sheet([], 'empty')], options)
    const back = readBack(place())
    expect(back['data']).toEqual([
      ['id', 'value', 'remark'],
      ['007', 1.5, 'Ähnlich – 你好 <&> "quoted"'],
      ['1e5', -0.25, null],
      // An empty text and an empty cell are one thing in a workbook.
      [expect.toBeOneOf([null, '']), null, 'two\nlines'],
      ['2026-01-01', 0, ' blanks around '],
    ])
    expect(back['empty']).toEqual([['id', 'value', 'remark']])
  })

  test.each(['=1+1', '+49', '-5 %', '@SUM(A1)', "='C:\\x'!A1", '=HYPERLINK("http://x")'])(
    'a text that begins like a formula stays text: %s',
    async (dangerous) => {
      await writeWorkbook(place(), [sheet([[dangerous, null, dangerous]])], options)
      const cell = read(readFileSync(place())).Sheets['data']?.['A2'] as { t: string; v: unknown; f?: string }
      expect([cell.t, cell.v, cell.f]).toEqual(['s', dangerous, undefined])
      expect(xmlOf('data')).not.toContain('<f>')
    },
  )

  test('what is not a number does not get into a number column', async () => {
    await writeWorkbook(
      place(),
      [
        sheet([
          ['a', Number.NaN, null],
          ['b', Infinity, null],
        ]),
      ],
      options,
    )
    expect(
      readBack(place())
        ['data']?.slice(1)
        .map((row) => row[1] ?? null),
    ).toEqual([null, null])
  })

  test('characters that a workbook cannot hold are taken out', async () => {
    await writeWorkbook(place(), [sheet([['a\u0000b\u000bc\u001f', 1, null]])], options)
    expect(readBack(place())['data']?.[1]?.[0]).toBe('abc')
  })

  test('the hash is that of the file, and the rows are counted', async () => {
    const { sha256, sheets } = await writeWorkbook(
      place(),
      [
        sheet([
          ['a', 1, null],
          ['b', 2, null],
        ]),
      ],
      options,
    )
    expect(sha256).toBe(createHash('sha256').update(readFileSync(place())).digest('hex'))
    expect(sheets).toEqual([{ name: 'data', rows: 2 }])
  })
})

/** One part of the package as it lies in the file. */
function partOf(path: string): string {
  const { files } = read(readFileSync(place()), { bookFiles: true }) as unknown as {
    files: Readonly<Record<string, { content: Uint8Array }>>
  }
  return Buffer.from(files[path]?.content ?? []).toString('utf8')
}

function xmlOf(name: string): string {
  const names = [...partOf('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((found) => found[1])
  return partOf(`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`)
}

describe('how it looks', () => {
  beforeEach(() => writeWorkbook(place(), [sheet([['a', 1, 'word '.repeat(30)]])], options))

  test('the header row is frozen', () => {
    expect(xmlOf('data')).toMatch(/<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/)
  })

  test('the header row is bold, and no other', () => {
    const styles = partOf('xl/styles.xml')
    const fonts = [...(/<fonts[^>]*>(.*?)<\/fonts>/s.exec(styles)?.[1] ?? '').matchAll(/<font>.*?<\/font>|<font\/>/gs)]
    const cellFormats = [
      ...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '').matchAll(/<xf [^>]*fontId="(\d+)"/g),
    ]
    const isBold = (style: string): boolean =>
      fonts[Number(cellFormats[Number(style)]?.[1])]?.[0].includes('<b/>') ?? false
    const bold = (row: number): boolean[] => {
      const cells = new RegExp(`<row r="${row}"[^>]*>(.*?)</row>`, 's').exec(xmlOf('data'))?.[1] ?? ''
      return [...cells.matchAll(/<c r="[^"]*" s="(\d+)"/g)].map(([, style]) => isBold(style ?? ''))
    }
    expect(bold(1)).toEqual([true, true, true])
    expect(bold(2)).toEqual([false, false, false])
  })

  test('columns have their widths, and a row with sentences is as high as they are long', () => {
    expect(xmlOf('data')).toMatch(/<col min="3" max="3" width="30"/)
    const height = Number(/<row r="2"[^>]* ht="([\d.]+)"/.exec(xmlOf('data'))?.[1])
    expect(height).toBeGreaterThanOrEqual(60)
  })

  test('text columns are formatted as text, so that an id stays one when somebody edits the cell', () => {
    const book = read(readFileSync(place()), { cellStyles: true, cellNF: true })
    expect((book.Sheets['data']?.['A2'] as { z?: string }).z).toBe('@')
  })
})

describe('what goes wrong leaves nothing behind', () => {
  const left = (): string[] => readdirSync(folder.path)

  test('a file of that name stays as it is', async () => {
    writeFileSync(place(), 'mine')
    expect(await refusal(writeWorkbook(place(), one, options))).toBe('export-exists')
    expect([readFileSync(place(), 'utf8'), left()]).toEqual(['mine', ['scores.xlsx']])
  })

  test('a file that appears while the workbook is written stays as it is', async () => {
    const rows = function* (): Generator<readonly Cell[]> {
      writeFileSync(place(), 'mine')
      yield ['a', 1, null]
    }
    expect(await refusal(writeWorkbook(place(), [sheet(rows())], options))).toBe('export-exists')
    expect([readFileSync(place(), 'utf8'), left()]).toEqual(['mine', ['scores.xlsx']])
  })

  test('overwriting, when asked for, puts the new file in the place of the old', async () => {
    writeFileSync(place(), 'old')
    await writeWorkbook(place(), one, { ...options, overwrite: true })
    expect(readBack(place())['data']?.[1]).toEqual(['a', 1, 'b'])
  })

  test('a failed writing leaves the file that was to be overwritten', async () => {
    writeFileSync(place(), 'old')
    const rows = function* (): Generator<readonly Cell[]> {
      yield ['a', 1, null]
      throw new Error('broken source')
    }
    await expect(writeWorkbook(place(), [sheet(rows())], { ...options, overwrite: true })).rejects.toThrow(
      'broken source',
    )
    expect([readFileSync(place(), 'utf8'), left()]).toEqual(['old', ['scores.xlsx']])
  })

  test('a cancel in the middle of a sheet', async () => {
    const controller = new AbortController()
    const rows = function* (): Generator<readonly Cell[]> {
      for (let n = 0; n < 1_000_000; n += 1) {
        if (n === 5000) controller.abort()
        yield ['a', n, null]
      }
    }
    const work = writeWorkbook(place(), [sheet(rows())], { ...options, signal: controller.signal })
    await expect(work).rejects.toMatchObject({ name: 'AbortError' })
    expect(left()).toEqual([])
  })

  test('a folder that is not there', async () => {
    expect(await refusal(writeWorkbook(join(folder.path, 'gone', 'x.xlsx'), one, options))).toBe(
      'export-folder-missing',
    )
    expect(left()).toEqual([])
  })

  test('a folder in the place of the file', async () => {
    mkdirSync(place())
    expect(await refusal(writeWorkbook(place(), one, options))).toBe('export-exists')
    expect(existsSync(place())).toBe(true)
  })

  // The root of a Linux machine may write everywhere but here.
  test.skipIf(process.platform !== 'linux')('a folder that cannot be written', async () => {
    expect(await refusal(writeWorkbook('/proc/scores.xlsx', one, options))).toBeOneOf([
      'export-not-writable',
      'export-folder-missing',
    ])
  })

  test('a disk that is full is named', async () => {
    const rows = function* (): Generator<readonly Cell[]> {
      yield ['a', 1, null]
      // What the file system says to whoever writes at that moment.
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    }
    expect(await refusal(writeWorkbook(place(), [sheet(rows())], options))).toBe('disk-full')
    expect(left()).toEqual([])
  })

  test('more rows than a sheet can hold are refused, not cut off', async () => {
    const rows = {
      *[Symbol.iterator]() {
        for (let n = 0; n < 1_048_576; n += 1) yield [null, null, null] as readonly Cell[]
      },
    }
    const narrow: Sheet = { name: 'long', columns: [text('id')], rows }
    expect(await refusal(writeWorkbook(place(), [narrow], options))).toBe('export-too-many-rows')
    expect(left()).toEqual([])
  })
})

test('memory does not grow with the rows', async () => {
  const peak = async (rows: number): Promise<number> => {
    let most = 0
    const source = function* (): Generator<readonly Cell[]> {
      for (let n = 0; n < rows; n += 1) {
        if (n % 5000 === 0) most = Math.max(most, process.memoryUsage().heapUsed)
        yield [`id ${n}`, n, `a remark that is different in row ${n}`]
      }
    }
    const before = process.memoryUsage().heapUsed
    await writeWorkbook(place(), [sheet(source())], { ...options, overwrite: true })
    return most - before
  }
  await peak(20_000)
  // 200,000 such rows are over 60 MB as objects and over 40 MB as text.
  expect(await peak(200_000)).toBeLessThan(120 * 1024 * 1024)
})
