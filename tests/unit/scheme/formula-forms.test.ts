import { expect, test } from 'vitest'
import { checkFormula } from '#shared/scheme/formula/check-formula.ts'
import { parseFormula } from '#shared/scheme/formula/parse.ts'
import { formulaProblemInWords } from '#shared/scheme/formula-problem-words.ts'
import { result, vocabulary } from './formula-harness.ts'

test.each([
  ['sort(cards)', 'argument-count@0-11'],
  ['sort(nothing, shy)', 'unknown-sort@5-12'],
  ['sort(face, shy)', 'unknown-sort@5-9'],
  ['sort(cards, bold)', 'unknown-criterion@12-16'],
  ['sort(bare, shy)', 'unknown-criterion@11-14'],
  ['sort(cards, 1)', 'unknown-criterion@12-13'],
  ['pile(cards)', 'unknown-card@5-10'],
  ['pile(face, cards)', 'argument-count@0-17'],
  ['1 + face', 'needs-pile@4-8'],
  ['points(cards, calm)', 'unknown-form@7-12'],
  ['points(ways, loud)', 'unknown-pattern@13-17'],
  ['over_mean(step + pile(face))', 'unknown-card@22-26'],
])('%s is refused as %s', (formula, error) => {
  expect(result(formula)).toBe(error)
})

test('what is answered in each episode has no value for the whole recording', () => {
  const parsed = parseFormula('pile(face)')
  if (!parsed.ok) throw new Error('it can be read')
  const checked = checkFormula(parsed.expr, { ...vocabulary, inEpisode: false })
  expect(checked.ok ? null : checked.error).toMatchObject({ code: 'needs-episode', found: 'face' })
})

test('words say what could be named instead', () => {
  const words = (code: 'unknown-criterion' | 'needs-pile', found: string, expected: string): string =>
    formulaProblemInWords(code, { found, expected }, '')
  expect(words('unknown-criterion', 'bold', 'sure, shy')).toContain('Name one of: sure, shy.')
  expect(words('unknown-criterion', 'shy', '')).toContain('has no criterion sort yet')
  expect(words('needs-pile', 'face', '')).toContain('write pile(face)')
})
