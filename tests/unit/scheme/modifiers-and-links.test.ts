import { describe, expect, test } from 'vitest'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { isAnswerOf, type Modifier } from '#shared/scheme/modifier.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { asked, result } from './formula-harness.ts'

const count: Modifier = { id: 'n', label: 'How many?', type: 'number', options: [], required: true, min: 0, max: 9 }
const words: Modifier = { id: 'w', label: 'In words', type: 'text', options: [], required: false, limit: 20 }
const choice: Modifier = { id: 'c', label: 'Which?', type: 'choice', options: ['a', 'b'], required: true }

/** T3 with a change, and what is found in it: `code@path`. */
function problems(change: (scheme: Scheme) => void): string[] {
  const scheme = structuredClone(cueResponse)
  change(scheme)
  return checkScheme(scheme).map(({ code, path }) => `${code}@${path.join('.')}`)
}
const withModifier = (modifier: Modifier): string[] =>
  problems((scheme) => {
    scheme.modifiers.push(modifier)
  })
const changed = (change: (scheme: Scheme) => void): string[] => {
  const scheme = structuredClone(cueResponse)
  change(scheme)
  return compareSchemes(cueResponse, scheme).changes.map(({ level, words: said }) => `${level}: ${said}`)
}

test('what can be an answer', () => {
  expect([0, 9, 4.5].every((value) => isAnswerOf(count, value))).toBe(true)
  expect([-1, 10, NaN, '4', ['4']].some((value) => isAnswerOf(count, value))).toBe(false)
  expect(isAnswerOf({ ...count, whole: true }, 4.5)).toBe(false)
  expect(isAnswerOf(words, 'x'.repeat(20))).toBe(true)
  expect(isAnswerOf(words, 'x'.repeat(21))).toBe(false)
})

describe('a scheme is refused when', () => {
  test.each([
    ['a choice has no options', withModifier({ ...choice, options: [] }), 'too-few@modifiers.6.options'],
    ['a number has options', withModifier({ ...count, options: ['a'] }), 'not-for-kind@modifiers.6.options'],
    ['a choice has ends', withModifier({ ...choice, max: 3 }), 'not-for-kind@modifiers.6.max'],
    ['words are proposed', withModifier({ ...words, default: 'fine' }), 'not-for-kind@modifiers.6.default'],
    ['the ends lie the wrong way round', withModifier({ ...count, min: 9, max: 9 }), 'scale-ends@modifiers.6.max'],
    ['an option has no key', withModifier({ ...choice, keys: ['q'] }), 'keys-without-options@modifiers.6.keys'],
    ['two have one key', withModifier({ ...choice, keys: ['q', 'q'] }), 'duplicate-option-key@modifiers.6.keys.1'],
    ['no option is proposed', withModifier({ ...choice, default: 'z' }), 'default-not-an-answer@modifiers.6.default'],
    ['too much is proposed', withModifier({ ...count, default: 12 }), 'default-not-an-answer@modifiers.6.default'],
    ['a link leads to its own set', links({ set: 'resp' }), 'link-to-itself@sets.1.linksTo.set'],
    ['a link leads nowhere', links({ set: 'other' }), 'unknown-reference@sets.1.linksTo.set'],
    ['a cue is no code of the set', links({ codes: ['join'] }), 'unknown-reference@sets.1.linksTo.codes.0'],
    ['a pass visits nothing', visits({ sets: ['other'] }), 'unknown-reference@passes.1.visitEach.sets.0'],
    ['a pass asks what no code has', visits({ modifiers: ['fit'] }), 'never-asked@passes.1.visitEach.modifiers.0'],
  ])('%s', (_what, found, expected) => {
    expect(found).toContain(expected)
  })
})

function links(change: Partial<NonNullable<Scheme['sets'][number]['linksTo']>>): string[] {
  return problems((scheme) => {
    const set = scheme.sets[1]
    if (set?.linksTo !== undefined) set.linksTo = { ...set.linksTo, ...change }
  })
}

function visits(change: Partial<NonNullable<Scheme['passes'][number]['visitEach']>>): string[] {
  return problems((scheme) => {
    const pass = scheme.passes[1]
    if (pass?.visitEach !== undefined) pass.visitEach = { ...pass.visitEach, ...change }
  })
}

test('changes of modifiers, links and visits have their levels', () => {
  expect(
    changed((scheme) => {
      const [strength] = scheme.modifiers
      const [, responses] = scheme.sets
      const [, pass] = scheme.passes
      if (strength === undefined || responses?.linksTo === undefined || pass?.visitEach === undefined) return
      Object.assign(strength, { keys: ['q', 'w', 'e'], default: 'strong', pauses: true })
      responses.linksTo.withinS = 10
      pass.visitEach.tailS = 5
    }),
  ).toEqual([
    'major: Pass “What followed”: visit of each event: time played after changed from 8 to 5',
    'major: Code set “Mother’s responses”: link to a cue: how far back a cue may lie changed from 30 to 10',
    'patch: Modifier “How strong is it?”: keys of the options changed',
    'major: Modifier “How strong is it?”: default changed from “clear” to “strong”',
    'major: Modifier “How strong is it?”: stops the picture added: yes',
  ])
})

describe('formulas about single events', () => {
  test.each([
    ["count_where(cry|touch, how == 'fits', play)", 'count_where(cry|touch, play)'],
    ["rate_where(cry, has(by, 'voice') and much > 2)", 'rate_where(cry, -)'],
    ['mean_of(touch, much, episode)', 'mean_of(touch, episode)'],
    ['linked(cry, touch)', 'linked(cry, touch, -, -)'],
    ['linked_share(cry, touch, play, 3)', 'linked_share(cry, touch, play, 3)'],
    ['link_latency(cry, touch, 1.5)', 'link_latency(cry, touch, -, 1.5)'],
    // What follows need not be linked, so any code may.
    ['yules_q(cry, smile, play, 3)', 'yules_q(cry, smile, play, 3)'],
  ])('%s is asked', (text, question) => {
    asked.length = 0
    expect(typeof result(text)).toBe('object')
    expect(asked).toEqual([question])
  })

  test.each([
    ["count_where(smile, how == 'fits')", 'unknown-name@19-22'],
    ["count_where(cry, how == 'fit')", 'unknown-name@24-29'],
    ["count_where(cry, by == 'voice')", 'needs-has@17-19'],
    ["count_where(cry, words == 'x')", 'unknown-modifier@17-22'],
    ["count_where(cry, has(by, 'smell'))", 'unknown-name@25-32'],
    ['count_where(cry, much)', 'wrong-type@17-21'],
    ['count_where(cry)', 'argument-count@0-16'],
    ['mean_of(cry, how)', 'needs-number-modifier@13-16'],
    ['mean_of(cry|smile, much)', 'unknown-modifier@19-23'],
    ['linked(smile, touch)', 'no-link@14-19'],
    ['linked(cry, smile)', 'no-link@12-17'],
    ['linked(cry, touch, 0)', 'wrong-type@19-20'],
    ['linked(cry, touch, play, episode)', 'argument-count@0-33'],
    ['yules_q(cry, smile)', 'argument-count@0-19'],
    ['lag_z(cry, smile, 1.5)', 'wrong-type@18-21'],
    ['yules_q(cry, nobody, 3)', 'unknown-code@13-19'],
    ['linked(cry, nobody)', 'unknown-code@12-18'],
    ['how', 'unknown-name@0-3'],
  ])('%s is refused: %s', (text, error) => {
    expect(result(text)).toBe(error)
  })

  test('what rests on too few has no value', () => {
    expect(result('enough(2, 3, 10 / 2)')).toEqual({ ok: false, missing: 'too_few' })
    expect(result('enough(3, 3, 10 / 2)')).toEqual({ ok: true, value: 5 })
  })
})
