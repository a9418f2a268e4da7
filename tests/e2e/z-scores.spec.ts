import type { Scheme } from '#shared/scheme/scheme.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { callHost, openAt, setUpStudy } from '../support/e2e/host.ts'
import { editor } from '../support/e2e/scheme-editor.ts'
import { writeScheme } from '../support/e2e/schemes.ts'
import { expect, test } from '../support/e2e/story.ts'

const ours: Scheme = { ...sensIntr9, id: 'our-scales', version: '1.0.0', name: 'Our scales' }
const said = 'Worked out at export, from all recordings of the study.'

test('a z-score is made in the editor, which says that it waits for the export and where it cannot stand', async ({
  page,
  desk,
}) => {
  test.setTimeout(120_000)
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('z.attune'), [])
  writeScheme(desk.at('ours.json'), ours)
  const { id } = await callHost(page, 'schemes.importFile', { path: desk.at('ours.json') })
  await openAt(page, `${server.origin}/#/study/schemes/drafts/${id}/edit`)
  const here = editor(page)

  await test.step('it is put in from the list of functions, with its word for the study', async () => {
    await here.row(/^Composites/).click()
    await here.add('composite').click()
    await here.field('Label').fill('Sensitive responding, z')
    await here.form.getByText('Names and functions').click()
    await here.form.getByRole('button', { name: 'z_within( , study)' }).click()
    await page.keyboard.type('attune')
    await expect(here.field('Formula')).toHaveValue('z_within(attune, study)')
    await expect(here.form.getByText(said)).toBeVisible()
    await here.looksRight('formula of a z-score')
  })

  await test.step('a slip is shown at its place', async () => {
    await here.field('Formula').fill('z_within(attune)')
    await expect(here.form.getByText('Write the word study after the value: z_within(x, study).')).toBeVisible()
    await expect(here.form.getByTestId('formula-place').locator('mark')).toHaveText('z_within(attune)')
    await expect(here.form.getByText(said)).toBeHidden()
    await here.field('Formula').fill('z_within(attune, study)')
    await expect(here.form.getByText(said)).toBeVisible()
  })

  await test.step('a test case names it apart, and is not held up by it', async () => {
    await here.row(/^Test cases/).click()
    await here.row(/^The baby was upset/).click()
    await expect(
      here.form.getByText('Worked out at export, and so not in a case: Sensitive responding, z.'),
    ).toBeVisible()
    await expect(here.form.getByText('as expected').first()).toBeVisible()
    await here.isSaved()
  })

  await test.step('the page of the published version says it beside the formula', async () => {
    const { revision } = await callHost(page, 'schemes.draft', { id })
    await callHost(page, 'schemes.publishDraft', { id, baseRevision: revision, version: '1.0.0' })
    await openAt(page, `${server.origin}/#/study/schemes/our-scales%401.0.0`)
    const row = page.getByRole('table', { name: 'Composites' }).getByRole('row', { name: /^Sensitive responding, z / })
    await expect(row).toContainText('worked out at export, from all recordings of the study')
    await expect(page.getByText('worked out at export, from all recordings of the study')).toHaveCount(1)
  })
})
