import { expect, test } from 'vitest'
import { schemeName, type Book } from '#shared/formats/workbook/book.ts'
import { workbookSheets } from '#shared/formats/workbook/workbook-sheets.ts'
import { analysisScores } from '#shared/reliability/consensus/analysis-scores.ts'
import { ratings } from '../observation/builders.ts'
import { bookOf, data } from './book-builder.ts'

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
