import { playwrightArgs, PROOF_REPORTER } from './playwright-args.ts'
import { run } from './run-step.ts'
import { NO_CHROMIUM, NO_FFMPEG, programEnv, testPrograms } from './test-programs.ts'

// `npm run test:media [-- -g TEXT]`: everything about real films at length: first the tests on files, then the proof
// that the player is true to the frame, whose table is printed at the end. Arguments go to the proof and leave out the
// tests on files.
const args = process.argv.slice(2)
const programs = await testPrograms()
const env = { ...programEnv(programs), ATTUNE_PROOF: 'full' }
if (programs.ffmpeg === undefined) console.error(`Skipped, in words: ${NO_FFMPEG}`)
const statuses = [args.length > 0 ? 0 : await onFiles(), await inBrowser()]
process.exitCode = statuses.find((status) => status !== 0) ?? 0

async function onFiles(): Promise<number> {
  const script = 'node_modules/vitest/vitest.mjs'
  const config = ['run', '--config', 'tests/config/vitest.config.ts', 'tests/media/']
  return (await run({ name: 'vitest', script, args: config }, { show: true, env })).status
}

async function inBrowser(): Promise<number> {
  if (programs.chromium === undefined) {
    console.error(`The proof of the player needs a browser: ${NO_CHROMIUM}`)
    return 1
  }
  const step = playwrightArgs(['--project=player', `--reporter=list,${PROOF_REPORTER}`, ...args])
  return (await run(step, { show: true, env })).status
}
