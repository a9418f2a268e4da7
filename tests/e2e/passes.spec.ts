import type { Page } from '@playwright/test'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { demoMedia } from '../support/e2e/desk.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { openOwnScheme } from '../support/e2e/own-scheme.ts'
import { expect, test } from '../support/e2e/story.ts'

/** The baby is coded without sound and without sight of the mother, the mother as she is. */
const quiet: Scheme = {
  ...stillfacePhase,
  id: 'quiet-baby',
  name: 'Baby without sound and mother',
  passes: stillfacePhase.passes.map((pass) =>
    pass.id === 'p_inf' ? { ...pass, audio: 'off', masks: ['cg'] } : { ...pass, audio: 'on' },
  ),
}

/** Whether anything can be heard, by what the browser says of its videos. */
const isHeard = (page: Page): Promise<boolean> =>
  page
    .locator('video')
    .evaluateAll((all) => all.some((video) => video instanceof HTMLVideoElement && !video.muted && video.volume > 0))

const pictures = (page: Page) => page.getByTestId('stage').getByRole('group', { name: /^Picture of / })
const cover = (page: Page) => page.getByRole('note').filter({ hasText: 'Not to be seen in this pass: Mother.' })

test('a pass without sound is mute whatever is pressed and says so; the next pass is heard again', async ({
  page,
  desk,
}) => {
  const { here } = await openOwnScheme(page, desk, quiet)
  const by = keyboard(page)
  const says = page.getByText('“Baby” is worked on without sound.')

  await here.tab('Manual')
  await expect(page.getByText('Without sound.')).toBeVisible()
  expect(await isHeard(page)).toBe(false)
  // By key and by mouse, at rest and while it plays.
  await by.key('Alt+Digit8')
  await expect(says).toBeVisible()
  expect(await isHeard(page)).toBe(false)
  await by.key('Space')
  await page
    .getByRole('button', { name: /^Sound of / })
    .first()
    .click()
  expect(await isHeard(page)).toBe(false)
  await by.key('Space')

  await here.choosePass('Mother')
  await expect.poll(() => isHeard(page)).toBe(true)
  await expect(says).toBeHidden()
  await here.choosePass('Baby')
  await expect.poll(() => isHeard(page)).toBe(false)
  await page.reload()
  await here.isReady()
  expect(await isHeard(page)).toBe(false)
})

test('who is not to be seen has their camera put away in that pass; brought back, it is asked to be covered', async ({
  page,
  desk,
}) => {
  const { here } = await openOwnScheme(page, desk, quiet)
  const labels: string[] = []
  for (const one of await pictures(page).all()) labels.push((await one.getAttribute('aria-label')) ?? '')
  expect(labels).toHaveLength(1)
  const shown = labels[0]?.replace('Picture of ', '') ?? ''
  expect(shown.toLowerCase()).toContain('baby')
  // Hers goes on unseen behind it, since it may be the one that leads.
  const hers = page.locator('[data-camera][data-place="-1"]')
  await expect(hers).toHaveCount(1)
  await expect(hers).toHaveCSS('opacity', '0')
  await expect(cover(page)).toBeHidden()

  await here.choosePass('Mother')
  await expect(pictures(page)).toHaveCount(2)
  await expect(cover(page)).toBeHidden()
  await here.choosePass('Baby')
  await expect(pictures(page)).toHaveCount(1)

  // The other camera may be needed to see the baby: it comes back only together with what asks to cover her in it.
  await page.getByRole('button', { name: /^Bring .* back$/ }).click()
  await expect(pictures(page)).toHaveCount(2)
  await expect(cover(page)).toBeVisible()
  await here.isSaved()
  await page.reload()
  await here.isReady()
  await expect(cover(page)).toBeVisible()
})

test('where one picture shows both, covering is asked for until a part is covered, in that pass alone', async ({
  page,
  desk,
}) => {
  const { here } = await openOwnScheme(page, desk, quiet, { cameras: [[demoMedia('D001-t1-mother.mp4'), 'both']] })
  const by = keyboard(page)
  const masks = page.locator('[data-mask]')
  await expect(pictures(page)).toHaveCount(1)
  await expect(cover(page)).toBeVisible()
  await page.getByRole('button', { name: /^Cover a part of / }).focus()
  await by.keys('Enter', 'Enter')
  await expect(masks).toHaveCount(1)
  await expect(cover(page)).toBeHidden()
  await here.choosePass('Mother')
  await expect(masks).toHaveCount(0)
  await here.choosePass('Baby')
  await expect(masks).toHaveCount(1)
  await masks.getByRole('button', { name: /^Covered part/ }).focus()
  await by.key('Delete')
  await expect(masks).toHaveCount(0)
  await expect(cover(page)).toBeVisible()
})
