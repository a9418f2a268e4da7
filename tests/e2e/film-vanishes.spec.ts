import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { axeFinds } from '../support/e2e/axe.ts'
import { demoMedia } from '../support/e2e/desk.ts'
import { joiningMissing, noisyFilm } from '../support/e2e/films.ts'
import { callHost, codingAddress, openAt, setUpStudy } from '../support/e2e/host.ts'
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
  await openAt(page, codingAddress(server.origin, assignmentId))
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

test('a film that is not the one that was added says so over its picture until that is put away', async ({
  page,
  desk,
}) => {
  const name = 'D003-t1-mother.mp4'
  desk.putRecordings('films', [name])
  const film = desk.at('films', name)
  const server = await desk.start()
  await page.goto(server.url)
  const [assignmentId = ''] = await setUpStudy(page, desk.at('study.attune'), [
    { dyad: 'D001', cameras: [[film, 'both']] },
  ])
  const other = Buffer.alloc(statSync(film).size)
  readFileSync(demoMedia('D004-t1-mother.mp4')).copy(other)
  writeFileSync(film, other)
  await callHost(page, 'media.check', { jobId: randomUUID(), full: true })
  await openAt(page, codingAddress(server.origin, assignmentId))
  const here = workspace(page)
  const notice = here.stage.getByRole('status').filter({ hasText: 'the file is not the one that was added' })
  await expect(notice).toBeVisible()
  await here.isReady()
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.press('Period')
  await expect(notice).toBeVisible()
  await here.stage.getByRole('button', { name: /^Put the notice about .+ away$/ }).click()
  await expect(notice).toHaveCount(0)
  await page.keyboard.press('Period')
  await expect(here.stage).toHaveAttribute('data-frame', '2')
  await page.reload()
  await expect(notice).toBeVisible()
})
