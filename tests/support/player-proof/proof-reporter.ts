import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { proofTable, type ProofRow } from './proof-row.ts'

/** Prints the table of the proof after its tests: one line for each recording and operation, also for those that failed. */
export default class ProofReporter implements Reporter {
  readonly #rows: ProofRow[] = []

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const { type, description } of result.annotations)
      if (type === 'proof' && description !== undefined) this.#rows.push(JSON.parse(description) as ProofRow)
  }

  onEnd(): void {
    if (this.#rows.length > 0) console.log(`\nIs the frame on screen the frame named?\n${proofTable(this.#rows)}`)
  }

  printsToStdio(): boolean {
    return false
  }
}
