import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { writeWorkbook } from '../../../electron/services/exchange/write-workbook.ts'
import { workbookSheets } from '#shared/formats/workbook/workbook-sheets.ts'
import { occasionItem } from '#shared/observation/checklist-answers.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { mindTalk } from '#shared/scheme/templates/mind-talk.ts'
import { sort25 } from '#shared/scheme/templates/sort-25.ts'
import { temporaryFolder } from '../../support/study-builder.ts'
import { event } from '../observation/builders.ts'
import { answer, checklistAnswers, codedTwice, series, sorted } from '../study/coded-forms.ts'
import { allCells, bookOf, namesOf, rowsOf } from './book-builder.ts'

const list = checklist24.checklists?.[0]
const comforting = list?.subscales.find(({ occasion }) => occasion !== null)?.id ?? ''
const items = (list?.items ?? []).filter(({ subscale }) => subscale !== comforting).map(({ id }) => id)
const comfort = (list?.items ?? []).find(({ subscale }) => subscale === comforting)?.id ?? ''
const [seen, notSeen, open] = [items[0] ?? '', items[1] ?? '', items[2] ?? '']

describe('items of forms', () => {
  const coding = [
    ...checklistAnswers(checklist24, { [seen]: 1, [notSeen]: 0 }).filter(({ item }) => !item.startsWith('?')),
    answer(list?.id ?? '', occasionItem(comforting), 0),
  ]
  const book = bookOf(codedTwice(checklist24, [[coding, []]]))

  test('each has a column of the wide sheet, and beside it the reason where there is no value', () => {
    expect(rowsOf('scores_rec_wide', book)[0]).toMatchObject({
      ...{ [`${seen}_free`]: 1, [`${seen}_free_mc`]: null, [`${notSeen}_free`]: 0 },
      ...{ [`${open}_free`]: null, [`${open}_free_mc`]: -99 },
      ...{ [`${comfort}_free`]: null, [`${comfort}_free_mc`]: -97 },
    })
  })

  test('each has a row of the long sheet for each coder', () => {
    const rows = rowsOf('scores_long', book).filter((row) => row['variable'] === `${seen}_free`)
    expect(rows.map((row) => [row['coder_id'], row['coder_role'], row['value'], row['missing']])).toEqual([
      ['C01', 'primary', 1, null],
      ['C02', 'second', null, 'pending'],
    ])
  })

  test('the codebook says what its values mean, and where its reliability stands', () => {
    const row = rowsOf('codebook', book).find(({ name }) => name === `${seen}_free`)
    expect(row).toMatchObject({
      ...{ sheet: 'scores_rec_wide', type: 'numeric', level: 'nominal', min: 0, max: 1, n_valid: 1, mean: 1 },
      values_labels: `0=${list?.answers.notSeen ?? ''};1=${list?.answers.seen ?? ''}`,
      reliability_ref: `checklist-24@${checklist24.version} ${seen}_free`,
    })
    expect(rowsOf('reliability', book).some(({ variable }) => variable === `${seen}_free`)).toBe(true)
  })

  test('cards stand for themselves in the sheets and point to the reliability of their sort', () => {
    const up = Array.from({ length: 25 }, (_, n) => 1 + Math.floor(n / 5))
    const both = bookOf(codedTwice(sort25, [[sorted(sort25, up), sorted(sort25, up)]]))
    const [card, sort] = [sort25.qsorts?.[0]?.cards[7]?.id ?? '', sort25.qsorts?.[0]?.id ?? '']
    expect(rowsOf('scores_rec_wide', both)[0]).toMatchObject({ [`${card}_free`]: 2 })
    const row = rowsOf('codebook', both).find(({ name }) => name === `${card}_free`)
    expect(row?.['reliability_ref']).toBe(`sort-25@${sort25.version} ${sort}_free`)
    expect(namesOf('scores_rec_wide', both)).not.toContain(`${sort}_free`)
  })
})

describe('intervals_long', () => {
  const grid = grid30.grids?.[0]?.id ?? ''
  const book = bookOf(codedTwice(grid30, [[series(grid, 'g_int', [2, null]), series(grid, 'g_int', [3, 0])]], 70))
  const rows = rowsOf('intervals_long', book).filter(({ variable }) => variable === 'g_int')

  test('one row an interval and coder: when, how, what, and why not', () => {
    expect(
      rows.map((row) => [row['coder_id'], row['interval'], row['onset_ms'], row['offset_ms'], row['value']]),
    ).toEqual([
      ['C01', 1, 0, 30_000, 2],
      ['C01', 2, 30_000, 60_000, null],
      ['C02', 1, 0, 30_000, 3],
      ['C02', 2, 30_000, 60_000, 0],
    ])
    expect(rows[0]).toMatchObject({ method: 'predominant', value_label: 'A good part of it', mc: null, missing: null })
    expect(rows[1]).toMatchObject({ mc: -98, missing: 'not_codable', value_label: null, analysis_score: 'yes' })
  })

  test('an interval that was not answered is pending', () => {
    const other = rowsOf('intervals_long', book).find(({ variable }) => variable === 'g_sen')
    expect(other).toMatchObject({ value: null, mc: -99, missing: 'pending' })
  })

  test('the codebook names the sheet, and the words of the values', () => {
    expect(rowsOf('codebook', book).find(({ name }) => name === 'g_upset')).toMatchObject({
      ...{ sheet: 'intervals_long', type: 'intervals', level: 'nominal', values_labels: '0=No;1=Yes' },
    })
  })

  test('there is none where no scheme has a grid, and the first page does not speak of one', () => {
    const other = bookOf(codedTwice(checklist24, [[[], []]]))
    expect(workbookSheets(other).map(({ name }) => name)).not.toContain('intervals_long')
    expect(rowsOf('README', other).map(({ item }) => item)).not.toContain('Sheet intervals_long')
    expect(rowsOf('README', book).map(({ item }) => item)).toContain('Sheet intervals_long')
  })
})

describe('answers about events and segments', () => {
  test('beside an answer stands why there is none: still open, not required, or not asked of this event at all', () => {
    const cue = { ...event('cue', 'bid', 10_000, null, 'c1'), modifiers: { strength: 'clear' } }
    const bare = event('cue', 'bid', 20_000, null, 'c2')
    const sound = event('cue', 'voc', 30_000, null, 'c3')
    const rows = rowsOf('events_long', bookOf(codedTwice(cueResponse, [[[cue, bare, sound], []]])))
    expect(rows.map((row) => [row['mod_strength'], row['mod_strength_mc'], row['mod_channel_mc']])).toEqual([
      ['clear', null, -97],
      [null, -99, -97],
      [null, -99, null],
    ])
  })

  test('a question that fell away does not apply; words stay out unless notes are asked for', () => {
    const talk = {
      ...event('talk', 'utt', 1000, 3000, 's1'),
      ...{ answers: { addressed: 'yes', mind: 'no' }, text: 'there you go' },
    }
    const noise = event('talk', 'unheard', 4000, 5000, 's2')
    const data = codedTwice(mindTalk, [[[talk, noise], []]])
    const [one, two] = rowsOf('events_long', bookOf(data))
    expect(one).toMatchObject({
      ...{ onset_ms: 1000, offset_ms: 3000, seg_mind: 'no', seg_mind_mc: null, seg_topic_mc: -97 },
    })
    expect(two).toMatchObject({ seg_mind: null, seg_mind_mc: -98 })
    expect(allCells(bookOf(data))).not.toContain('there you go')
    expect(rowsOf('events_long', bookOf(data, { includeNotes: true }))[0]).toMatchObject({
      segment_text: 'there you go',
    })
  })

  test('the codebook has a row for each such column', () => {
    const rows = rowsOf('codebook', bookOf(codedTwice(cueResponse, [[[], []]])))
    expect(rows.find(({ name }) => name === 'mod_fit')).toMatchObject({
      ...{ sheet: 'events_long', reliability_ref: `cue-response@${cueResponse.version} resp_fit` },
      values_labels: 'fits;fits in part;does not fit;cannot tell',
    })
  })
})

describe('a workbook read back by another program', () => {
  const folder = temporaryFolder()
  const path = join(folder.path, 'items.xlsx')
  const grid = grid30.grids?.[0]?.id ?? ''
  let sheets: Record<string, Record<string, unknown>[]> = {}
  beforeAll(async () => {
    const data = codedTwice(grid30, [[series(grid, 'g_int', [2, null]), series(grid, 'g_int', [3, 0])]], 70)
    await writeWorkbook(path, workbookSheets(bookOf(data)), { overwrite: false, createdAt: new Date(0) })
    const book = read(readFileSync(path))
    sheets = Object.fromEntries(
      book.SheetNames.map((name) => [
        name,
        utils.sheet_to_json<Record<string, unknown>>(book.Sheets[name] ?? {}, { defval: null }),
      ]),
    )
  })
  afterAll(() => {
    folder.remove()
  })

  test('has the intervals as they were coded, numbers as numbers and nothing as nothing', () => {
    const rows = (sheets['intervals_long'] ?? []).filter(({ variable }) => variable === 'g_int')
    expect(rows.map(({ coder_id, interval, value, mc }) => [coder_id, interval, value, mc])).toEqual([
      ['C01', 1, 2, null],
      ['C01', 2, null, -98],
      ['C02', 1, 3, null],
      ['C02', 2, 0, null],
    ])
  })

  test('has the agreement on them: one pair, so a figure cannot be defined, and that is what it says', () => {
    const row = (sheets['reliability'] ?? []).find(({ variable }) => variable === 'g_int')
    expect(row).toMatchObject({ statistic: 'kappa_quadratic', n: 1, ci_lower: null, verdict: 'fail' })
    expect(row?.['dropped']).toBe('one_rating: 1 intervals')
  })
})
