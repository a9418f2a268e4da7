import { describe, expect, test } from 'vitest'
import { runSchemeTests, schemeProblems } from '#shared/observation/scheme-tests.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { schemeShape } from '#shared/scheme/scheme-shape.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { templates } from '#shared/scheme/templates/templates.ts'

type Test = NonNullable<Scheme['tests']>[number]

const first = (scheme: Scheme): Test => {
  const [found] = scheme.tests ?? []
  if (found === undefined) throw new Error(`${scheme.id} has no test case`)
  return found
}
const withTest = (scheme: Scheme, change: Partial<Test>): Scheme => ({
  ...scheme,
  tests: [{ ...first(scheme), ...change }],
})
const found = (scheme: Scheme): readonly string[] => schemeProblems(scheme).map(({ code }) => code)

describe('the templates', () => {
  test.each(templates.filter(({ id }) => !id.endsWith('-demo')).map((template) => [template.id, template] as const))(
    '%s gives the scores of its own test cases',
    (_id, template) => {
      expect((template.tests ?? []).length).toBeGreaterThan(0)
      expect(runSchemeTests(template)).toEqual([])
    },
  )

  test.each(templates.filter(({ id }) => !id.endsWith('-demo')).map((template) => [template.id, template] as const))(
    '%s has a test case for every one of its composites that is not made for each code',
    (_id, { composites, tests = [] }) => {
      const tested = new Set(tests.flatMap(({ expect: scores }) => scores.map(({ composite }) => composite)))
      expect(composites.filter(({ id, forEach }) => forEach.length === 0 && !tested.has(id))).toEqual([])
    },
  )
})

test('a slip in a formula is found by the test case, at its place and in words', () => {
  const composites = sensIntr9.composites.map((composite) =>
    composite.id === 'int_r' ? { ...composite, expr: '9 - int' } : composite,
  )
  const problems = schemeProblems({ ...sensIntr9, composites })
  expect(problems.map(({ path }) => path.slice(0, 3))).toContainEqual(['tests', 0, 'expect'])
  const [problem] = problems
  if (problem === undefined) throw new Error('nothing found')
  expect(problemInWords(sensIntr9, problem)).toEqual({
    place: 'Test case “The baby was upset, and the distress scale was rated”, expected score “int_r”',
    words: '“int_r” comes out as 6, and 7 is expected. Check the formula, and work the example out once more by hand.',
  })
})

test('a reason where a value is expected is named as such', () => {
  const scores = [{ composite: 'attune', kind: 'free', value: 7 }]
  const [problem] = schemeProblems(withTest(sensIntr9, { ratings: [], expect: scores }))
  expect(problem).toMatchObject({ code: 'test-fails', params: { found: 'pending', expected: 7 } })
  expect(problem && problemInWords(sensIntr9, problem).words).toContain(
    'missing (not coded yet, or in adjudication), and 7',
  )
})

test('a tolerance is kept to', () => {
  const scores = (tolerance: number): Test['expect'] => [{ composite: 'iw_both', kind: 'free', value: 0.18, tolerance }]
  expect(found(withTest(sensIntr9, { expect: scores(0.005) }))).toEqual([])
  expect(found(withTest(sensIntr9, { expect: scores(0.003) }))).toEqual(['test-fails'])
})

describe('a test case is refused when', () => {
  const t1 = first(sensIntr9)
  const t2 = first(stillfacePhase)
  const event = { code: 'ipos', fromS: 0, toS: 10 }
  test.each([
    ['it rates what is no scale', withTest(sensIntr9, { ratings: [{ rating: 'nope', episode: 'e1', value: 1 }] })],
    ['it rates in an episode it lacks', withTest(sensIntr9, { ratings: [{ rating: 'sen', episode: 'e9', value: 1 }] })],
    [
      'an episode is of an unknown kind',
      withTest(sensIntr9, { episodes: [{ ...t1.episodes[0], kind: 'x' }] as never }),
    ],
    ['it codes what is no code', withTest(stillfacePhase, { events: [{ ...event, code: 'nope' }] })],
    ['it answers what is not asked', withTest(sensIntr9, { context: [{ item: 'nope', value: 'yes' }] })],
    [
      'it fills in a form that is not there',
      withTest(grid30, { forms: [{ form: 'x', item: 'y', episode: 'e1', value: 1 }] }),
    ],
    [
      'it expects what is no composite',
      withTest(sensIntr9, { expect: [{ composite: 'sen', kind: 'free', value: 1 }] }),
    ],
  ])('%s', (_what, scheme) => {
    expect(found(scheme)).toContain('unknown-reference')
  })

  test.each([
    ['a value lies off its scale', withTest(sensIntr9, { ratings: [{ rating: 'sen', episode: 'e1', value: 10 }] })],
    [
      'a reason is not one of the scale',
      withTest(sensIntr9, { ratings: [{ rating: 'sen', episode: 'e1', value: null, notCodable: 'x' }] }),
    ],
    ['a state ends before it begins', withTest(stillfacePhase, { events: [{ ...event, fromS: 20 }] })],
    ['a code lies beyond the episodes', withTest(stillfacePhase, { events: [{ ...event, fromS: 999, toS: 1000 }] })],
    ['an answer is none of the options', withTest(sensIntr9, { context: [{ item: 'distress', value: 'maybe' }] })],
    ['the same scale is rated twice', withTest(sensIntr9, { ratings: [...(t1.ratings ?? []), ...(t1.ratings ?? [])] })],
    [
      'an interval is missing',
      withTest(grid30, { forms: [{ form: 'half_min', item: 'g_sen', episode: 'e1', value: 1 }] }),
    ],
  ])('%s', (_what, scheme) => {
    expect(found(scheme)).toContain('test-does-not-fit')
  })

  test.each([
    [
      'a score of each episode names none',
      withTest(sensIntr9, { expect: [{ composite: 'int_r', kind: null, value: 7 }] }),
      'other-scope',
    ],
    [
      'a score of the recording names an episode',
      withTest(stillfacePhase, { expect: [{ composite: 'sf_neg', kind: 'play', value: 0 }] }),
      'other-scope',
    ],
    [
      'a score has neither value nor reason',
      withTest(sensIntr9, { expect: [{ composite: 'int_r', kind: 'free', value: null }] }),
      'value-or-reason',
    ],
    [
      'an episode ends where it begins',
      withTest(sensIntr9, { episodes: [{ id: 'e1', kind: 'free', fromS: 5, toS: 5 }] }),
      'ends-before-start',
    ],
    [
      'episodes overlap',
      withTest(stillfacePhase, { episodes: [...t2.episodes, { id: 'e9', kind: 'play', fromS: 100, toS: 130 }] }),
      'episodes-overlap',
    ],
    ['an id stands there twice', { ...sensIntr9, tests: [t1, t1] }, 'duplicate-id'],
  ])('%s', (_what, scheme, code) => {
    expect(found(scheme)).toContain(code)
  })

  test('it has a member that none has, or a hidden character', () => {
    const odd: unknown = {
      ...sensIntr9,
      tests: [
        { ...t1, note: 'x' },
        { ...t1, label: 'a\u202Eb' },
      ],
    }
    const shape = schemeShape(odd)
    expect(shape.ok ? [] : shape.problems.map(({ code }) => code)).toEqual(['unknown-member', 'hidden-character'])
  })
})
