import { callHost, codingAddress, openAt, setUpStudy } from '../support/e2e/host.ts'
import { expect, test } from '../support/e2e/story.ts'
import { workspace } from '../support/e2e/workspace.ts'

const PASSCODE = 'a passcode of a story'

test('who sits down at a desk finds nothing of the coding before on any tab, and what was not saved waits for its coder', async ({
  page,
  desk,
  watch,
}) => {
  // A refusal answers with a status of its own, which the browser notes; the network that fails is ours. What a tab has
  // heard by the time somebody else sits down is not theirs to keep.
  watch.allow(/observation\.(commit|open)|media\.(saveWaveform|listen)|ERR_FAILED/)
  desk.putRecordings('films', ['D001-t1-baby.mp4'])
  const server = await desk.start()
  await page.goto(server.url)
  const [assignmentId = ''] = await setUpStudy(page, desk.at('two.attune'), [
    { dyad: 'D001', cameras: [[desk.at('films/D001-t1-baby.mp4'), 'infant']] },
  ])
  const [lead] = await callHost(page, 'people.list', {})
  const second = { name: 'Cora', roles: ['coder' as const], passcode: PASSCODE, ownPasscode: PASSCODE }
  const coder = await callHost(page, 'people.add', second)
  await openAt(page, codingAddress(server.origin, assignmentId))
  const here = workspace(page)
  await here.isReady()
  await here.press('Watching mother')
  await here.isSaved()

  const other = await page.context().newPage()
  await other.goto(server.origin)
  const signIn = (personId = ''): Promise<unknown> =>
    callHost(other, 'session.signIn', { personId, passcode: PASSCODE })

  await signIn(coder.id)
  await expect(page.getByText('0:00.000')).toHaveCount(0)
  await expect(here.saved).toHaveCount(0)
  await expect(page.getByText(/This assignment is no longer/)).toBeVisible()

  await signIn(lead?.id)
  await here.isReady()
  await page.route('**/api/observation.commit', (route) => route.abort())
  await here.press('Protesting')
  await expect(here.saved).toContainText('NOT saved: 1 step')
  await page.unroute('**/api/observation.commit')
  const tryAgain = here.saved.locator('..').getByRole('button', { name: 'Try again' })
  await signIn(coder.id)
  await tryAgain.click()
  await expect(here.saved).toContainText('NOT saved: 1 step')
  await signIn(lead?.id)
  await tryAgain.click()
  await here.isSaved()
})
