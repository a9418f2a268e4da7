import { codingAddress, openAt, setUpStudy } from '../support/e2e/host.ts'
import { expect, test } from '../support/e2e/story.ts'
import { workspace } from '../support/e2e/workspace.ts'

test('the menu runs the commands of the keyboard, and names their keys', async ({ page, desk }) => {
  desk.putRecordings('films', ['D001-t1-mother.mp4'])
  const server = await desk.start()
  await page.goto(server.url)
  const [assignmentId = ''] = await setUpStudy(page, desk.at('menu.attune'), [
    { dyad: 'D001', cameras: [[desk.at('films/D001-t1-mother.mp4'), 'both']] },
  ])
  await openAt(page, codingAddress(server.origin, assignmentId))
  const here = workspace(page)
  await here.isReady()
  const choose = async (group: string, entry: RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Commands' }).click()
    await page.getByRole('menuitem', { name: group }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }

  await test.step('a step', async () => {
    await page.getByRole('button', { name: 'Commands' }).click()
    await page.getByRole('menuitem', { name: 'Play', exact: true }).click()
    const step = page.getByRole('menuitem', { name: 'One frame on' })
    await expect(step.locator('kbd')).toHaveText('.')
    await step.click()
    await expect(here.stage).toHaveAttribute('data-frame', '1')
  })
  await test.step('what needs several cameras cannot be chosen with one', async () => {
    await page.getByRole('button', { name: 'Commands' }).click()
    await page.getByRole('menuitem', { name: 'Pictures' }).click()
    await expect(page.getByRole('menuitem', { name: 'next layout' })).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })
  await test.step('a dialog opens from it and gives the keyboard back', async () => {
    await choose('Window', /^Show all keys/)
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await page.keyboard.press('Period')
    await expect(here.stage).toHaveAttribute('data-frame', '2')
  })
})
