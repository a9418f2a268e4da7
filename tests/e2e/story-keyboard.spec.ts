import type { Page } from '@playwright/test'
import { answerAboutT1 } from '../support/e2e/about-recording.ts'
import { joiningMissing, joinFilms } from '../support/e2e/films.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { iccAgreement } from '../support/e2e/known-figures.ts'
import { expect, test } from '../support/e2e/story.ts'
import { readWorkbook } from '../support/e2e/workbook.ts'
import { displayCodes } from '../support/e2e/work.ts'
import { workspace } from '../support/e2e/workspace.ts'

const T1 = 'Sensitivity and intrusiveness, 9-point, rated per episode'
const lead = { name: 'Alex Lead', passcode: 'lake-stone-7' }
const coder = { name: 'Kim Coder', passcode: 'green-door-4' }

/** Ratings by recording and person: sensitive, intrusive, withdrawn; null is "fewer than three codable signals". */
type Given = readonly [sen: number, int: number, wdr: number | null]
const given: Readonly<Record<string, Readonly<Record<string, Given>>>> = {
  D001: { [lead.name]: [8, 3, 2], [coder.name]: [7, 3, 2] },
  D002: { [lead.name]: [4, 5, null], [coder.name]: [4, 4, null] },
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

async function goTo(page: Page, place: string): Promise<void> {
  await keyboard(page).press(
    page.getByRole('navigation', { name: 'Study' }).getByRole('link', { name: place }),
    'Shift+Tab',
  )
  await expect(heading(page, place)).toBeVisible()
}

async function saveHere(page: Page, title: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title })
  await keyboard(page).press(dialog.getByRole('button', { name: 'Save here' }))
  await expect(dialog).toBeHidden()
}

async function makeStudy(page: Page): Promise<void> {
  const by = keyboard(page)
  await by.press(page.getByRole('button', { name: /^New study/ }))
  const dialog = page.getByRole('dialog', { name: 'New study' })
  await by.write(dialog.getByLabel('Name of the study'), 'Story by keyboard')
  await by.write(dialog.getByLabel('Your name'), lead.name)
  await by.press(dialog.getByRole('button', { name: 'Choose place…' }))
  await expect(
    page.getByRole('dialog', { name: 'Where to keep the study' }).getByRole('list', { name: 'Files and folders' }),
  ).toBeVisible()
  await saveHere(page, 'Where to keep the study')
  await by.press(dialog.getByRole('button', { name: 'Create study' }))
  await expect(heading(page, 'Recordings')).toBeVisible()
}

async function addRecordings(page: Page): Promise<void> {
  const by = keyboard(page)
  await by.press(page.getByRole('button', { name: 'Add recordings…' }))
  await by.press(page.getByRole('button', { name: 'Choose files…' }))
  const dialog = page.getByRole('dialog', { name: 'Choose recordings' })
  const list = dialog.getByRole('list', { name: 'Files and folders' })
  await by.row(list, 'films')
  await by.key('Enter')
  for (const name of ['D001-t1-baby.mp4', 'D001-t1-mother.mp4', 'D002-t1-mother.mp4']) {
    await by.row(list, name)
    await by.key('Space')
    await expect(list.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true')
  }
  await by.press(dialog.getByRole('button', { name: 'Choose 3 files' }))
  await expect(page.getByText('3 files can be added.')).toBeVisible({ timeout: 30_000 })
  const goOn = page.getByRole('button', { name: 'Go on' })
  await by.press(goOn)
  await by.write(page.getByLabel('From the file names'), '{dyad}-{time}-{camera}')
  await by.press(page.getByRole('button', { name: 'Use for 3 files' }))
  await expect(page.getByText('2 recordings ready.')).toBeVisible()
  await by.press(goOn)
  await by.press(page.getByRole('button', { name: 'Add episode' }))
  await by.write(page.getByLabel('Start of episode 1'), '0')
  await by.write(page.getByLabel('End of episode 1'), '2:00')
  await expect(page.getByLabel('Kind of episode 1')).toHaveValue('free')
  await by.press(goOn)
  await by.press(page.getByRole('button', { name: 'Add 2 recordings' }))
  await expect(page.getByText('2 recordings added.')).toBeVisible({ timeout: 30_000 })
  await by.press(page.getByRole('button', { name: 'Go to Recordings' }))
}

async function addPerson(page: Page): Promise<void> {
  const by = keyboard(page)
  await by.press(page.getByRole('button', { name: 'Add person…' }))
  const dialog = page.getByRole('dialog', { name: 'Add a person' })
  await by.write(dialog.getByLabel('Name', { exact: true }), coder.name)
  await by.write(dialog.getByLabel('Passcode for this person'), coder.passcode)
  await by.write(dialog.getByLabel('Your own passcode'), lead.passcode)
  await by.press(dialog.getByRole('button', { name: 'Add person' }))
  await expect(dialog).toBeHidden()
}

async function assign(page: Page): Promise<void> {
  const by = keyboard(page)
  await by.tick(page.getByRole('checkbox', { name: 'Select all recordings of this page' }))
  await by.press(page.getByRole('button', { name: 'Assign…' }), 'Shift+Tab')
  const dialog = page.getByRole('dialog')
  await by.choose(dialog.getByRole('button', { name: 'Primary coder' }), lead.name)
  await by.choose(dialog.getByRole('button', { name: 'Second coder' }), coder.name)
  await by.press(dialog.getByRole('button', { name: 'Assign', exact: true }))
  await expect(dialog).toBeHidden()
}

async function signIn(page: Page, person: { readonly name: string; readonly passcode: string }): Promise<void> {
  const by = keyboard(page)
  await by.press(page.getByRole('button', { name: 'Sign out' }))
  await expect(page.getByText('Who is at the desk?')).toBeVisible()
  await by.radio(page.getByRole('group', { name: 'Person' }), person.name)
  await by.write(page.getByLabel('Passcode'), person.passcode)
  await by.key('Enter')
  await expect(page.getByText(`Signed in as ${person.name}`)).toBeVisible()
}

async function openWork(page: Page, displayCode: string): Promise<void> {
  const listed = page.getByRole('button', { name: `Start: ${displayCode}` })
  await expect(page.getByText(displayCode, { exact: true })).toBeVisible()
  await keyboard(page).press((await listed.count()) > 0 ? listed : page.getByRole('button', { name: 'Start coding' }))
  await expect(heading(page, `Recording ${displayCode}`)).toBeVisible()
  await workspace(page).isReady()
}

/** Rates one recording with the keys of the scheme, answers what is asked about it, and locks it. */
async function rateAll(page: Page, [sen, int, wdr]: Given, meanwhile?: () => Promise<void>): Promise<void> {
  const by = keyboard(page)
  const progress = page.getByTestId('rating-progress')
  await by.key('Control+Shift+Digit3')
  await expect(progress).toHaveText('0 of 3')
  await by.key(String(sen))
  if (sen >= 8) {
    for (let n = 0; n < 2; n += 1) {
      await by.keys('ArrowRight', 'ArrowRight')
      await workspace(page).still()
      await by.key('e')
    }
    await expect(page.getByRole('region', { name: 'Evidence' }).getByRole('listitem')).toHaveCount(2)
  }
  await by.keys('Enter', String(int))
  await expect(progress).toHaveText('2 of 3')
  await meanwhile?.()
  await by.key('Enter')
  await expect(page.getByRole('radiogroup', { name: /^Withdrawal/ })).toBeVisible()
  if (wdr === null) {
    await by.key('0')
    await expect(page.getByRole('group', { name: 'Why can it not be rated?' })).toBeVisible()
    await by.key('1')
  } else await by.key(String(wdr))
  await expect(progress).toHaveText('3 of 3')

  const about = page.getByRole('region', { name: 'About this recording' })
  await answerAboutT1(page, 'no')
  await expect(about).toContainText('6 of 6')
  await workspace(page).isSaved()
  await by.key('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Complete this recording?' })
  await by.press(dialog.getByRole('button', { name: 'Lock' }))
  await expect(heading(page, 'My work')).toBeVisible()
}

// One story on purpose: each step stands on what the one before has left in the study.
test('with the keyboard alone: from recordings to a workbook that holds the known values', async ({
  page,
  desk,
  watch,
}) => {
  test.skip(joiningMissing !== undefined, `the ratings need films of two minutes: ${joiningMissing ?? ''}`)
  test.setTimeout(180_000)
  joinFilms(['D001-t1-mother.mp4', 'D001-t2-mother.mp4', 'D001-t1-mother.mp4'], desk.at('films', 'D001-t1-mother.mp4'))
  joinFilms(['D001-t1-baby.mp4', 'D001-t2-baby.mp4', 'D001-t1-baby.mp4'], desk.at('films', 'D001-t1-baby.mp4'))
  joinFilms(['D002-t1-mother.mp4', 'D002-t2-mother.mp4', 'D002-t1-mother.mp4'], desk.at('films', 'D002-t1-mother.mp4'))
  const server = await desk.start()
  const by = keyboard(page)
  // The list that is left asks once more as the host says that somebody signed out.
  watch.allow(/sign-in-needed/)
  await page.goto(server.url)

  await test.step('a new study with the template T1', async () => {
    await makeStudy(page)
    await goTo(page, 'Schemes')
    await by.press(page.getByRole('button', { name: `Add ${T1}`, exact: true }))
    await expect(page.getByRole('link', { name: T1 })).toBeVisible()
  })
  await test.step('recordings, a second person, and who codes what', async () => {
    await goTo(page, 'Recordings')
    await addRecordings(page)
    await goTo(page, 'People')
    await addPerson(page)
    await goTo(page, 'Recordings')
    await assign(page)
  })
  await goTo(page, 'Assignments')
  const codes = await displayCodes(page)
  const codeOf = (dyad: string, person: string): string => codes.get(`${dyad} ${person}`) ?? ''

  await test.step('the lead rates; in the middle the window is loaded again, and undo still works', async () => {
    await goTo(page, 'My work')
    await openWork(page, codeOf('D001', lead.name))
    await rateAll(page, given['D001']?.[lead.name] ?? [1, 1, 1], async () => {
      await workspace(page).isSaved()
      await page.reload()
      await workspace(page).isReady()
      await by.key('Control+Shift+Digit3')
      const progress = page.getByTestId('rating-progress')
      await expect(progress).toHaveText('2 of 3')
      await by.key('Backspace')
      await expect(progress).toHaveText('1 of 3')
      await by.key('Control+Shift+Z')
      await expect(progress).toHaveText('2 of 3')
      await by.key('Shift+N')
      await by.type('Slow start')
      await by.key('Control+Enter')
      await expect(page.getByText('Slow start')).toBeVisible()
      await by.keys('Escape', 'Shift+C', 'Shift+Enter')
    })
    await openWork(page, codeOf('D002', lead.name))
    await rateAll(page, given['D002']?.[lead.name] ?? [1, 1, 1])
  })

  await test.step('the second coder rates the same recordings', async () => {
    await signIn(page, coder)
    for (const dyad of ['D001', 'D002']) {
      await openWork(page, codeOf(dyad, coder.name))
      await rateAll(page, given[dyad]?.[coder.name] ?? [1, 1, 1])
    }
    await signIn(page, lead)
  })

  const pairs = ['D001', 'D002'].map(
    (dyad) => [given[dyad]?.[lead.name]?.[0] ?? 0, given[dyad]?.[coder.name]?.[0] ?? 0] as const,
  )
  const icc = iccAgreement(pairs)

  await test.step('the lead sees how far the two agree, and decides about the export', async () => {
    await goTo(page, 'Reliability')
    const row = page.getByRole('row', { name: /^Sensitive responding/ })
    await expect(row).toContainText(icc.toFixed(2).slice(1), { timeout: 30_000 })
    await by.press(row.getByRole('button'))
    await expect(page.getByRole('region', { name: /^Sensitive responding/ })).toContainText('ICC')
    await goTo(page, 'Export')
    await expect(page.getByRole('region', { name: /^Checks of each variable/ })).toBeVisible({ timeout: 30_000 })
    await by.tick(page.getByRole('checkbox', { name: 'Select all that fail' }))
    await by.press(page.getByRole('button', { name: /all the same…$/ }), 'Shift+Tab')
    const dialog = page.getByRole('dialog')
    await by.choose(dialog.getByRole('button', { name: 'Reason' }), 'Few recordings')
    await by.write(dialog.getByLabel('In your own words'), 'Two recordings only: this is a story, not a study.')
    await by.press(dialog.getByRole('button', { name: 'Record decision' }))
    await expect(dialog).toBeHidden()
  })

  await test.step('the workbook holds what was rated', async () => {
    const button = page.getByRole('button', { name: 'Export workbook…' })
    await expect(button).toBeEnabled({ timeout: 30_000 })
    await by.press(button)
    await by.write(page.getByLabel('File name'), 'story')
    await saveHere(page, 'Where to write the workbook')
    await expect(page.getByText('The workbook is written')).toBeVisible({ timeout: 30_000 })
    const book = readWorkbook(desk.at('story.xlsx'))
    const scores = book
      .rows('scores_rec_wide')
      .map((row) => [row['dyad_id'], row['sen_free'], row['int_free'], row['wdr_free'], row['wdr_free_mc']])
    expect(scores).toEqual([
      ['D001', 8, 3, 2, undefined],
      ['D002', 4, 5, undefined, -89],
    ])
    const agreement = book.rows('reliability').find((row) => row['variable'] === 'sen_free')
    expect(agreement?.['statistic']).toBe('icc_a1')
    expect(agreement?.['estimate']).toBeCloseTo(icc, 9)
    expect(book.rows('overrides').map((row) => row['variable'])).toContain('sen_free')
  })
})
