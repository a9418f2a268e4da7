import { expect, test } from 'vitest'
import { judgeTraining } from '#shared/reliability/training/pass-rule.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { defaultPassRule, type ScaleResult } from '#shared/study/training.ts'
import { pair } from './support.ts'

const masters = [1, 3, 5, 7, 9, 2, 4, 6, 8, 5]

function judged(own: readonly (number | null)[], from: readonly (number | null)[] = masters, rule = defaultPassRule) {
  const result = judgeTraining(
    from.map((master, n) => pair(n + 1, own[n] ?? null, master)),
    rule,
    defaultPlan,
  )
  const sen = result.scales.find(({ variable }) => variable === 'sen_play')
  if (sen === undefined) throw new Error('the scale is judged')
  return { result, sen }
}

const verdict = ({ outcome, missed }: ScaleResult) => [outcome, ...missed]

test('who gives what the masters gave meets the rule', () => {
  const { result, sen } = judged(masters)
  expect(verdict(sen)).toEqual(['met'])
  expect([sen.n, sen.inMasters, sen.range]).toEqual([10, 10, 8])
  expect([sen.icc, sen.withinOne, sen.bias].map((figure) => (figure.ok ? figure.value : null))).toEqual([1, 1, 0])
  expect(result.passed).toBe(true)
})

test('half a point above the masters throughout is bias without scatter: more than 6 % of a range of 8', () => {
  const { result, sen } = judged(masters.map((value, n) => value + (n % 2)))
  // Five of ten are a point higher: mean difference .5 > .48; all within one; ICC stays high.
  expect(sen.bias.ok && sen.bias.value).toBeCloseTo(0.5, 12)
  expect(verdict(sen)).toEqual(['not_met', 'bias'])
  expect(result.passed).toBe(false)
})

test('eight of ten within one point are enough, seven are not', () => {
  const off = (count: number) => masters.map((value, n) => (n < count ? value + (n % 2 === 0 ? 2 : -2) : value))
  expect(judged(off(2)).sen.missed).not.toContain('within')
  expect(judged(off(3)).sen.missed).toContain('within')
})

test('scatter without bias fails the ICC: ICC(A,1) of masters 1 to 9 and their mirror image is negative', () => {
  const { sen } = judged(masters.map((value) => 10 - value))
  expect(sen.icc.ok && sen.icc.value < 0).toBe(true)
  expect(verdict(sen)).toEqual(['not_met', 'icc', 'within'])
})

test('a scale that the masters rate too seldom is not assessed and held against nobody, but nothing is passed by it', () => {
  const { result, sen } = judged(masters.slice(0, 9), masters.slice(0, 9))
  expect(verdict(sen)).toEqual(['not_assessed'])
  expect(result.passed).toBe(false)
})

test('a scale that does not vary in the masters is not assessed either', () => {
  expect(
    verdict(
      judged(
        masters.map(() => 5),
        masters.map(() => 5),
      ).sen,
    ),
  ).toEqual(['not_assessed'])
})

test('what the masters rated and the coder left out is not met', () => {
  const { sen } = judged([null, ...masters.slice(1)])
  expect([sen.n, verdict(sen)]).toEqual([9, ['not_met', 'clips']])
})

test('the rule of the set decides', () => {
  const own = masters.map((value, n) => value + (n % 2))
  expect(verdict(judged(own, masters, { ...defaultPassRule, maxBiasShare: 0.07 }).sen)).toEqual(['met'])
})
