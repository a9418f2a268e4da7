import type { Scheme } from '#shared/scheme/scheme.ts'
import { axeFinds } from '../support/e2e/axe.ts'
import { callHost } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { expect, test } from '../support/e2e/story.ts'
import { openScheme } from '../support/e2e/template-scene.ts'
import { pointsForm } from '../support/schemes/points-form.ts'

/** No scales below which the questions could stand. */
const scheme: Scheme = {
  ...pointsForm,
  context: [
    { id: 'state', label: 'Baby’s state at the start', type: 'choice', options: ['alert', 'drowsy'], required: true },
    { id: 'sure', label: 'How sure are you?', type: 'ordinal', options: [], min: 1, max: 3, required: true },
  ],
}

test('questions about the recording are answered in a scheme without scales, and asked for before the lock', async ({
  page,
  desk,
}) => {
  test.setTimeout(90_000)
  const { here, assignment } = await openScheme(page, desk, scheme, 'play')
  const by = keyboard(page)
  for (let n = 0; n < 4; n += 1) await by.key('Shift+Digit1')

  await test.step('the line of what is open leads to the question', async () => {
    const dialog = await here.complete()
    await expect(dialog).toContainText('2 things to do')
    await dialog.getByRole('button', { name: /Baby’s state/ }).click()
    await expect(page.getByRole('tab', { name: 'Questions' })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByTestId('context-panel')).toContainText('0 of 2')
    expect(await axeFinds(page), 'questions').toEqual([])
  })

  await test.step('they are answered by mouse and by keyboard', async () => {
    await page.getByRole('radio', { name: 'drowsy' }).click()
    await by.tick(page.getByRole('group', { name: 'How sure are you?' }).getByRole('radio', { name: '1' }))
    await expect(page.getByTestId('context-panel')).toContainText('2 of 2')
  })

  await here.isSaved()
  await by.key('Control+Enter')
  await by.press(page.getByRole('dialog', { name: 'Complete this recording?' }).getByRole('button', { name: 'Lock' }))
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
  const { records } = await callHost(page, 'observation.open', { assignmentId: assignment })
  const answers = Object.values(records).flatMap((record) => (record.type === 'context' ? [record.value] : []))
  expect(answers.map(String).sort()).toEqual(['1', 'drowsy'])
})
