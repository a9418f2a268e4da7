import { expect, type Page } from '@playwright/test'
import { workspace } from './workspace.ts'

/** My work: a coder's own recordings, by display code. */
export const work = (page: Page) => ({
  open: async (displayCode: string) => {
    const listed = page.getByRole('button', { name: new RegExp(`^(Start|Go on|Look at it): ${displayCode}$`) })
    const next = page.getByRole('button', { name: /^(Start|Go on) coding$/ })
    await expect(page.getByText(displayCode, { exact: true })).toBeVisible()
    await ((await listed.count()) > 0 ? listed : next).click()
    await expect(page.getByRole('heading', { level: 1, name: `Recording ${displayCode}` })).toBeVisible()
    await workspace(page).isReady()
  },
})

/** Dyad and coder -> display code, as the lead's table of assignments says. */
export async function displayCodes(page: Page): Promise<ReadonlyMap<string, string>> {
  const rows = page.getByRole('region', { name: 'Assignments' }).getByRole('row')
  await expect(rows.nth(1)).toBeVisible()
  const cells = await rows.evaluateAll((all) =>
    all.slice(1).map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)),
  )
  return new Map(cells.map((row) => [`${row[0] ?? ''} ${row[2] ?? ''}`, row[5] ?? '']))
}
