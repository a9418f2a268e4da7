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
    const report: VitestReport = { files: modules.map(fileReport), unhandledErrors: unhandledErrors.length }
    writeFileSync(path, JSON.stringify(report))
  }
}

const fileReport = (module: TestModule): VitestReport['files'][number] => ({
  failed: module.state() === 'failed',
  tests: [...module.children.allTests()].map((test) => {
    const result = test.result()
    return { name: test.fullName, state: result.state, note: result.state === 'skipped' ? result.note : undefined }
  }),
})
