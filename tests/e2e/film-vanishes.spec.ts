import { renameSync } from 'node:fs'
import { joiningMissing, noisyFilm } from '../support/e2e/films.ts'
import { codingAddress, setUpStudy } from '../support/e2e/host.ts'
import { expect, test } from '../support/e2e/story.ts'
import { workspace } from '../support/e2e/workspace.ts'

test('a film whose disk is unplugged while it plays is told as gone; codes are taken, and Try again brings it back', async ({
  page,
  desk,
  watch,
}) => {
  test.skip(joiningMissing !== undefined, joiningMissing)
  watch.allow(/\/media\/|Failed to load resource|MEDIA_ERR|VIDEOJS/)
  const film = desk.at('films', 'long.mp4')
  noisyFilm(60, film)
  const server = await desk.start()
  await page.goto(server.url)
  const [assignmentId = ''] = await setUpStudy(page, desk.at('study.attune'), [
    { dyad: 'D001', cameras: [[film, 'both']] },
  ])
  await page.goto(codingAddress(server.origin, assignmentId))
  await page.reload()
  const here = workspace(page)
  await here.isReady()

  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible()
  renameSync(film, desk.at('films', 'elsewhere.mp4'))
  await page.keyboard.press('End')
  await expect(page.getByRole('alert').filter({ hasText: 'No picture from' })).toContainText(
    'The file went away while it was open.',
  )
  await here.press('Watching mother')
  await here.isSaved()
  await expect(here.saved).toContainText('1 code')

  renameSync(desk.at('films', 'elsewhere.mp4'), film)
  await page.getByRole('button', { name: 'Try again' }).click()
  await here.isReady()
  await here.still()
  await expect(page.getByRole('alert').filter({ hasText: 'No picture from' })).toHaveCount(0)
})
