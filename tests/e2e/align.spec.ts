import { align } from '../support/e2e/align.ts'
import { axeFinds } from '../support/e2e/axe.ts'
import { joiningMissing, startLater } from '../support/e2e/films.ts'
import { expect, test } from '../support/e2e/story.ts'
import { study } from '../support/e2e/study.ts'
import { tryFilms } from '../support/e2e/try-films.ts'
import { workspace } from '../support/e2e/workspace.ts'

/** How many frames later the baby's camera was switched on. */
const LATER = 31
const mother = 'D003-t1-mother.mp4'
const baby = 'D003-t2-baby.mp4'

// The story ends in the workspace: what was marked here is what a coder sees there.
test('two cameras are put onto one clock by a moment that both show, and a coder sees them so', async ({
  page,
  desk,
}) => {
  test.skip(joiningMissing !== undefined, joiningMissing)
  test.setTimeout(120_000)
  desk.putRecordings('films', [mother])
  startLater('D003-t1-baby.mp4', LATER, desk.at('films', baby))
  const server = await desk.start()
  const tasks = study(page)
  const clock = align(page)
  const here = workspace(page)
  await page.goto(server.url)
  await tryFilms(page, 'films', [mother, baby])
  await page.getByRole('button', { name: 'My work' }).click()
  await tasks.goTo('Recordings')

  await test.step('each camera is brought to the moment by itself', async () => {
    await page.getByRole('button', { name: /^D001, / }).click()
    await page.getByRole('button', { name: 'Put cameras on one clock…' }).click()
    await clock.isReady()
    await expect(clock.words).toHaveText('“Baby” began together with “Mother”.')
    await clock.showFrame('Mother', 100)
    await expect(clock.time('Baby')).toHaveAttribute('data-frame', '0')
    await clock.showFrame('Baby', 100 - LATER)
    expect(await axeFinds(page)).toEqual([])
  })

  await test.step('“this is the same moment” says when the camera began', async () => {
    await clock.same()
    await expect(clock.words).toHaveText('“Baby” began 1.240 s (31 frames) after “Mother”.')
    await expect(clock.time('all cameras')).toHaveAttribute('data-frame', '100')
    await expect.poll(clock.framesShown).toEqual([100, 100 - LATER])
    expect(await axeFinds(page)).toEqual([])
  })

  await test.step('one picture is moved by frames while the other stays, and back', async () => {
    await page.getByRole('button', { name: 'Baby on by 1 frame', exact: true }).click()
    await expect(clock.words).toHaveText('“Baby” began 1.200 s (30 frames) after “Mother”.')
    await expect.poll(clock.framesShown).toEqual([100, 101 - LATER])
    await page.keyboard.press('Shift+BracketLeft')
    await expect(clock.words).toHaveText('“Baby” began 1.600 s (40 frames) after “Mother”.')
    await expect.poll(clock.framesShown).toEqual([100, 91 - LATER])
    for (let n = 0; n < 9; n += 1) await page.keyboard.press('BracketRight')
    await expect(clock.words).toHaveText('“Baby” began 1.240 s (31 frames) after “Mother”.')
    await expect.poll(clock.framesShown).toEqual([100, 100 - LATER])
  })

  await test.step('what is saved holds in the workspace, frame for frame', async () => {
    await clock.save()
    await expect(page.getByRole('region', { name: 'Recording', exact: true })).toBeVisible()
    await tasks.goTo('My work')
    await page
      .getByRole('button', { name: /^(Start|Go on)/ })
      .first()
      .click()
    await here.isReady()
    for (const frame of [100, 523]) {
      await here.seekByMouse(frame)
      await expect.poll(here.framesShown).toEqual([frame, frame - LATER])
    }
  })
})

test('what was changed and not saved can be taken back, or left behind', async ({ page, desk }) => {
  desk.putRecordings('films', [mother, 'D003-t1-baby.mp4'])
  const server = await desk.start()
  const tasks = study(page)
  const clock = align(page)
  await page.goto(server.url)
  await tryFilms(page, 'films', [mother, 'D003-t1-baby.mp4'])
  await page.getByRole('button', { name: 'My work' }).click()
  await tasks.goTo('Recordings')
  await page.getByRole('button', { name: /^D001, / }).click()
  await page.getByRole('button', { name: 'Put cameras on one clock…' }).click()
  await clock.isReady()

  await test.step('by keyboard alone: the picture that was chosen has the keys', async () => {
    await page.keyboard.press('Digit2')
    await page.keyboard.press('ArrowRight')
    await expect(clock.time('Baby')).toHaveAttribute('data-frame', '25')
    await page.keyboard.press('Period')
    await expect(clock.time('Baby')).toHaveAttribute('data-frame', '26')
    await page.keyboard.press('Comma')
    await expect(clock.time('Baby')).toHaveAttribute('data-frame', '25')
    await expect(clock.time('Mother')).toHaveAttribute('data-frame', '0')
    await clock.same()
    await expect(clock.words).toHaveText('“Baby” began 1.000 s (25 frames) before “Mother”.')
  })

  await test.step('back to the saved', async () => {
    await page.getByRole('button', { name: 'Back to the saved' }).click()
    await expect(clock.words).toHaveText('“Baby” began together with “Mother”.')
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
    await expect.poll(clock.framesShown).toEqual([0, 0])
  })

  await test.step('left without saving, nothing has changed', async () => {
    await page.keyboard.press('BracketRight')
    await page.getByRole('button', { name: 'Leave without saving' }).click()
    await page.getByRole('button', { name: 'Put cameras on one clock…' }).click()
    await clock.isReady()
    await expect(clock.words).toHaveText('“Baby” began together with “Mother”.')
  })
})
