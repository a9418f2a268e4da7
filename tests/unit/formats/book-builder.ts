import type { Cell, Sheet } from '#shared/formats/sheet.ts'
import { schemeName, type Book, type BookMeta } from '#shared/formats/workbook/book.ts'
import { workbookSheets } from '#shared/formats/workbook/workbook-sheets.ts'
import type { ObservationRecord } from '#shared/observation/record.ts'
import { blindingBroken } from '#shared/reliability/study/collect.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import type { OverrideRecord } from '#shared/study/gate.ts'
import { event, phases, ratings, stream } from '../observation/builders.ts'
import { dataset, rating, recording, recordsOf, type Coded } from '../study/dataset-builder.ts'

const meta: BookMeta = {
  exportId: 'x-1',
  madeAt: '2026-01-03T00:00:00.000Z',
  madeBy: 'C01',
  appVersion: '9.9.9',
  draft: false,
  includeNotes: false,
}

export const remark = 'she laughed at this'
const play = stream('inf_phase', { p: 'ipos', m: 'imon' }, 'pppppmmmmmmmmmmmmmmm')
const about: readonly ObservationRecord[] = [
  { type: 'context', id: 'context:bstate', item: 'bstate', value: 'alert' },
  { type: 'context', id: 'context:conf', item: 'conf', value: 2 },
  { type: 'note', id: 'n1', atMs: null, text: 'about the recording' },
]
export const codings: readonly Coded[] = [
  {
    recording: 'r1',
    coder: 'ann',
    role: 'primary',
    records: recordsOf({ ...rating('sen', 7), note: 'beside a rating' }, rating('int', null), ...about),
  },
  { recording: 'r1', coder: 'bob', role: 'second', records: recordsOf(rating('sen', 5)) },
  {
    recording: 'r1',
    coder: 'ann',
    role: 'primary',
    scheme: phases,
    records: recordsOf(
      ...play,
      { ...event('inf_reg', 'clasp', 25_000, null, 'running'), note: remark },
      event('proc', 'brk', 30_000, null, 'point'),
    ),
  },
]
const recordings = [recording('r1'), recording('r2', { status: 'technical' }), recording('r3')]
const override: OverrideRecord = {
  id: 'ov_1',
  scheme: schemeName(ratings),
  variables: ['sen_play', 'int_play'],
  checks: ['G03'],
  observed: { sen_play: { statistic: 'icc_a1', n: 1, not_defined_because: 'too_few_items', required_point: 0.7 } },
  required: { min_n: 15 },
  reasonCode: 'pilot_only',
  reasonText: 'pilot data for the test',
  decidedBy: 'ann',
  decidedAt: '2026-01-02T00:00:00.000Z',
  appVersion: '9.9.9',
  prevHash: 'aa',
  hash: 'bb',
}

export function bookOf(data: StudyDataset, change: Partial<BookMeta> = {}): Book {
  const { report, gate, schemes } = studyReliability(data, {
    progress: () => undefined,
    throwIfCancelled: () => undefined,
  })
  return {
    dataset: data,
    reliability: report,
    gate,
    meta: { ...meta, ...change },
    blindingBroken: blindingBroken(schemes),
    schemes: schemes.map(({ name, scheme, variables, study }) => ({
      ...{ name, scheme, variables, hash: 'h' },
      ...(study === undefined ? {} : { study }),
    })),
    primary: new Map(
      schemes.map(({ name, recordings: found }) => [
        name,
        new Map(
          found.flatMap(({ recordingId, codings: all }) => {
            const primary = all.find(({ role }) => role === 'primary')
            return primary === undefined ? [] : [[recordingId, primary.scores] as const]
          }),
        ),
      ]),
    ),
  }
}

export const data = dataset(codings, { recordings, overrides: [override] })
export const book = bookOf(data)

type Row = Readonly<Record<string, Cell>>
export function rowsOf(name: string, from: Book = book): Row[] {
  const sheet = sheetOf(name, from)
  return [...sheet.rows].map((cells) =>
    Object.fromEntries(sheet.columns.map((column, n) => [column.name, cells[n] ?? null])),
  )
}
export function sheetOf(name: string, from: Book = book): Sheet {
  const sheet = workbookSheets(from).find((one) => one.name === name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}
export const namesOf = (name: string, from: Book = book): string[] =>
  sheetOf(name, from).columns.map((column) => column.name)
export const allCells = (from: Book): Cell[] => workbookSheets(from).flatMap((sheet) => [...sheet.rows].flat())
