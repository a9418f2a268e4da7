import { codingAddress, openAt, setUpStudy } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { expect, test } from '../support/e2e/story.ts'
import { workspace } from '../support/e2e/workspace.ts'

test('who steps through a film that answers late is told how it gets quicker, once', async ({ page, desk }) => {
  // Stands for a film with minutes between key frames: the picture is there only some time after it was asked for.
  await page.addInitScript(() => {
    const asNow = HTMLVideoElement.prototype.requestVideoFrameCallback
    HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
      return asNow.call(this, (now, facts) => {
        setTimeout(() => {
          callback(now, facts)
        }, 200)
      })
    }
  })
  desk.putRecordings('films', ['D001-t1-mother.mp4'])
  const server = await desk.start()
  await page.goto(server.url)
  const [assignmentId = ''] = await setUpStudy(page, desk.at('slow.attune'), [
    { dyad: 'D001', cameras: [[desk.at('films/D001-t1-mother.mp4'), 'both']] },
  ])
  await openAt(page, codingAddress(server.origin, assignmentId))
  const here = workspace(page)
  await here.isReady()
  const line = page.getByText('Steps take a while in this film.')
  await expect(line).toBeHidden()
  for (let frame = 1; frame <= 6; frame += 1) {
    await keyboard(page).key('Period')
    await expect(here.stage).toHaveAttribute('data-frame', String(frame))
    await here.still()
  }
  await expect(line).toContainText('Under Files you can have a copy made')
  await page.getByRole('button', { name: 'All right' }).click()
  await expect(line).toBeHidden()
  await keyboard(page).key('Period')
  await expect(here.stage).toHaveAttribute('data-frame', '7')
  await here.still()
  await expect(line).toBeHidden()
})
