import { describe, expect, test } from 'vitest'
import { planSettings } from '#shared/study/plan-change.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import { readPlan, textsOf } from '../../../renderer/features/plan/plan-fields.ts'
import { planSections } from '../../../renderer/features/plan/plan-sections.ts'

const read = (change: Readonly<Record<string, string>>) => readPlan(defaultPlan, { ...textsOf(defaultPlan), ...change })

test('what is not touched comes back as it was', () => {
  expect(read({})).toEqual({ ok: true, plan: defaultPlan })
})

test('every setting has a field, and one only', () => {
  const keys = planSections.flatMap(({ fields }) => fields.map(({ key }) => key))
  const missing = planSettings(defaultPlan).filter(([key]) => !keys.includes(key))
  expect(missing.map(([key]) => key)).toEqual([])
  expect(new Set(keys).size).toBe(keys.length)
})

test('shares are written as per cent, also with a comma', () => {
  expect(textsOf(defaultPlan)['gate.biasShare']).toBe('6')
  const found = read({ 'gate.biasShare': '7,5', doubleCodedShare: '7' })
  expect(found.ok && [found.plan.gate.biasShare, found.plan.doubleCodedShare]).toEqual([0.075, 0.07])
})

describe('what cannot be is said at its field', () => {
  test.each([
    ['minDoubleCoded', '', 'A number is needed here.'],
    ['minDoubleCoded', '1', 'Not less than 2.'],
    ['minDoubleCoded', 'many', 'A number is needed here.'],
    ['minDoubleCoded', '2.5', 'A whole number is needed here.'],
    ['gate.biasShare', '101', 'Not more than 100.'],
    ['gate.biasShare', '-1', 'Not less than 0.'],
    ['bootstrapReplicates', '1e9', 'Not more than 20000.'],
    ['ageBandWeeks', '13, x', 'Whole weeks up to 1000, separated by commas; at most 12.'],
    ['caregiverLabel', '  ', 'A name is needed.'],
    ['caregiverLabel', 'x'.repeat(31), 'At most 30 characters.'],
  ])('%s as “%s”: %s', (key, text, expected) => {
    expect(read({ [key]: text })).toEqual({ ok: false, problems: { [key]: expected } })
  })
})

test('no age bands are a plan too', () => {
  const found = read({ ageBandWeeks: '' })
  expect(found.ok && found.plan.ageBandWeeks).toEqual([])
})
