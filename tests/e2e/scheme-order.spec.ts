import type { Locator } from '@playwright/test'
import { seenList } from '#shared/scheme/templates/checklist-24-items.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { callHost, openAt, setUpStudy } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { roundScheme } from '../support/e2e/round-study.ts'
import { editor } from '../support/e2e/scheme-editor.ts'
import { writeScheme } from '../support/e2e/schemes.ts'
import { expect, test } from '../support/e2e/story.ts'

const [grid] = grid30.grids ?? []

/** One of each shape whose entries have an order that coders see. */
const scheme = {
  ...roundScheme,
  ...{ id: 'orders', checklists: [seenList], grids: [grid] },
  passes: [
    ...roundScheme.passes,
    { id: 'seen', name: 'Seen', subject: null, sets: [], ratings: [], checklists: [seenList.id] },
    { id: 'halves', name: 'By intervals', subject: null, sets: [], ratings: [], grids: [grid?.id ?? ''] },
  ],
}

type Listed = {
  readonly kind: string
  /** The thing whose entries they are, in the outline and in the preview. */
  readonly holder: string
  readonly entries: readonly string[]
}

const lists: readonly Listed[] = [
  { kind: 'codes', holder: 'Looking', entries: ['Face', 'Toy', 'Away'] },
  { kind: 'checklist items', holder: seenList.label, entries: seenList.items.slice(0, 3).map(({ text }) => text) },
  { kind: 'grid items', holder: grid?.label ?? '', entries: (grid?.items ?? []).slice(1, 4).map(({ label }) => label) },
]

/** The words in the order in which they stand in a place; a word that is not there is left out. */
async function orderIn(place: Locator, words: readonly string[]): Promise<readonly string[]> {
  const text = await place.innerText()
  return words.filter((word) => text.includes(word)).toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
}

test('codes and items are moved by drag and by key; the preview follows, and undo brings the order back', async ({
  page,
  desk,
}) => {
  test.setTimeout(90_000)
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('orders.attune'), [])
  writeScheme(desk.at('orders.json'), scheme)
  await callHost(page, 'schemes.importFile', { path: desk.at('orders.json') })
  await openAt(page, `${server.origin}/#/study/schemes/drafts/orders/edit`)
  const here = editor(page)
  const by = keyboard(page)

  for (const { kind, holder, entries } of lists) {
    await test.step(kind, async () => {
      const [first = '', second = '', third = ''] = entries
      const row = (name: string): Locator => here.outline.getByRole('button').filter({ hasText: name })
      await row(holder).click()
      const preview = page.getByTestId('preview-panel').getByRole('region', { name: holder, exact: true })
      const stand = async (...order: readonly string[]): Promise<void> => {
        await expect.poll(() => orderIn(here.outline, entries), `${kind} in the outline`).toEqual(order)
        await expect.poll(() => orderIn(preview, entries), `${kind} in the preview`).toEqual(order)
      }
      await stand(first, second, third)

      await row(third).dragTo(row(first), { targetPosition: { x: 30, y: 3 } })
      await stand(third, first, second)
      await row(third).dragTo(row(second), { targetPosition: { x: 30, y: 20 } })
      await stand(first, second, third)
      await by.key('Control+z')
      await stand(third, first, second)
      await by.key('Control+z')
      await stand(first, second, third)

      await by.tabTo(here.outline.locator('[aria-current]'), 'Shift+Tab')
      for (let n = 0; n < 40 && (await here.outline.locator(':focus').innerText()) !== first; n += 1)
        await by.key('ArrowDown')
      await by.keys('Enter', 'Alt+ArrowDown')
      await stand(second, first, third)
      await by.key('Alt+ArrowDown')
      await stand(second, third, first)
      await by.keys('Control+z', 'Control+z')
      await stand(first, second, third)
    })
  }
  await here.isSaved()
})

test('anchors of a scale are moved by their handles and by key, and undo brings them back', async ({ page, desk }) => {
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('anchors.attune'), [])
  writeScheme(desk.at('orders.json'), scheme)
  await callHost(page, 'schemes.importFile', { path: desk.at('orders.json') })
  await openAt(page, `${server.origin}/#/study/schemes/drafts/orders/edit`)
  const here = editor(page)
  const by = keyboard(page)
  await here.row('Sensitive responding').click()
  const rows = here.form.getByRole('table', { name: 'Anchors' }).locator('tr[data-row]')
  const labels = (): Promise<readonly string[]> =>
    rows.evaluateAll((all) =>
      all.map((row) => row.querySelector<HTMLInputElement>('[aria-label^="Label of"]')?.value ?? ''),
    )
  const points = (...values: readonly number[]): readonly string[] => values.map((value) => `Point ${String(value)}`)
  await expect.poll(labels).toEqual(points(1, 3, 5, 7, 9))

  // Both are in sight first: a page that scrolls between press and move has another handle under the pointer.
  await rows.nth(2).scrollIntoViewIfNeeded()
  await rows
    .nth(2)
    .locator('[data-handle]')
    .dragTo(rows.nth(0), { targetPosition: { x: 30, y: 4 } })
  await expect.poll(labels).toEqual(points(5, 1, 3, 7, 9))
  // The preview draws the scale by its values: the order of its anchors is for who writes them.
  const scale = page.getByTestId('preview-panel').getByRole('region', { name: 'Sensitive responding' })
  await expect.poll(() => orderIn(scale, points(1, 9))).toEqual(points(9, 1))
  await by.key('Control+z')
  await expect.poll(labels).toEqual(points(1, 3, 5, 7, 9))

  await here.field('Label of anchor 2').focus()
  await by.keys('Alt+ArrowUp')
  await expect.poll(labels).toEqual(points(3, 1, 5, 7, 9))
  await expect(here.field('Label of anchor 1')).toBeVisible()
  await by.key('Control+z')
  await expect.poll(labels).toEqual(points(1, 3, 5, 7, 9))
  await here.isSaved()
})
