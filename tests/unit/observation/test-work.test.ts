import { describe, expect, test } from 'vitest'
import { readSchemeFile } from '#shared/formats/scheme-file/read-scheme-file.ts'
import { lagTable } from '#shared/observation/lag-measures.ts'
import { schemeProblems } from '#shared/observation/scheme-tests.ts'
import { answersTo } from '#shared/observation/segment-questions.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { mindTalk } from '#shared/scheme/templates/mind-talk.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { mostTestWork, testWork } from '#shared/scheme/test-work.ts'
import { calmRule, derivedRating } from '../../support/schemes/derived-rating.ts'

type Test = NonNullable<Scheme['tests']>[number]

const times = <T>(count: number, of: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => of(n))
const testsOf = ({ tests = [] }: Scheme): readonly Test[] => tests

/** T2 with 400 long formulas and a case of 2,000 events: each within its own limit, together hours of work. */
function hostile(): Scheme {
  const [composite] = stillfacePhase.composites
  const [first] = testsOf(stillfacePhase)
  if (composite === undefined || first === undefined) throw new Error('T2 has composites and test cases')
  const expr = times(150, () => 'rate(ipos, episode)').join(' + ')
  const composites = times(380, (n) => ({
    ...composite,
    ...{ id: `x${n}`, expr, forEach: [], scope: 'episode' as const },
  }))
  const event = (n: number): { code: string; fromS: number; toS: number } => ({
    ...{ code: n % 2 === 0 ? 'ipos' : 'ineg', fromS: n * 0.05, toS: n * 0.05 + 0.05 },
  })
  const [episode] = first.episodes
  const kind = episode?.kind ?? ''
  const expected = [{ composite: 'x0', kind, value: 1 }]
  return {
    ...stillfacePhase,
    composites,
    rules: [],
    tests: [{ ...first, events: times(2000, event), expect: expected }],
  }
}

describe('test cases that would keep a computer busy', () => {
  test('are refused before any is worked out, at their place and in words', () => {
    const scheme = hostile()
    const problems = schemeProblems(scheme)
    expect(problems.map(({ code, path }) => [code, path])).toEqual([['test-too-much-work', ['tests', 0]]])
    const [problem] = problems
    if (problem === undefined) throw new Error('nothing found')
    const { place, words } = problemInWords(scheme, problem)
    expect(place).toMatch(/^Test case “.+”$/)
    expect(words).toMatch(
      /^Working this case out would take about [\d,.]+ times as long as all cases together may \(100,000,000 steps\)\./,
    )
  })

  test('are refused in a file that is small enough to be read', () => {
    const text = JSON.stringify(hostile())
    expect(text.length).toBeLessThan(4_000_000)
    const reading = readSchemeFile(text, () => '')
    expect(reading.ok ? [] : reading.problems.map(({ code }) => code)).toEqual(['test-too-much-work'])
  })

  test('count together where none is too long by itself', () => {
    const scheme = hostile()
    const [long] = testsOf(scheme)
    if (long === undefined) throw new Error('no test case')
    const short = { ...long, events: (long.events ?? []).slice(0, 20) }
    const composites = scheme.composites.slice(0, 40)
    const many = { ...scheme, composites, tests: times(150, (n) => ({ ...short, id: `t${n}` })) }
    const [problem, ...more] = schemeProblems(many)
    expect(more).toEqual([])
    expect(problem).toMatchObject({ code: 'tests-too-much-work', path: ['tests'], params: { count: 150 } })
  })

  test('are counted with the conditions of the scales that they name', () => {
    const [composite] = sensIntr9.composites
    const [first] = testsOf(sensIntr9)
    if (composite === undefined || first === undefined) throw new Error('T1 has composites and test cases')
    const rule = { kind: 'skip' as const, scope: 'episode' as const, message: 'x', fields: ['sen'] }
    const when = times(200, () => 'int < 0').join(' or ')
    const expr = times(600, () => 'sen').join(' + ')
    const composites = times(300, (n) => ({ ...composite, id: `x${n}`, expr }))
    const rules = times(100, (n) => ({ ...rule, id: `r${n}`, when }))
    const plain: Scheme = { ...sensIntr9, composites, rules: [], tests: [first] }
    expect(testWork({ ...plain, rules })[0]).toBeGreaterThan(100 * (testWork(plain)[0] ?? 0))
  })

  test.each(templates.map((template) => [template.id, template] as const))(
    'are far from the limit in %s',
    (_id, template) => {
      expect(testWork(template).reduce((sum, each) => sum + each, 0)).toBeLessThan(mostTestWork / 100)
    },
  )
})

describe('what would grow faster than its size is worked out all the same', () => {
  test('a window that is longer than its episode is the rest of it', () => {
    const whole = [{ start: 0, end: 10_000 }]
    const of = (windowS: number): unknown => lagTable(whole, whole, { cues: [2500], responses: [4500], windowS })
    expect(of(1_000_000_000)).toEqual(of(10))
    expect(of(10)).toEqual({ inYes: 1, inNo: 6, outYes: 0, outNo: 3 })
  })

  test('twenty questions about a segment that each wait for the one before, twice', () => {
    const segment = mindTalk.sets.find((set) => set.segment !== undefined)?.segment
    const [question] = segment?.questions ?? []
    const answer = question?.options[0]?.id
    if (question === undefined || answer === undefined) throw new Error('T8 asks about segments')
    const questions = times(20, (n) => ({
      ...{ ...question, id: `q${n}` },
      showIf: n === 0 ? null : times(100, () => `q${n - 1} == '${answer}'`).join(' or '),
    }))
    const answers = Object.fromEntries(questions.map(({ id }) => [id, answer]))
    const known = answersTo(mindTalk, { questions }, answers)
    expect(known.get('q19')).toEqual({ isAsked: true, answer: { ok: true, value: answer } })
  })
})

test('what scales follow from counts among the work of a case', () => {
  const long = times(40, () => 'warm').join(' + ')
  const [plain, more] = [derivedRating, { ...derivedRating, rules: [{ ...calmRule, value: long }] }].map(
    (scheme) => testWork(scheme)[0] ?? 0,
  )
  const [without = 0] = testWork({ ...derivedRating, rules: [] })
  expect(plain).toBeGreaterThan(without)
  expect(more).toBeGreaterThan((plain ?? 0) + 40)
})
