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
  lists: new Map([
    ['seen', { scope: 'episode', contingent: true }],
    ['plain', { scope: 'session', contingent: false }],
  ]),
  series: new Map([['step', { grid: 'grid', min: 0, max: 3 }]]),
  forms: {
    sorts: new Map([
      ['cards', { scope: 'episode', criteria: ['sure', 'shy'] }],
      ['bare', { scope: 'session', criteria: [] }],
    ]),
    cards: new Map([['face', { scope: 'episode' }]]),
    allotments: new Map([['ways', { scope: 'episode', patterns: ['calm', 'brisk'] }]]),
  },
  segments: new Map([
    [
      'talk',
      new Map([
        ['addressed', { type: 'choice', options: ['yes', 'no'] }],
        ['mind', { type: 'choice', options: ['yes', 'no'] }],
      ]),
    ],
  ]),
  events: new Map([
    ['smile', { modifiers: [], cues: [] }],
    ['cry', { modifiers: ['how', 'much', 'by', 'words'], cues: [] }],
    ['touch', { modifiers: ['how', 'much'], cues: ['cry'] }],
  ]),
  modifiers: new Map([
    ['how', { type: 'choice', options: ['fits', 'misses'] }],
    ['by', { type: 'multi', options: ['voice', 'touch'] }],
    ['much', { type: 'number', options: [] }],
    ['words', { type: 'text', options: [] }],
  ]),
  answers: new Map(),
  lookups: new Set(['worth']),
  episodes: new Set(['play']),
  inEpisode: true,
  atExport: new Set(),
  study: 'unknown',
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
  ofList: () => some(5),
  ofForm: (fn) => some(fn === 'sort' ? 0.25 : 3),
  ofEvents: (fn, { codes, episode, ask }) => {
    asked.push(`${fn}(${codes.join('|')}, ${episode ?? '-'})`)
    return ask({ ...env(), number: (name) => (name === 'how' ? some('fits') : some(4)), has: () => some(true) })
  },
  ofLinks: (fn, { cues, answers, episode, withinS }) => {
    asked.push(`${fn}(${cues.join('|')}, ${answers.join('|')}, ${episode ?? '-'}, ${withinS ?? '-'})`)
    return some(2)
  },
  has: () => none('pending'),
  zWithin: () => none('pending'),
  ofLookup: () => some(2),
  intervals: () => [],
  segments: () => [],
})

/** The value of a formula, or `error@from` (of reading) or `error@from-to` (of names and types). */
export function result(text: string, minValid: number | null = null): Value | string {
  const parsed = parseFormula(text)
  if (!parsed.ok) return `${parsed.error.code}@${parsed.error.at.from}`
  const checked = checkFormula(parsed.expr, vocabulary)
  if (!checked.ok) return `${checked.error.code}@${checked.error.at.from}-${checked.error.at.to}`
  return evaluate(parsed.expr, env(minValid))
}
