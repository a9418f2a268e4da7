import type { Page } from '@playwright/test'
import { allScripts } from '../../electron/demo/generate/script.ts'
import { writeVoices } from '../../electron/demo/generate/voice.ts'
import { msPerPixel, timeAt, xOf, zoomView, type TimeScale } from '../../renderer/features/timeline/time-scale.ts'
import { joiningMissing, joinFilms } from '../support/e2e/films.ts'
import { callHost, codingAddress, openAt, setUpStudy } from '../support/e2e/host.ts'
import { expect, test } from '../support/e2e/story.ts'
import { FRAME_MS, workspace } from '../support/e2e/workspace.ts'

const LABELS = 184
const MARGIN = 16
/** Where the row of the first of two cameras lies on the canvas. */
const ROW = { top: 72, height: 24 }

/** How tall the sound of the first camera is drawn, pixel by pixel of the timeline's width. */
const heights = (page: Page): Promise<number[]> =>
  page.locator('canvas[role=img]').evaluate(
    (canvas, { top, height, left, right }) => {
      const { width, data } = (canvas as HTMLCanvasElement)
        .getContext('2d')!
        .getImageData(left, top, (canvas as HTMLCanvasElement).width - left - right, height)
      return Array.from({ length: width }, (_, x) => {
        let count = 0
        for (let y = 0; y < height; y += 1) if ((data[4 * (y * width + x) + 3] ?? 0) > 60) count += 1
        return count
      })
    },
    { ...ROW, left: LABELS, right: MARGIN },
  )

const script = allScripts().find(({ id }) => id === 'D001-t1')
const voices = script === undefined ? [] : writeVoices(script)
const mother = voices.filter(({ who }) => who === 'mother')

/** Moments (ms) in the middle of everything the mother says, and in the middle of every pause of both. */
const spoken = mother.map(({ from, to }) => ((from + to) / 2) * FRAME_MS)
const pauses = [...voices]
  .sort((a, b) => a.from - b.from)
  .flatMap((voice, i, all) => {
    const quietFrom = Math.max(...all.slice(0, i + 1).map(({ to }) => to))
    const until = all[i + 1]?.from ?? voice.to
    return until - quietFrom > 10 ? [((quietFrom + until) / 2) * FRAME_MS] : []
  })

/** Of these moments in view, the share at which the drawing is tall. */
function shareTall(drawn: readonly number[], scale: TimeScale, moments: readonly number[]): number {
  const inView = moments.filter((at) => at > scale.startMs && at < scale.endMs)
  const tall = inView.filter((at) => (drawn[Math.round(xOf(scale, at) - scale.left)] ?? 0) >= 5)
  return inView.length === 0 ? NaN : tall.length / inView.length
}

/** While a test runs, this machine has the converter named in ATTUNE_FFMPEG, or none. */
function withoutConverter(): void {
  let before: string | undefined
  test.beforeEach(() => {
    before = process.env['ATTUNE_FFMPEG']
    process.env['ATTUNE_FFMPEG'] = 'none'
  })
  test.afterEach(() => {
    if (before === undefined) delete process.env['ATTUNE_FFMPEG']
    else process.env['ATTUNE_FFMPEG'] = before
  })
}

for (const listener of ['this machine', 'the page alone'] as const) {
  test.describe(`the sound under the timeline, heard by ${listener}`, () => {
    if (listener === 'the page alone') withoutConverter()
    test('lies where the film has voices, stays there through zoom, and is there at once the next time', async ({
      page,
      desk,
    }) => {
      desk.putRecordings('films', ['D001-t1-mother.mp4', 'D001-t1-baby.mp4'])
      let listening = 0
      page.on('worker', () => (listening += 1))
      page.on('request', (request) => {
        if (request.url().endsWith('/api/media.listen')) listening += 1
      })
      const server = await desk.start()
      await page.goto(server.url)
      const cameras = [
        [desk.at('films', 'D001-t1-mother.mp4'), 'caregiver'],
        [desk.at('films', 'D001-t1-baby.mp4'), 'infant'],
      ] as const
      const [assignment = ''] = await setUpStudy(page, desk.at('study.attune'), [{ dyad: 'D001', cameras }])
      await openAt(page, codingAddress(server.origin, assignment))
      await workspace(page).isReady()
      const notes = page.getByRole('group', { name: /^Sound of/ })
      await expect
        .poll(async () => Math.max(...(await heights(page))), 'drawn without being asked for')
        .toBeGreaterThan(8)
      await expect(notes).toHaveCount(0)

      const box = await page.getByTestId('timeline').boundingBox()
      const left = LABELS
      let scale: TimeScale = { startMs: 0, endMs: 60_000, left, right: (box?.width ?? 0) - MARGIN }
      const check = async (): Promise<void> => {
        const drawn = await heights(page)
        expect(shareTall(drawn, scale, spoken), 'voices are seen').toBeGreaterThan(0.95)
        expect(shareTall(drawn, scale, pauses), 'pauses are flat').toBeLessThan(0.05)
      }
      await check()

      await test.step('zoomed in around 0:12', async () => {
        const x = Math.round(xOf(scale, 12_000))
        await page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + ROW.top + 12)
        for (let n = 0; n < 6; n += 1) {
          await page.mouse.wheel(0, -200)
          const view = zoomView(scale, Math.exp(-200 * 0.0015), timeAt(scale, x), 60_000)
          scale = { ...scale, ...view }
        }
        expect(msPerPixel(scale)).toBeLessThan(12)
        await expect.poll(async () => shareTall(await heights(page), scale, pauses)).toBeLessThan(0.05)
        await check()
      })

      await test.step('the next time', async () => {
        expect(listening, 'it has been listened to').toBeGreaterThan(0)
        listening = 0
        await page.reload()
        await workspace(page).isReady()
        await expect.poll(async () => Math.max(...(await heights(page)))).toBeGreaterThan(8)
        expect(listening, 'nothing is listened to again').toBe(0)
      })

      await test.step('switched off, it takes no room, and stays off', async () => {
        await page.getByRole('button', { name: 'Sound', exact: true }).click()
        await expect.poll(async () => (await heights(page)).filter((each) => each > 0 && each < 4).length).toBe(0)
        await page.reload()
        await workspace(page).isReady()
        await expect(page.getByRole('button', { name: 'Sound', exact: true })).toHaveAttribute('aria-pressed', 'false')
      })
    })
  })
}

test.describe('the sound under the timeline', () => {
  withoutConverter()
  test('that is long to read can be cancelled, keeps nothing then, and is offered again', async ({ page, desk }) => {
    test.skip(joiningMissing !== undefined, joiningMissing)
    const film = desk.at('films', 'long.mp4')
    joinFilms(Array<string>(60).fill('D001-t1-mother.mp4'), film)
    const server = await desk.start()
    await page.goto(server.url)
    const [assignment = ''] = await setUpStudy(page, desk.at('study.attune'), [
      { dyad: 'D001', cameras: [[film, 'caregiver']] },
    ])
    await openAt(page, codingAddress(server.origin, assignment))
    await workspace(page).isReady()
    const row = page.getByRole('group', { name: /^Sound of/ })
    await row.getByRole('button', { name: 'Cancel' }).click()
    await expect(row.getByRole('button', { name: 'Show sound' })).toBeVisible()
    const { rows } = await callHost(page, 'assignments.list', {})
    const { fileNames } = await callHost(page, 'recordings.get', { id: rows[0]?.recordingId ?? '' })
    const mediaId = fileNames[0]?.mediaId ?? ''
    expect(await callHost(page, 'media.waveform', { mediaId, level: 0 })).toBeNull()

    await row.getByRole('button', { name: 'Show sound' }).click()
    await expect(row.getByRole('progressbar')).toBeVisible()
    await expect(row).toHaveCount(0, { timeout: 60_000 })
    expect(await callHost(page, 'media.waveform', { mediaId, level: 12 })).toMatchObject({
      startUs: expect.any(Number),
    })
  })
})
