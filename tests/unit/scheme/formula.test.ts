import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFormula, type Vocabulary } from '#shared/scheme/formula/check-formula.ts'
import { evaluate, type FormulaEnv } from '#shared/scheme/formula/evaluate.ts'
import { parseFormula } from '#shared/scheme/formula/parse.ts'
import { none, some, type Value } from '#shared/scheme/formula/value.ts'

const values: Record<string, Value> = {
  one: some(1),
  seven: some(7),
  half: some(0.5),
  gone: none('not_applicable'),
  later: none('pending'),
  unseen: none('not_visible'),
}

const vocabulary: Vocabulary = {
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

const asked: string[] = []
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

function result(text: string, minValid: number | null = null): Value | string {
  const parsed = parseFormula(text)
  if (!parsed.ok) return `${parsed.error.code}@${parsed.error.at.from}`
  const checked = checkFormula(parsed.expr, vocabulary)
  if (!checked.ok) return `${checked.error.code}@${checked.error.at.from}-${checked.error.at.to}`
  return evaluate(parsed.expr, env(minValid))
}

describe('reading', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['12 / 4 / 3', 1],
    ['-seven + 8', 1],
    ['- - 2', 2],
    ['.5 + 1.', 1.5],
  ])('%s is %d', (text, value) => {
    expect(result(text)).toEqual(some(value))
  })

  test.each([
    ['not one > 2 and one == 1', true],
    ['one == 1 or one == 2 and one == 3', true],
    ['always', true],
    ['never', false],
    ["ctx.distress == 'yes'", true],
    ['ctx.distress != "yes"', false],
    ['ctx.conf >= 2', true],
  ])('%s is %s', (text, value) => {
    expect(result(text)).toEqual(some(value))
  })

  test.each([
    ['', 'unexpected-end@0'],
    ['1 +', 'unexpected-end@3'],
    ['mean(one', 'unexpected-end@8'],
    ['one two', 'unexpected@4'],
    ['1 < one < 3', 'unexpected@8'],
    ["'open", 'open-text@0'],
    ['one ; two', 'bad-character@4'],
    ['one = 1', 'bad-character@4'],
    ['ctx.', 'unexpected-end@4'],
    ['smile|', 'unexpected-end@6'],
    ['and', 'unexpected@0'],
  ])('%j is refused as %s', (text, error) => {
    expect(result(text)).toBe(error)
  })

  test('nesting beyond what a person writes is refused instead of exhausting the stack', () => {
    expect(result('('.repeat(5000))).toMatch(/too-long|too-deep/)
    expect(result('('.repeat(500))).toMatch(/^too-deep/)
    expect(result('-'.repeat(500) + '1')).toMatch(/^too-deep/)
    expect(result('not '.repeat(500) + 'always')).toMatch(/^too-deep/)
  })

  test('any text is either read or refused with a place inside it, never thrown at', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      'mean',
      'one',
      'ctx',
      '.',
      '|',
      ',',
      ' ',
      '1',
      '.5',
      "'",
      '"',
      '<=',
      'not ',
      'é',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parseFormula(text)
          if (!parsed.ok) {
            expect(parsed.error.at.from).toBeLessThanOrEqual(text.length)
            expect(parsed.error.at.to).toBeLessThanOrEqual(text.length)
          }
        },
      ),
    )
  })

  test('arithmetic on numbers is what the same text means elsewhere', () => {
    const expression = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.integer({ min: 0, max: 99 }).map(String),
        fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*'), tie('tree')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      ),
    })).tree
    fc.assert(
      fc.property(expression, (text) => {
        // The reference: the same text with its brackets taken away from the inside out.
        let plain = text
        const innermost = /\((-?\d+) ([-+*]) (-?\d+)\)/
        for (let found = innermost.exec(plain); found !== null; found = innermost.exec(plain)) {
          const [whole, a, op, b] = [found[0], Number(found[1]), found[2], Number(found[3])]
          plain = plain.replace(whole, String(op === '+' ? a + b : op === '-' ? a - b : a * b))
        }
        fc.pre(Number.isSafeInteger(Number(plain)))
        const value = result(text)
        expect(typeof value !== 'string' && value.ok && Number(value.value) + 0).toBe(Number(plain) + 0)
      }),
    )
  })
})

describe('names and types', () => {
  test.each([
    ['nowhere + 1', 'unknown-name@0-7'],
    ['1 + ctx.nothing', 'unknown-name@4-15'],
    ['bout_s < 1', 'needs-episode@0-6'],
    ['bad(1)', 'unknown-function@0-6'],
    ['prop_time(laugh)', 'unknown-code@10-15'],
    ['prop_time(smile, bath)', 'unknown-episode@17-21'],
    ['prop_time(touch)', 'needs-states@10-15'],
    ['gap(smile) > 0', 'unknown-set@4-9'],
    ['smile|cry', 'unexpected@0-9'],
    ["one + 'a'", 'wrong-type@6-9'],
    ["one == 'a'", 'wrong-type@7-10'],
    ['if(one, 1, 2)', 'wrong-type@3-6'],
    ["if(always, 1, 'a')", 'wrong-type@14-17'],
    ['not one', 'wrong-type@4-7'],
    ['mean()', 'argument-count@0-6'],
    ['sqrt(1, 2)', 'argument-count@0-10'],
    ['reverse(half)', 'needs-scale@8-12'],
    ['reverse(one + 1)', 'needs-scale@8-15'],
    ["ctx.distress == 'maybe'", 'unknown-name@16-23'],
    ['constructor(1)', 'unknown-function@0-14'],
    ['toString + 1', 'unknown-name@0-8'],
  ])('%s is refused as %s', (text, error) => {
    expect(result(text)).toBe(error)
  })

  test('the word episode needs an episode', () => {
    const parsed = parseFormula('rate(smile, episode)')
    if (!parsed.ok) throw new Error('a formula that reads')
    expect(checkFormula(parsed.expr, { ...vocabulary, inEpisode: false })).toMatchObject({
      ok: false,
      error: { code: 'needs-episode' },
    })
  })
})

describe('functions', () => {
  test.each([
    ['mean(1, 2, 6)', 3],
    ['sum(1, 2, 6)', 9],
    ['min(4, 2, 6)', 2],
    ['max(4, 2, 6)', 6],
    ['median(1, 9, 2, 4)', 3],
    ['median(9, 1, 2)', 2],
    ['sd(2, 4, 4, 4, 5, 5, 7, 9) * sd(2, 4, 4, 4, 5, 5, 7, 9) * 7', 32],
    ['count(one, seven, gone)', 2],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(2.345, 1)', 2.3],
    ['sqrt(49)', 7],
    ['abs(-3)', 3],
    ['reverse(seven)', 3],
    ['recode(seven, 7, 1, 1, 9)', 1],
    ['recode(5, 7, 1, 1, 9)', 5],
    ['recode(5, 7, 1, 0)', 0],
    ["recode(ctx.distress, 'yes', 1, 'no', 0, -1)", 1],
    ["if(ctx.distress == 'yes', 10, 20)", 10],
  ])('%s is %d', (text, value) => {
    const found = result(text)
    expect(typeof found !== 'string' && found.ok ? found.value : found).toBeCloseTo(value, 12)
  })

  test('functions of codes are asked for the codes together and the episode named', () => {
    asked.length = 0
    result('prop_time(smile|cry, play) + rate(smile, episode) + count(touch) + count_events(cry) + latency(cry)')
    expect(asked).toEqual([
      'prop_time(smile|cry, play)',
      'rate(smile, episode)',
      'count_events(touch, -)',
      'count_events(cry, -)',
      'latency(cry, -)',
    ])
  })
})

describe('missing values', () => {
  test.each([
    ['one + gone', 'not_applicable'],
    ['later + unseen', 'pending'],
    ['gone * later', 'not_applicable'],
    ['1 / 0', 'too_few'],
    ['0 / 0', 'too_few'],
    ['sqrt(-1)', 'too_few'],
    ['sd(1)', 'too_few'],
    ['reverse(unseen)', 'not_visible'],
    ['if(later > 1, 1, 2)', 'pending'],
    ['one > 0 and later > 0', 'pending'],
    ['mean(one, unseen)', 'not_visible'],
    ['mean(gone, gone)', 'not_applicable'],
    ['mean(gone, later)', 'pending'],
  ] as const)('%s is missing as %s', (text, reason) => {
    expect(result(text)).toEqual(none(reason))
  })

  test('a side that settles the question makes a missing other side unimportant', () => {
    expect(result('later > 1 or one == 1')).toEqual(some(true))
    expect(result('one == 2 and later > 1')).toEqual(some(false))
  })

  test('only the branch that is taken can be missing', () => {
    expect(result('if(one == 1, seven, later)')).toEqual(some(7))
  })

  test('a mean leaves out what does not apply', () => {
    expect(result('mean(one, seven, gone)')).toEqual(some(4))
  })

  test('with enough valid items a mean leaves out other missing ones, with too few it gives their reason', () => {
    expect(result('mean(one, seven, unseen)', 2)).toEqual(some(4))
    expect(result('mean(one, gone, unseen)', 2)).toEqual(none('not_applicable'))
    expect(result('mean(one, unseen)', 2)).toEqual(none('not_visible'))
  })

  test('a mean waits for an item that may still come, however few are needed', () => {
    expect(result('mean(one, seven, later)', 1)).toEqual(none('pending'))
  })

  test('exists asks whether there is a value and is never missing itself', () => {
    expect(result('exists(later)')).toEqual(some(false))
    expect(result('exists(one)')).toEqual(some(true))
  })

  test('no formula yields NaN or an infinite number', () => {
    const number = fc.oneof(fc.constantFrom('0', '1e', '0.5', 'one', 'seven', 'gone', 'later'), fc.nat().map(String))
    const text = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        number,
        fc
          .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
          .map(([a, op, b]) => `(${a} ${op} ${b})`),
        fc.tuple(fc.constantFrom('sqrt', 'abs', 'sd', 'mean', 'round'), tie('tree')).map(([fn, a]) => `${fn}(${a})`),
      ),
    })).tree
    fc.assert(
      fc.property(text, (formula) => {
        const value = result(formula)
        if (typeof value !== 'string' && value.ok) expect(value.value).toSatisfy(Number.isFinite)
      }),
    )
  })
})
