import { expect, type Page } from '@playwright/test'

/** The screen that puts the cameras of a recording onto one clock. */
export const align = (page: Page) => {
  const camera = (label: string) => page.getByRole('region', { name: `Camera ${label}` })
  const time = (label: string) => page.getByTestId(`time of ${label}`)
  /** Brings one picture to a frame: to the second by its slider, then step by step. */
  const showFrame = async (label: string, wanted: number): Promise<void> => {
    const at = time(label)
    const here = async (): Promise<number> => Number(await at.getAttribute('data-frame'))
    const slider = page.getByLabel(`Position in ${label}`)
    await slider.fill(String(Math.floor(wanted / 25) * 1000))
    await expect(at).toHaveAttribute('data-frame', String(Math.floor(wanted / 25) * 25))
    for (let now = await here(); now < wanted; now += 1) {
      await camera(label)
        .getByRole('button', { name: `${label}: one frame on (.)` })
        .click()
      await expect(at).toHaveAttribute('data-frame', String(now + 1))
    }
  }
  return {
    isReady: async () => {
      await expect(page.getByRole('heading', { level: 1, name: /^One clock/ })).toBeVisible()
      await expect(page.getByRole('button', { name: /^This is the same moment/ })).toBeEnabled()
    },
    camera,
    time,
    showFrame,
    same: () => page.getByRole('button', { name: /^This is the same moment/ }).click(),
    words: page.getByRole('status').filter({ hasText: ' began ' }),
    save: () => page.getByRole('button', { name: 'Save', exact: true }).click(),
    /** The frame of each picture by the browser's own clock of the video. */
    framesShown: () =>
      page
        .locator('video')
        .evaluateAll((videos) =>
          videos.map((video) => Math.floor(((video as HTMLVideoElement).currentTime * 1000) / 40 + 1e-6)),
        ),
  }
}
