import type { Step } from './run-step.ts'

/** Prints the table of the player's proof after the tests. */
export const PROOF_REPORTER = './tests/support/player-proof/proof-reporter.ts'

/** Playwright with our configuration. */
export const playwrightArgs = (args: readonly string[]): Step => ({
  name: 'stories in the browser',
  script: 'node_modules/@playwright/test/cli.js',
  args: ['test', '--config', 'tests/config/playwright.config.ts', '--pass-with-no-tests', ...args],
})
