/** What a run of tests came to. `skips` says of each skipped test why. */
export type Tally = { passed: number; failed: number; skipped: number; readonly skips: string[] }

export const emptyTally = (): Tally => ({ passed: 0, failed: 0, skipped: 0, skips: [] })

export function add(sum: Tally, more: Tally): void {
  sum.passed += more.passed
  sum.failed += more.failed
  sum.skipped += more.skipped
  sum.skips.push(...more.skips)
}

export const lastLine = (tally: Tally): string =>
  `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`

type VitestReport = {
  readonly success: boolean
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly meta?: { readonly skipReason?: string }
    }[]
  }[]
}

/**
 * Sums a vitest JSON report. A file that failed before any of its tests ran, and a run that was unsuccessful for a
 * reason outside the tests (an error nobody caught), each count as one failure: nothing that went wrong is summed away.
 */
export function vitestTally(report: VitestReport): Tally {
  const tally = emptyTally()
  for (const file of report.testResults) {
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) tally.failed += 1
    for (const test of file.assertionResults) {
      if (test.status === 'passed') tally.passed += 1
      else if (test.status === 'failed') tally.failed += 1
      else skip(tally, test.fullName, test.meta?.skipReason)
    }
  }
  if (!report.success && tally.failed === 0) tally.failed = 1
  return tally
}

type PlaywrightSuite = {
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
      readonly annotations?: readonly { readonly type: string; readonly description?: string }[]
    }[]
  }[]
  readonly suites?: readonly PlaywrightSuite[]
}
type PlaywrightReport = { readonly suites: readonly PlaywrightSuite[]; readonly errors?: readonly unknown[] }

/** Sums a Playwright JSON report. A flaky test counts as failed: it did fail. */
export function playwrightTally(report: PlaywrightReport): Tally {
  const tally = emptyTally()
  for (const spec of report.suites.flatMap(specsIn)) {
    for (const test of spec.tests) {
      if (test.status === 'expected') tally.passed += 1
      else if (test.status === 'skipped') {
        skip(tally, spec.title, test.annotations?.find((note) => note.type === 'skip')?.description)
      } else tally.failed += 1
    }
  }
  if ((report.errors?.length ?? 0) > 0 && tally.failed === 0) tally.failed = 1
  return tally
}

const specsIn = (suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap(specsIn),
]

function skip(tally: Tally, name: string, why = 'no reason given'): void {
  tally.skipped += 1
  tally.skips.push(`${name}: ${why}`)
}
