import type { Page } from '@playwright/test'
import { chooser } from './chooser.ts'
import { home } from './home.ts'
import { workspace } from './workspace.ts'

/** One recording of these films, given to the only person there is; ends in its workspace. The first film leads. */
export async function tryFilms(page: Page, folder: string, films: readonly string[]): Promise<void> {
  await home(page).isShown()
  await page.getByRole('button', { name: /^Try it with my own video/ }).click()
  const files = chooser(page, 'Choose recordings')
  await files.goInto(folder)
  await files.pick(...films)
  await files.take(/^Choose/)
  const dialog = page.getByRole('dialog', { name: 'Try it with my own video' })
  await dialog.getByRole('button', { name: 'Template' }).click()
  await page.getByRole('option', { name: /^Engagement phases/ }).click()
  await dialog.getByRole('button', { name: 'Start coding' }).click()
  await workspace(page).isReady()
}
