import { expect, type Page } from '@playwright/test'
import { chooser } from './chooser.ts'

/** Home: where one begins. */
export const home = (page: Page) => ({
  isShown: () => expect(page.getByRole('heading', { level: 1, name: 'Attune' })).toBeVisible(),

  newStudy: async (study: { readonly name: string; readonly person: string; readonly folder: readonly string[] }) => {
    await page.getByRole('button', { name: /^New study/ }).click()
    const dialog = page.getByRole('dialog', { name: 'New study' })
    await dialog.getByLabel('Name of the study').fill(study.name)
    await dialog.getByLabel('Your name').fill(study.person)
    await dialog.getByRole('button', { name: 'Choose place…' }).click()
    const files = chooser(page, 'Where to keep the study')
    await files.goInto(...study.folder)
    await files.saveAs()
    await dialog.getByRole('button', { name: 'Create study' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Recordings' })).toBeVisible()
  },

  openDemo: async () => {
    await page.getByRole('button', { name: /^Open the demo study/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Recordings' })).toBeVisible({ timeout: 60_000 })
  },

  openOther: async (folder: readonly string[], file: string) => {
    await page.getByRole('button', { name: /^Open a study…/ }).click()
    const files = chooser(page, 'Open a study')
    await files.goInto(...folder)
    await files.pick(file)
    await files.take('Choose')
  },

  openRecent: (name: string) =>
    page.getByRole('region', { name: 'Recent studies' }).getByRole('button', { name }).first().click(),
})
