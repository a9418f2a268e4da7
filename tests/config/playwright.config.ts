import { defineConfig } from '@playwright/test'
import { findChromium } from '../support/find-program.ts'

const executablePath = await findChromium()
const isRoot = process.getuid?.() === 0

/** Stories in a real Chromium. Each starts a host of its own; videos play, so one story at a time has the machine. */
export default defineConfig({
  testDir: '../e2e',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
})
