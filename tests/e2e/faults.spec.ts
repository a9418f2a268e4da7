import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { setUpDesk } from '../support/e2e/desk.ts'
import { chooser } from '../support/e2e/chooser.ts'
import { home } from '../support/e2e/home.ts'
import { callHost, codingAddress, openAt, setUpStudy } from '../support/e2e/host.ts'
import { startServer } from '../support/e2e/local-server.ts'
import { expect, test } from '../support/e2e/story.ts'
import { workspace } from '../support/e2e/workspace.ts'

const alert = (page: Page) => page.getByRole('alert')

/** Writes nonsense over the second half of a file, as a failing disk does. */
function damage(path: string): void {
  const content = readFileSync(path)
  content.fill(0xff, Math.floor(content.length / 2))
  writeFileSync(path, content)
}

test.describe('a study file that cannot be opened', () => {
  test('says what is the matter and what to do: moved, foreign, open elsewhere, damaged', async ({
    page,
    desk,
    watch,
  }) => {
    // A refusal answers with a status of its own, which the browser notes.
    watch.allow(/study\.(open|backups)/)
    const server = await desk.start()
    await page.goto(server.url)
    await home(page).isShown()
    for (const name of ['moved', 'whole', 'hurt']) {
      await setUpStudy(page, desk.at(`${name}.attune`), [])
      await callHost(page, 'study.close', {})
    }
    await page.reload()
    await home(page).isShown()

    const moved = page
      .getByRole('region', { name: 'Recent studies' })
      .getByRole('button', { name: /moved\.attune/ })
      .first()
    // Listed while it was there: a study that is gone already cannot be pressed.
    await expect(moved).toBeEnabled()
    renameSync(desk.at('moved.attune'), desk.at('elsewhere.attune'))
    await moved.click()
    await expect(
      page.getByText(/There is no study file at this place any more.*open it from its new place/),
    ).toBeVisible()

    writeFileSync(desk.at('letter.attune'), 'Dear colleague, this is a letter and not a study.'.repeat(200))
    await home(page).openOther([], 'letter.attune')
    const asked = page.getByRole('dialog', { name: 'Is this study protected?' })
    await expect(asked).toContainText('“letter.attune” cannot be read as it is.')
    await asked.getByLabel('Passphrase').fill('a guess at a passphrase')
    await asked.getByRole('button', { name: 'Open study' }).click()
    await expect(
      asked.getByText(/not an Attune study, or it is protected and this is not its passphrase. It was not changed/),
    ).toBeVisible()
    await asked.getByRole('button', { name: 'Cancel' }).click()
    expect(readFileSync(desk.at('letter.attune'), 'utf8')).toContain('Dear colleague')

    const other = setUpDesk()
    const second = await startServer({ home: desk.home, userData: other.userData }, [
      '--study',
      desk.at('whole.attune'),
    ])
    try {
      await home(page).openOther([], 'whole.attune')
      await expect(
        page.getByText(/The study is open elsewhere: .* has it. Close it there, then open it here./),
      ).toBeVisible()
    } finally {
      await second.stop()
      await other.clear()
    }
    await home(page).openOther([], 'whole.attune')
    await expect(page.getByRole('heading', { level: 1, name: 'Recordings' })).toBeVisible()
    await page.getByRole('button', { name: 'Home: all studies' }).click()

    damage(desk.at('hurt.attune'))
    const hurt = readFileSync(desk.at('hurt.attune'))
    await home(page).openOther([], 'hurt.attune')
    const restore = page.getByRole('dialog', { name: 'Restore from a backup' })
    await expect(restore).toContainText('“hurt.attune” is set aside and kept; the backup takes its place.')
    expect(readFileSync(desk.at('hurt.attune')).equals(hurt), 'the damaged file is left as it is').toBe(true)
    await restore.getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Recordings' })).toBeVisible()
  })
})

test('a moved film leaves the workspace usable and says so; re-linked once, the picture is back', async ({
  page,
  desk,
  watch,
}) => {
  watch.allow(/\/media\/|Failed to load resource|MEDIA_ERR|VIDEOJS/)
  desk.putRecordings('films', ['D001-t1-baby.mp4', 'D001-t1-mother.mp4'])
  const server = await desk.start()
  await page.goto(server.url)
  const [assignment = ''] = await setUpStudy(page, desk.at('study.attune'), [
    {
      dyad: 'D001',
      cameras: [
        [desk.at('films', 'D001-t1-mother.mp4'), 'caregiver'],
        [desk.at('films', 'D001-t1-baby.mp4'), 'infant'],
      ],
    },
  ])
  renameSync(desk.at('films'), desk.at('archive'))
  await openAt(page, codingAddress(server.origin, assignment))
  const here = workspace(page)
  await expect(alert(page).filter({ hasText: 'No picture from' }).first()).toContainText(
    'The file is not where it was. Nothing coded is lost.',
  )
  await here.press('Watching mother')
  await here.isSaved()
  await expect(here.saved).toContainText('1 code')

  await page.getByRole('button', { name: 'My work' }).click()
  await page.getByRole('link', { name: 'Recordings' }).click()
  await page.getByRole('button', { name: /^D001, t1/ }).click()
  const panel = page.getByRole('region', { name: 'Recording', exact: true })
  await expect(panel.getByText('Not found')).toHaveCount(2)
  await panel.getByRole('button', { name: 'Show where it is…' }).first().click()
  const files = chooser(page, 'Choose recordings')
  await files.goInto('archive')
  await files.pick('D001-t1-mother.mp4')
  await files.take('Choose')
  await expect(panel.getByText('In its place')).toHaveCount(2)

  await page.goto(codingAddress(server.origin, assignment))
  await here.isReady()
  await expect(alert(page).filter({ hasText: 'No picture from' })).toHaveCount(0)
  expect(await here.framesShown()).toEqual([0, 0])
  await expect(here.saved).toContainText('1 code')
})

test('two windows of four playing cameras each never hold up a save', async ({ page, desk }) => {
  const views = ['caregiver', 'infant', 'both', 'other'] as const
  const films = (time: string) =>
    ['D001', 'D002'].flatMap((dyad) => ['mother', 'baby'].map((camera) => `${dyad}-${time}-${camera}.mp4`))
  desk.putRecordings('films', [...films('t1'), ...films('t2')])
  const server = await desk.start()
  await page.goto(server.url)
  const cameras = (time: string) => films(time).map((name, n) => [desk.at('films', name), views[n] ?? 'other'] as const)
  const [first = '', second = ''] = await setUpStudy(page, desk.at('study.attune'), [
    { dyad: 'D001', cameras: cameras('t1') },
    { dyad: 'D002', cameras: cameras('t2') },
  ])
  await openAt(page, codingAddress(server.origin, first))
  const other = await page.context().newPage()
  await other.goto(codingAddress(server.origin, second))
  const windows = [page, other].map((one) => ({ one, here: workspace(one) }))
  for (const { one, here } of windows) {
    await one.bringToFront()
    await here.isReady()
    await expect(one.locator('video')).toHaveCount(4)
    await one.getByRole('button', { name: /^Play/ }).click()
    await expect(one.getByRole('button', { name: /^Pause/ })).toBeVisible()
  }
  for (const key of ['d', 's', 'f', 'd']) {
    for (const { one, here } of windows) {
      await one.bringToFront()
      const before = await here.frame()
      await expect.poll(() => here.frame(), 'the pictures go on').toBeGreaterThan(before)
      await one.keyboard.press(key)
      await here.isSaved()
    }
  }
  for (const { here } of windows) await expect(here.saved).toContainText('4 codes')
})

test('a host that dies while somebody codes: nothing acknowledged is lost, and what was not saved is kept until it is', async ({
  page,
  desk,
  watch,
}) => {
  // The window that stayed open may play from the old media port only; its picture is back after it is loaded again.
  watch.allow(/ERR_|Failed to load resource|401|\/api\/|media-src/)
  desk.putRecordings('films', ['D001-t1-mother.mp4'])
  const server = await desk.start()
  await page.goto(server.url)
  const [assignment = ''] = await setUpStudy(page, desk.at('study.attune'), [
    { dyad: 'D001', cameras: [[desk.at('films', 'D001-t1-mother.mp4'), 'caregiver']] },
  ])
  await openAt(page, codingAddress(server.origin, assignment))
  const here = workspace(page)
  await here.isReady()
  for (const code of ['Watching mother', 'Enjoying together', 'Interested elsewhere']) {
    await here.press(code)
    await here.isSaved()
    await page.keyboard.press('ArrowRight')
    await here.still()
  }
  await server.kill()
  await here.press('Protesting')
  await expect(here.saved).toContainText('NOT saved: 1 step')
  await expect(alert(page).filter({ hasText: 'local server does not answer' }).first()).toContainText(
    'Every code shown as saved is on disk.',
  )

  await test.step('in a new window, at a new address, everything acknowledged is there', async () => {
    const again = await desk.start(['--port', new URL(server.url).port])
    const fresh = await page.context().newPage()
    await fresh.goto(again.url)
    // The window that stayed open may have opened the study already, and then its own place is shown.
    await fresh.goto(`${again.origin}/#/`)
    await home(fresh).openRecent('Scene')
    await expect(fresh.getByRole('heading', { level: 1, name: 'Recordings' })).toBeVisible()
    await fresh.goto(codingAddress(again.origin, assignment))
    const there = workspace(fresh)
    await there.isReady()
    await expect(there.saved).toContainText('3 codes')
    await fresh.close()
  })
  await test.step('the window that stayed open saves its step and goes on; undo still works', async () => {
    await page.bringToFront()
    await expect(here.saved).toContainText('NOT saved: 1 step')
    await here.saved.locator('..').getByRole('button', { name: 'Try again' }).click()
    await here.isSaved()
    await expect(here.saved).toContainText('4 codes')
    await page.keyboard.press('Backspace')
    await expect(here.saved).toContainText('3 codes')
    await here.isSaved()
  })
})
