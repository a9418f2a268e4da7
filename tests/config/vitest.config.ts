import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/{unit,reference,store,contract,media,fuzz,architecture}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // What the launcher gives to every task: threads that come and go end a process now and then without it.
    execArgv: process.execArgv.filter((flag) => flag === '--no-memory-protection-keys'),
  },
})
