import { scoreObservation } from '#shared/observation/scores.ts'
import { joiningMissing } from '../support/e2e/films.ts'
import { callHost } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { leavesAs } from '../support/e2e/leaves-as.ts'
import { expect, test } from '../support/e2e/story.ts'
import { openTemplate } from '../support/e2e/template-scene.ts'
import { readWorkbook } from '../support/e2e/workbook.ts'

test('utterances are marked, written down and answered by keyboard and by mouse; the text stays out of the export', async ({
  page,
  desk,
}) => {
  test.skip(joiningMissing !== undefined, `the episode needs a film of two minutes: ${joiningMissing ?? ''}`)
  test.setTimeout(150_000)
  const { here, assignment, origin } = await openTemplate(page, desk, 'mind-talk')
  const by = keyboard(page)
  const progress = page.getByTestId('segments-progress')
  const field = page.getByRole('textbox', { name: 'What was said' })
  const seconds = async (n: number) => {
    for (let step = 0; step < n; step += 1) await by.key('ArrowRight')
    await here.still()
  }
  await expect(progress).toHaveText('none yet')

  await test.step('one key begins and ends an utterance, and the text is at hand', async () => {
    await seconds(2)
    await by.key('m')
    await seconds(2)
    await by.key('m')
    await expect(field).toBeFocused()
    // Letters that are keys elsewhere are letters here; the film stays under control.
    await by.type('You want my name, mum')
    await by.key('F8')
    await expect(page.getByRole('button', { name: /^Pause/ }).first()).toBeVisible()
    await by.key('F8')
    await by.key('Enter')
    await expect(page.getByRole('group', { name: 'Addressed to the baby' })).toContainText('Is this said to the baby?')
    await by.keys('y', 'y', 'w', 'y')
    await expect(progress).toHaveText('1 of 1 done')
  })

  await test.step('text from right to left is written like any other; one question leads to no other', async () => {
    await by.key('ArrowRight')
    await seconds(3)
    await by.key('m')
    await seconds(1)
    await by.key('m')
    await expect(field).toBeFocused()
    await field.fill('هل الكاميرا تعمل الآن؟')
    await by.keys('Enter', 'n')
    await expect(progress).toHaveText('2 of 2 done')
    await expect(page.getByRole('group', { name: 'About the baby’s mind' })).toBeHidden()
  })

  await test.step('a third by mouse', async () => {
    await seconds(3)
    await page.getByRole('button', { name: 'Utterance begins' }).click()
    await seconds(4)
    await page.getByRole('button', { name: 'Utterance ends' }).click()
    await field.click()
    await field.fill('Are you cross with me')
    await page.getByRole('radio', { name: 'To the baby' }).click()
    await page.getByRole('radio', { name: 'About the mind' }).click()
    await page.getByRole('radio', { name: 'Feeling' }).click()
    await page.getByRole('radio', { name: 'Unclear' }).click()
    await expect(progress).toHaveText('3 of 3 done')
  })

  await test.step('it is split; the second part is open, and the lock says where', async () => {
    await by.keys('ArrowLeft', 'ArrowLeft')
    await here.still()
    await by.key('Shift+D')
    await expect(progress).toHaveText('3 of 4 done')
    await here.isSaved()
    await by.key('Control+Enter')
    const dialog = page.getByRole('dialog', { name: '1 thing to do before it is complete' })
    await expect(dialog).toContainText('what was said, Addressed to the baby')
    await dialog.getByRole('button', { name: /still open/ }).click()
    await by.key('Enter')
    await by.type('Shall we stop')
    await by.keys('Enter', 'y', 'n')
    await expect(progress).toHaveText('4 of 4 done')
  })

  await test.step('two are merged, and undone', async () => {
    await page.getByRole('button', { name: /Are you cross with me/ }).click()
    await by.key('Shift+J')
    await expect(progress).toHaveText('2 of 3 done')
    await by.key('Control+z')
    await expect(progress).toHaveText('4 of 4 done')
  })

  await here.isSaved()
  await by.key('Control+Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Lock' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()

  const opened = await callHost(page, 'observation.open', { assignmentId: assignment })
  const scores = new Map(scoreObservation(opened).map(({ variable, value, missing }) => [variable, value ?? missing]))
  expect(scores.get('to_baby_free')).toBe(3)
  expect(scores.get('mind_share_free')).toBeCloseTo(2 / 3, 12)
  expect(scores.get('fits_of_mind_free')).toBe(0.5)
  expect(scores.get('mind_rate_free')).toBeCloseTo(2 / 2.5, 12)

  await leavesAs(
    { page, desk, origin, template: 'mind-talk' },
    { to_baby_free: 3, mind_share_free: 2 / 3, fits_of_mind_free: 0.5, mind_rate_free: 2 / 2.5 },
  )

  await test.step('the workbook holds answers and no text, unless notes are asked for', async () => {
    for (const includeNotes of [false, true]) {
      const path = desk.at(`talk-${String(includeNotes)}.xlsx`)
      await callHost(page, 'export.run', { jobId: crypto.randomUUID(), path, draft: true, includeNotes })
      const book = readWorkbook(path)
      const rows = book.rows('events_long')
      expect(rows.map((row) => row['seg_topic'] ?? '')).toEqual(['wish', '', 'feeling', ''])
      const all = JSON.stringify(book.sheets.map((sheet) => book.rows(sheet)))
      expect(all.includes('You want my name')).toBe(includeNotes)
      expect(rows.map((row) => row['segment_text'])).toEqual(
        includeNotes
          ? ['You want my name, mum', 'هل الكاميرا تعمل الآن؟', 'Are you cross with me', 'Shall we stop']
          : Array(4).fill(undefined),
      )
    }
  })
})
