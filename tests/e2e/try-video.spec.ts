import { chooser } from '../support/e2e/chooser.ts'
import { home } from '../support/e2e/home.ts'
import { expect, test } from '../support/e2e/story.ts'
import { workspace } from '../support/e2e/workspace.ts'

test('a video of one’s own is coded within a minute of opening Attune, and the code is on disk', async ({
  page,
  desk,
}) => {
  desk.putRecordings('holiday', ['D003-t1-mother.mp4'])
  const server = await desk.start()
  const begun = performance.now()
  await page.goto(server.url)
  await home(page).isShown()
  await page.getByRole('button', { name: /^Try it with my own video/ }).click()
  const files = chooser(page, 'Choose recordings')
  await files.goInto('holiday')
  await files.pick('D003-t1-mother.mp4')
  await files.take(/^Choose/)
  const dialog = page.getByRole('dialog', { name: 'Try it with my own video' })
  await dialog.getByRole('button', { name: 'Template' }).click()
  await page.getByRole('option', { name: /^Engagement phases/ }).click()
  await dialog.getByRole('button', { name: 'Start coding' }).click()

  const here = workspace(page)
  await here.isReady()
  await here.press('Watching mother')
  await here.isSaved()
  await expect(here.saved).toContainText('1 code')
  expect(performance.now() - begun).toBeLessThan(60_000)

  await page.reload()
  await here.isReady()
  await here.tab('Table')
  expect(await here.table()).toEqual(['0:00.000 | DWatching mother | runs on'])
})
