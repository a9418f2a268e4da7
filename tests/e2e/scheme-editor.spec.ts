import type { Locator, Page } from '@playwright/test'
import { callHost, openAt, setUpStudy } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { editor } from '../support/e2e/scheme-editor.ts'
import { expect, test } from '../support/e2e/story.ts'
import type { Desk } from '../support/e2e/desk.ts'

async function begin(page: Page, desk: Desk): Promise<void> {
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('editor.attune'), [])
  await openAt(page, `${server.origin}/#/study/schemes`)
  await expect(page.getByRole('heading', { level: 1, name: 'Schemes' })).toBeVisible()
}

test('a lead makes a scheme from nothing, and it is there after a reload', async ({ page, desk }) => {
  test.setTimeout(150_000)
  await begin(page, desk)
  const here = editor(page)

  await test.step('it begins with a name and what it is for', async () => {
    await page.getByRole('button', { name: 'Make a scheme…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make a scheme' })
    await dialog.getByLabel('Name').fill('Our play codes')
    await expect(dialog.getByLabel('Id')).toHaveValue('our-play-codes')
    await dialog.getByRole('button', { name: 'Begin with' }).click()
    await page.getByRole('option', { name: /^Codes on the timeline/ }).click()
    await dialog.getByRole('button', { name: 'Make it' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Our play codes' })).toBeVisible()
    await expect(page.getByText('can be published')).toBeVisible()
    await here.looksRight('begun')
  })

  await test.step('a subject and an episode are added, and their ids follow their labels', async () => {
    await here.row(/^Subjects/).click()
    await here.add('subject').click()
    await here.field('Label').fill('Grandmother')
    await here.field('Id').focus()
    await expect(here.field('Id')).toHaveValue('grandmother')
    await here.row(/^Episodes/).click()
    await here.add('episode').click()
    await here.field('Name').fill('Reunion')
    await here.field('Planned length (seconds)').fill('180')
    await here.row(/^Episodes/).click()
    await expect(here.form.getByRole('list', { name: 'Episodes' })).toContainText('Reunion')
  })

  await test.step('two codes on one key are shown as a conflict, on the form, in the list and on the key map', async () => {
    await here.row('Baby gaze').click()
    await here.row('Looks elsewhere').click()
    const key = here.form.getByRole('button', { name: /^Key:/ })
    await key.click()
    await page.keyboard.press('f')
    await expect(here.form.getByText(/already that of .looks. in the same pass/)).toBeVisible()
    await here.tab('Keys')
    await expect(here.pane.getByText('two meanings')).toBeVisible()
    await here.looksRight('conflict')
    await here.tab(/finding/)
    await here.row(/^Subjects/).click()
    await here.pane.getByRole('list', { name: 'Problems' }).getByRole('button').first().click()
    await expect(key).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.press('g')
    await expect(here.pane.getByRole('list', { name: 'Problems' })).toHaveCount(0)
    await here.tab('As coders see it')
    await expect(here.pane.getByTestId('preview-panel').getByText('Looks elsewhere')).toBeVisible()
  })

  await test.step('a code is dragged to another place, and undo puts it back', async () => {
    const codes = () => here.outline.getByRole('button').filter({ hasText: /^(Looks at mother|Looks elsewhere)$/ })
    await expect(codes()).toHaveText(['Looks at mother', 'Looks elsewhere'])
    await codes()
      .nth(1)
      .dragTo(codes().nth(0), { targetPosition: { x: 20, y: 3 } })
    await expect(codes()).toHaveText(['Looks elsewhere', 'Looks at mother'])
    await page.keyboard.press('Control+z')
    await expect(codes()).toHaveText(['Looks at mother', 'Looks elsewhere'])
    await page.getByRole('button', { name: /^Redo/ }).click()
    await expect(codes()).toHaveText(['Looks elsewhere', 'Looks at mother'])
  })

  await test.step('a formula that is wrong is shown at its place while it is typed', async () => {
    await here.row(/^Composites/).click()
    await here.add('composite').click()
    await here.field('Label').fill('Share of looking')
    await here.field('Formula').fill('prop_time(lokks)')
    await expect(here.form.getByTestId('formula-place').locator('mark')).toHaveText('lokks')
    await expect(here.form.getByText(/There is no code with the id “lokks”/)).toBeVisible()
    await here.looksRight('formula')
    await here.field('Formula').fill('prop_time(looks)')
    await expect(here.form.getByTestId('formula-place')).toHaveCount(0)
  })

  await test.step('a new id is written wherever the old one was named', async () => {
    await here.row('Baby gaze').click()
    await here.row('Looks at mother').click()
    await here.field('Id').fill('at_mother')
    await here.field('Label').focus()
    await here.row('Share of looking').click()
    await expect(here.field('Formula')).toHaveValue('prop_time(at_mother)')
  })

  await test.step('an empty field is kept as it is, through a reload', async () => {
    await here.field('Label').fill('')
    await here.isSaved()
    await page.reload()
    await expect(page.getByText('1 problem', { exact: true })).toBeVisible()
    await here.row(/^Composites/).click()
    await here.row('New composite').click()
    await expect(here.field('Formula')).toHaveValue('prop_time(at_mother)')
    await here.field('Label').fill('Share of looking')
    await here.isSaved()
  })

  await test.step('it is published, and keeps the ids that codings will point at', async () => {
    await page.getByRole('link', { name: 'Review and publish…' }).click()
    await page.getByRole('button', { name: 'Publish as version 1.0.0…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish version 1.0.0' }).click()
    await expect(page.getByText('is published as version 1.0.0')).toBeVisible()
    const scheme = await callHost(page, 'schemes.get', { id: 'our-play-codes', version: '1.0.0' })
    expect(scheme.sets[0]?.codes.map(({ id, key }) => `${id} ${key}`)).toEqual(['away g', 'at_mother f', 'unseen s'])
    expect(scheme.episodes.map(({ id, nominalS }) => [id, nominalS])).toEqual([
      ['play', 300],
      ['reunion', 180],
    ])
    await callHost(page, 'schemes.copyToDraft', { id: 'our-play-codes', version: '1.0.0', as: null })
    await page.goto(`${new URL(page.url()).origin}/#/study/schemes/drafts/our-play-codes/edit`)
    await here.row('Baby gaze').click()
    await expect(here.field('Id')).toBeDisabled()
    await here.add('code').click()
    await expect(here.field('Id')).toBeEnabled()
  })
})

test('by keyboard: a scale with anchors is written, moved, copied and taken out', async ({ page, desk }) => {
  test.setTimeout(120_000)
  await begin(page, desk)
  const here = editor(page)
  const by = keyboard(page)
  await by.press(page.getByRole('button', { name: 'Make a scheme…' }))
  await by.type('Warmth')
  await by.press(page.getByRole('dialog').getByRole('button', { name: 'Make it' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Warmth' })).toBeVisible()

  await by.tabTo(here.row('About the scheme'))
  for (let n = 0; n < 20 && !(await isFocused(here.row(/^Scales/))); n += 1) await by.key('ArrowDown')
  await by.key('Enter')
  await by.press(here.add('scale'))
  await expect(here.field('Label')).toBeFocused()
  await by.type('Warm words')
  await by.write(here.field('Label of anchor 1'), 'None heard')
  await by.write(here.field('What is seen of anchor 1'), 'No warm word in the episode; a poor contact.')
  await expect(here.form.getByText(/“poor” judges where a scheme describes/)).toBeVisible()
  await by.write(here.field('What is seen of anchor 1'), 'No warm word in the episode.')
  await expect(here.form.getByText(/judges where a scheme describes/)).toHaveCount(0)
  await by.write(here.field('Label of anchor 2'), 'About one a minute')
  await by.write(here.field('Label of anchor 3'), 'In nearly every sentence')
  // It is asked for in the pass that rates already.
  await expect(here.form.getByRole('checkbox', { name: 'Rate' })).toBeChecked()
  await expect(page.getByText('can be published')).toBeVisible()
  await here.looksRight('scale')

  const scales = here.outline.getByRole('button').filter({ hasText: /^(First scale|Warm words|Warm words \(copy\))$/ })
  // In a row of the table the same keys move the row.
  await by.tabTo(here.field('Label'), 'Shift+Tab')
  await by.key('Alt+ArrowUp')
  await expect(scales).toHaveText(['Warm words', 'First scale'])
  await by.press(here.form.getByRole('button', { name: 'Copy this scale' }), 'Shift+Tab')
  await expect(scales).toHaveText(['Warm words', 'Warm words (copy)', 'First scale'])
  await expect(here.field('Label')).toBeFocused()
  await by.press(here.form.getByRole('button', { name: 'Take out this scale' }), 'Shift+Tab')
  const dialog = page.getByRole('alertdialog', { name: 'Take out “Warm words (copy)”?' })
  await expect(dialog).toContainText('Pass “Rate”, scales')
  await by.press(dialog.getByRole('button', { name: 'Take out' }))
  await expect(scales).toHaveText(['Warm words', 'First scale'])
  await by.key('Control+z')
  await expect(scales).toHaveText(['Warm words', 'Warm words (copy)', 'First scale'])
  await by.key('Control+Shift+Z')
  await expect(scales).toHaveText(['Warm words', 'First scale'])
  await here.isSaved()
})

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement)

test('a draft that is changed in another window is never overwritten, and nothing written here is lost', async ({
  page,
  desk,
  watch,
}) => {
  watch.allow(/scheme-draft-changed/)
  await begin(page, desk)
  const here = editor(page)
  const made = { id: 'gaze', name: 'Gaze', from: { kind: 'starter' as const, shape: 'codes' as const } }
  const { revision } = await callHost(page, 'schemes.makeDraft', made)
  await page.goto(`${new URL(page.url()).origin}/#/study/schemes/drafts/gaze/edit`)
  await expect(here.field('Name')).toHaveValue('Gaze')
  const { value } = await callHost(page, 'schemes.draft', { id: 'gaze' })
  await callHost(page, 'schemes.saveDraft', {
    id: 'gaze',
    baseRevision: revision,
    scheme: { ...value, summary: 'Theirs.' },
  })
  await here.field('Summary').fill('Mine.')
  await expect(page.getByText('This draft was changed elsewhere')).toBeVisible()
  await expect(page.getByTestId('draft-saved')).toHaveText('NOT saved')
  await here.looksRight('parted')
  await page.getByRole('button', { name: 'Keep mine as a draft of its own' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Gaze (kept apart)' })).toBeVisible()
  await expect(here.field('Summary')).toHaveValue('Mine.')
  expect((await callHost(page, 'schemes.draft', { id: 'gaze' })).value).toMatchObject({ summary: 'Theirs.' })
})
