import { describe, expect, test } from 'vitest'
import type { Cell, Sheet } from '#shared/formats/sheet.ts'
import { columnNames, schemeName, type Book, type BookMeta } from '#shared/formats/workbook/book.ts'
import { workbookSheets } from '#shared/formats/workbook/workbook-sheets.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import type { OverrideRecord } from '#shared/study/gate.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
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

const remark = 'she laughed at this'
const play = stream('inf_phase', { p: 'ipos', m: 'imon' }, 'pppppmmmmmmmmmmmmmmm')
const codings: readonly Coded[] = [
  { recording: 'r1', coder: 'ann', role: 'primary', records: recordsOf(rating('sen', 7), rating('int', null)) },
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

function bookOf(data: StudyDataset, change: Partial<BookMeta> = {}): Book {
  const { report, gate, schemes } = studyReliability(data, { progress: () => undefined, throwIfCancelled: () => undefined })
  return {
    dataset: data,
    reliability: report,
    gate,
    meta: { ...meta, ...change },
    schemes: schemes.map(({ name, scheme, variables }) => ({ name, scheme, variables, hash: 'h' })),
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

const data = dataset(codings, { recordings, overrides: [override] })
const book = bookOf(data)

type Row = Readonly<Record<string, Cell>>
function rowsOf(name: string, from: Book = book): Row[] {
  const sheet = sheetOf(name, from)
  return [...sheet.rows].map((cells) => Object.fromEntries(sheet.columns.map((column, n) => [column.name, cells[n] ?? null])))
}
function sheetOf(name: string, from: Book = book): Sheet {
  const sheet = workbookSheets(from).find((one) => one.name === name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}
const namesOf = (name: string, from: Book = book): string[] => sheetOf(name, from).columns.map((column) => column.name)
const allCells = (from: Book): Cell[] => workbookSheets(from).flatMap((sheet) => [...sheet.rows].flat())

test('the sheets come in the order of the plan, and a name fits a spreadsheet program', () => {
  const names = workbookSheets(book).map(({ name }) => name)
  expect(names).toEqual([
    'README',
    'scores_rec_wide',
    'scores_long',
    'events_long',
    'reliability',
    'codebook',
    'provenance',
    'overrides',
  ])
  expect(names.every((name) => name.length <= 31)).toBe(true)
})

test.each(workbookSheets(book).map(({ name }) => name))('every row of %s has one cell a column, under names used once', (name) => {
  const sheet = sheetOf(name)
  for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length)
  expect(new Set(namesOf(name)).size).toBe(sheet.columns.length)
})

test.each(workbookSheets(book).map(({ name }) => name))('a number column of %s holds numbers only, and none that is not one', (name) => {
  const sheet = sheetOf(name)
  sheet.columns.forEach(({ kind }, n) => {
    if (kind !== 'number') return
    for (const row of sheet.rows) expect(row[n] === null || Number.isFinite(row[n])).toBe(true)
  })
})

test('ids are text', () => {
  for (const name of ['scores_rec_wide', 'scores_long', 'events_long'])
    for (const { name: column, kind } of sheetOf(name).columns)
      if (column.endsWith('_id') || column === 'scheme_ver') expect([column, kind]).toEqual([column, 'text'])
})

describe('scores_rec_wide', () => {
  test('one row a recording, the primary coder’s value, and beside each value the reason where there is none', () => {
    const rows = rowsOf('scores_rec_wide')
    expect(rows.map((row) => [row['rec_id'], row['sen_play'], row['sen_play_mc'], row['int_play'], row['int_play_mc']])).toEqual([
      ['r1', 7, null, null, -96],
      ['r2', null, -94, null, -94],
      ['r3', null, -91, null, -91],
    ])
  })

  test('a recording whose primary coding is not locked yet is pending', () => {
    const waiting = data.assignments.map((row) => ({ ...row, id: `${row.id}w`, recordingId: 'r3', status: 'open' as const }))
    const later = bookOf({ ...data, assignments: [...data.assignments, ...waiting] })
    expect(rowsOf('scores_rec_wide', later)[2]).toMatchObject({ rec_id: 'r3', sen_play: null, sen_play_mc: -99 })
  })

  test('a proportion is what the events say', () => {
    expect(rowsOf('scores_rec_wide')[0]).toMatchObject({ p_ipos_play: 0.25, p_imon_play: 0.75 })
  })
})

test('two schemes that name a variable alike get a column each, and the codebook knows both', () => {
  const newer = { ...ratings, version: '1.1.0' }
  const both = bookOf(
    dataset([
      ...codings,
      { recording: 'r1', coder: 'bob', role: 'primary', scheme: newer, records: recordsOf(rating('sen', 2)) },
    ]),
  )
  expect(rowsOf('scores_rec_wide', both)[0]).toMatchObject({ sen_play: 7, sen_play_2: 2 })
  expect(rowsOf('codebook', both).filter(({ name }) => name === 'sen_play_2')).toMatchObject([{ scheme_ver: '1.1.0' }])
  for (const name of columnNames(both.schemes).values()) expect(name).toMatch(/^[a-z][a-z0-9_]{0,31}$/)
})

test('scores_long has every locked coding, and says which one enters the analysis', () => {
  const rows = rowsOf('scores_long').filter(({ variable }) => variable === 'sen_play')
  expect(rows.map((row) => [row['coder_id'], row['coder_role'], row['value'], row['analysis_score']])).toEqual([
    ['C01', 'primary', 7, 'yes'],
    ['C02', 'second', 5, 'no'],
  ])
  const missing = rowsOf('scores_long').find((row) => row['variable'] === 'int_play')
  expect([missing?.['value'], missing?.['mc'], missing?.['missing']]).toEqual([null, -96, 'not_visible'])
})

describe('events_long', () => {
  test('it has the columns of the plan, with the modifiers of the schemes', () => {
    expect(namesOf('events_long')).toEqual(
      (
        'rec_id dyad_id time_id export_status episode_id coder_id coder_role scheme_id scheme_ver set_id subject code ' +
        'code_label group onset_ms offset_ms dur_ms onset_ep_ms truncated_start truncated_end link_event_id latency_ms ' +
        'mod_stop_reason note_flag event_id'
      ).split(' '),
    )
  })

  test('a state has its span, half-open and counted from its episode', () => {
    expect(rowsOf('events_long')[1]).toMatchObject({
      code: 'imon',
      onset_ms: 5000,
      offset_ms: 20_000,
      dur_ms: 15_000,
      onset_ep_ms: 5000,
      truncated_start: 'no',
      truncated_end: 'yes',
      coder_id: 'C01',
      episode_id: 'play',
    })
  })

  test('a state that still runs ends with its episode, and is marked as cut there', () => {
    expect(rowsOf('events_long').find((row) => row['event_id'] === 'running')).toMatchObject({
      onset_ms: 25_000,
      offset_ms: 40_000,
      onset_ep_ms: 5000,
      truncated_end: 'yes',
    })
  })

  test('a point has no end and no length', () => {
    expect(rowsOf('events_long').find((row) => row['event_id'] === 'point')).toMatchObject({
      onset_ms: 30_000,
      offset_ms: null,
      dur_ms: null,
      truncated_end: null,
    })
  })
})

describe('free text', () => {
  test('stays out, but it is said that there was some', () => {
    expect(allCells(book)).not.toContain(remark)
    expect(rowsOf('events_long').find((row) => row['event_id'] === 'running')?.['note_flag']).toBe('yes')
  })

  test('comes along only when it was asked for, and the file says so', () => {
    const withNotes = bookOf(data, { includeNotes: true })
    expect(rowsOf('events_long', withNotes).filter((row) => row['note'] === remark)).toHaveLength(1)
    expect(rowsOf('provenance', withNotes)).toContainEqual({ key: 'notes_included', value: 'yes, added by the lead' })
  })
})

test('no name of a person is anywhere', () => {
  const cells = allCells(bookOf(data, { includeNotes: true })).map(String)
  expect(cells.filter((cell) => cell.includes('Name of'))).toEqual([])
})

test('no path and no file name is anywhere', () => {
  const cells = allCells(book).map(String)
  expect(cells.filter((cell) => /\.(mp4|attune)\b|^\/|[A-Z]:\\/.test(cell))).toEqual([])
})

describe('a draft', () => {
  const draft = bookOf(data, { draft: true })

  test.each(['scores_rec_wide', 'scores_long', 'events_long', 'reliability', 'overrides'])('says so in every row of %s', (name) => {
    const rows = rowsOf(name, draft)
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map((row) => row['export_status']))).toEqual(new Set(['draft']))
    expect(new Set(rowsOf(name).map((row) => row['export_status']))).toEqual(new Set(['released']))
  })

  test('says so on its first page and where it comes from', () => {
    expect(rowsOf('README', draft).find((row) => row['item'] === 'Status')?.['text']).toContain('DRAFT. Not for analysis')
    expect(rowsOf('provenance', draft)).toContainEqual({ key: 'export_status', value: 'draft, not for analysis' })
  })
})

test('the codebook has the columns of the plan and a row for each variable, with figures of the values that exist', () => {
  expect(namesOf('codebook').filter((name) => name !== 'release')).toEqual(
    (
      'name label sheet type level unit min max step values_labels direction scheme scheme_ver source_code_or_formula ' +
      'episode time analysis_score_rule missing_codes reliability_ref n_valid mean sd notes'
    ).split(' '),
  )
  const rows = rowsOf('codebook')
  expect(rows).toHaveLength(book.schemes.flatMap(({ variables }) => variables).length)
  expect(rows.find(({ name }) => name === 'sen_play')).toMatchObject({
    sheet: 'scores_rec_wide',
    min: 1,
    max: 9,
    n_valid: 1,
    mean: 7,
    sd: null,
    episode: 'play',
    reliability_ref: `${schemeName(ratings)} sen_play`,
  })
  expect(rows.find(({ name }) => name === 'sen_play')?.['values_labels']).toMatch(/^1=.+;9=.+$/)
})

test('every score column of the wide sheet is in the codebook', () => {
  const known = new Set(rowsOf('codebook').map(({ name }) => name))
  const scores = namesOf('scores_rec_wide').filter((name) => namesOf('scores_rec_wide').includes(`${name}_mc`))
  expect(scores.length).toBeGreaterThan(20)
  expect(scores.filter((name) => !known.has(name))).toEqual([])
})

test('the reliability sheet gives the figures of the report, and a reason instead of a figure that does not exist', () => {
  const rows = rowsOf('reliability')
  expect(rows).toHaveLength(book.reliability.variables.length)
  expect(rows.find(({ variable }) => variable === 'sen_play')).toMatchObject({
    estimate: null,
    not_defined_because: 'too_few_items',
    n: 1,
    verdict: 'fail',
    override_id: null,
  })
})

test('the overrides sheet has a row for each variable of a decision, with what was seen and asked, and codes for people', () => {
  expect(rowsOf('overrides')).toMatchObject([
    { override_id: 'ov_1', variable: 'sen_play', not_defined_because: 'too_few_items', required_point: 0.7, required_min_n: 15, decided_by: 'C01', hash: 'bb' },
    { override_id: 'ov_1', variable: 'int_play', estimate: null, reason_text: 'pilot data for the test' },
  ])
})

test('the provenance names versions, hashes and media, so that the file speaks for itself', () => {
  const pairs = new Map(rowsOf('provenance').map((row) => [row['key'], row['value']]))
  expect(pairs.get('app')).toBe('Attune 9.9.9')
  expect(pairs.get('export_made_by')).toBe('C01')
  expect(pairs.get(`scheme ${schemeName(ratings)}`)).toBe('sha256 h')
  expect(pairs.get('media r1 m-r1')).toBe('10 bytes, 1-10-ab')
  expect(pairs.get('plan_minDoubleCoded')).toBe('15')
})
