/**
 * Takes pictures of every leading screen for people to look at, and lists what axe and the content security policy
 * have to say. Not part of the tests.
 *
 *   node tests/support/look-at-renderer.ts BUILT_RENDERER OUT_DIR [name-part ...]
 */
import AxeBuilder from '@axe-core/playwright'
import { chromium, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serveFake } from './serve-fake.ts'

type Look = { readonly name: string; readonly at: string; readonly act?: (page: Page) => Promise<void> }

const press = async (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click()

async function throughWizard(page: Page, steps: number): Promise<void> {
  await press(page, 'Choose files…')
  const rows = page.getByRole('list', { name: 'Files and folders' }).getByRole('button', { name: /mp4/ })
  await rows.first().waitFor()
  for (const row of await rows.all()) await row.click()
  await press(page, /^Choose 5 files/)
  if (steps < 1) return
  await press(page, 'Go on')
  await page.getByLabel('From the file names').fill('{dyad}_{time}_{camera}')
  await press(page, 'Use for 4 files')
  if (steps < 2) return
  await press(page, 'Go on')
  await page
    .getByRole('button', { name: /^As in/ })
    .last()
    .click()
  if (steps < 3) return
  await press(page, 'Go on')
  await press(page, 'Add 2 recordings')
}

const looks: readonly Look[] = [
  { name: 'home', at: 'full/#/' },
  { name: 'home-first', at: 'no-study/#/' },
  { name: 'home-new', at: 'no-study/#/', act: (page) => press(page, /^New study/) },
  {
    name: 'chooser',
    at: 'no-study/#/',
    act: async (page) => {
      await press(page, /^Try it/)
      await page.getByRole('button', { name: /D001_Baseline_mother/ }).click()
    },
  },
  { name: 'recordings', at: 'full/#/study/recordings' },
  { name: 'recordings-panel', at: 'full/#/study/recordings', act: (page) => press(page, /^D003, Baseline/) },
  { name: 'recordings-empty', at: 'empty/#/study/recordings' },
  { name: 'recordings-failing', at: 'failing/#/study/recordings' },
  {
    name: 'assign',
    at: 'full/#/study/recordings',
    act: async (page) => {
      await page.getByText('6 months').click()
      await page.locator('th label').nth(3).click()
      await press(page, 'Assign…')
    },
  },
  { name: 'add-files', at: 'full/#/study/add', act: (page) => throughWizard(page, 0) },
  { name: 'add-register', at: 'full/#/study/add', act: (page) => throughWizard(page, 1) },
  { name: 'add-episodes', at: 'full/#/study/add', act: (page) => throughWizard(page, 2) },
  { name: 'add-review', at: 'full/#/study/add', act: (page) => throughWizard(page, 3) },
  { name: 'schemes', at: 'full/#/study/schemes' },
  { name: 'scheme-t1', at: 'full/#/study/schemes/sens-intr-9%401.0.0' },
  { name: 'scheme-t2', at: 'full/#/study/schemes/stillface-phase%401.0.0' },
  { name: 'people', at: 'full/#/study/people' },
  { name: 'people-add', at: 'empty/#/study/people', act: (page) => press(page, /Add person/) },
  { name: 'assignments', at: 'full/#/study/assignments' },
  { name: 'reliability', at: 'full/#/study/reliability', act: (page) => press(page, /Intrusiveness.*reunion/) },
  { name: 'reliability-stream', at: 'full/#/study/reliability', act: (page) => press(page, 'Baby engagement') },
  { name: 'reliability-empty', at: 'empty/#/study/reliability' },
  { name: 'export', at: 'full/#/study/export', act: (page) => press(page, /Intrusiveness.*reunion/) },
  {
    name: 'export-override',
    at: 'full/#/study/export',
    act: async (page) => {
      await page.locator('thead label').first().click()
      await press(page, /all the same/)
    },
  },
  {
    name: 'export-done',
    at: 'full/#/study/export',
    act: async (page) => {
      await press(page, /as draft/)
      await press(page, 'Save here')
    },
  },
  { name: 'work', at: 'coder/#/study/work' },
  { name: 'sign-in', at: 'signed-out/#/study/recordings' },
]

const [builtAt = 'out/renderer', outDir = 'out/looks', ...wanted] = process.argv.slice(2)
mkdirSync(outDir, { recursive: true })
const server = serveFake(builtAt).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const sizes =
  process.env['SIZES'] === 'all'
    ? [
        [1280, 800],
        [1920, 1080],
      ]
    : [[1280, 800]]

for (const scheme of ['light', 'dark'] as const) {
  for (const [width = 0, height = 0] of sizes) {
    for (const look of looks) {
      if (wanted.length > 0 && !wanted.some((part) => look.name.includes(part))) continue
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(5000)
      page.on('console', (message) => {
        if (message.type() === 'error') console.log(`${look.name} ${scheme}: ${message.text()}`)
      })
      page.on('pageerror', (error) => console.log(`${look.name} ${scheme}: ${error.message}`))
      await page.goto(base + look.at)
      await page.waitForTimeout(350)
      await look.act?.(page).catch((error: unknown) => console.log(`${look.name}: ${String(error).slice(0, 300)}`))
      await page.waitForTimeout(250)
      await page.screenshot({ path: join(outDir, `${look.name}-${scheme}-${String(width)}.png`) })
      if (process.env['AXE'] === '1') {
        const { violations } = await new AxeBuilder({ page }).analyze()
        for (const one of violations)
          console.log(
            `${look.name} ${scheme} axe ${one.id}: ${one.nodes
              .map((node) => node.target.join(' '))
              .slice(0, 4)
              .join(' | ')}`,
          )
      }
      await context.close()
    }
  }
}
await browser.close()
server.close()
server.closeAllConnections()
