import { chromium, type Page } from '@playwright/test'
import { serveHarness } from './serve.ts'

/** Takes pictures of the coding screen in its states, to be looked at: `node pictures.ts FOLDER`. */
const folder = process.argv[2] ?? '.'
const { url, server } = await serveHarness()
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})

async function open(query: string, width: number, height: number, theme: 'dark' | 'light'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } })
  page.on('pageerror', (error) => console.log('page error:', error.message))
  page.on('console', (message) => message.type() === 'error' && console.log('console:', message.text()))
  await page.addInitScript((choice) => localStorage.setItem('attune-theme', JSON.stringify({ coding: choice })), theme)
  await page.goto(`${url}?${query}`)
  await page.locator('[data-testid=stage][data-ready=true]').waitFor()
  return page
}

async function keys(page: Page, list: readonly string[]): Promise<void> {
  for (const key of list) {
    await page.keyboard.press(key)
    await page.waitForTimeout(key.length > 1 ? 220 : 120)
  }
}

const R = 'ArrowRight'
const baby = ['f', R, R, 'd', R, 'z', R, 's', R, 'z', R, R, 'g', R, 'd', 'x', R, 'a', R, 'w', 'x', R, 's', R]

async function shots(theme: 'dark' | 'light', width: number, height: number): Promise<void> {
  const name = (what: string): string => `${folder}/${what}-${theme}-${width}.png`
  let page = await open('', width, height, theme)
  await keys(page, baby)
  await page.screenshot({ path: name('code') })
  await page.getByRole('radio', { name: 'Mother' }).click()
  await keys(page, ['Home', 'j', R, R, 'k', R, R, 'l', R, R, R, 'j', 'v'])
  await page.screenshot({ path: name('modifier') })
  await keys(page, ['1', 'Shift+T'])
  await page.locator('tr[data-event]').nth(3).click()
  await page.waitForTimeout(200)
  await page.screenshot({ path: name('table') })
  await page.getByRole('button', { name: 'Complete…' }).click()
  await page.waitForTimeout(300)
  await page.screenshot({ path: name('complete') })
  await keys(page, ['Escape', 'Shift+M'])
  await page.screenshot({ path: name('manual') })
  await page.keyboard.press('?')
  await page.waitForTimeout(300)
  await page.screenshot({ path: name('keys') })
  await keys(page, ['Escape', 'Control+k'])
  await page.keyboard.type('code')
  await page.waitForTimeout(200)
  await page.screenshot({ path: name('palette') })
  await page.close()
  page = await open('template=sens-intr-9-demo', width, height, theme)
  await page.getByRole('radio', { name: 'Rate', exact: true }).click()
  await keys(page, [R, 'e', R, R, 'e', '7', 'Enter', '3', 'Enter', '0'])
  await page.screenshot({ path: name('reason') })
  await keys(page, ['2', 'Shift+Enter', 'Shift+Enter'])
  await page.screenshot({ path: name('rate') })
  await page.close()
}

await shots('dark', 1280, 800)
await shots('light', 1280, 800)
await shots('dark', 1920, 1080)
await shots('light', 1920, 1080)
await browser.close()
await server.close()
process.exit(0)
