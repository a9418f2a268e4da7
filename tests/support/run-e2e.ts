import { buildIfStale } from '../../electron/launch/build.ts'
import { playwrightArgs } from './playwright-args.ts'
import { run } from './run-step.ts'
import { NO_CHROMIUM, programEnv, testPrograms } from './test-programs.ts'

// `npm run test:e2e -- [spec ...]`: the stories alone, in the browser.
const programs = await testPrograms()
if (programs.chromium === undefined) {
  console.error(`The stories need a browser: ${NO_CHROMIUM}`)
  process.exitCode = 1
} else {
  await buildIfStale('renderer')
  const { status } = await run(playwrightArgs(['--project=stories', '--reporter=list', ...process.argv.slice(2)]), {
    show: true,
    env: programEnv(programs),
  })
  process.exitCode = status
}
