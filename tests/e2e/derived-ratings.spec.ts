import { axeFinds } from '../support/e2e/axe.ts'
import { callHost, openAt, setUpStudy } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { openOwnScheme } from '../support/e2e/own-scheme.ts'
import { editor } from '../support/e2e/scheme-editor.ts'
import { writeScheme } from '../support/e2e/schemes.ts'
import { expect, test } from '../support/e2e/story.ts'
import { derivedRating } from '../support/schemes/derived-rating.ts'

test('a rating that follows by a rule is shown as nobody’s, gives way to the coder’s own, and holds no lock', async ({
  page,
  desk,
}) => {
  const { here, assignment } = await openOwnScheme(page, desk, derivedRating)
  const by = keyboard(page)
  const progress = page.getByTestId('rating-progress')
  const follows = page.getByTestId('derived-rating')
  const chosen = page.getByTestId('rating-panel').locator('[data-chosen=true][data-value]')
  // Coding is dark unless somebody chooses otherwise; here it follows the system, so that both are looked at.
  await page.evaluate(() => {
    localStorage.setItem('attune-theme', JSON.stringify({ leading: 'system', coding: 'system' }))
  })
  await page.reload()
  await here.isReady()
  await here.choosePass('Rate')
  await here.tab('Ratings')
  await expect(progress).toHaveText('0 of 3')
  await page.getByRole('heading', { level: 1 }).click()

  await test.step('the manual beside the video says it', async () => {
    await here.tab('Manual')
    await expect(page.getByText('Follows from a rule unless you rate it')).toBeVisible()
    await here.tab('Ratings')
    await page.getByRole('heading', { level: 1 }).click()
  })

  await test.step('no fussing: what follows is done and passed over', async () => {
    await by.key('0')
    await expect(progress).toHaveText('2 of 3')
    await by.key('Enter')
    await expect(follows).toContainText('5 by a rule')
    await expect(follows).toContainText('Follows from the rule: No fussing was seen, so there was nothing to calm.')
    await expect(follows).toContainText('It is not your rating.')
    await expect(chosen).toHaveCount(0)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      expect(await axeFinds(page), `the panel, ${colorScheme}`).toEqual([])
    }
  })

  await test.step('the coder’s own counts, and taken back the rule does again', async () => {
    await by.key('3')
    await expect(follows).toBeHidden()
    await expect(chosen).toHaveAttribute('data-value', '3')
    await page.getByRole('button', { name: 'Take this rating back' }).click()
    await expect(follows).toContainText('5 by a rule')
    await expect(progress).toHaveText('2 of 3')
  })

  await test.step('some fussing: nothing follows any more', async () => {
    await page.getByRole('heading', { level: 1 }).click()
    await by.keys('Shift+Enter', '2')
    await expect(progress).toHaveText('1 of 3')
    await by.key('Enter')
    await expect(follows).toBeHidden()
    await by.keys('Shift+Enter', '0', 'Enter', 'Enter', '4')
    await expect(progress).toHaveText('3 of 3')
  })

  await test.step('it locks, and no record of it is there', async () => {
    await here.isSaved()
    await by.key('Control+Enter')
    await by.press(page.getByRole('dialog', { name: 'Complete this recording?' }).getByRole('button', { name: 'Lock' }))
    await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
    const { records } = await callHost(page, 'observation.open', { assignmentId: assignment })
    const given = Object.values(records).flatMap((one) => (one.type === 'rating' ? [[one.rating, one.value]] : []))
    expect(given.sort()).toEqual([
      ['fuss', 0],
      ['warm', 4],
    ])
  })
})

test('the rule is written in the editor, by its kind, and read on the page of the version', async ({ page, desk }) => {
  test.setTimeout(90_000)
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('rule.attune'), [])
  writeScheme(desk.at('calming.json'), { ...derivedRating, rules: [], tests: [] })
  const { id } = await callHost(page, 'schemes.importFile', { path: desk.at('calming.json') })
  await openAt(page, `${server.origin}/#/study/schemes/drafts/${id}/edit`)
  const at = editor(page)
  const choose = async (field: string, option: string): Promise<void> => {
    await at.form.getByRole('button', { name: field }).click()
    await page.getByRole('option', { name: option }).click()
  }

  await test.step('its fields come with the kind', async () => {
    await at.row(/^Rules/).click()
    await at.add('rule').click()
    await expect(at.field('Its value')).toBeHidden()
    await choose('What happens', 'A rating follows from it')
    await choose('Which rating follows', 'Ease of calming')
    await choose('Looked at', 'For each episode')
    await at.field('Where').fill('fuss == 0')
    await at.field('Message').fill('No fussing was seen, so there was nothing to calm.')
    await expect(at.form.getByText('What it speaks of')).toBeHidden()
  })

  await test.step('what another kind has no use for is said, and can be taken out', async () => {
    await at.field('Its value').fill('5')
    await choose('What happens', 'The coder is told')
    await expect(at.form.getByText('is for rules by which a rating follows', { exact: false })).toHaveCount(2)
    await choose('Which rating follows', 'None')
    await at.field('Its value').fill('')
    await expect(at.field('Its value')).toBeHidden()
    await expect(at.form.getByText('Which rating follows')).toBeHidden()
    await choose('What happens', 'A rating follows from it')
    await choose('Which rating follows', 'Ease of calming')
  })

  await test.step('a value beside the scale and a circle are told at their place', async () => {
    await at.field('Its value').fill('6')
    await expect(at.form.getByText('6 cannot be given on this scale.', { exact: false })).toBeVisible()
    await at.field('Its value').fill('settled')
    await expect(at.form.getByText('calm → settled → calm', { exact: false })).toBeVisible()
    await at.field('Its value').fill('5')
    await expect(at.form.getByText('calm → settled → calm', { exact: false })).toBeHidden()
    await at.looksRight('the form of a rule')
    await at.isSaved()
  })

  await test.step('the page of the published version says what follows', async () => {
    const { revision } = await callHost(page, 'schemes.draft', { id })
    await callHost(page, 'schemes.publishDraft', { id, baseRevision: revision, version: derivedRating.version })
    await openAt(page, `${server.origin}/#/study/schemes/${encodeURIComponent(`${id}@${derivedRating.version}`)}`)
    const rules = page.getByRole('table', { name: 'Rules' })
    await expect(page.getByText('follows from a rule unless it is rated')).toHaveCount(1)
    await expect(rules.getByRole('row', { name: /^Derives fuss == 0/ })).toContainText('calm = 5')
  })
})
