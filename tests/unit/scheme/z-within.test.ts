import { describe, expect, test } from 'vitest'
import { schemeProblems } from '#shared/observation/scheme-tests.ts'
import { compileScheme } from '#shared/scheme/compile-scheme.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import { composite, withComposites } from '../../support/z-scheme.ts'

/** Each problem as `code path@from-to`. */
const found = (scheme: Scheme): string[] =>
  schemeProblems(scheme).map(({ code, path, params }) => {
    const at = params['from'] === undefined ? '' : `@${params['from']}-${params['to'] ?? ''}`
    return `${code} ${path.join('.')}${at}`
  })
const ofFormula = (expr: string): string[] => found(withComposites(sensIntr9, { z: expr }))
const said = (scheme: Scheme): string[] => schemeProblems(scheme).map((one) => problemInWords(scheme, one).words)
const z = 'z_within(sen, study)'
/** A scheme with a code of that name. */
const studyCode: Scheme = {
  ...stillfacePhase,
  sets: stillfacePhase.sets.map((set) =>
    set.id === 'inf_reg'
      ? { ...set, codes: set.codes.map((one, n) => (n === 0 ? { ...one, id: 'study' } : one)) }
      : set,
  ),
}

describe('what may be standardised', () => {
  test.each([
    ['a scale', z],
    ['a composite', 'z_within(attune, study)'],
    ['an expression', 'z_within(mean(sen, int_r) - wdr, study)'],
    ['within a larger formula', 'mean(z_within(sen, study), -z_within(int, study))'],
    ['within a condition of a composite', `if(${z} > 1, 1, 0)`],
    ['a context item with a number', 'z_within(ctx.conf, study)'],
  ])('%s', (_, expr) => {
    expect(ofFormula(expr)).toEqual([])
  })

  test('what is computed for each code in turn', () => {
    const each = composite('z_{code}', 'z_within(prop_time(code, episode), study)', { forEach: ['inf_phase'] })
    const scheme = { ...stillfacePhase, composites: [...stillfacePhase.composites, each] }
    expect(found(scheme)).toEqual([])
    expect(compileScheme(scheme).atExport).toContain('z_ipos')
  })
})

describe('a slip is refused at its place', () => {
  test.each([
    ['z_within(sen)', 'formula-needs-study composites.4.expr@0-13'],
    ['z_within(sen, all)', 'formula-needs-study composites.4.expr@14-17'],
    ["z_within(sen, 'study')", 'formula-needs-study composites.4.expr@14-21'],
    ['1 + z_within( )', 'formula-argument-count composites.4.expr@4-15'],
    ['z_within(sen, study, 1)', 'formula-argument-count composites.4.expr@0-23'],
    ['z_within(3 - 1, study)', 'formula-unexpected composites.4.expr@9-14'],
    ['z_within(sens, study)', 'formula-unknown-name composites.4.expr@9-13'],
    ['z_within(sen > 3, study)', 'formula-wrong-type composites.4.expr@9-16'],
    ['1 + study', 'formula-unknown-name composites.4.expr@4-9'],
    [`z_within(1 + ${z}, study)`, 'formula-standardised-twice composites.4.expr@13-33'],
  ])('%s', (expr, problem) => {
    expect(ofFormula(expr)).toEqual([problem])
  })

  test('what is itself worked out at export is not standardised again, by whatever way it is named', () => {
    const scheme = withComposites(sensIntr9, { first: z, second: 'first + 1', third: 'z_within(second, study)' })
    expect(found(scheme)).toEqual(['formula-standardised-twice composites.6.expr@9-15'])
    expect(said(scheme)[0]).toBe(
      'Character 10, “second”: “second” is itself worked out at export, and z_within( ) needs a value that each coding has by itself. Name what it is made of.',
    )
  })

  test('nothing standardised stands in the intervals of a grid', () => {
    const item = grid30.grids?.[0]?.items[0]?.id ?? ''
    const scheme = withComposites(grid30, { z: `over_mean(z_within(${item}, study))` })
    expect(found(scheme)).toEqual([
      `formula-only-at-export composites.${grid30.composites.length}.expr@10-${26 + item.length + 1}`,
    ])
  })

  test('no score is called like the word that says what is compared with, since formulas name scores so', () => {
    expect(found(withComposites(sensIntr9, { study: 'sen' }))).toEqual(['reserved-id composites.4.id'])
    const [scale] = sensIntr9.ratings
    if (scale === undefined) throw new Error('a scale')
    const more = { ...sensIntr9, ratings: [...sensIntr9.ratings, { ...scale, id: 'study' }] }
    expect(found(more)).toContain(`reserved-id ratings.${sensIntr9.ratings.length}.id`)
    const each = composite('{code}', 'episode_s', { forEach: ['inf_reg'] })
    const made = { ...studyCode, composites: [...studyCode.composites, each] }
    expect(found(made)).toEqual([`reserved-id composites.${studyCode.composites.length}.id`])
  })
})

describe('what was called study before there was the word is still read', () => {
  const inSet = (id: string): Scheme => ({
    ...stillfacePhase,
    sets: stillfacePhase.sets.map((set) => (set.id === 'inf_reg' ? { ...set, id } : set)),
    passes: stillfacePhase.passes.map((one) => ({
      ...one,
      sets: one.sets.map((set) => (set === 'inf_reg' ? id : set)),
    })),
  })
  const [item] = sensIntr9.context
  const [episode] = stillfacePhase.episodes
  if (item === undefined || episode === undefined) throw new Error('a context item and an episode')

  test.each<[string, Scheme, string]>([
    ['a code', studyCode, 'z_within(prop_time(study, episode), study)'],
    ['a set', inSet('study'), 'z_within(gap(study, episode), study)'],
    [
      'a kind of episode',
      { ...stillfacePhase, episodes: [...stillfacePhase.episodes, { ...episode, id: 'study', required: false }] },
      'z_within(prop_time(ipos, study), study)',
    ],
    ['a context item', { ...sensIntr9, context: [...sensIntr9.context, { ...item, id: 'study' }] }, z],
  ])('%s, and a formula tells it from the word by its place', (_, scheme, expr) => {
    expect(found(scheme)).toEqual([])
    expect(found(withComposites(scheme, { z: expr }))).toEqual([])
  })

  test('a z-score of it is of its values, and no composite waits for itself', () => {
    const scheme = withComposites(studyCode, { raw: 'prop_time(study, episode)', z: 'z_within(raw, study)' })
    expect([...compileScheme(scheme).atExport]).toEqual(['z'])
  })
})

describe('what is asked while a recording is coded cannot wait for the export', () => {
  const made = withComposites(sensIntr9, { zs: z, both: 'zs + sen' })
  const first = made.ratings[0]
  const rule = made.rules[0]
  if (first === undefined || rule === undefined) throw new Error('a scale and a rule')

  test.each<[string, Scheme, string]>([
    ['a rule', { ...made, rules: [{ ...rule, when: 'both > 1' }] }, 'formula-only-at-export rules.0.when@0-4'],
    ['a rule itself', { ...made, rules: [{ ...rule, when: `${z} > 1` }] }, 'formula-only-at-export rules.0.when@0-20'],
    [
      'the condition of a scale',
      { ...made, ratings: [{ ...first, showIf: 'not (zs > 1)' }, ...made.ratings.slice(1)] },
      'formula-only-at-export ratings.0.showIf@5-7',
    ],
    [
      'the evidence of a scale',
      { ...made, ratings: [{ ...first, evidence: { minMarks: 1, when: 'value > zs' } }, ...made.ratings.slice(1)] },
      'formula-only-at-export ratings.0.evidence.when@8-10',
    ],
  ])('%s', (_, scheme, problem) => {
    expect(found(scheme)).toEqual([problem])
  })

  test('an expected score of a test case, in words', () => {
    const [test] = sensIntr9.tests ?? []
    if (test === undefined) throw new Error('a test case')
    const scheme = {
      ...made,
      tests: [{ ...test, expect: [...test.expect, { composite: 'both', kind: 'free', value: 0 }] }],
    }
    expect(found(scheme)).toEqual([`expects-at-export tests.0.expect.${test.expect.length}.composite`])
    expect(said(scheme)).toEqual([
      '“both” is worked out at export, when all recordings of the study are there, so that one case has no value of it. Expect what it is made of instead.',
    ])
  })

  test('test cases of everything else hold as they did', () => {
    expect(found(made)).toEqual([])
  })
})

test('whatever names a z-score is worked out at export too, in whatever order they stand, and nothing else is', () => {
  const scheme = withComposites(sensIntr9, { last: 'middle * 2', middle: 'mean(start, sen)', start: z, other: 'sen' })
  expect([...compileScheme(scheme).atExport].sort()).toEqual(['last', 'middle', 'start'])
  const waiting = exportVariables(scheme, ['free']).filter(({ atExport }) => atExport)
  expect(waiting.map(({ sourceId }) => sourceId)).toEqual(['last', 'middle', 'start'])
})

test('what is only standardised has to reach what it has to reach itself, unless an aim says otherwise', () => {
  const aim = { statistic: 'icc_a1' as const, point: 0.62, ciLower: 0.41, minN: 12 }
  const made = withComposites(sensIntr9, { zs: z, zi: 'z_within(int_r, study)', both: `${z} + z_within(int, study)` })
  const thresholds = (...targets: readonly string[]): Record<string, number> => {
    const reliability = targets.map((target) => ({ ...aim, target }))
    const all = exportVariables({ ...made, reliability }, ['free'])
    return Object.fromEntries(all.map(({ sourceId, threshold }) => [sourceId, threshold.point]))
  }
  expect(thresholds('sen', 'int_r')).toMatchObject({ sen: 0.62, zs: 0.62, int_r: 0.62, zi: 0.62, both: 0.7 })
  expect(thresholds('zs')).toMatchObject({ sen: 0.7, zs: 0.62, zi: 0.7 })
})

test('a composite that comes to be standardised is a major change, a new one is minor', () => {
  const raw = withComposites(sensIntr9, { s: 'sen' })
  expect(compareSchemes(raw, withComposites(sensIntr9, { s: z })).level).toBe('major')
  expect(compareSchemes(raw, withComposites(raw, { t: z })).level).toBe('minor')
})
