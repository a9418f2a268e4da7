import { expect, test } from 'vitest'
import { lastLine, playwrightTally, vitestTally } from '../../support/tally.ts'

const file = (status: string, ...statuses: readonly string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((each, index) => ({ status: each, fullName: `test ${index}` })),
})

test('passed, failed and skipped tests are summed over all files', () => {
  const report = {
    success: false,
    testResults: [file('passed', 'passed', 'pending'), file('failed', 'failed', 'passed')],
  }
  expect(lastLine(vitestTally(report))).toBe('2 passed, 1 failed, 1 skipped')
})

test('a file that broke before its first test is one failure', () => {
  expect(vitestTally({ success: false, testResults: [file('failed')] }).failed).toBe(1)
})

test('an error outside every test is one failure', () => {
  expect(vitestTally({ success: false, testResults: [file('passed', 'passed')] }).failed).toBe(1)
})

const spec = (status: 'expected' | 'unexpected' | 'flaky' | 'skipped', description?: string) => ({
  title: 'story',
  tests: [{ status, annotations: description === undefined ? [] : [{ type: 'skip', description }] }],
})

test('stories are found in nested suites', () => {
  const report = {
    suites: [{ specs: [spec('expected')], suites: [{ specs: [spec('unexpected'), spec('expected')] }] }],
  }
  expect(lastLine(playwrightTally(report))).toBe('2 passed, 1 failed, 0 skipped')
})

test('a flaky story did fail', () => {
  expect(playwrightTally({ suites: [{ specs: [spec('flaky')] }] }).failed).toBe(1)
})

test('a skipped story says why', () => {
  expect(playwrightTally({ suites: [{ specs: [spec('skipped', 'no runtime here')] }] }).skips).toEqual([
    'story: no runtime here',
  ])
})

test('a spec file that cannot be loaded is one failure', () => {
  expect(playwrightTally({ suites: [], errors: [{}] }).failed).toBe(1)
})
