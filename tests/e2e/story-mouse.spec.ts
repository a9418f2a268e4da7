import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { addRecordings } from '../support/e2e/add-recordings.ts'
import { chooser } from '../support/e2e/chooser.ts'
import { home } from '../support/e2e/home.ts'
import { baby, coder, lead, mother, names } from '../support/e2e/known-codings.ts'
import { confusionKappa, type Coding } from '../support/e2e/known-figures.ts'
import { expect, test } from '../support/e2e/story.ts'
import { study, tick } from '../support/e2e/study.ts'
import { listenToHost } from '../support/e2e/listen-to-host.ts'
import { readWorkbook } from '../support/e2e/workbook.ts'
import { displayCodes, work } from '../support/e2e/work.ts'
import { FRAME_MS, workspace } from '../support/e2e/workspace.ts'

const T2 = 'Engagement phases of mother and baby in a still-face procedure'
const films = ['D001-t1-baby.mp4', 'D001-t1-mother.mp4', 'D002-t1-baby.mp4', 'D002-t1-mother.mp4']
const LAST_FRAME = 1499

/** Codes one pass with the mouse; each code falls on the start of the frame that the pictures show. */
async function codeWith(page: Page, coding: Coding): Promise<void> {
  const here = workspace(page)
  for (const [frame, code] of coding) {
    await here.seekByMouse(frame)
    expect(await here.framesShown()).toEqual([frame, frame])
    await here.press(names[code] ?? '')
    await expect(here.code(names[code] ?? '')).toHaveAttribute('aria-pressed', 'true')
  }
}

/** Everything else that a recording of a minute needs before it may be locked: why it is short, and what is not there. */
async function finish(page: Page): Promise<void> {
  const here = workspace(page)
  await here.choosePass('Mother')
  await here.seekByMouse(LAST_FRAME)
  await here.press('Stopped early')
  await page.getByRole('group', { name: 'Reason for stopping' }).getByRole('button', { name: '4 other' }).click()
  await here.isSaved()
  const dialog = await here.complete()
  for (const left of [2, 1]) {
    await expect(dialog.getByRole('button', { name: 'It is right' })).toHaveCount(left)
    await dialog.getByRole('button', { name: 'It is right' }).first().click()
  }
  await dialog.getByRole('button', { name: 'Lock' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
}

// One story on purpose: each step stands on what the one before has left in the study.
test('with the mouse: from recordings to a workbook that holds the known values', async ({ page, desk, watch }) => {
  test.setTimeout(180_000)
  desk.putRecordings('films', films)
  writeFileSync(desk.at('films', 'letter.mp4'), 'Dear colleague, this is a letter and not a film.')
  const server = await desk.start()
  const tasks = study(page)
  const here = workspace(page)
  await page.goto(server.url)

  await test.step('a new study, through our own file chooser', async () => {
    await home(page).isShown()
    await home(page).newStudy({ name: 'Story by mouse', person: lead.name, folder: [] })
  })

  await test.step('the template T2, shown readably', async () => {
    await tasks.goTo('Schemes')
    await tasks.addTemplate(T2)
    await page.getByRole('link', { name: T2 }).click()
    await expect(page.getByRole('heading', { level: 1, name: T2 })).toBeVisible()
    await expect(page.getByText("Looks at the mother's face; own face and voice neutral or interested.")).toBeVisible()
  })

  await test.step('two recordings of two cameras, placed by their file names; what is no film is refused', async () => {
    await tasks.goTo('Recordings')
    const adding = addRecordings(page)
    await adding.begin()
    await adding.chooseFiles(['films'], [...films, 'letter.mp4'])
    await expect(adding.file('letter.mp4')).toContainText('Cannot be added')
    await expect(adding.file('letter.mp4')).toContainText('letter.mp4 is not a video file')
    await expect(adding.file(films[0] ?? '')).toContainText(/1:00.*480 × 360/)
    await expect(adding.file(films[0] ?? '')).toContainText('1,500 frames')
    await expect(page.getByText('4 files can be added, 1 cannot: see the reasons.')).toBeVisible()
    await adding.goOn()
    await page.getByLabel('From the file names').fill('{dyad}_{time}_{camera}')
    await expect(page.getByText('0 names of 4 fit.')).toBeVisible()
    await adding.usePattern('{dyad}-{time}-{camera}', 4)
    await expect(page.getByText('4 names of 4 fit. D001-t1-baby.mp4 → D001 · t1 · baby')).toBeVisible()
    await expect(page.getByText('2 recordings ready.')).toBeVisible()
    await adding.goOn()
    await adding.addEpisode(1, 'Face-to-face play', '0', '60')
    await adding.add(2)
    await expect(page.getByRole('button', { name: 'D001, t1: received' })).toBeVisible()
  })

  await test.step('a second person, and who codes what', async () => {
    await tasks.goTo('People')
    await tasks.addPerson({ ...coder, ownPasscode: lead.passcode })
    await tasks.goTo('Recordings')
    await tasks.assignAll({ scheme: /^Engagement/, primary: lead.name, second: coder.name })
    await expect(page.getByRole('button', { name: 'D002, t1: assigned' })).toBeVisible()
  })
  await tasks.goTo('Assignments')
  const codes = await displayCodes(page)
  expect(codes.size).toBe(4)
  const codeOf = (dyad: string, person: string): string => codes.get(`${dyad} ${person}`) ?? ''

  await test.step('the lead codes: states close each other, steps are undone and done again, notes are kept', async () => {
    await tasks.goTo('My work')
    await work(page).open(codeOf('D001', lead.name))
    await codeWith(page, baby['D001']?.[lead.name] ?? [])
    await here.isSaved()

    await here.seekByMouse(1400)
    await here.press('Protesting')
    await expect(here.code('Interested elsewhere')).toHaveAttribute('aria-pressed', 'false')
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(here.code('Interested elsewhere')).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('button', { name: /^Redo/ }).click()
    await expect(here.code('Protesting')).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(here.code('Interested elsewhere')).toHaveAttribute('aria-pressed', 'true')
    await here.isSaved()

    await here.tab('Table')
    expect(await here.table()).toEqual([
      '0:00.000 | DWatching mother | 20.04 s',
      '0:20.040 | FEnjoying together | 14.96 s',
      '0:35.000 | SInterested elsewhere | runs on',
    ])
    await page.getByRole('cell', { name: '0:20.040' }).click()
    await expect(here.stage).toHaveAttribute('data-frame', '501')

    await here.tab('Notes')
    await page.getByLabel('What you saw, in your own words').fill('Smiles as the song begins')
    await page.getByRole('button', { name: 'Note this moment' }).click()
    await expect(page.getByText('Smiles as the song begins')).toBeVisible()
    await here.isSaved()
  })

  await test.step('it cannot be locked before it is complete; a missing part leads to its place', async () => {
    const dialog = await here.complete()
    await expect(dialog.getByRole('button', { name: 'Lock' })).toBeDisabled()
    await dialog.getByRole('button', { name: /Mother engagement: no code from 0:00.000 to 1:00.000/ }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('radio', { name: 'Mother', exact: true })).toHaveAttribute('aria-checked', 'true')
    await expect(here.stage).toHaveAttribute('data-frame', '0')
    await codeWith(page, mother)
    await finish(page)
    await expect(page.getByRole('button', { name: `Look at it: ${codeOf('D001', lead.name)}` })).toBeVisible()
  })

  const codeWhole = async (dyad: string, person: string): Promise<void> => {
    await work(page).open(codeOf(dyad, person))
    await codeWith(page, baby[dyad]?.[person] ?? [])
    await here.choosePass('Mother')
    await codeWith(page, mother)
    await finish(page)
  }
  await test.step('the lead codes the other recording', () => codeWhole('D002', lead.name))

  await test.step('the second coder sees display codes only, in the page and in all that the host sends', async () => {
    // The list that is left asks once more as the host says that somebody signed out.
    watch.allow(/work\.mine.*sign-in-needed/)
    await tasks.signOut()
    const heard = await listenToHost(page)
    await tasks.signIn(coder.name, coder.passcode)
    await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
    const shown: string[] = [await page.locator('body').innerText()]
    await work(page).open(codeOf('D001', coder.name))
    for (const tab of ['Codes', 'Manual', 'Notes', 'Table']) {
      await here.tab(tab)
      shown.push(await page.locator('body').innerText())
    }
    await here.tab('Codes')
    await codeWith(page, baby['D001']?.[coder.name] ?? [])
    await here.choosePass('Mother')
    await codeWith(page, mother)
    await finish(page)
    await codeWhole('D002', coder.name)
    shown.push(await page.locator('body').innerText())
    const sent = await heard()
    expect(sent.length).toBeGreaterThan(10)
    for (const text of [...shown, ...sent])
      expect(text).not.toMatch(/D00[12]|\bt1\b|\.mp4|films|"(primary|second|master)"/i)
    await tasks.signOut()
  })

  const known = confusionKappa(
    ['D001', 'D002'].map((dyad) => ({ first: baby[dyad]?.[lead.name] ?? [], second: baby[dyad]?.[coder.name] ?? [] })),
    60,
  )
  expect(known.kappa).toBeCloseTo(0.79661, 5)

  await test.step('the lead sees how far the two agree', async () => {
    await tasks.signIn(lead.name, lead.passcode)
    await tasks.goTo('Reliability')
    const row = page.getByRole('row', { name: /^Baby engagement/ })
    await expect(row).toContainText('.80', { timeout: 30_000 })
    await row.getByRole('button').click()
    const matrix = page.getByRole('region', { name: 'C01 against C02' })
    await expect(matrix).toBeVisible()
    for (const [first, counts] of Object.entries(known.table)) {
      // The buttons in the cells name both codes: a row is known by its first word.
      const cells = matrix.getByRole('row', { name: new RegExp(`^${names[first] ?? first}`) }).getByRole('cell')
      const expected = Object.values(counts).filter((n) => n > 0)
      expect(
        (await cells.allInnerTexts()).map(Number).filter((n) => n > 0),
        names[first],
      ).toEqual(expected)
    }
  })

  await test.step('the gate stops the export until the lead decides, with a reason', async () => {
    await tasks.goTo('Export')
    await expect(page.getByRole('region', { name: /^Checks of each variable/ })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('button', { name: 'Export workbook…' })).toBeDisabled()
    await tick(page, 'Select all that fail')
    await page.getByRole('button', { name: /all the same…$/ }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('button', { name: 'Record decision' })).toBeDisabled()
    await dialog.getByRole('button', { name: 'Reason' }).click()
    await page.getByRole('option', { name: /few/i }).click()
    await dialog.getByLabel('In your own words').fill('Two recordings only: this is a story, not a study.')
    await dialog.getByRole('button', { name: 'Record decision' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: 'Export workbook…' })).toBeEnabled({ timeout: 30_000 })
  })

  await test.step('the workbook holds what was coded', async () => {
    await page.getByRole('button', { name: 'Export workbook…' }).click()
    const files = chooser(page, 'Where to write the workbook')
    await files.goInto()
    await files.saveAs('story')
    await expect(page.getByText('The workbook is written')).toBeVisible({ timeout: 30_000 })
    const book = readWorkbook(desk.at('story.xlsx'))
    expect(book.sheets).toEqual([
      'README',
      'scores_rec_wide',
      'scores_long',
      'events_long',
      'reliability',
      'codebook',
      'provenance',
      'overrides',
    ])
    const wide = book.rows('scores_rec_wide')
    const scoreOf = (dyad: string, name: string) => wide.find((row) => row['dyad_id'] === dyad)?.[name]
    expect(scoreOf('D001', 'p_ipos_play')).toBeCloseTo(14.96 / 60, 9)
    expect(scoreOf('D002', 'p_ipos_play')).toBeCloseTo(50 / 60, 9)
    expect(scoreOf('D001', 'p_imon_play')).toBeCloseTo(20.04 / 60, 9)
    expect(scoreOf('D001', 'n_ipos_play')).toBe(1)

    const events = book.rows('events_long')
    const joy = events.filter((row) => row['dyad_id'] === 'D001' && row['code'] === 'ipos')
    expect(joy.map((row) => [row['coder_role'], row['onset_ms'], row['offset_ms']])).toEqual([
      ['primary', 501 * FRAME_MS, 875 * FRAME_MS],
      ['second', 501 * FRAME_MS, 1000 * FRAME_MS],
    ])
    expect(events.filter((row) => row['code'] === 'stop').map((row) => row['mod_stop_reason'])).toEqual(
      Array(4).fill('other'),
    )

    const agreement = book.rows('reliability').find((row) => row['variable'] === 'inf_phase')
    expect(agreement?.['statistic']).toBe('kappa_time')
    expect(agreement?.['estimate']).toBeCloseTo(known.kappa, 9)
    expect(agreement?.['n']).toBe(2)
    const decisions = book.rows('overrides')
    expect(decisions.length).toBeGreaterThan(0)
    expect(decisions.find((row) => row['variable'] === 'inf_phase')).toMatchObject({
      reason_code: 'few_double_coded',
      reason_text: 'Two recordings only: this is a story, not a study.',
    })
  })
})
