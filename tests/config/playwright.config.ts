import { defineConfig } from '@playwright/test'
import { findChromium } from '../support/find-program.ts'

const executablePath = await findChromium()
const isRoot = process.getuid?.() === 0

/**
 * In a real Chromium: the stories, each with a host of its own, and the proof that the player is true to the frame.
 * Videos play, so one test at a time has the machine unless it is asked for more; `npm test` asks for two for the stories.
 */
export default defineConfig({
  projects: [
    { name: 'stories', testDir: '../e2e', testMatch: '*.spec.ts' },
    // Nothing is recorded beside it: pictures of a page that plays would slow down what is measured.
    { name: 'player', testDir: '../media', testMatch: '*.spec.ts', use: { trace: 'off', screenshot: 'off' } },
  ],
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    // Recording every step of every story takes a third of their time: asked for when one has to be understood.
    trace: process.env['ATTUNE_TRACE'] === undefined ? 'off' : 'retain-on-failure',
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
