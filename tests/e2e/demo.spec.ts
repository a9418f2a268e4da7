import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { home } from '../support/e2e/home.ts'
import { expect, test } from '../support/e2e/story.ts'
import { study } from '../support/e2e/study.ts'
import { workspace } from '../support/e2e/workspace.ts'

/** Looks at a screen as it stands, in light and in dark colours, and keeps what axe finds as lines that say where. */
function inspector(page: Page): {
  readonly look: (screen: string) => Promise<void>
  readonly found: readonly string[]
} {
  const found: string[] = []
  const look = async (screen: string): Promise<void> => {
    for (const colours of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colours)
      // Colours that are still on their way are not the colours that people read.
      await page.evaluate(() =>
        Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
      )
      // Our pages have no frames: what is found need not be put together in a page of its own.
      const axe = new AxeBuilder({ page }).setLegacyMode()
      // What has no colour is the same in both.
      const { violations } = await (colours === 'light' ? axe : axe.withRules(['color-contrast'])).analyze()
      for (const { id, nodes } of violations) {
        for (const node of nodes.slice(0, 3))
          found.push(`${screen}, ${colours}: ${id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)
      }
    }
  }
  return { look, found }
}

test('every screen of the demo study opens, and axe finds nothing on any, in light or dark', async ({ page, desk }) => {
  test.setTimeout(300_000)
  const server = await desk.start()
  // Coding is dark unless somebody chooses otherwise; here it follows the system, so that both are looked at.
  await page.addInitScript(() =>
    localStorage.setItem('attune-theme', JSON.stringify({ leading: 'system', coding: 'system' })),
  )
  const { look, found } = inspector(page)
  const tasks = study(page)
  const here = workspace(page)

  await test.step('home', async () => {
    await page.goto(server.url)
    await home(page).isShown()
    await look('home')
    await page.getByRole('button', { name: /^New study/ }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look('new study')
    await page.keyboard.press('Escape')
    await home(page).openDemo()
  })

  await test.step('recordings', async () => {
    await expect(page.getByRole('button', { name: /^D001, / }).first()).toBeVisible()
    await look('recordings')
    await page
      .getByRole('button', { name: /^D005, / })
      .first()
      .click()
    await expect(page.getByRole('region', { name: 'Recording', exact: true })).toContainText('D005-t1-mother.mp4')
    await look('recording')
    await page.getByRole('button', { name: 'Add recordings…' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Add recordings' })).toBeVisible()
    await look('add recordings')
  })

  await test.step('schemes, people, assignments', async () => {
    await tasks.goTo('Schemes')
    await look('schemes')
    for (const name of [/^Sensitivity and intrusiveness/, /^Engagement phases/]) {
      await page.getByRole('link', { name }).first().click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await look(`scheme ${name.source}`)
      await tasks.goTo('Schemes')
    }
    await tasks.goTo('People')
    await expect(page.getByRole('row', { name: /Robin/ })).toBeVisible()
    await look('people')
    await tasks.goTo('Assignments')
    await expect(page.getByRole('row', { name: /D001.*Robin/ }).first()).toBeVisible()
    await look('assignments')
  })

  await test.step('reliability: one variable of each group', async () => {
    await tasks.goTo('Reliability')
    await expect(page.getByText(/16 of 20 recordings coded twice/)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText(/^Export of .* is stopped/)).toBeVisible({ timeout: 60_000 })
    await look('reliability')
    for (const name of [
      'Sensitive responding, Face-to-face play',
      'Sensitive and unintrusive (mean), Face-to-face play',
      'Baby engagement',
      'Baby regulation',
    ]) {
      await page.getByRole('region', { name: 'Agreement by variable' }).getByRole('button', { name }).first().click()
      await expect(page.getByRole('region', { name }).first()).toBeVisible()
      await look(`reliability of ${name}`)
    }
  })

  await test.step('export: one passes, one warns, one fails and stops it', async () => {
    await tasks.goTo('Export')
    const gate = page.getByRole('region', { name: /^Checks of each variable/ })
    await expect(gate).toBeVisible({ timeout: 60_000 })
    const verdictOf = (name: string) => gate.getByRole('row', { name })
    await expect(verdictOf('Sensitive responding, Face-to-face play')).toContainText('Pass')
    await expect(verdictOf('Withdrawal (being out of reach for the baby), Face-to-face play')).toContainText('Warn')
    await expect(verdictOf("Intrusiveness (stepping over the baby's lead), Reunion play")).toContainText('Fails')
    await look('export')
    await tasks.goTo('Plan')
    await expect(page.getByLabel('Least number coded twice')).toHaveValue('15')
    await look('plan')
  })

  await test.step('the workspace, for states and for ratings', async () => {
    await tasks.goTo('My work')
    await look('my work')
    const open = async (row: RegExp): Promise<void> => {
      await tasks.goTo('Assignments')
      await page
        .getByRole('row', { name: row })
        .getByRole('button', { name: /^Look at/ })
        .click()
      await here.isReady()
    }
    await open(/D001 Before Robin.*stillface/)
    for (const tab of ['Codes', 'Manual', 'Notes', 'Table']) {
      await here.tab(tab)
      await look(`workspace, ${tab}`)
    }
    await page.keyboard.press('F1')
    await expect(page.getByRole('dialog')).toBeVisible()
    await look('keys')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'My work' }).click()
    await open(/D001 Before Robin.*sens-intr/)
    for (const tab of ['Ratings', 'Evidence']) {
      await here.tab(tab)
      await look(`workspace, ${tab}`)
    }
  })
  expect(found).toEqual([])
})
