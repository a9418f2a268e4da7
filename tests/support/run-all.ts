import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '../../electron/launch/build.ts'
import { checkAll } from './check-steps.ts'
import { playwrightArgs, PROOF_REPORTER } from './playwright-args.ts'
import { root, run } from './run-step.ts'
import { add, emptyTally, lastLine, playwrightTally, vitestTally, type Tally } from './tally.ts'
import { NO_CHROMIUM, NO_FFMPEG, programEnv, testPrograms, type TestPrograms } from './test-programs.ts'

// `npm test`: checks beside vitest, which together keep two cores busy, then stories in a real browser, one at a time.
// Everything is run even if something before it failed, and the last line sums it all.
const REPORTS = join(root, '.cache', 'reports')
const total = emptyTally()
let programs: TestPrograms = { chromium: undefined, ffmpeg: undefined }

await stage('Programs', preparation)
await Promise.all([
  stage('Checks', checks),
  stage('Unit, reference, store, contract, media and architecture tests', vitest),
])
await stage('In the browser: stories, and the proof that the player is true to the frame', stories)
finish()

async function stage(title: string, work: () => Promise<Tally>): Promise<void> {
  console.log(`\n== ${title}`)
  try {
    add(total, await work())
  } catch (error) {
    console.log(`FAILED ${title}: ${error instanceof Error ? error.message : String(error)}`)
    total.failed += 1
  }
}

async function checks(): Promise<Tally> {
  const tally = emptyTally()
  for (const passed of await checkAll()) {
    if (passed) tally.passed += 1
    else tally.failed += 1
  }
  return tally
}

async function preparation(): Promise<Tally> {
  programs = await testPrograms()
  console.log(`Chromium: ${programs.chromium ?? NO_CHROMIUM}`)
  console.log(`ffmpeg: ${programs.ffmpeg ?? NO_FFMPEG}`)
  await buildIfStale('renderer')
  return emptyTally()
}

async function vitest(): Promise<Tally> {
  const report = freshReport('vitest.json')
  const args = ['run', '--config', 'tests/config/vitest.config.ts', '--passWithNoTests']
  const reporters = ['--reporter=default', '--reporter=./tests/support/vitest-reporter.ts']
  const step = { name: 'vitest', script: 'node_modules/vitest/vitest.mjs', args: [...args, ...reporters] }
  const { status } = await run(step, { show: true, env: { ...programEnv(programs), ATTUNE_REPORT: report } })
  return readTally(report, status, vitestTally)
}

async function stories(): Promise<Tally> {
  const report = freshReport('playwright.json')
  const env = { ...programEnv(programs), PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  if (programs.chromium === undefined) {
    const { output } = await run({ ...playwrightArgs(['--list', '--reporter=json']) }, { env })
    const listed = readTally(report, output === '' ? 1 : 0, playwrightTally)
    const skipped = listed.passed + listed.failed + listed.skipped
    return { passed: 0, failed: 0, skipped, skips: [`all ${skipped} tests in the browser: ${NO_CHROMIUM}`] }
  }
  const { status } = await run(playwrightArgs([`--reporter=list,json,${PROOF_REPORTER}`]), { show: true, env })
  return readTally(report, status, playwrightTally)
}

function freshReport(name: string): string {
  mkdirSync(REPORTS, { recursive: true })
  const path = join(REPORTS, name)
  rmSync(path, { force: true })
  return path
}

/** The sum of a JSON report. No report, or a bad end that the report does not explain, is one failure more. */
function readTally<Report>(path: string, status: number, sum: (report: Report) => Tally): Tally {
  const tally = sum(JSON.parse(readFileSync(path, 'utf8')) as Report)
  if (status !== 0 && tally.failed === 0) tally.failed = 1
  return tally
}

function finish(): void {
  if (total.skips.length > 0) console.log(`\n== Skipped\n${total.skips.map((skip) => `- ${skip}`).join('\n')}`)
  console.log(`\n${lastLine(total)}`)
  process.exitCode = total.failed > 0 ? 1 : 0
}
