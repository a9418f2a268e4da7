import { checkAll } from './check-steps.ts'

// `npm run check`: everything that can be said about the code without running it, and the architecture tests.
const architecture = {
  name: 'architecture',
  script: 'node_modules/vitest/vitest.mjs',
  args: ['run', '--config', 'tests/config/vitest.config.ts', '--passWithNoTests', 'tests/architecture'],
}
process.exitCode = (await checkAll([architecture])).every(({ passed }) => passed) ? 0 : 1
