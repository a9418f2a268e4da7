import { chromium } from '@playwright/test'
import { buildIfStale } from '../../electron/launch/build.ts'
import { setUpDesk } from '../support/e2e/desk.ts'
import { findChromium } from '../support/find-program.ts'
import { percentile, type BenchRow } from './bench-row.ts'

const RUNS = 5

/** How long a person waits: from the start of the local server to Home, and from there to the demo study's grid. */
export async function run(): Promise<BenchRow[]> {
  const executablePath = await findChromium()
  if (executablePath === undefined) return []
  await buildIfStale('renderer')
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const desk = setUpDesk()
  const address: number[] = []
  const screen: number[] = []
  const grid: number[] = []
  try {
    let firstDemo = 0
    for (let n = 0; n <= RUNS; n += 1) {
      const context = await browser.newContext()
      const page = await context.newPage()
      const begun = performance.now()
      const server = await desk.start()
      address.push(performance.now() - begun)
      await page.goto(server.url)
      const demo = page.getByRole('button', { name: /^Open the demo study/ })
      await demo.waitFor()
      screen.push(performance.now() - begun)
      const asked = performance.now()
      await demo.click()
      await page
        .getByRole('button', { name: /^D001, / })
        .first()
        .waitFor({ timeout: 120_000 })
      if (n === 0) firstDemo = performance.now() - asked
      else grid.push(performance.now() - asked)
      await context.close()
      await server.stop()
    }
    return [
      { name: 'start of the local server to its address, median', value: percentile(address, 0.5), unit: 'ms' },
      { name: 'start of the local server to Home usable, median', value: percentile(screen, 0.5), unit: 'ms' },
      { name: 'opening the demo study to its grid, median', value: percentile(grid, 0.5), unit: 'ms' },
      { name: 'the same for the first time, when it is made', value: firstDemo, unit: 'ms' },
    ]
  } finally {
    await browser.close()
    await desk.clear()
  }
}
