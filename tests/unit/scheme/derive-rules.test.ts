import { describe, expect, test } from 'vitest'
import { schemeProblems } from '#shared/observation/scheme-tests.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { compileScheme } from '#shared/scheme/compile-scheme.ts'
import { renaming } from '#shared/scheme/edit/references.ts'
import { namedValues } from '#shared/scheme/formula/named-values.ts'
import { parseFormula } from '#shared/scheme/formula/parse.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import { Scheme, type SchemeRule } from '#shared/scheme/scheme.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { calmRule, derivedBy, derivedRating } from '../../support/schemes/derived-rating.ts'

const found = (scheme: Scheme): string[] => checkScheme(scheme).map(({ code, path }) => `${code} ${path.join('.')}`)
const rule = (change: Partial<SchemeRule>): SchemeRule => ({ ...calmRule, ...change })
const shown = (id: string, showIf: string): Scheme['ratings'] =>
  derivedRating.ratings.map((scale) => (scale.id === id ? { ...scale, showIf } : scale))

describe('a rule by which a rating follows', () => {
  test('is a scheme like any other, and its test case rests on it', () => {
    expect(schemeProblems(derivedRating)).toEqual([])
    const wrong = { ...derivedRating, rules: [rule({ value: '4' })] }
    expect(schemeProblems(wrong)).toMatchObject([{ code: 'test-fails', params: { found: 3, expected: 3.5 } }])
  })

  test.each<[string, Partial<SchemeRule>, string[]]>([
    ['without a scale', { target: undefined }, ['not-filled rules.0.target']],
    ['without a value', { value: undefined }, ['not-filled rules.0.value']],
    ['without words for the coder', { message: ' ' }, ['not-filled rules.0.message']],
    ['of a scale that is not there', { target: 'peace' }, ['unknown-reference rules.0.target']],
    ['of a score', { target: 'settled' }, ['unknown-reference rules.0.target']],
    ['that is looked at elsewhere than its scale is rated', { scope: 'bout' }, ['derive-scope rules.0.scope']],
    ['that speaks of other things', { fields: ['warm'] }, ['derive-fields rules.0.fields']],
    ['with a value beside the scale', { value: '6' }, ['value-off-scale rules.0.value']],
    ['with a value between its steps', { value: '4.25' }, ['value-off-scale rules.0.value']],
    ['with a value that is yes or no', { value: 'warm > 3' }, ['formula-wrong-type rules.0.value']],
    ['with a value that names nothing', { value: 'joy' }, ['formula-unknown-name rules.0.value']],
    ['whose condition is a number', { when: 'fuss' }, ['formula-wrong-type rules.0.when']],
  ])('is refused %s', (_what, change, problems) => {
    expect(found(derivedBy(change))).toEqual(problems)
  })

  test('is refused a second time for one scale, whatever the order', () => {
    const second = rule({ id: 'second', when: 'warm == 1', value: '1' })
    expect(found({ ...derivedRating, tests: [], rules: [calmRule, second] })).toEqual(['derived-twice rules.1.target'])
  })

  test('leaves its members to its kind', () => {
    const warns = found(derivedBy({ kind: 'warn' }))
    expect(warns).toEqual(['only-derived rules.0.target', 'only-derived rules.0.value'])
  })

  test('says every problem in words that tell what to do', () => {
    const all = [
      ...checkScheme(derivedBy({ kind: 'warn' })),
      ...checkScheme(derivedBy({ scope: 'session', fields: ['warm'], value: 'calm', when: 'warm > 1' })),
      ...checkScheme({ ...derivedRating, tests: [], rules: [calmRule, rule({ id: 'second' })] }),
    ].map((problem) => problemInWords(derivedRating, problem).words)
    expect(all.some((words) => words.includes('“calm” is rated in each episode.'))).toBe(true)
    expect(all.some((words) => words.includes('Join the two'))).toBe(true)
    expect(all.every((words) => /\.$/.test(words) && !/undefined|\[object/.test(words))).toBe(true)
  })
})

describe('circles', () => {
  test('through its own value, another rule, or a score are told at the formula that leads on', () => {
    expect(found(derivedBy({ when: 'calm > 2' }))).toEqual(['derive-circle rules.0.when'])
    expect(found(derivedBy({ value: 'round(calm)' }))).toEqual(['derive-circle rules.0.value'])
    expect(found(derivedBy({ when: 'settled > 2' }))).toEqual(['derive-circle rules.0.when'])
    const two = [rule({ when: 'warm > 2' }), rule({ id: 'back', target: 'warm', value: 'round(calm)', when: 'always' })]
    expect(found({ ...derivedRating, tests: [], rules: two })).toEqual([
      'derive-circle rules.0.when',
      'derive-circle rules.1.value',
    ])
    const [first] = checkScheme({ ...derivedRating, tests: [], rules: two })
    expect(first && problemInWords(derivedRating, first).words).toContain('calm → warm → calm')
  })

  test('through the condition of a scale, and through a rule that leaves it out', () => {
    expect(found(derivedBy({}, { ratings: shown('fuss', 'calm > 1') }))).toEqual(['derive-circle rules.0.when'])
    const skip = rule({
      id: 'skip',
      kind: 'skip',
      target: undefined,
      value: undefined,
      when: 'calm < 2',
      fields: ['fuss'],
    })
    expect(found({ ...derivedRating, tests: [], rules: [calmRule, skip] })).toEqual(['derive-circle rules.0.when'])
  })

  test('are none where a code has the id of a scale', () => {
    // `warm` is a scale and a code; only one of the two is meant within count( ).
    const warm = { target: 'warm', value: '1' }
    expect(found(derivedBy({ ...warm, when: 'count(warm) == 0' }))).toEqual([])
    expect(found(derivedBy({ ...warm, when: 'count(warm) == 0 and mean(warm) > 1' }))).toEqual([
      'derive-circle rules.0.when',
    ])
  })

  test('are none where two conditions name each other and nothing derived lies between, as before', () => {
    const ratings = shown('fuss', 'warm > 1').map((one) => (one.id === 'warm' ? { ...one, showIf: 'fuss > 0' } : one))
    expect(found(derivedBy({}, { ratings }))).toEqual([])
  })

  test('stop a scheme that got past the check before anything is computed', () => {
    expect(() => compileScheme(derivedBy({ when: 'calm > 2' }))).toThrow(
      expect.objectContaining({ code: 'scheme-cycle' }),
    )
  })
})

test('of a formula those names count whose values it asks for', () => {
  const names = (text: string): readonly string[] => {
    const parsed = parseFormula(text)
    return parsed.ok ? namedValues(parsed.expr, (name) => name === 'smile') : ['unread']
  }
  expect(names('if(count(smile) > 0, warm, -calm)')).toEqual(['warm', 'calm'])
  expect(names('exists(smile) and not exists(warm)')).toEqual(['warm'])
  expect(names('mean(smile, warm) + prop_time(a|b, play) + gap(looks)')).toEqual(['smile', 'warm'])
  expect(names('count_where(smile, level > warm)')).toEqual(['level', 'warm'])
})

describe('in versions and drafts', () => {
  const change = (to: Partial<SchemeRule>): string[] =>
    compareSchemes(derivedRating, { ...derivedRating, rules: [rule(to)] }).changes.map(
      ({ level, words }) => `${level}: ${words}`,
    )

  test('adding, changing and removing one is major; another way of writing a formula is not', () => {
    const without = { ...derivedRating, rules: [] }
    expect(compareSchemes(without, derivedRating).level).toBe('major')
    expect(compareSchemes(derivedRating, without).level).toBe('major')
    expect(change({ value: '4.5' })[0]).toMatch(/^major: .*value changed from “5” to “4.5”/)
    expect(change({ when: 'fuss < 1' })[0]).toMatch(/^major: /)
    expect(change({ target: 'warm' })[0]).toMatch(/^major: .*target changed/)
    expect(change({ kind: 'warn', target: undefined, value: undefined })[0]).toMatch(/^major: /)
    expect(change({ value: ' ( 5 )' })[0]).toMatch(/^patch: /)
  })

  test('another id of a scale is written into the rule, its target as well as its formulas', () => {
    const draft = structuredClone(derivedBy({ value: 'fuss + 1', when: 'fuss == 0' }))
    const edits = (n: number, id: string): string[] =>
      renaming(draft, ['ratings', n], id).edits.map(({ path, value }) => `${path.join('.')} ${value}`)
    expect(edits(1, 'ease')).toContain('rules.0.target ease')
    expect(edits(0, 'cry')).toEqual(expect.arrayContaining(['rules.0.when cry == 0', 'rules.0.value cry + 1']))
  })

  test('a rule of another kind is kept as it always was, so that its version keeps its hash', () => {
    const plain = { id: 'r', kind: 'warn', when: 'always', fields: [], scope: 'session', message: 'Look again.' }
    expect(Scheme.parse({ ...derivedRating, rules: [plain] }).rules).toEqual([plain])
  })
})
