import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '../../electron/launch/build.ts'
import { checkAll } from './check-steps.ts'
import { playwrightArgs, PROOF_REPORTER } from './playwright-args.ts'
import { root, run } from './run-step.ts'
import { add, emptyTally, lastLine, playwrightTally, vitestTally, type Tally } from './tally.ts'
import { NO_CHROMIUM, NO_FFMPEG, programEnv, testPrograms, type TestPrograms } from './test-programs.ts'

// `npm test`: checks beside vitest, which together keep two cores busy, then stories in a real browser, two at a time.
// Everything is run even if something before it failed, and the last line sums it all.
const REPORTS = join(root, '.cache', 'reports')
const total = emptyTally()
let programs: TestPrograms = { chromium: undefined, ffmpeg: undefined }

await stage('Programs', preparation)
await Promise.all([
  stage('Checks', checks),
  stage('Unit, reference, store, contract, media and architecture tests', vitest),
])
await stage('Stories in the browser', () => inBrowser('stories', 2))
// What it measures of playing and seeking needs the machine for itself.
await stage('The proof, in the browser, that the player is true to the frame', () => inBrowser('player', 1))
finish()

async function stage(title: string, work: () => Promise<Tally>): Promise<void> {
  console.log(`\n== ${title}`)
  try {
    add(total, await work())
  } catch (error) {
    console.log(`FAILED ${title}: ${error instanceof Error ? error.message : String(error)}`)
    total.failures.push(title)
  }
}

async function checks(): Promise<Tally> {
  const tally = emptyTally()
  for (const { name, passed, output } of await checkAll()) {
    if (passed) tally.passed += 1
    else tally.failures.push(`the check of ${name}: ${output.trim().split('\n').slice(0, 4).join(' | ')}`)
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

async function inBrowser(project: 'stories' | 'player', workers: number): Promise<Tally> {
  const report = freshReport(`${project}.json`)
  const env = { ...programEnv(programs), PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const only = `--project=${project}`
  if (programs.chromium === undefined) {
    const { output } = await run({ ...playwrightArgs([only, '--list', '--reporter=json']) }, { env })
    const listed = readTally(report, output === '' ? 1 : 0, playwrightTally)
    const skipped = listed.passed + listed.failures.length + listed.skipped
    return { passed: 0, failures: [], skipped, skips: [`all ${skipped} tests of ${project}: ${NO_CHROMIUM}`] }
  }
  const reporters = project === 'player' ? `list,json,${PROOF_REPORTER}` : 'list,json'
  const args = [only, `--workers=${workers}`, `--reporter=${reporters}`]
  const { status } = await run(playwrightArgs(args), { show: true, env })
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
  if (status !== 0 && tally.failures.length === 0)
    tally.failures.push(`${path} tells of no failure, but the run ended badly`)
  return tally
}

/** What failed stands again beside the last line: it is what a person scrolls for. */
function finish(): void {
  if (total.skips.length > 0) console.log(`\n== Skipped\n${total.skips.map((skip) => `- ${skip}`).join('\n')}`)
  if (total.failures.length > 0) console.log(`\n== Failed\n${total.failures.map((one) => `- ${one}`).join('\n')}`)
  console.log(`\n${lastLine(total)}`)
  process.exitCode = total.failures.length > 0 ? 1 : 0
}
