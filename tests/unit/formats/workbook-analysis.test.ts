import { describe, expect, test } from 'vitest'
import { schemeName, type Book } from '#shared/formats/workbook/book.ts'
import { workbookSheets } from '#shared/formats/workbook/workbook-sheets.ts'
import { analysisScores } from '#shared/reliability/consensus/analysis-scores.ts'
import { ratings } from '../observation/builders.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { sort25 } from '#shared/scheme/templates/sort-25.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { AnalysisScoreRule } from '#shared/study/analysis-score.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import { codedTwice } from '../study/coded-forms.ts'
import { dataset } from '../study/dataset-builder.ts'
import { bookOf, codings, data, rowsOf } from './book-builder.ts'

/** The workbook of a study whose plan takes the mean of both coders. */
function meanBook(): Book {
  const study = { ...data, plan: { ...data.plan, analysisScore: 'mean' as const } }
  const scores = [...analysisScores(study, ratings)].map(([id, one]) => [id, one.scores] as const)
  return { ...bookOf(study), primary: new Map([[schemeName(ratings), new Map(scores)]]) }
}

function longRows(book: Book): Record<string, unknown>[] {
  const sheet = workbookSheets(book).find(({ name }) => name === 'scores_long')
  const names = sheet?.columns.map(({ name }) => name) ?? []
  const rows = [...(sheet?.rows ?? [])]
  for (const row of rows) expect(row).toHaveLength(names.length)
  return rows.map((row) => Object.fromEntries(names.map((name, n) => [name, row[n]])))
}

test('under another rule than the primary coder the analysis score is nobody’s row, and every coder’s stays beside it', () => {
  const sen = longRows(meanBook()).filter(({ variable }) => variable === 'sen_play')
  expect(sen.map((row) => [row['coder_role'], row['value'], row['analysis_score']])).toEqual([
    ['primary', 7, 'no'],
    ['second', 5, 'no'],
    ['mean', 6, 'yes'],
  ])
})

test('the rule stands in the provenance and beside every score in the codebook', () => {
  const sheets = workbookSheets(meanBook())
  const cells = (name: string) => [...(sheets.find((sheet) => sheet.name === name)?.rows ?? [])].flat()
  expect(cells('provenance')).toContain("mean of both coders' scores, or the only one")
  expect(cells('codebook')).toContain("mean of both coders' scores, or the only one")
})

describe('the codebook says of values in steps that the mean of two coders may lie between them', () => {
  const note = 'the analysis score of a recording coded twice is a mean and may lie between the values'
  const under = (analysisScore: AnalysisScoreRule, study: StudyDataset) => {
    const rows = rowsOf('codebook', bookOf({ ...study, plan: { ...study.plan, analysisScore } }))
    return (name: string) => {
      const row = rows.find((one) => one['name'] === name)
      return [row?.['step'], String(row?.['notes']).includes(note), row?.['values_labels'] !== null]
    }
  }
  const twoPoints: Scheme = {
    ...ratings,
    ratings: ratings.ratings.map((one) => (one.id === 'sen' ? { ...one, min: 1, max: 2, step: 1, anchors: [] } : one)),
  }
  const item = `${checklist24.checklists?.[0]?.items[0]?.id ?? ''}_free`
  const card = `${sort25.qsorts?.[0]?.cards[0]?.id ?? ''}_free`
  const grid = grid30.grids?.[0]?.items[0]?.id ?? ''
  const forms = (scheme: Scheme): StudyDataset => codedTwice(scheme, [[[], []]])
  const scales = (scheme: Scheme): StudyDataset =>
    dataset(codings.slice(0, 2).map((one) => ({ ...one, scheme, records: {} })))

  test.each<[string, StudyDataset, string, number | null]>([
    ['items of a checklist', forms(checklist24), item, 1],
    ['cards', forms(sort25), card, null],
    ['scales', scales(ratings), 'int_play', 1],
    ['scales of two points', scales(twoPoints), 'sen_play', 1],
  ])('%s', (_, study, name, step) => {
    expect(under('mean', study)(name).slice(0, 2)).toEqual([null, true])
    for (const rule of ['primary', 'consensus', 'adjudicated'] as const)
      expect(under(rule, study)(name).slice(0, 2)).toEqual([step, false])
  })

  test('the words of the values stay, and what each coder gave by itself keeps its steps', () => {
    expect(under('mean', forms(checklist24))(item)[2]).toBe(true)
    expect(under('mean', forms(grid30))(grid)).toEqual([1, false, true])
    expect(under('mean', scales(ratings))(`${ratings.composites[0]?.id ?? ''}_play`).slice(0, 2)).toEqual([null, false])
  })
})
