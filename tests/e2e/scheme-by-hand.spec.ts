import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { scoreObservation } from '#shared/observation/scores.ts'
import { ms } from '#shared/time/ms.ts'
import { demoMedia, type Desk } from '../support/e2e/desk.ts'
import { callHost, setUpStudy } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { expect, test } from '../support/e2e/story.ts'
import { study } from '../support/e2e/study.ts'
import { workspace } from '../support/e2e/workspace.ts'

/** Warmth 4, two of three items, two smiles, and half of the minute looking: 4 + 2 + 2 + 10 × 0.5. */
const FORMULA = 'warmth + score(things_seen) + count_events(smile, episode) + 10 * prop_time(looks, episode)'
const BY_HAND = 13

async function begin(page: Page, desk: Desk): Promise<void> {
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('by-hand.attune'), [])
  await page.goto(`${server.origin}/#/study/schemes`)
  await page.reload()
  await page.getByRole('button', { name: 'Make a scheme…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make a scheme' })
  await dialog.getByLabel('Name').fill('By hand')
  await dialog.getByRole('button', { name: 'Begin with' }).click()
  await page.getByRole('option', { name: /^Nothing yet/ }).click()
  await dialog.getByRole('button', { name: 'Make it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'By hand' })).toBeVisible()
}

const editor = (page: Page) => {
  const outline = page.getByRole('navigation', { name: 'Parts of the scheme' })
  const form = page.getByRole('region', { name: 'Form' })
  return {
    outline,
    form,
    row: (name: string | RegExp) => outline.getByRole('button', { name }).first(),
    field: (name: string | RegExp) => form.getByLabel(name, typeof name === 'string' ? { exact: true } : {}),
    add: (one: string) => form.getByRole('button', { name: `Add ${one}`, exact: true }).first(),
    isSaved: () => expect(page.getByTestId('draft-saved')).toHaveAttribute('data-save', 'saved'),
  }
}

async function framesByMouse(page: Page): Promise<void> {
  const here = editor(page)
  await here.row(/^Episodes/).click()
  await here.row('Free play').click()
  await here.field('Planned length (seconds)').fill('60')
  await here.field('Least codable time (seconds)').fill('30')
  await here.row(/^Passes/).click()
  for (const name of ['Code', 'Rate', 'Tick off']) {
    await here.add('pass').click()
    await here.field('Name').fill(name)
  }
}

async function scaleByMouse(page: Page): Promise<void> {
  const here = editor(page)
  await here.row(/^Scales/).click()
  await here.add('scale').click()
  await here.field('Label').fill('Warmth')
  await here.field('Question').fill('How warm is her voice?')
  for (const [n, words] of ['Not at all', 'At times', 'Nearly always'].entries())
    await here.field(`Label of anchor ${String(n + 1)}`).fill(words)
  // It is shown in the first pass that has nothing yet.
  await expect(here.form.getByRole('group', { name: 'Shown in' }).getByRole('checkbox', { name: 'Rate' })).toBeChecked()
}

async function statesByMouse(page: Page): Promise<void> {
  const here = editor(page)
  await here.row(/^Code sets/).click()
  await here.add('code set').click()
  await here.field('Label').fill('Gaze')
  await here.form.getByText('Every moment needs a code').click()
  await here.row('New code').click()
  await here.field('Label').fill('Away')
  await here.form.getByRole('button', { name: /^Key:/ }).click()
  await page.keyboard.press('d')
  await here.form.getByRole('button', { name: 'Add code', exact: true }).click()
  await here.field('Label').fill('Looks')
  await here.form.getByRole('button', { name: /^Key:/ }).click()
  await page.keyboard.press('f')
  await here.row('Gaze').click()
  await here.form.getByRole('button', { name: /First code/ }).click()
  await page.getByRole('option', { name: 'Away' }).click()
}

async function openByKeyboard(page: Page, part: RegExp): Promise<void> {
  const here = editor(page)
  await keyboard(page).tabTo(here.outline.getByRole('button'), 'Shift+Tab')
  const wanted = here.outline.getByRole('button', { name: part }).first()
  await page.keyboard.press('Home')
  for (let n = 0; n < 60; n += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press(n < 30 ? 'ArrowDown' : 'ArrowUp')
  }
  await page.keyboard.press('Enter')
}

async function pointsByKeyboard(page: Page): Promise<void> {
  const [here, by] = [editor(page), keyboard(page)]
  await openByKeyboard(page, /^Code sets/)
  await by.press(here.add('code set'))
  await page.keyboard.type('Signals')
  await by.choose(here.form.getByRole('button', { name: /Its codes/ }), 'Have no duration')
  await by.press(here.form.getByRole('list', { name: 'Codes' }).getByRole('button').first())
  await by.write(here.field('Label'), 'Smile')
  await by.press(here.form.getByRole('button', { name: /^Key:/ }))
  await page.keyboard.press('k')
}

async function checklistByKeyboard(page: Page): Promise<void> {
  const [here, by] = [editor(page), keyboard(page)]
  await openByKeyboard(page, /^Checklists/)
  await by.press(here.add('checklist'))
  await page.keyboard.type('Things seen')
  await by.press(here.form.getByRole('button', { name: 'Paste many…' }).last())
  const dialog = page.getByRole('dialog', { name: 'Paste items' })
  await expect(dialog.getByLabel('Text')).toBeFocused()
  await page.keyboard.type('1. A toy\n2. A book\n3. A cup')
  await by.press(dialog.getByRole('button', { name: 'Add 3 items' }))
  await expect(dialog).toBeHidden()
  await expect(here.field('Text')).toHaveValue('A toy')
}

async function compositeByKeyboard(page: Page): Promise<void> {
  const [here, by] = [editor(page), keyboard(page)]
  await openByKeyboard(page, /^Composites/)
  await by.press(here.add('composite'))
  await page.keyboard.type('Altogether')
  await by.write(here.field('Formula'), FORMULA)
  await expect(here.form.getByTestId('formula-place')).toHaveCount(0)
}

/** Opens the list of the browser and goes to an option by its first letters. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  const list = editor(page).field(label)
  await keyboard(page).tabTo(list.last())
  await page.keyboard.type(option)
  await expect(list.last().locator('option:checked')).toHaveText(new RegExp(`^${option}`))
}

async function testCaseByKeyboard(page: Page): Promise<void> {
  const [here, by] = [editor(page), keyboard(page)]
  await openByKeyboard(page, /^Test cases/)
  await by.press(here.add('test case'))
  await page.keyboard.type('One minute')
  await expect(here.field('To (s) of episode 1')).toHaveValue('60')
  await pick(page, 'Warmth, Free play, 0 to 60 s', '4')
  const events = [
    ['Away', '0', '30'],
    ['Looks', '30', ''],
    ['Smile', '10', ''],
    ['Smile', '40', ''],
  ] as const
  for (const [n, [code, from, to]] of events.entries()) {
    await by.press(here.add('event'))
    const of = `of event ${String(n + 1)}`
    await pick(page, `Code ${of}`, code)
    await by.write(here.field(`From (s) ${of}`), from)
    await by.write(here.field(`To (s) ${of}`), to)
    if (to === '') await page.keyboard.press('Backspace')
  }
  for (const [item, answer] of [
    ['A toy', 'seen'],
    ['A book', 'seen'],
    ['A cup', 'not seen'],
  ] as const)
    await pick(page, item, answer)
  await by.write(here.field('Value of Altogether'), '12')
  const expected = here.form.getByRole('table', { name: 'Expected scores' })
  await expect(expected.getByText('differs')).toBeVisible()
  await expect(expected).toContainText(String(BY_HAND))
  await by.press(expected.getByRole('button', { name: 'Adopt Altogether' }))
  await expect(expected.getByText('as expected')).toBeVisible()
  await expect(here.field('Value of Altogether')).toHaveValue(String(BY_HAND))
  await page.keyboard.press('Control+z')
  await expect(here.field('Value of Altogether')).toHaveValue('12')
  await page.keyboard.press('Control+Shift+z')
  await expect(here.field('Value of Altogether')).toHaveValue(String(BY_HAND))
}

async function publishAndAssign(page: Page): Promise<string> {
  await editor(page).isSaved()
  await expect(page.getByText('can be published')).toBeVisible()
  await page.getByRole('link', { name: 'Review and publish…' }).click()
  await page.getByRole('button', { name: 'Publish as version 1.0.0…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish version 1.0.0' }).click()
  await expect(page.getByText('is published as version 1.0.0')).toBeVisible()
  await callHost(page, 'recordings.import', {
    jobId: randomUUID(),
    rows: [
      {
        ...{ dyad: 'D001', timePoint: 't1' },
        files: [{ path: demoMedia('D001-t1-mother.mp4'), view: 'both' }],
        episodes: [{ kind: 'play', startMs: ms(0), endMs: ms(60_000) }],
      },
    ],
  })
  await study(page).goTo('Recordings')
  await page.reload()
  await page
    .locator('label')
    .filter({ has: page.getByRole('checkbox', { name: /Select all/ }) })
    .first()
    .click()
  await page.getByRole('button', { name: 'Assign…' }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, option] of [
    ['Scheme', /^By hand/],
    ['Primary coder', 'Alex Lead'],
  ] as const) {
    await dialog.getByRole('button', { name: label }).click()
    await page.getByRole('option', { name: option }).click()
  }
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(dialog).toBeHidden()
  const { rows } = await callHost(page, 'assignments.list', {})
  return rows[0]?.id ?? ''
}

async function code(page: Page, assignment: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/code/${assignment}`)
  await page.reload()
  const [here, by] = [workspace(page), keyboard(page)]
  await here.isReady()
  await here.seekByMouse(250)
  await by.key('k')
  await here.seekByMouse(750)
  await by.key('f')
  await here.seekByMouse(1000)
  await by.key('k')
  await here.choosePass('Rate')
  await page.getByRole('radio', { name: /^4/ }).click()
  await here.choosePass('Tick off')
  await by.keys('1', '1', '2')
  await here.isSaved()
  await by.key('Control+Enter')
  await by.press(page.getByRole('dialog', { name: 'Complete this recording?' }).getByRole('button', { name: 'Lock' }))
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
}

test('a scheme made by hand is published, assigned and coded, and its score is that of its test case', async ({
  page,
  desk,
}) => {
  test.setTimeout(240_000)
  await begin(page, desk)
  await test.step('frames, a scale and states by mouse', async () => {
    await framesByMouse(page)
    await statesByMouse(page)
    await scaleByMouse(page)
  })
  await test.step('moments, a checklist, a composite and a test case by keyboard alone', async () => {
    await pointsByKeyboard(page)
    await checklistByKeyboard(page)
    await compositeByKeyboard(page)
    await testCaseByKeyboard(page)
  })
  const assignment = await test.step('it is published and assigned', () => publishAndAssign(page))
  await test.step('a coder codes a recording with it', () => code(page, assignment))
  const { scheme, episodes, durationMs, records } = await callHost(page, 'observation.open', {
    assignmentId: assignment,
  })
  const score = scoreObservation({ scheme, episodes, durationMs, records }).find(({ variable }) =>
    variable.startsWith('altogether'),
  )
  expect(score?.value).toBeCloseTo(BY_HAND, 9)
})
