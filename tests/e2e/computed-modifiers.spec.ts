import type { Scheme } from '#shared/scheme/scheme.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { openAt } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { expect, test } from '../support/e2e/story.ts'
import { openScheme } from '../support/e2e/template-scene.ts'

const scheme: Scheme = {
  ...cueResponse,
  ...{ id: 'cue-worked-out', version: '1.0.0', name: 'Cues, worked out' },
  computed: [
    { id: 'delay', label: 'Time since the cue', codes: ['join', 'comf'], expr: 'cue_s', unit: 's' },
    {
      ...{ id: 'kind', label: 'Kind of response', codes: ['join'] },
      expr: "if(cue_s > 3, 'late', if(fit == 'fits', 'prompt and fitting', 'prompt only'))",
    },
  ],
}

test('what is worked out about an event stands beside it, follows its answers, and is never asked', async ({
  page,
  desk,
}) => {
  test.setTimeout(90_000)
  const { here, origin } = await openScheme(page, desk, scheme, 'free')
  const by = keyboard(page)
  const question = page.getByTestId('prompt')
  const workedOut = page.getByLabel('Worked out about this event')

  await test.step('a cue has nothing of it', async () => {
    await by.key('f')
    await by.key('Enter')
    await by.keys('1', 'Enter')
    await expect(question).toBeHidden()
    await expect(workedOut).toHaveCount(0)
  })

  await test.step('a response is asked for its cue alone, and has the time since it at once', async () => {
    await by.key('Control+Shift+Digit2')
    await by.key('Enter')
    await by.key('Space')
    await here.still()
    for (let n = 0; n < 2; n += 1) {
      await by.key('ArrowRight')
      await here.still()
    }
    await by.key('j')
    await expect(question).toContainText('Which one does it answer?')
    await by.key('Enter')
    await expect(question).toBeHidden()
    await by.key('Shift+KeyT')
    await page.getByRole('row', { name: /Joins or answers/ }).click()
    await expect(workedOut).toContainText(/Time since the cue\d+(\.\d+)? s/)
    await expect(workedOut).toContainText('Kind of responsenot coded yet')
  })

  await test.step('it follows what is answered', async () => {
    const fit = page.getByRole('combobox', { name: 'Does it fit the cue?' })
    await fit.selectOption('fits')
    await expect(workedOut).toContainText('Kind of responseprompt and fitting')
    await fit.selectOption('does not fit')
    await expect(workedOut).toContainText('Kind of responseprompt only')
    await expect(workedOut.locator('input, select, button')).toHaveCount(0)
  })

  await test.step('the page of the scheme says how it is worked out', async () => {
    await here.isSaved()
    await openAt(page, `${origin}/#/study/schemes/cue-worked-out%401.0.0`)
    const table = page.getByRole('table', { name: 'Worked out about events, not asked' })
    await expect(table.getByRole('row', { name: /^Time since the cue .*Comforts cue_s in s$/ })).toBeVisible()
  })
})
