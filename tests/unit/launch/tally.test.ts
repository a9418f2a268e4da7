import { expect, test } from 'vitest'
import { lastLine, playwrightTally, vitestTally } from '../../support/tally.ts'

type State = 'passed' | 'failed' | 'skipped' | 'pending'
const file = (failed: boolean, ...states: readonly State[]) => ({
  name: 'some.test.ts',
  failed,
  tests: states.map((state, index) => ({ state, name: `test ${index}` })),
})

test('passed, failed and skipped tests are summed over all files', () => {
  const files = [file(false, 'passed', 'skipped'), file(true, 'failed', 'passed')]
  expect(lastLine(vitestTally({ files, unhandledErrors: [] }))).toBe('2 passed, 1 failed, 1 skipped')
})

test('a file that broke before its first test is one failure', () => {
  expect(vitestTally({ files: [file(true)], unhandledErrors: [] }).failures).toHaveLength(1)
})

test('a test that never ended is a failure', () => {
  expect(vitestTally({ files: [file(false, 'pending')], unhandledErrors: [] }).failures).toHaveLength(1)
})

test('an error outside every test is one failure', () => {
  expect(vitestTally({ files: [file(false, 'passed')], unhandledErrors: ['a promise broke'] }).failures).toHaveLength(1)
})

test('a skipped test says why, beside its title or in it', () => {
  const skipped = (name: string, note?: string) => ({
    name: 'some.test.ts',
    failed: false,
    tests: [{ name, state: 'skipped' as const, note }],
  })
  const files = [skipped('plays', 'no ffmpeg'), skipped('plays [skipped: no ffmpeg]'), skipped('plays')]
  expect(vitestTally({ files, unhandledErrors: [] }).skips).toEqual([
    'plays: no ffmpeg',
    'plays [skipped: no ffmpeg]',
    'plays: no reason given',
  ])
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
  expect(playwrightTally({ suites: [{ specs: [spec('flaky')] }] }).failures).toHaveLength(1)
})

test('a skipped story says why', () => {
  expect(playwrightTally({ suites: [{ specs: [spec('skipped', 'no runtime here')] }] }).skips).toEqual([
    'story: no runtime here',
  ])
})

test('a spec file that cannot be loaded is one failure', () => {
  expect(playwrightTally({ suites: [], errors: [{}] }).failures).toHaveLength(1)
})

test('a failed test is named with its file and the first lines of what it said, without colours', () => {
  const error = '\u001b[31mexpected 1\u001b[39m\n\n  to be 2\n at a\n at b\n at c'
  const files = [{ name: 'some.test.ts', failed: true, tests: [{ name: 'adds', state: 'failed' as const, error }] }]
  expect(vitestTally({ files, unhandledErrors: [] }).failures).toEqual([
    'some.test.ts > adds: expected 1 | to be 2 | at a | at b',
  ])
})

test('a failed story says what it met', () => {
  const results = [{ error: { message: 'Timeout\nwaiting for the button' } }]
  const suites = [{ specs: [{ title: 'story', tests: [{ status: 'unexpected' as const, results }] }] }]
  expect(playwrightTally({ suites }).failures).toEqual(['story: Timeout | waiting for the button'])
})
