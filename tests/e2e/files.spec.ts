import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { axeFinds } from '../support/e2e/axe.ts'
import { chooser } from '../support/e2e/chooser.ts'
import { demoMedia } from '../support/e2e/desk.ts'
import { joiningMissing } from '../support/e2e/films.ts'
import { expect, test } from '../support/e2e/story.ts'
import { study } from '../support/e2e/study.ts'
import { tryFilms } from '../support/e2e/try-films.ts'

const mother = 'D003-t1-mother.mp4'
const baby = 'D003-t1-baby.mp4'

test('files that were moved are found again, and one that was exchanged is noticed', async ({ page, desk }) => {
  test.setTimeout(120_000)
  desk.putRecordings('films', [mother, baby])
  const server = await desk.start()
  const tasks = study(page)
  const row = (name: string) => page.getByRole('region', { name: 'Files of the study' }).getByRole('row', { name })
  await page.goto(server.url)
  await tryFilms(page, 'films', [mother, baby])
  await page.getByRole('button', { name: 'My work' }).click()

  await test.step('at first every file is in its place', async () => {
    await tasks.goTo('Files')
    await expect(row(mother)).toContainText('In its place')
    await expect(row(baby)).toContainText('D001 t1 · baby')
    expect(await axeFinds(page)).toEqual([])
  })

  await test.step('the folder goes elsewhere: both are said to be missing', async () => {
    mkdirSync(desk.at('archive', '2026'), { recursive: true })
    renameSync(desk.at('films'), desk.at('archive', '2026', 'films'))
    await page.reload()
    await expect(row(mother)).toContainText('Not found')
    await expect(row(baby)).toContainText('Not found')
  })

  await test.step('a folder that does not have them changes nothing', async () => {
    await page.getByRole('button', { name: 'Find moved files…' }).click()
    mkdirSync(desk.at('empty'))
    const folder = chooser(page, 'Choose a folder of recordings')
    await folder.goInto('empty')
    await folder.take(/^Choose/)
    await expect(page.getByText('None of the missing files is in that folder; 2 files still missing.')).toBeVisible()
    await expect(row(mother)).toContainText('Not found')
  })

  await test.step('the folder above them is enough', async () => {
    await page.getByRole('button', { name: 'Find moved files…' }).click()
    const folder = chooser(page, 'Choose a folder of recordings')
    await folder.goInto('archive')
    await folder.take(/^Choose/)
    await expect(page.getByText('2 files found again. Nothing is missing now.')).toBeVisible()
    await expect(row(mother)).toContainText('In its place')
    await expect(row(baby)).toContainText('In its place')
  })

  await test.step('another film of the same size lies in the place of one: comparing notices', async () => {
    const place = desk.at('archive', '2026', 'films', mother)
    const { size } = statSync(place)
    const other = Buffer.alloc(size)
    readFileSync(demoMedia('D004-t1-mother.mp4')).copy(other)
    writeFileSync(place, other)
    await page.getByRole('button', { name: 'Compare with what was added' }).click()
    await expect(page.getByText(/1 with other content than when added/)).toBeVisible()
    await expect(row(mother)).toContainText('Changed')
    await expect(row(baby)).toContainText('In its place')
  })

  await test.step('only it needs a look, and its details say what that means', async () => {
    await page.getByRole('radio', { name: 'Needs a look' }).click()
    await expect(row(baby)).toBeHidden()
    await row(mother).getByRole('button').click()
    await expect(page.getByRole('region', { name: 'File', exact: true })).toContainText(
      'other content than when it was added',
    )
    expect(await axeFinds(page)).toEqual([])
  })
})

test('looking through files goes on while another screen is open, and says what it found', async ({ page, desk }) => {
  test.setTimeout(120_000)
  desk.putRecordings('films', [mother, baby])
  const server = await desk.start()
  const tasks = study(page)
  await page.goto(server.url)
  await tryFilms(page, 'films', [mother, baby])
  await page.getByRole('button', { name: 'My work' }).click()
  await tasks.goTo('Files')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: /^Look through pictures and sound/ }).click()
  await tasks.goTo('People')
  await expect(page.getByRole('list', { name: 'Under way' })).toContainText('Looking through')
  await expect(page.getByRole('list', { name: 'Under way' })).toBeHidden({ timeout: 60_000 })
  await tasks.goTo('Files')
  await expect(page.getByText('Looked through 2 files.')).toBeVisible()
  await page.getByRole('button', { name: mother }).click()
  await expect(page.getByRole('region', { name: 'File', exact: true })).toContainText('was looked at')
})

test('a copy for quick steps is made while another screen is open, and played from then on', async ({ page, desk }) => {
  test.skip(joiningMissing !== undefined, joiningMissing)
  test.setTimeout(120_000)
  desk.putRecordings('films', [mother])
  const server = await desk.start()
  const tasks = study(page)
  await page.goto(server.url)
  await tryFilms(page, 'films', [mother])
  await page.getByRole('button', { name: 'My work' }).click()
  await tasks.goTo('Files')
  await page.getByRole('button', { name: mother }).click()
  await page.getByRole('button', { name: 'Make a copy for quick steps' }).click()
  await tasks.goTo('Recordings')
  await expect(page.getByRole('list', { name: 'Under way' })).toBeHidden({ timeout: 60_000 })
  await tasks.goTo('Files')
  await expect(page.getByText('1 copy made and compared with the original, frame by frame.')).toBeVisible()
  await expect(page.getByRole('row', { name: mother })).toContainText('copy for quick steps')
  await page.getByRole('radio', { name: 'Copies (1)' }).click()
  await expect(page.getByRole('row', { name: mother })).toContainText('1,500 frames, as many as the original')
})
