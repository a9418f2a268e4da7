import { expect, type Page } from '@playwright/test'

/** All demo recordings have 25 frames a second. */
export const FRAME_MS = 40
/** Where the timeline begins and ends within its pane, in pixels: labels to the left, a margin to the right. */
const LABELS = 184
const MARGIN = 16

/** The coding workspace, by mouse where it has a choice. */
export const workspace = (page: Page) => {
  const stage = page.getByTestId('stage')
  const saved = page.getByTestId('saved')
  const timeline = page.getByTestId('timeline')
  const frame = async (): Promise<number> => Number(await stage.getAttribute('data-frame'))
  const still = () => expect(stage).toHaveAttribute('data-seeking', 'false')

  /** Clicks the ruler near a moment, then steps to its frame. */
  const seekByMouse = async (wanted: number, durationMs = 60_000): Promise<void> => {
    const box = await timeline.boundingBox()
    if (box === null) throw new Error('no timeline')
    const width = box.width - LABELS - MARGIN
    await page.mouse.click(box.x + LABELS + (width * wanted * FRAME_MS) / durationMs, box.y + 54)
    await still()
    for (let steps = 0; steps < 12; steps += 1) {
      const here = await frame()
      if (here === wanted) return
      const button = page.getByRole('button', { name: here < wanted ? /^One frame on/ : /^One frame back/ })
      await button.click()
      await expect(stage).toHaveAttribute('data-frame', String(here + Math.sign(wanted - here)))
      await still()
    }
    throw new Error(`frame ${String(wanted)} was not reached`)
  }

  return {
    isReady: () => expect(stage).toHaveAttribute('data-ready', 'true'),
    stage,
    saved,
    frame,
    still,
    seekByMouse,
    isSaved: () => expect(saved).toHaveAttribute('data-save', 'saved'),

    /** The frame that each picture shows by the browser's own clock of the video: independent of what Attune says. */
    framesShown: () =>
      page
        .locator('video')
        .evaluateAll(
          (videos, frameMs) =>
            videos.map((video) => Math.floor(((video as HTMLVideoElement).currentTime * 1000) / frameMs + 1e-6)),
          FRAME_MS,
        ),

    choosePass: (name: string) => page.getByRole('radio', { name, exact: true }).click(),
    tab: (name: string) => page.getByRole('tab', { name }).click(),
    code: (name: string) => page.getByTestId('code-panel').getByRole('button', { name }),
    press: (name: string) => page.getByTestId('code-panel').getByRole('button', { name }).click(),

    /** The table of codes: `time | code | length`, as a person reads it. */
    table: async (): Promise<string[]> => {
      const rows = page.getByRole('region', { name: /^Table of codes/ }).getByRole('row')
      const texts = await rows.evaluateAll((all) =>
        all
          .slice(1)
          .map((row) =>
            [...row.querySelectorAll('td')].map((cell) => cell.innerText.replace(/\s+/g, ' ').trim()).join(' | '),
          ),
      )
      return texts
    },

    complete: async () => {
      await page.getByRole('button', { name: 'Complete…' }).click()
      return page.getByRole('dialog')
    },
  }
}
