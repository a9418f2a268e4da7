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

/** What `vitest-reporter.ts` writes. */
export type VitestReport = {
  readonly files: readonly {
    readonly failed: boolean
    readonly tests: readonly {
      readonly name: string
      readonly state: 'passed' | 'failed' | 'skipped' | 'pending'
      readonly note?: string | undefined
    }[]
  }[]
  readonly unhandledErrors: number
}

/**
 * Sums a run of vitest. A file that failed although none of its tests did (it could not be loaded, a hook broke), and
 * errors that nobody caught, count as failures too: nothing that went wrong is summed away.
 */
export function vitestTally({ files, unhandledErrors }: VitestReport): Tally {
  const tally = emptyTally()
  for (const { failed, tests } of files) {
    if (failed && !tests.some((test) => test.state === 'failed')) tally.failed += 1
    for (const test of tests) {
      if (test.state === 'passed') tally.passed += 1
      else if (test.state === 'skipped') skip(tally, test.name, test.note)
      else tally.failed += 1
    }
  }
  tally.failed += unhandledErrors
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

/** Many tests say in their title why they are left out; the others say it beside it. */
function skip(tally: Tally, name: string, why?: string): void {
  const words = why ?? (/skipped/i.test(name) ? undefined : 'no reason given')
  tally.skipped += 1
  tally.skips.push(words === undefined ? name : `${name}: ${words}`)
}
