import type { Page } from '@playwright/test'
import { scoreObservation } from '#shared/observation/scores.ts'
import { deck } from '#shared/scheme/templates/sort-25.ts'
import { joiningMissing } from '../support/e2e/films.ts'
import { callHost } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { leavesAs } from '../support/e2e/leaves-as.ts'
import { expect, test } from '../support/e2e/story.ts'
import { openTemplate } from '../support/e2e/template-scene.ts'
import { tick } from '../support/e2e/study.ts'

const textOf = (n: number): string => deck.cards[n]?.text ?? ''

/** With the mouse, in several moves, as a hand does it. */
async function dragCard(page: Page, n: number, onto: RegExp): Promise<void> {
  const card = page
    .getByTestId('sort-panel')
    .getByRole('listitem')
    .filter({ hasText: textOf(n) })
  await card.scrollIntoViewIfNeeded()
  const [from, to] = [await card.boundingBox(), await page.getByRole('button', { name: onto }).boundingBox()]
  if (from === null || to === null) throw new Error('nothing to drag, or nowhere to')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 8)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 - 20, from.y, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 })
  await expect(page.getByRole('button', { name: onto })).toHaveAttribute('data-over', 'true')
  await page.mouse.up()
}

test('twenty-five cards are sorted by keyboard and mouse, a pile too full is named, and the sort is locked', async ({
  page,
  desk,
}) => {
  test.skip(joiningMissing !== undefined, `the episode needs a film of two minutes: ${joiningMissing ?? ''}`)
  test.setTimeout(120_000)
  const { here, assignment, origin } = await openTemplate(page, desk, 'sort-25')
  const by = keyboard(page)
  await here.choosePass('Sort')
  const progress = page.getByTestId('sort-progress')
  const hand = page.getByRole('article', { name: 'Card at hand' })
  await expect(progress).toHaveText('0 of 25')

  await test.step('digits lay the cards of the deck out one after the other', async () => {
    await expect(hand).toContainText(textOf(0))
    await by.keys('1', '1', '1', '1', '1', '2', '2', '2', '2', '2')
    await expect(progress).toHaveText('10 of 25')
    await expect(hand).toContainText(textOf(10))
  })

  await test.step('cards are dragged into piles, and back to the deck', async () => {
    for (let n = 10; n < 15; n += 1) await dragCard(page, n, /^Pile 3,/)
    await expect(progress).toHaveText('15 of 25')
    await expect(page.getByRole('button', { name: /^Pile 3,/ })).toHaveAccessibleName(/5 of 5 cards/)
  })

  await test.step('Enter takes a card up, the arrows carry it, Enter lays it down; a press on a pile does it too', async () => {
    await expect(hand).toContainText(textOf(15))
    await by.keys('Enter', 'ArrowUp', 'Enter')
    await expect(page.getByRole('button', { name: /^Pile 4,/ })).toHaveAccessibleName(/1 of 5 cards/)
    for (let n = 16; n < 20; n += 1) await page.getByRole('button', { name: /^Pile 4,/ }).click()
    await by.keys('4', '5', '5', '5', '5')
    await expect(progress).toHaveText('25 of 25')
  })

  await test.step('a pile too full keeps the lock closed; one step up puts it right, and undo and redo follow', async () => {
    await by.key('Control+Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('pile 4 holds 6 cards, and 5 belong there')
    await expect(dialog).toContainText('pile 5 holds 4 cards, and 5 belong there')
    await dialog.getByRole('button', { name: /pile 4 holds/ }).click()
    await page
      .getByRole('listitem')
      .filter({ hasText: textOf(20) })
      .getByRole('button')
      .click()
    await by.key('Shift+ArrowUp')
    await expect(page.getByRole('button', { name: /^Pile 5,/ })).toHaveAccessibleName(/5 of 5 cards/)
    await by.key('Backspace')
    await expect(page.getByRole('button', { name: /^Pile 5,/ })).toHaveAccessibleName(/4 of 5 cards/)
    await by.key('Control+y')
    await expect(page.getByRole('button', { name: /^Pile 5,/ })).toHaveAccessibleName(/5 of 5 cards/)
  })

  await here.isSaved()
  await page.reload()
  await here.isReady()
  await here.choosePass('Sort')
  await expect(progress).toHaveText('25 of 25')
  await by.key('Control+Enter')
  await by.press(page.getByRole('dialog', { name: 'Complete this recording?' }).getByRole('button', { name: 'Lock' }))
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()

  const { scheme, episodes, durationMs, records } = await callHost(page, 'observation.open', {
    assignmentId: assignment,
  })
  const scores = scoreObservation({ scheme, episodes, durationMs, records })
  expect(scores.find(({ variable }) => variable === 'pile_notice_free')?.value).toBeCloseTo(9 / 5, 12)

  // The cards of a group lie in piles 1 to 5; the last two or three are turned round: 1, 2, 3, 2, 1.
  const groups = ['notice', 'answer', 'share', 'room', 'arrange']
  await leavesAs(
    { page, desk, origin, template: 'sort-25' },
    Object.fromEntries(groups.map((id) => [`pile_${id}_free`, 9 / 5])),
  )

  await test.step('the lead makes a criterion of the locked sort: a draft of the next version, and too few people said', async () => {
    await page.goto(`${origin}/#/study/schemes/sort-25@1.0.0`)
    await page.getByRole('button', { name: 'Make a criterion sort…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make a criterion sort' })
    await expect(dialog.getByRole('button', { name: 'Make a draft' })).toBeDisabled()
    await tick(page, 'Alex Lead')
    await expect(dialog).toContainText(
      '1 sort by 1 person. Agreement needs two sorts or more. Sorts of 5 people or more',
    )
    await dialog.getByRole('button', { name: 'Make a draft' }).click()
    await expect(page.getByRole('button', { name: 'Publish as version 1.1.0…' })).toBeVisible()
    await expect(page.getByText('Mean of 1 locked sort by 1 person')).toBeVisible()
  })
})
