import { expect, type Page } from '@playwright/test'
import { chooser } from './chooser.ts'

/** The four steps from files to recordings. */
export const addRecordings = (page: Page) => {
  const goOn = () => page.getByRole('button', { name: 'Go on' }).click()
  const files = page.getByRole('region', { name: 'Files' })
  return {
    begin: async () => {
      await page.getByRole('button', { name: 'Add recordings…' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Add recordings' })).toBeVisible()
    },
    chooseFiles: async (folder: readonly string[], names: readonly string[]) => {
      await page.getByRole('button', { name: 'Choose files…' }).click()
      const dialog = chooser(page, 'Choose recordings')
      await dialog.goInto(...folder)
      await dialog.pick(...names)
      await dialog.take(/^Choose/)
    },
    chooseFolder: async (...folder: readonly string[]) => {
      await page.getByRole('button', { name: 'Choose a folder…' }).click()
      const dialog = chooser(page, 'Choose a folder of recordings')
      await dialog.goInto(...folder)
      await dialog.take(`Choose “${folder.at(-1) ?? ''}”`)
    },
    file: (name: string) => files.getByRole('row', { name }),
    goOn,
    usePattern: async (pattern: string, fits: number) => {
      await page.getByLabel('From the file names').fill(pattern)
      await page.getByRole('button', { name: `Use for ${String(fits)} files` }).click()
    },
    /** What can be taken from all file names at once is rarely the part: here it is one click. */
    theyFollowEachOther: () => page.getByRole('button', { name: 'They follow each other' }).click(),
    partOf: (name: string) => page.getByLabel(`Part of ${name}`),
    pauseBefore: (name: string) => page.getByLabel(`Pause before ${name}`),
    addEpisode: async (n: number, kind: string, start: string, end: string) => {
      await page.getByRole('button', { name: 'Add episode' }).click()
      await page.getByLabel(`Kind of episode ${String(n)}`).selectOption({ label: kind })
      await page.getByLabel(`Start of episode ${String(n)}`).fill(start)
      await page.getByLabel(`End of episode ${String(n)}`).fill(end)
    },
    add: async (count: number) => {
      await goOn()
      await page.getByRole('button', { name: `Add ${String(count)} recording` }).click()
      await expect(page.getByText(`${String(count)} recording${count === 1 ? '' : 's'} added.`)).toBeVisible({
        timeout: 30_000,
      })
      await page.getByRole('button', { name: 'Go to Recordings' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Recordings' })).toBeVisible()
    },
  }
}
