import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { codingAddress, openAt, setUpStudy } from '../support/e2e/host.ts'
import type { Desk } from '../support/e2e/desk.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { expect, test } from '../support/e2e/story.ts'
import { workspace } from '../support/e2e/workspace.ts'

async function openCoding(page: Page, desk: Desk): Promise<void> {
  desk.putRecordings('films', ['D001-t1-baby.mp4'])
  const server = await desk.start()
  await page.goto(server.url)
  const [assignmentId = ''] = await setUpStudy(page, desk.at('scene.attune'), [
    { dyad: 'D001', cameras: [[desk.at('films/D001-t1-baby.mp4'), 'infant']] },
  ])
  await openAt(page, codingAddress(server.origin, assignmentId))
  await workspace(page).isReady()
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Change keys' })
const row = (page: Page, command: string) => dialog(page).locator(`[data-command="${command}"]`)

async function openKeys(page: Page): Promise<void> {
  await page.keyboard.press('Shift+F1')
  await expect(dialog(page)).toBeVisible()
  // The schemes of the study and those that come with Attune have come.
  await expect(row(page, 'coding.mark:inf_phase.ipro')).toBeAttached()
}

/** By keyboard: finds the command, and presses the new keys in place of its first one. */
async function press(page: Page, command: string, combo: string): Promise<void> {
  const title = (await row(page, command).locator('span').first().textContent()) ?? ''
  await keyboard(page).write(dialog(page).getByLabel('Find a command'), title)
  await keyboard(page).press(
    row(page, command)
      .getByRole('button', { name: /^Change / })
      .first(),
  )
  await expect(row(page, command).getByText('Press the keys…')).toBeVisible()
  await page.keyboard.press(combo)
  await expect(row(page, command).getByText('Press the keys…')).toBeHidden()
}

async function closeKeys(page: Page): Promise<void> {
  // Pressed in the very moment in which a key is being kept, Escape still belongs to the question of the key.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden({ timeout: 1000 })
  }).toPass()
}

test('a key that is changed works at once, after loading again, and everywhere it is shown', async ({ page, desk }) => {
  await openCoding(page, desk)
  const here = workspace(page)
  await openKeys(page)
  await press(page, 'player.stepForward', 'Shift+KeyX')
  await expect(row(page, 'player.stepForward')).toContainText('X')
  await closeKeys(page)

  await page.keyboard.press('Shift+KeyX')
  await expect(here.stage).toHaveAttribute('data-frame', '1')
  await page.keyboard.press('Period')
  await page.reload()
  await here.isReady()
  await expect(page.getByRole('button', { name: 'One frame on (Shift+X)' })).toBeVisible()
  // Where the coder was a moment ago, kept as the page went.
  await expect(here.stage).toHaveAttribute('data-frame', '1')
  await here.still()
  await page.keyboard.press('Shift+KeyX')
  await expect(here.stage).toHaveAttribute('data-frame', '2')

  await page.keyboard.press('Control+KeyP')
  await page.keyboard.type('one frame on')
  await expect(page.getByRole('option', { name: /One frame on/ })).toContainText('ShiftX')
  await page.keyboard.press('Escape')
  await openKeys(page)
  await page.getByRole('button', { name: 'Default keys for One frame on' }).click()
  await closeKeys(page)
  await page.keyboard.press('Period')
  await expect(here.stage).toHaveAttribute('data-frame', '3')
})

test('the key of a code is changed, and codes', async ({ page, desk }) => {
  await openCoding(page, desk)
  await openKeys(page)
  await press(page, 'coding.mark:inf_phase.ipro', 'KeyP')
  await closeKeys(page)
  const code = workspace(page).code('Protesting')
  await expect(code.locator('kbd')).toHaveText('P')
  await page.keyboard.press('KeyP')
  await expect(code).toHaveAttribute('aria-pressed', 'true')
  await workspace(page).isSaved()
})

test('a key that is taken, by a command, a scheme or the system, is refused in words, and Escape leaves all as it was', async ({
  page,
  desk,
}) => {
  await openCoding(page, desk)
  await openKeys(page)
  const alert = dialog(page).getByRole('alert')
  await press(page, 'player.toggle', 'Control+KeyG')
  await expect(alert).toHaveText('Ctrl+G already means “Go to a time or frame…”. Nothing was changed.')
  await press(page, 'player.toggle', 'KeyF')
  await expect(alert).toContainText(/^F already means “.+” \(.+, pass .+\)\. Nothing was changed\.$/)
  await press(page, 'player.toggle', 'F5')
  await expect(alert).toContainText('F5 belongs to the system or the browser.')
  await press(page, 'player.toggle', 'Tab')
  await expect(alert).toContainText('Tab belongs to the system or the browser.')
  await press(page, 'player.toggle', 'Escape')
  await expect(alert).toBeHidden()
  await expect(row(page, 'player.toggle')).toContainText('Space')
})

test('keys are taken away, given back, and the own lengths of steps are kept', async ({ page, desk }) => {
  await openCoding(page, desk)
  const by = keyboard(page)
  const here = workspace(page)
  await openKeys(page)
  await by.write(dialog(page).getByLabel('Own step, in seconds'), '2,5')
  await by.key('Enter')
  await expect(row(page, 'player.onStep')).toContainText('Own step on (2.5 s)')
  await by.write(dialog(page).getByLabel('Again goes back, in seconds'), '0')
  await by.key('Enter')
  await expect(dialog(page).getByText('From 0.2 to 60.')).toBeVisible()
  await by.press(row(page, 'player.end').getByRole('button', { name: /^Take End away/ }))
  await expect(row(page, 'player.end').getByRole('button', { name: /^Change/ })).toHaveCount(0)
  await closeKeys(page)

  await by.key('Control+ArrowRight')
  await here.still()
  await expect(page.getByTestId('time')).toHaveAttribute('data-ms', '2480')
  await openKeys(page)
  await by.press(page.getByRole('button', { name: 'All back to default' }), 'Shift+Tab')
  await expect(row(page, 'player.end').getByRole('button', { name: /^Change/ })).toHaveCount(1)
})

test('keys go out to a file and come back from it; a file that cannot be right changes nothing', async ({
  page,
  desk,
}) => {
  await openCoding(page, desk)
  await openKeys(page)
  await press(page, 'player.again', 'F2')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export…' }).click(),
  ])
  const path = desk.at('keys.json')
  await download.saveAs(path)
  const text = readFileSync(path, 'utf8')
  await page.getByRole('button', { name: 'All back to default' }).click()
  await expect(row(page, 'player.again')).toContainText('B')

  const read = async (content: string): Promise<void> => {
    const chosen = desk.at('chosen.json')
    writeFileSync(chosen, content)
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Import…' }).click(),
    ])
    await chooser.setFiles(chosen)
  }
  const alert = dialog(page).getByRole('alert')
  await read('x'.repeat(5_000_000))
  await expect(alert).toContainText('larger than 256 KB')
  await read('not JSON')
  await expect(alert).toContainText('it is not JSON')
  await read(text.replace('player.again', '<script>window.hacked = 1</script>'))
  await expect(alert).toContainText('“<script>window.hacked = 1</script>” is not written as it should be')
  await read(text.replace('"F2"', '"Ctrl+KeyG"'))
  await expect(alert).toContainText('Ctrl+G already means “Go to a time or frame…”')
  await expect(row(page, 'player.again')).toContainText('B')
  await read(text)
  await expect(row(page, 'player.again')).toContainText('F2')
  await expect(alert).toBeHidden()
})

test('two windows of one person have the same keys, and the screen is free of faults that axe finds', async ({
  page,
  desk,
}) => {
  await openCoding(page, desk)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await workspace(other).isReady()
  await openKeys(other)
  await press(other, 'player.stepForward', 'F2')
  await expect(page.getByRole('button', { name: 'One frame on (F2)' })).toBeVisible()

  const { violations } = await new AxeBuilder({ page: other }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
})

test('outside of a coding the person finds their keys beside their name', async ({ page, desk }) => {
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('scene.attune'), [])
  await openAt(page, `${server.origin}/#/study/recordings`)
  const by = keyboard(page)
  await by.press(page.getByRole('button', { name: 'Change my keys' }))
  await expect(dialog(page)).toBeVisible()
  await press(page, 'player.toggle', 'F2')
  await expect(row(page, 'player.toggle')).toContainText('F2')
  await by.write(dialog(page).getByLabel('Find a command'), 'protest')
  await expect(dialog(page).locator('[data-command]')).toHaveCount(1)
})
