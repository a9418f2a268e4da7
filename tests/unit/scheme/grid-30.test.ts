import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '#shared/observation/coding.ts'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import { answerInterval, clearInterval } from '#shared/observation/grid-answers.ts'
import { gridIntervals } from '#shared/observation/grid-intervals.ts'
import { scoreObservation } from '#shared/observation/scores.ts'
import { recordProblem } from '#shared/observation/validate-record.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import type { Grid } from '#shared/scheme/grid.ts'
import { grid30, halfMinutes } from '#shared/scheme/templates/grid-30.ts'
import { content, episode } from '../observation/builders.ts'

// T5, worked out by hand.

const free = episode('free', 10_000, 190_000)
const here = { ...content(grid30, {}, [free]), durationMs: episode('free', 0, 200_000).endMs }

type Row = readonly (number | null)[]
const given: Readonly<Record<string, Row>> = {
  g_sen: [4, 4, 2, 5, 3, 2],
  g_int: [0, 3, 0, 2, 0, 1],
  g_wdr: [2, 0, 1, 0, 0, 3],
  g_upset: [0, 1, 1, 0, 0, 1],
  g_looks: [1, 1, 0, null, 1, 1],
}

function answered(rows: Readonly<Record<string, Row>> = given): Draft {
  const draft: Draft = {}
  for (const [item, values] of Object.entries(rows))
    values.forEach((value, interval) => {
      const target = { grid: halfMinutes.id, item, episode: free.id, interval }
      expect(answerInterval(draft, grid30, target, value).done).toBe(true)
    })
  return draft
}

function score(records: Draft, variable: string, episodes = [free]): unknown {
  const row = scoreObservation({ ...here, episodes, records }).find((each) => each.variable === `${variable}_free`)
  return row?.value ?? row?.missing
}

// int - wdr by interval: -2, 3, -1, 2, 0, -2; mean 0.
const variance = (4 + 9 + 1 + 4 + 0 + 4) / 5
const mssd = (25 + 16 + 9 + 4 + 4) / 5

describe('six half minutes', () => {
  test.each([
    ['sen_mean', 20 / 6],
    ['int_mean', 1],
    ['wdr_mean', 1],
    ['upset_share', 0.5],
    ['looks_share', 0.8],
    ['iw_sd', Math.sqrt(variance)],
    // - + - + (0) -: four times.
    ['iw_moves', 4],
    ['iw_order', mssd / variance],
    // Upset in intervals 2, 3 and 6; met (4 or 5) in the first of them.
    ['sen_upset', 1 / 3],
  ])('%s is %s', (variable, value) => {
    expect(score(answered(), variable)).toBeCloseTo(value, 12)
  })
})

test('differences are taken between neighbours only: an interval that cannot be told parts them', () => {
  const records = answered({ ...given, g_int: [0, 3, null, 2, 0, 1] })
  // -2, 3, -, 2, 0, -2
  expect(score(records, 'iw_sd')).toBeCloseTo(Math.sqrt((4.84 + 7.84 + 3.24 + 0.04 + 4.84) / 4), 12)
  expect(score(records, 'iw_order')).toBeCloseTo((25 + 4 + 4) / 3 / ((4.84 + 7.84 + 3.24 + 0.04 + 4.84) / 4), 12)
})

test('fewer intervals than the scheme asks for give no score', () => {
  expect(score(answered({ ...given, g_sen: [4, 3, 2, null, null, null] }), 'sen_mean')).toBe('too_few')
})

test('a share of nothing has no value', () => {
  expect(score(answered({ ...given, g_upset: [0, 0, 0, 0, 0, 0] }), 'sen_upset')).toBe('too_few')
})

test('while an interval is open the scores of its item are pending, the others are there', () => {
  const records = answered()
  clearInterval(records, { grid: halfMinutes.id, item: 'g_sen', episode: free.id, interval: 2 })
  expect(score(records, 'sen_mean')).toBe('pending')
  expect(score(records, 'int_mean')).toBe(1)
  const [issue] = missingForLock({ ...here, records }).filter(stopsLock)
  expect(issue).toMatchObject({ code: 'lock.answers-missing', grid: 'half_min', params: { n: 1 }, atMs: 70_000 })
})

test('a complete grid may be locked', () => {
  expect(missingForLock({ ...here, records: answered() }).filter(stopsLock)).toEqual([])
})

test('two episodes of a kind are one series with a break: no difference is taken across it', () => {
  const second = { ...episode('free', 190_000, 310_000), id: 'e-again' }
  const records = answered()
  for (const item of ['g_int', 'g_wdr'])
    [1, 1, 1, 1].forEach((value, interval) => {
      answerInterval(records, grid30, { grid: halfMinutes.id, item, episode: second.id, interval }, value)
    })
  const all = [-2, 3, -1, 2, 0, -2, 0, 0, 0, 0]
  const mean = 0
  const spread = all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 9
  expect(score(records, 'iw_order', [free, second])).toBeCloseTo((25 + 16 + 9 + 4 + 4) / 8 / spread, 12)
})

describe('intervals', () => {
  const spans = (grid: Partial<Grid>, from: number, to: number): string[] =>
    gridIntervals({ ...halfMinutes, ...grid }, episode('free', from, to)).map(
      ({ startMs, endMs }) => `${startMs}-${endMs}`,
    )

  test('are counted from the start of the episode', () => {
    expect(spans({}, 10_000, 100_000)).toEqual(['10000-40000', '40000-70000', '70000-100000'])
  })

  test('a last one counts from its least share on', () => {
    expect(spans({}, 0, 44_999)).toEqual(['0-30000'])
    expect(spans({}, 0, 45_000)).toEqual(['0-30000', '30000-45000'])
    expect(spans({ minShare: 1 }, 0, 59_999)).toEqual(['0-30000'])
  })

  test('begin after the offset', () => {
    expect(spans({ offsetS: 15 }, 0, 60_000)).toEqual(['15000-45000', '45000-60000'])
  })

  test('there are none in an episode that is too short', () => {
    expect(spans({ offsetS: 15 }, 0, 14_000)).toEqual([])
    expect(spans({}, 0, 10_000)).toEqual([])
  })

  test('follow one another without gap or overlap and stay in the episode, whatever the lengths', () => {
    const number = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max })
    fc.assert(
      fc.property(
        number(600_000),
        number(600_000),
        fc.integer({ min: 1, max: 900 }),
        number(60),
        (start, length, tenths, offset) => {
          const end = start + length + 1
          const grid = { ...halfMinutes, lengthS: tenths / 10, offsetS: offset }
          const all = gridIntervals(grid, episode('free', start, end))
          all.forEach(({ startMs, endMs, n }, index) => {
            expect(n).toBe(index)
            expect(startMs).toBe(all[index - 1]?.endMs ?? start + offset * 1000)
            expect(endMs > startMs && endMs <= end).toBe(true)
          })
        },
      ),
    )
  })
})

test('what does not belong to the grid is refused', () => {
  const record = {
    ...{ type: 'answer' as const, id: 'x', form: halfMinutes.id, item: 'g_sen', episode: free.id },
    ...{ interval: 0, value: 3 },
  }
  expect(recordProblem(here, record)).toBeNull()
  expect(recordProblem(here, { ...record, value: null })).toBeNull()
  expect(recordProblem(here, { ...record, value: 6 })).toBe('outside-scale')
  expect(recordProblem(here, { ...record, value: 2.5 })).toBe('outside-scale')
  expect(recordProblem(here, { ...record, interval: null })).toBe('unknown-item')
  expect(recordProblem(here, { ...record, item: 'other' })).toBe('unknown-item')
})

describe('a scheme with a grid is refused when', () => {
  const codes = (change: Partial<Grid>, more: Partial<typeof grid30> = {}): readonly string[] =>
    checkScheme({ ...grid30, grids: [{ ...halfMinutes, ...change }], ...more }).map(({ code }) => code)
  const withFormula = (expr: string, scope: 'episode' | 'session' = 'episode'): readonly string[] =>
    codes({}, { composites: [{ id: 'c', label: 'C', expr, scope, forEach: [], unit: '' }] })

  test.each([
    [
      'a value has no word',
      () => codes({ items: halfMinutes.items.map((item) => ({ ...item, values: ['No', 'Yes'] })) }),
      'values-without-words',
    ],
    [
      'no pass shows it',
      () => codes({}, { passes: grid30.passes.map((pass) => ({ ...pass, grids: [] })) }),
      'in-no-pass',
    ],
    ['a formula takes an item for a score', () => withFormula('g_sen + 1'), 'formula-needs-series'],
    ['a formula counts a number', () => withFormula('over_count(g_sen)'), 'formula-wrong-type'],
    ['a formula is about no item', () => withFormula('over_mean(1)'), 'formula-unexpected'],
    [
      'a formula is about the whole recording',
      () => withFormula('over_mean(g_sen)', 'session'),
      'formula-needs-episode',
    ],
    [
      'a formula names what an interval does not have',
      () => withFormula('over_mean(g_sen + episode_s)'),
      'formula-unknown-name',
    ],
  ])('%s', (_what, found, code) => {
    expect(found()).toContain(code)
  })
})
