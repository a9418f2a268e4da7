import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { home } from '../support/e2e/home.ts'
import { expect, test } from '../support/e2e/story.ts'
import { study } from '../support/e2e/study.ts'
import { workspace } from '../support/e2e/workspace.ts'

/** The pictures on the stage of the open recording. */
function pictures(page: Page) {
  const stage = page.getByTestId('stage')
  const of = (label: string): Locator =>
    stage.locator('[data-camera]').filter({ has: page.locator(`[role="group"][aria-label="Picture of ${label}"]`) })
  const box = async (part: Locator) => {
    const found = await part.boundingBox()
    if (found === null) throw new Error('not on screen')
    return found
  }
  return {
    stage,
    of,
    box,
    masks: (label: string) => of(label).locator('[data-mask]'),
    tool: (name: string) => stage.getByRole('button', { name, exact: true }),
    /** The corners of the picture itself, without what is black around it. */
    shape: async (label: string): Promise<number> => {
      const { width, height } = await box(of(label).locator('video'))
      return width / height
    },
    /** Drags over a part of the surface that lies over a picture, in shares of its sides. */
    drag: async (label: string, from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
      const { x, y, width, height } = await box(of(label).locator('[data-drawing="mask"], [data-drawing="crop"]'))
      await page.mouse.move(x + width * from[0], y + height * from[1])
      await page.mouse.down()
      await page.mouse.move(x + width * to[0], y + height * to[1], { steps: 4 })
      await page.mouse.up()
    },
  }
}

// One story on purpose: each step stands on how the one before has left the pictures.
test('pictures are enlarged, covered, cropped and put away for a pass, by mouse and by key, and the player stays exact', async ({
  page,
  desk,
}) => {
  test.setTimeout(120_000)
  const server = await desk.start()
  const tasks = study(page)
  const here = workspace(page)
  const on = pictures(page)
  const labels: string[] = []
  await page.goto(server.url)
  await home(page).openDemo()
  await tasks.goTo('Assignments')
  await page
    .getByRole('row', { name: /D001 Before Robin.*stillface/ })
    .getByRole('button', { name: /^Look at/ })
    .click()
  await here.isReady()
  for (const group of await on.stage.getByRole('group', { name: /^Picture of / }).all())
    labels.push(((await group.getAttribute('aria-label')) ?? '').replace('Picture of ', ''))
  const [first = '', second = ''] = labels
  expect(labels).toHaveLength(2)
  const shape = await on.shape(first)

  await test.step('the browser’s own menu, window and download are not offered on a picture', async () => {
    const offered = await page
      .locator('video')
      .first()
      .evaluate((video: HTMLVideoElement) => ({
        menu: video.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
        window: !video.disablePictureInPicture,
        controls: video.controls,
      }))
    expect(offered).toEqual({ menu: false, window: false, controls: false })
  })

  await test.step('one is made large, with the key of its number beside the others again', async () => {
    await on.of(second).hover()
    await on.tool(`Enlarge ${second}`).click()
    await expect.poll(async () => (await on.box(on.of(second))).width).toBeGreaterThan(500)
    const [large, small] = [await on.box(on.of(second)), await on.box(on.of(first))]
    expect(large.width).toBeGreaterThan(2 * small.width)
    expect(await on.shape(first)).toBeCloseTo(shape, 1)
    await page.keyboard.press('Alt+Digit2')
    await expect.poll(async () => (await on.box(on.of(second))).width).toBeLessThan(large.width - 100)
  })

  await test.step('a part is covered by dragging, moved by key, and uncovered', async () => {
    await on.of(first).hover()
    await on.tool(`Cover a part of ${first}`).click()
    await on.drag(first, [0.2, 0.2], [0.6, 0.7])
    await expect(on.masks(first)).toHaveCount(1)
    await expect(on.masks(first)).toContainText('covered for this pass')
    const before = await on.box(on.masks(first))
    await on
      .masks(first)
      .getByRole('button', { name: /^Covered part/ })
      .focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    const after = await on.box(on.masks(first))
    expect(after.x).toBeGreaterThan(before.x)
    expect(after.height).toBeGreaterThan(before.height)
    // The arrow moved the panel and not the recording.
    await expect(on.stage).toHaveAttribute('data-frame', '0')
    await page.keyboard.press('Delete')
    await expect(on.masks(first)).toHaveCount(0)
  })

  await test.step('a part is covered without a mouse', async () => {
    await on.tool(`Cover a part of ${first}`).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(on.masks(first)).toHaveCount(1)
  })

  await test.step('what is covered is covered in this pass only', async () => {
    await here.choosePass('Mother')
    await expect(on.masks(first)).toHaveCount(0)
    await here.choosePass('Baby')
    await expect(on.masks(first)).toHaveCount(1)
  })

  await test.step('only a part of a picture is shown, larger and in its own shape', async () => {
    const whole = await on.box(on.of(second).locator('video'))
    await on.of(second).hover()
    await on.tool(`Show only a part of ${second}`).click()
    await on.drag(second, [0.25, 0.25], [0.75, 0.75])
    await expect.poll(async () => (await on.box(on.of(second).locator('video'))).width).toBeGreaterThan(whole.width)
    expect(await on.shape(second)).toBeCloseTo(shape, 1)
    await on.of(second).hover()
    await on.tool(`Show all of ${second}`).click()
    await expect.poll(async () => (await on.box(on.of(second).locator('video'))).width).toBeCloseTo(whole.width, 0)
  })

  await test.step('a picture is put away, the last one cannot be, and both stay in step all the while', async () => {
    await on.of(first).hover()
    await on.tool(`Put ${first} away for this pass`).click()
    await expect(on.tool(`Put ${second} away for this pass`)).toHaveCount(0)
    await page.keyboard.press('Alt+Shift+Digit2')
    await expect(on.of(second)).toBeVisible()
    for (const frame of [1, 2, 3]) {
      await page.keyboard.press('Period')
      await expect(on.stage).toHaveAttribute('data-frame', String(frame))
      await here.still()
      expect(await here.framesShown()).toEqual([frame, frame])
    }
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[data-testid="stage"]').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await on.tool(`Bring ${first} back`).click()
    await expect(on.tool(`Put ${second} away for this pass`)).toHaveCount(1)
  })
})
