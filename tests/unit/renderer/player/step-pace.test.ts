import { expect, test } from 'vitest'
import { stepsAreSlow } from '../../../../renderer/features/player/step-pace.ts'

const many = (length: number, ms: number): number[] => Array.from({ length }, () => ms)

test('four slow steps are too few to judge a file', () => {
  expect(stepsAreSlow(many(4, 900), false)).toBe(false)
})

test('a file is slow when its steps take more than 120 ms in the middle', () => {
  expect(stepsAreSlow(many(5, 121), false)).toBe(true)
  expect(stepsAreSlow(many(5, 120), false)).toBe(false)
})

test('a single step that took long says nothing', () => {
  expect(stepsAreSlow([...many(7, 30), 5000], false)).toBe(false)
})

test('only the latest eight steps count', () => {
  expect(stepsAreSlow([...many(20, 900), ...many(8, 20)], true)).toBe(false)
})

test('what was slow stays slow until steps are clearly swift', () => {
  expect(stepsAreSlow(many(8, 100), true)).toBe(true)
  expect(stepsAreSlow(many(8, 100), false)).toBe(false)
  expect(stepsAreSlow(many(8, 89), true)).toBe(false)
})
