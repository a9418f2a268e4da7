import { describe, expect, test } from 'vitest'
import { columnNames } from '#shared/formats/workbook/book.ts'
import { workbookSheets } from '#shared/formats/workbook/workbook-sheets.ts'
import { ratings } from '../observation/builders.ts'
import { dataset, rating, recordsOf } from '../study/dataset-builder.ts'
import { allCells, book, bookOf, codings, data, namesOf, remark, rowsOf, sheetOf } from './book-builder.ts'

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

test.each(workbookSheets(book).map(({ name }) => name))(
  'every row of %s has one cell a column, under names used once',
  (name) => {
    const sheet = sheetOf(name)
    for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length)
    expect(new Set(namesOf(name)).size).toBe(sheet.columns.length)
  },
)

test.each(workbookSheets(book).map(({ name }) => name))(
  'a number column of %s holds numbers only, and none that is not one',
  (name) => {
    const sheet = sheetOf(name)
    sheet.columns.forEach(({ kind }, n) => {
      if (kind !== 'number') return
      for (const row of sheet.rows) expect(row[n] === null || Number.isFinite(row[n])).toBe(true)
    })
  },
)

test('ids are text', () => {
  for (const name of ['scores_rec_wide', 'scores_long', 'events_long'])
    for (const { name: column, kind } of sheetOf(name).columns)
      if (column.endsWith('_id') || column === 'scheme_ver') expect([column, kind]).toEqual([column, 'text'])
})

describe('scores_rec_wide', () => {
  test('one row a recording, the primary coder’s value, and beside each value the reason where there is none', () => {
    const rows = rowsOf('scores_rec_wide')
    expect(
      rows.map((row) => [row['rec_id'], row['sen_play'], row['sen_play_mc'], row['int_play'], row['int_play_mc']]),
    ).toEqual([
      ['r1', 7, null, null, -96],
      ['r2', null, -94, null, -94],
      ['r3', null, -91, null, -91],
    ])
  })

  test('a recording whose primary coding is not locked yet is pending', () => {
    const waiting = data.assignments.map((row) => ({
      ...row,
      id: `${row.id}w`,
      recordingId: 'r3',
      status: 'open' as const,
    }))
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
        'mod_stop_reason mod_stop_reason_mc note_flag event_id'
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

test("answers about the recording are rows of their own, in the scheme's words, and stand in the codebook", () => {
  const answers = rowsOf('scores_long').filter((row) => String(row['variable']).startsWith('ctx_'))
  expect(answers.map(({ variable, value, answer }) => [variable, value, answer])).toEqual([
    ['ctx_bstate', null, 'alert'],
    ['ctx_conf', 2, null],
  ])
  expect(rowsOf('codebook').find((row) => row['name'] === 'ctx_conf')).toMatchObject({
    sheet: 'scores_long',
    min: 1,
    max: 3,
  })
})

describe('free text', () => {
  test('stays out, but it is said that there was some', () => {
    for (const words of [remark, 'beside a rating', 'about the recording']) expect(allCells(book)).not.toContain(words)
    expect(rowsOf('events_long').find((row) => row['event_id'] === 'running')?.['note_flag']).toBe('yes')
  })

  test('comes along only when it was asked for, and the file says so', () => {
    const withNotes = bookOf(data, { includeNotes: true })
    expect(rowsOf('events_long', withNotes).filter((row) => row['note'] === remark)).toHaveLength(1)
    expect(rowsOf('scores_long', withNotes).filter((row) => row['note'] === 'beside a rating')).toHaveLength(1)
    expect(rowsOf('scores_long', withNotes).filter((row) => row['answer'] === 'about the recording')).toHaveLength(1)
    expect(rowsOf('provenance', withNotes)).toContainEqual({ key: 'notes_included', value: 'yes, added by the lead' })
  })
})
