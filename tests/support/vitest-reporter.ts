import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import type { VitestReport } from './tally.ts'

/**
 * Writes what `npm test` sums up, to the file that ATTUNE_REPORT names. vitest's own JSON leaves out why a test was
 * skipped, which is what a person wants to know of it.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const path = process.env['ATTUNE_REPORT']
    if (path === undefined) return
    const report: VitestReport = { files: modules.map(fileReport), unhandledErrors: unhandledErrors.map(wordsOf) }
    writeFileSync(path, JSON.stringify(report))
  }
}

const fileReport = (module: TestModule): VitestReport['files'][number] => ({
  name: module.relativeModuleId,
  failed: module.state() === 'failed',
  tests: [...module.children.allTests()].map((test) => {
    const result = test.result()
    return {
      name: test.fullName,
      state: result.state,
      note: result.state === 'skipped' ? result.note : undefined,
      error: result.state === 'failed' ? result.errors.map(wordsOf).join('\n') : undefined,
    }
  }),
})

/** What an error says, and what it says of its cause: where a process ended, only the cause tells how. */
function wordsOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error === 'string' ? error : 'no message'
  const message: unknown = Reflect.get(error, 'message')
  const cause: unknown = Reflect.get(error, 'cause')
  const words = typeof message === 'string' ? message : 'no message'
  return cause === undefined || cause === error ? words : `${words} (${wordsOf(cause)})`
}
