import { describe, expect, test } from 'vitest'
import { schemeName } from '#shared/formats/workbook/book.ts'
import { ratings } from '../observation/builders.ts'
import { allCells, book, bookOf, data, namesOf, rowsOf } from './book-builder.ts'

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

  test.each(['scores_rec_wide', 'scores_long', 'events_long', 'reliability', 'overrides'])(
    'says so in every row of %s',
    (name) => {
      const rows = rowsOf(name, draft)
      expect(rows.length).toBeGreaterThan(0)
      expect(new Set(rows.map((row) => row['export_status']))).toEqual(new Set(['draft']))
      expect(new Set(rowsOf(name).map((row) => row['export_status']))).toEqual(new Set(['released']))
    },
  )

  test('says so on its first page and where it comes from', () => {
    expect(rowsOf('README', draft).find((row) => row['item'] === 'Status')?.['text']).toContain(
      'DRAFT. Not for analysis',
    )
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
  const described = book.schemes.flatMap(({ variables, scheme }) => [...variables, ...scheme.context])
  expect(rows).toHaveLength(described.length)
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
    {
      override_id: 'ov_1',
      variable: 'sen_play',
      not_defined_because: 'too_few_items',
      required_point: 0.7,
      required_min_n: 15,
      decided_by: 'C01',
      hash: 'bb',
    },
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

test('the provenance says which codings came from an earlier version, and that the originals are kept', () => {
  const at = '2026-03-02T09:00:00.000Z'
  const step = { id: 'mig_1', schemeId: 'own', fromVersion: '1.0.0', toVersion: '2.0.0', madeAt: at, codings: 12 }
  const rows = rowsOf('provenance', bookOf({ ...data, broughtOver: [step] }))
  const value = `12 codings of own@1.0.0 brought to own@2.0.0, ${at}; the originals are kept in the study`
  expect(rows).toContainEqual({ key: 'brought_over mig_1', value })
})

test('where it comes from says of each scheme whether its wording has been validated, and how it is to be reported', () => {
  const rows = rowsOf('provenance')
  for (const { name, scheme } of book.schemes) {
    expect(rows).toContainEqual({ key: `scheme ${name} validated`, value: 'no' })
    expect(rows).toContainEqual({ key: `scheme ${name} report as`, value: scheme.basis.reportAs })
  }
})
