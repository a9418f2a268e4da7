import { chooser } from '../support/e2e/chooser.ts'
import { home } from '../support/e2e/home.ts'
import { expect, test } from '../support/e2e/story.ts'
import { study, tick } from '../support/e2e/study.ts'
import { readWorkbook } from '../support/e2e/workbook.ts'

test('a gate that stops the export is looked at, the plan is changed with a reason, and a decision lets the rest out', async ({
  page,
  desk,
}) => {
  test.setTimeout(180_000)
  const server = await desk.start()
  const tasks = study(page)
  const table = page.getByRole('region', { name: /^Checks of each variable/ })
  await page.goto(server.url)
  await home(page).openDemo()

  await test.step('the table tells only what does not pass, and all twenty checks when it is asked', async () => {
    await tasks.goTo('Export')
    await expect(table).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(/^Computed .* from \d+ codings$/)).toBeVisible()
    await page.getByLabel('Find a variable').fill('sen_play')
    await expect(page.getByText(/^1 of \d+ variables$/)).toBeVisible()
    await table.getByRole('button', { name: /^Sensitive responding/ }).click()
    await expect(table.getByText('No plan was registered.')).toBeVisible()
    await expect(table.getByText('Blinding', { exact: true })).toBeVisible()
    await page.getByLabel('Find a variable').fill('nothing of this name')
    await page.getByRole('button', { name: 'Show all' }).click()
  })

  await test.step('a finding leads to where something is done about it', async () => {
    await page.getByRole('button', { name: 'Verdict' }).click()
    await page.getByRole('option', { name: 'Fails' }).click()
    await table.getByRole('button', { name: 'Reliability' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'Reliability' })).toBeVisible()
  })

  await test.step('the plan changes with a reason, because codings are locked', async () => {
    await tasks.goTo('Plan')
    const save = page.getByRole('button', { name: 'Save plan' })
    await expect(save).toBeDisabled()
    const least = page.getByLabel('Least number coded twice')
    await least.fill('one')
    await expect(page.getByText('A number is needed here.')).toBeVisible()
    await least.fill('12')
    await expect(save).toBeDisabled()
    await page.getByLabel('Why it changes').fill('Agreed with the steering group.')
    await save.click()
    await expect(page.getByText('Least number coded twice: 15 → 12')).toBeVisible()
    await page.getByRole('button', { name: 'Register', exact: true }).click()
    await expect(page.getByText(/\d+ variables\. Analysis score: /)).toBeVisible()
  })

  await test.step('the gate checks again by itself, and a decision is recorded until a day', async () => {
    await tasks.goTo('Export')
    await expect(page.getByText(/^Computed .* from \d+ codings$/)).toBeVisible({ timeout: 30_000 })
    await tick(page, 'Select all that fail')
    await page.getByRole('button', { name: /all the same…$/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Reason' }).click()
    await page.getByRole('option', { name: 'Pilot data only' }).click()
    await dialog.getByLabel('In your own words').fill('A demo, exported to show what a decision looks like.')
    await dialog.getByLabel('Holds until').fill('next year')
    await expect(dialog.getByRole('button', { name: 'Record decision' })).toBeDisabled()
    await dialog.getByLabel('Holds until').fill('2999-12-31')
    await dialog.getByRole('button', { name: 'Record decision' }).click()
    await expect(dialog).toBeHidden({ timeout: 30_000 })
    await expect(page.getByRole('button', { name: 'Export workbook…' })).toBeEnabled({ timeout: 30_000 })
  })

  await test.step('the workbook prints thresholds, verdicts and decisions', async () => {
    await page.getByRole('button', { name: 'Export workbook…' }).click()
    const files = chooser(page, 'Where to write the workbook')
    await files.goInto()
    await files.saveAs('gate')
    await expect(page.getByText('The workbook is written')).toBeVisible({ timeout: 30_000 })
    const book = readWorkbook(desk.at('gate.xlsx'))
    const told = new Map(book.rows('provenance').map((row) => [row['key'], row['value']]))
    expect(told.get('plan_minDoubleCoded')).toBe('12')
    expect(told.get('plan_gate_biasShare')).toBe('0.06')
    expect(told.get('gate_G19')).toMatch(/^\d+ pass$/)
    const failed = book.rows('reliability').filter((row) => row['verdict'] === 'fail')
    expect(failed.length).toBeGreaterThan(0)
    expect(failed.every((row) => row['flag'] === 'rel_override' && String(row['checks']).includes('G07 fail'))).toBe(
      true,
    )
    const decisions = book.rows('overrides')
    expect(decisions.some((row) => row['expires'] === '2999-12-31' && row['in_force'] === 'yes')).toBe(true)
  })
})
