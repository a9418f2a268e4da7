import { scoreObservation } from '#shared/observation/scores.ts'
import { callHost } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { expect, test } from '../support/e2e/story.ts'
import { openScheme } from '../support/e2e/template-scene.ts'
import { pointsForm } from '../support/schemes/points-form.ts'

test('points are given out by one stroke or one by one, an aspect cannot be coded, and the form is locked', async ({
  page,
  desk,
}) => {
  test.setTimeout(90_000)
  const { here, assignment } = await openScheme(page, desk, pointsForm, 'play')
  const by = keyboard(page)
  const progress = page.getByTestId('points-progress')
  const hand = page.getByTestId('aspect-at-hand')
  await expect(progress).toHaveText('0 of 4')

  await test.step('both points go to one pattern in one stroke, and the next aspect comes to hand', async () => {
    await expect(hand).toContainText('Face')
    await by.key('Shift+Digit1')
    await expect(hand).toContainText('Voice')
    await expect(progress).toHaveText('1 of 4')
  })

  await test.step('one by one, to two patterns', async () => {
    await by.key('1')
    await expect(hand).toContainText('1 left')
    await by.key('2')
    await expect(hand).toContainText('Hands')
    await expect(progress).toHaveText('2 of 4')
  })

  await test.step('by mouse: more and fewer, never more than there are', async () => {
    const ahead = hand.getByRole('group', { name: 'Ahead of the baby' })
    await ahead.getByRole('button', { name: 'More' }).click()
    await ahead.getByRole('button', { name: 'More' }).click()
    await expect(ahead.getByRole('button', { name: 'More' })).toBeDisabled()
    await ahead.getByRole('button', { name: 'Fewer' }).click()
    await expect(hand).toContainText('1 left')
    await by.keys('ArrowDown', 'Shift+ArrowUp')
    await expect(hand).toContainText('all given')
    await by.key('1')
    await expect(page.getByText('All points of “Hands” are given out.')).toBeVisible()
  })

  await test.step('an aspect that cannot be coded, said, taken back and said again', async () => {
    await by.key('Enter')
    await expect(hand).toContainText('Taking turns')
    await by.key('Slash')
    await expect(progress).toHaveText('4 of 4')
    await by.key('Backspace')
    await expect(progress).toHaveText('3 of 4')
    await by.key('Control+Enter')
    await expect(page.getByRole('dialog')).toContainText('give out the points of “Taking turns”')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Taking turns/ })
      .click()
    await hand.getByRole('button', { name: /cannot be coded/ }).click()
    await expect(progress).toHaveText('4 of 4')
  })

  await here.isSaved()
  await by.key('Control+Enter')
  await by.press(page.getByRole('dialog', { name: 'Complete this recording?' }).getByRole('button', { name: 'Lock' }))
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()

  const { scheme, episodes, durationMs, records } = await callHost(page, 'observation.open', {
    assignmentId: assignment,
  })
  // with 2 1 0, over 0 1 1, beside 0 0 1 over three aspects, prorated to four.
  expect(scoreObservation({ scheme, episodes, durationMs, records }).map(({ value }) => value)).toEqual([
    4,
    (2 * 4) / 3,
    (1 * 4) / 3,
  ])
})
