/**
 * Takes pictures of every screen on the demo study, for people to look at: two sizes, light and dark, into
 * out/screenshots. Not part of the tests. `node tests/support/e2e/screenshots.ts [name-part ...]`
 */
import { chromium, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '../../../electron/launch/build.ts'
import { root } from '../../../electron/launch/paths.ts'
import { findChromium } from '../find-program.ts'
import { align } from './align.ts'
import { chooser } from './chooser.ts'
import { setUpDesk } from './desk.ts'
import { home } from './home.ts'
import { study } from './study.ts'
import { workspace } from './workspace.ts'

const folder = join(root, 'out/screenshots')
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]
const wanted = process.argv.slice(2)

async function take(page: Page, name: string): Promise<void> {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const size of sizes) {
      await page.setViewportSize(size)
      // The timeline is drawn anew after it has learned its width.
      await page.waitForTimeout(150)
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${String(size.width)}.png`) })
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

async function leading(page: Page): Promise<void> {
  const tasks = study(page)
  await take(page, 'recordings')
  await page
    .getByRole('button', { name: /^D003, / })
    .first()
    .click()
  await page.getByText('D003-t1-mother.mp4').waitFor()
  await take(page, 'recording')
  await oneClock(page)
  await page.getByRole('button', { name: 'Add recordings…' }).click()
  await page.getByRole('button', { name: 'Choose files…' }).click()
  const files = chooser(page, 'Choose recordings')
  await files.goInto('films')
  await files.pick('D001-t1-baby.mp4', 'D001-t1-mother.mp4')
  await take(page, 'chooser')
  await files.take(/^Choose/)
  await page.getByText('2 files can be added.').waitFor()
  await take(page, 'add-files')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('From the file names').fill('{dyad}-{time}-{camera}')
  await page.getByRole('button', { name: 'Use for 2 files' }).click()
  await take(page, 'add-register')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Add episode' }).click()
  await take(page, 'add-episodes')
  await tasks.goTo('Schemes')
  await take(page, 'schemes')
  for (const [name, link] of [
    ['scheme-ratings', /^Sensitivity/],
    ['scheme-states', /^Engagement/],
  ] as const) {
    await page.getByRole('link', { name: link }).first().click()
    await page.getByRole('heading', { level: 1, name: link }).waitFor()
    await take(page, name)
    await tasks.goTo('Schemes')
  }
  await tasks.goTo('People')
  await page.getByRole('row', { name: /Robin/ }).waitFor()
  await take(page, 'people')
  await tasks.goTo('Assignments')
  await page
    .getByRole('row', { name: /D001.*Robin/ })
    .first()
    .waitFor()
  await take(page, 'assignments')
}

async function oneClock(page: Page): Promise<void> {
  const clock = align(page)
  await page.getByRole('button', { name: 'Put cameras on one clock…' }).click()
  await clock.isReady()
  await clock.showFrame('Mother', 81)
  await clock.showFrame('Baby', 79)
  await take(page, 'align-moment')
  await clock.same()
  await page.getByRole('group', { name: /^Move the picture/ }).waitFor()
  // The pictures come anew, and sound that was never drawn is listened to.
  await page.waitForTimeout(4000)
  await take(page, 'align-together')
  await page.getByRole('button', { name: 'Leave without saving' }).click()
}

async function files(page: Page): Promise<void> {
  await study(page).goTo('Files')
  const row = page.getByRole('button', { name: /^D003-t1-mother/ })
  await row.waitFor()
  await take(page, 'files')
  await row.click()
  await take(page, 'file')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: /^Copies/ }).click()
  await take(page, 'copies')
}

async function figures(page: Page): Promise<void> {
  await study(page).goTo('Reliability')
  await page.getByText(/^Export of .* is stopped/).waitFor({ timeout: 60_000 })
  await take(page, 'reliability')
  for (const [name, label] of [
    ['reliability-rating', "Intrusiveness (stepping over the baby's lead), Reunion play"],
    ['reliability-states', 'Baby engagement'],
  ] as const) {
    await page
      .getByRole('region', { name: 'Agreement by variable' })
      .getByRole('button', { name: label })
      .first()
      .click()
    await page.getByRole('region', { name: label }).first().waitFor()
    await take(page, name)
  }
  await study(page).goTo('Export')
  await page.getByRole('region', { name: /^Checks of each variable/ }).waitFor({ timeout: 60_000 })
  await take(page, 'export')
  await study(page).goTo('My work')
  await take(page, 'my-work')
}

async function coding(page: Page): Promise<void> {
  const here = workspace(page)
  const open = async (row: RegExp): Promise<void> => {
    await study(page).goTo('Assignments')
    await page
      .getByRole('row', { name: row })
      .getByRole('button', { name: /^Look at/ })
      .click()
    await here.isReady()
  }
  await open(/D003 Before Robin.*stillface/)
  await here.seekByMouse(320)
  for (const tab of ['Codes', 'Manual', 'Table']) {
    await here.tab(tab)
    await take(page, `workspace-${tab.toLowerCase()}`)
  }
  await page.keyboard.press('F1')
  await page.getByRole('dialog').waitFor()
  await take(page, 'keys')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'My work' }).click()
  await open(/D003 Before Robin.*sens-intr/)
  await page.getByRole('radio', { name: 'Rate' }).click()
  await here.tab('Ratings')
  await take(page, 'workspace-ratings')
  await page.getByRole('button', { name: 'My work' }).click()
  await study(page).signOut()
  await take(page, 'sign-in')
}

mkdirSync(folder, { recursive: true })
await buildIfStale('renderer')
const executablePath = await findChromium()
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const desk = setUpDesk()
try {
  desk.putRecordings('films', ['D001-t1-baby.mp4', 'D001-t1-mother.mp4'])
  const server = await desk.start()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.addInitScript(() =>
    localStorage.setItem('attune-theme', JSON.stringify({ leading: 'system', coding: 'system' })),
  )
  await page.goto(server.url)
  await home(page).isShown()
  await take(page, 'home')
  await page.getByRole('button', { name: /^New study/ }).click()
  await take(page, 'new-study')
  await page.keyboard.press('Escape')
  await home(page).openDemo()
  await page
    .getByRole('button', { name: /^D001, / })
    .first()
    .waitFor()
  await leading(page)
  await files(page)
  await figures(page)
  await coding(page)
} finally {
  await browser.close()
  await desk.clear()
}
