/** What a run of tests came to. `failures` names each failed test and what it said; `skips` says of each skipped one why. */
export type Tally = { passed: number; skipped: number; readonly failures: string[]; readonly skips: string[] }

export const emptyTally = (): Tally => ({ passed: 0, skipped: 0, failures: [], skips: [] })

export function add(sum: Tally, more: Tally): void {
  sum.passed += more.passed
  sum.skipped += more.skipped
  sum.failures.push(...more.failures)
  sum.skips.push(...more.skips)
}

export const lastLine = (tally: Tally): string =>
  `${tally.passed} passed, ${tally.failures.length} failed, ${tally.skipped} skipped`

/** What `vitest-reporter.ts` writes. */
export type VitestReport = {
  readonly files: readonly {
    readonly name: string
    readonly failed: boolean
    readonly tests: readonly {
      readonly name: string
      readonly state: 'passed' | 'failed' | 'skipped' | 'pending'
      readonly note?: string | undefined
      readonly error?: string | undefined
    }[]
  }[]
  readonly unhandledErrors: readonly string[]
}

/**
 * Sums a run of vitest. A file that failed although none of its tests did (it could not be loaded, a hook broke), and
 * errors that nobody caught, count as failures too: nothing that went wrong is summed away.
 */
export function vitestTally({ files, unhandledErrors }: VitestReport): Tally {
  const tally = emptyTally()
  for (const { name, failed, tests } of files) {
    if (failed && !tests.some((test) => test.state === 'failed')) fail(tally, name, 'it broke outside its tests')
    for (const test of tests) {
      if (test.state === 'passed') tally.passed += 1
      else if (test.state === 'skipped') skip(tally, test.name, test.note)
      else fail(tally, `${name} > ${test.name}`, test.error ?? 'it never ended')
    }
  }
  for (const error of unhandledErrors) fail(tally, 'outside every test', error)
  return tally
}

type PlaywrightSuite = {
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
      readonly results?: readonly { readonly error?: { readonly message?: string } }[]
      readonly annotations?: readonly { readonly type: string; readonly description?: string }[]
    }[]
  }[]
  readonly suites?: readonly PlaywrightSuite[]
}
type PlaywrightReport = {
  readonly suites: readonly PlaywrightSuite[]
  readonly errors?: readonly { readonly message?: string }[]
}

/** Sums a Playwright JSON report. A flaky test counts as failed: it did fail. */
export function playwrightTally(report: PlaywrightReport): Tally {
  const tally = emptyTally()
  for (const spec of report.suites.flatMap(specsIn)) {
    for (const test of spec.tests) {
      if (test.status === 'expected') tally.passed += 1
      else if (test.status === 'skipped') {
        skip(tally, spec.title, test.annotations?.find((note) => note.type === 'skip')?.description)
      } else fail(tally, spec.title, messageOf(test.results))
    }
  }
  const [error] = report.errors ?? []
  if (error !== undefined && tally.failures.length === 0) fail(tally, 'outside every story', error.message ?? '')
  return tally
}

const specsIn = (suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap(specsIn),
]

const messageOf = (results: readonly { readonly error?: { readonly message?: string } }[] = []): string =>
  results.flatMap(({ error }) => error?.message ?? []).at(0) ?? ''

const COLOURS = /\u001b\[[0-9;]*m/g

/** The first lines of what a test said are enough to tell what to look at; all of it stands further up. */
function fail(tally: Tally, name: string, message: string): void {
  const lines = message
    .replace(COLOURS, '')
    .split('\n')
    .map((line) => line.trim())
  const said = lines
    .filter((line) => line !== '')
    .slice(0, 4)
    .join(' | ')
  tally.failures.push(said === '' ? name : `${name}: ${said}`)
}

/** Many tests say in their title why they are left out; the others say it beside it. */
function skip(tally: Tally, name: string, why?: string): void {
  const words = why ?? (/skipped/i.test(name) ? undefined : 'no reason given')
  tally.skipped += 1
  tally.skips.push(words === undefined ? name : `${name}: ${words}`)
}
