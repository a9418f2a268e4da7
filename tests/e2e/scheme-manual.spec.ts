import { randomUUID } from 'node:crypto'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { ms } from '#shared/time/ms.ts'
import { demoMedia } from '../support/e2e/desk.ts'
import { callHost, openAt, setUpStudy } from '../support/e2e/host.ts'
import { editor } from '../support/e2e/scheme-editor.ts'
import { writeScheme } from '../support/e2e/schemes.ts'
import { expect, test } from '../support/e2e/story.ts'
import { openScheme } from '../support/e2e/template-scene.ts'

const ours: Scheme = { ...sensIntr9, id: 'ours', name: 'Ours', ageMonths: { min: 12, max: 24 } }

test('an anchor says what it includes, what it excludes and gives an example, and is read so', async ({
  page,
  desk,
}) => {
  test.setTimeout(90_000)
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('manual.attune'), [])
  writeScheme(desk.at('ours.json'), ours)
  const { id } = await callHost(page, 'schemes.importFile', { path: desk.at('ours.json') })
  const here = editor(page)

  await test.step('written below its row, looked at while it is typed', async () => {
    await openAt(page, `${server.origin}/#/study/schemes/drafts/${id}/edit`)
    await here.row(/^Scales/).click()
    await here.row('Sensitive responding').click()
    await expect(here.field('Include of anchor 1')).toHaveCount(0)
    await here.form.getByRole('button', { name: 'Include, exclude, example of anchor 1' }).click()
    await expect(here.field('Include of anchor 1')).toBeFocused()
    await here.field('Include of anchor 1').fill('A look that answers, without a word.')
    // The row is moved, not the scale that it belongs to; and back.
    await page.keyboard.press('Alt+ArrowDown')
    await expect(here.field('Include of anchor 2')).toHaveValue('A look that answers, without a word.')
    await page.keyboard.press('Alt+ArrowUp')
    await expect(here.field('Include of anchor 1')).toHaveValue('A look that answers, without a word.')
    await here.field('Exclude of anchor 1').fill('A bad moment that was made good.')
    await expect(here.form.getByText(/“bad” judges where a scheme describes/)).toBeVisible()
    await here.field('Exclude of anchor 1').fill('A response that the baby did not ask for.')
    await expect(here.form.getByText(/judges where a scheme describes/)).toHaveCount(0)
    await here.field('Example of anchor 1').fill('Baby looks at the lamp; she looks there too.')
    await here.isSaved()
    await here.looksRight('anchors')
  })

  await test.step('taken out again it leaves nothing behind', async () => {
    await here.form.getByRole('button', { name: 'Include, exclude, example of anchor 2' }).click()
    await here.field('Include of anchor 2').fill('x')
    await here.field('Include of anchor 2').fill('')
    await here.isSaved()
    const { revision, value } = await callHost(page, 'schemes.draft', { id })
    expect(JSON.stringify(value).match(/"include":/g)).toHaveLength(1)
    await callHost(page, 'schemes.publishDraft', { id, baseRevision: revision, version: '1.0.0' })
  })

  await test.step('read on the page of the scheme, which says for whom it is', async () => {
    await openAt(page, `${server.origin}/#/study/schemes/ours@1.0.0`)
    await expect(page.getByText('Include: A look that answers, without a word.')).toBeVisible()
    await expect(page.getByText('Example: Baby looks at the lamp; she looks there too.')).toBeVisible()
    await expect(page.getByText('12 to 24 months')).toBeVisible()
  })
})

test('the manual beside the video says what an anchor includes', async ({ page, desk }) => {
  test.setTimeout(90_000)
  const [sen, ...others] = ours.ratings
  if (sen === undefined) throw new Error('a scale to describe')
  const [top, ...below] = sen.anchors
  if (top === undefined) throw new Error('an anchor to describe')
  const rich = { ...top, include: 'A look that answers.', exclude: 'A look at the camera.', example: 'She nods.' }
  const scheme = { ...ours, ratings: [{ ...sen, anchors: [rich, ...below] }, ...others] }
  await openScheme(page, desk, scheme, 'free')

  await page.getByRole('tab', { name: 'Manual' }).click()
  await page.getByRole('radio', { name: 'Rate', exact: true }).click()
  await page.keyboard.press('Shift+KeyM')
  const panel = page.getByRole('complementary', { name: 'Codes and tables' })
  await expect(panel.getByText('Also A look that answers.')).toBeVisible()
  await expect(panel.getByText('Not A look at the camera.')).toBeVisible()
  await expect(panel.getByText('Example She nods.')).toBeVisible()
})

test('who assigns is told how many babies are younger or older than those the scheme is for, and may go on', async ({
  page,
  desk,
}) => {
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('ages.attune'), [])
  writeScheme(desk.at('ours.json'), ours)
  const { id, revision } = await callHost(page, 'schemes.importFile', { path: desk.at('ours.json') })
  await callHost(page, 'schemes.publishDraft', { id, baseRevision: revision, version: '1.0.0' })
  const episodes = [{ kind: 'free', startMs: ms(0), endMs: ms(60_000) }]
  await callHost(page, 'recordings.import', {
    jobId: randomUUID(),
    rows: [
      ['t1', 40],
      ['t2', 60],
    ].map(([timePoint, childAgeWeeks]) => ({
      ...{ dyad: 'D001', timePoint: String(timePoint), childAgeWeeks: Number(childAgeWeeks), episodes },
      files: [{ path: demoMedia(`D001-${String(timePoint)}-mother.mp4`), view: 'both' as const }],
    })),
  })
  await openAt(page, `${server.origin}/#/study/recordings`)
  await page
    .locator('label')
    .filter({ has: page.getByRole('checkbox', { name: /Select all/ }) })
    .first()
    .click()
  await page.getByRole('button', { name: 'Assign…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(
    'The scheme is for babies of 12 to 24 months. 1 recording of 2 shows a baby younger or older than that.',
  )
  await dialog.getByRole('button', { name: 'Primary coder' }).click()
  await page.getByRole('option', { name: 'Alex Lead' }).click()
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(dialog).toBeHidden()
  expect((await callHost(page, 'assignments.list', {})).total).toBe(2)
})
