import { checkFormula, type Vocabulary } from '#shared/scheme/formula/check-formula.ts'
import { evaluate, type FormulaEnv } from '#shared/scheme/formula/evaluate.ts'
import { parseFormula } from '#shared/scheme/formula/parse.ts'
import { none, some, type Value } from '#shared/scheme/formula/value.ts'

/** What the names of the test formulas stand for. */
const values: Record<string, Value> = {
  one: some(1),
  seven: some(7),
  half: some(0.5),
  gone: none('not_applicable'),
  later: none('pending'),
  unseen: none('not_visible'),
}

export const vocabulary: Vocabulary = {
  numbers: new Map(Object.keys(values).map((name) => [name, name === 'half' ? null : { min: 1, max: 9 }])),
  elsewhere: new Set(['bout_s']),
  context: new Map([
    ['distress', ['yes', 'no']],
    ['conf', null],
  ]),
  codes: new Map([
    ['smile', 'state'],
    ['cry', 'state'],
    ['touch', 'point'],
  ]),
  sets: new Set(['face']),
  episodes: new Set(['play']),
  inEpisode: true,
}

/** The questions about codes that were asked. */
export const asked: string[] = []
const env = (minValid: number | null = null): FormulaEnv => ({
  minValid,
  number: (name) => values[name] ?? none('pending'),
  context: (item) => (item === 'conf' ? some(2) : some('yes')),
  scaleOf: () => ({ min: 1, max: 9 }),
  isCode: (name) => vocabulary.codes.has(name),
  ofCodes: (fn, codes, episode) => {
    asked.push(`${fn}(${codes.join('|')}, ${episode ?? '-'})`)
    return some(codes.length)
  },
  gap: () => some(0),
})

/** The value of a formula, or `error@from` (of reading) or `error@from-to` (of names and types). */
export function result(text: string, minValid: number | null = null): Value | string {
  const parsed = parseFormula(text)
  if (!parsed.ok) return `${parsed.error.code}@${parsed.error.at.from}`
  const checked = checkFormula(parsed.expr, vocabulary)
  if (!checked.ok) return `${checked.error.code}@${checked.error.at.from}-${checked.error.at.to}`
  return evaluate(parsed.expr, env(minValid))
}
