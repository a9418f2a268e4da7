import type { Locator, Page } from '@playwright/test'
import { axeFinds } from './axe.ts'
import { expect } from './story.ts'

/** The editor of schemes, by what a person sees of it. */
export const editor = (page: Page) => {
  const outline = page.getByRole('navigation', { name: 'Parts of the scheme' })
  const form = page.getByRole('region', { name: 'Form' })
  const pane = page.getByRole('complementary', { name: 'Preview and findings' })
  return {
    outline,
    form,
    pane,
    row: (name: string | RegExp): Locator => outline.getByRole('button', { name }).first(),
    field: (name: string): Locator => form.getByLabel(name, { exact: true }),
    add: (one: string): Locator => form.getByRole('button', { name: `Add ${one}`, exact: true }).first(),
    isSaved: () => expect(page.getByTestId('draft-saved')).toHaveAttribute('data-save', 'saved'),
    tab: (name: string | RegExp) => pane.getByRole('tab', { name }).click(),
    looksRight: async (screen: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
        expect(await axeFinds(page), `${screen}, ${colorScheme}`).toEqual([])
      }
    },
  }
}
