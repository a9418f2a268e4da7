import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFormula } from '#shared/scheme/formula/check-formula.ts'
import { parseFormula } from '#shared/scheme/formula/parse.ts'
import { some } from '#shared/scheme/formula/value.ts'
import { result, vocabulary } from './formula-harness.ts'

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
    [`1 + ${'9'.repeat(400)}`, 'number-too-large@4'],
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
