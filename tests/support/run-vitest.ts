import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run-step.ts'

// `npm run test:unit` and its like: folders of tests/ by name; anything else goes to vitest as it is.
const args = process.argv.slice(2).map((arg) => (existsSync(join(root, 'tests', arg)) ? `tests/${arg}/` : arg))
const { status } = await run(
  {
    name: 'vitest',
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--config', 'tests/config/vitest.config.ts', '--passWithNoTests', ...args],
  },
  { show: true },
)
process.exitCode = status
