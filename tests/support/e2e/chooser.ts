import { expect, type Page } from '@playwright/test'

/** Attune's own file chooser. It opens at the place used last; the person's own folder is one of its places. */
export const chooser = (page: Page, title: string) => {
  const dialog = page.getByRole('dialog', { name: title })
  const rows = dialog.getByRole('list', { name: 'Files and folders' })
  // A file's name is followed by its size and day.
  const row = (name: string) =>
    rows.getByRole('button', { name: new RegExp(`^${name.replaceAll('.', '\\.')}( [\\d.]+ \\w+ ·|$)`) })
  return {
    goInto: async (...folders: readonly string[]) => {
      await dialog
        .getByRole('navigation', { name: 'Places' })
        .getByRole('button', { name: 'Home', exact: true })
        .click()
      for (const folder of folders) {
        await row(folder).click()
        const here = dialog.getByRole('navigation', { name: 'Folders above' }).getByRole('button', { name: folder })
        await expect(here).toHaveAttribute('aria-current', 'true')
      }
    },
    pick: async (...names: readonly string[]) => {
      for (const name of names) {
        await row(name).click()
        await expect(row(name)).toHaveAttribute('aria-pressed', 'true')
      }
    },
    offers: async () => {
      await expect(rows).toBeVisible()
      return rows.getByRole('button').allInnerTexts()
    },
    take: async (button: string | RegExp) => {
      await dialog.getByRole('button', { name: button }).click()
      await expect(dialog).toBeHidden()
    },
    /** Takes the name that is proposed, or another. */
    saveAs: async (name?: string) => {
      if (name !== undefined) await dialog.getByLabel('File name').fill(name)
      await dialog.getByRole('button', { name: 'Save here' }).click()
      await expect(dialog).toBeHidden()
    },
  }
}
