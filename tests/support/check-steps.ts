import { check, type Checked, type Step } from './run-step.ts'

const SOURCES = ['electron', 'renderer', 'shared', 'tests']

/** Prose, what a program wrote, and what a test must find byte for byte; besides what git ignores. */
const NOT_FORMATTED = [
  '!**/*.md',
  '!package-lock.json',
  '!electron/demo/**/*.json',
  '!tests/fixtures/**',
  '!tests/reference/**/*.json',
]

/** What `npm run check` runs before the architecture tests; `npm test` counts each as one test. */
export const checkSteps: readonly Step[] = [
  {
    name: 'formatting',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--config', '.prettierrc.json', '--check', '--log-level', 'warn', '.', ...NOT_FORMATTED],
  },
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['-b', '--pretty', 'false'] },
  {
    name: 'lint',
    script: 'node_modules/eslint/bin/eslint.js',
    // No cache: what these rules find in a file depends on the types in others, which a cache by file does not see.
    args: ['--config', 'tests/config/eslint.config.js', '.'],
  },
  {
    name: 'boundaries',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', 'tests/config/dependency-cruiser.cjs', ...SOURCES],
  },
  {
    name: 'unused code',
    script: 'node_modules/knip/bin/knip.js',
    args: ['--config', 'tests/config/knip.json', '--no-progress', '--no-config-hints'],
  },
]

/** Runs the checks, and `more` after them, side by side: the longest, which one core is enough for, and the others one after the other. */
export async function checkAll(more: readonly Step[] = []): Promise<readonly Checked[]> {
  const steps = [...checkSteps, ...more]
  const long = steps.filter(({ name }) => name === 'lint')
  const others = steps.filter((step) => !long.includes(step))
  return (await Promise.all([long, others].map(inOrder))).flat()
}

async function inOrder(steps: readonly Step[]): Promise<readonly Checked[]> {
  const results: Checked[] = []
  for (const step of steps) results.push(await check(step))
  return results
}
