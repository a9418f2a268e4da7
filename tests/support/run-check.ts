import { checkSteps } from './check-steps.ts'
import { check } from './run-step.ts'

// `npm run check`: everything that can be said about the code without running it, and the architecture tests.
const steps = [
  ...checkSteps,
  {
    name: 'architecture',
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--config', 'tests/config/vitest.config.ts', '--passWithNoTests', 'tests/architecture'],
  },
]
const results: boolean[] = []
for (const step of steps) results.push(await check(step))
process.exitCode = results.every(Boolean) ? 0 : 1
