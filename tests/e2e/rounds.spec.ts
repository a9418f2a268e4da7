import { randomUUID } from 'node:crypto'
import { callHost, openAt } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { codeAllOf, giveTest, setUpRounds } from '../support/e2e/round-study.ts'
import { expect, test } from '../support/e2e/story.ts'
import { study } from '../support/e2e/study.ts'
import { readWorkbook } from '../support/e2e/workbook.ts'

test('from a failing gate to the disagreement on the video, consensus, retraining, coding anew and a gate that passes', async ({
  page,
  desk,
}) => {
  test.setTimeout(300_000)
  const server = await desk.start()
  await page.goto(server.url)
  const there = await setUpRounds(page, desk)
  await codeAllOf(page, server.origin, there, 'Ann', 'trained')
  await codeAllOf(page, server.origin, there, 'Bob', 'untrained')
  await openAt(page, `${server.origin}/#/study/reliability`)
  const by = keyboard(page)
  const table = page.getByRole('region', { name: 'Agreement by variable' })
  const row = (name: string) => table.getByRole('row').filter({ hasText: name })
  const figures = async () => JSON.stringify(await callHost(page, 'reliability.report', { jobId: randomUUID() }))

  await test.step('the gate fails', async () => {
    for (const name of ['Looking', 'Sensitive responding', 'Smiles'])
      await expect(row(name)).toContainText('Fails', { timeout: 60_000 })
  })
  const first = await figures()

  await test.step('a cell of the matrix opens the moments, and the first of them both codings on the video', async () => {
    await row('Looking').getByRole('button').click()
    await page.getByRole('button', { name: /Toy against Away/ }).click()
    await expect(page.getByText(/differences in 5 recordings coded twice/)).toBeVisible()
    await page.getByRole('button', { name: /^D001/ }).first().click()
    await expect(page.getByTestId('stage')).toHaveAttribute('data-ready', 'true')
    await expect(page.getByRole('region', { name: 'The difference at hand' })).toContainText('Away')
  })

  await test.step('consensus settles one recording for the score, and no figure of agreement changes', async () => {
    const progress = page.getByTestId('consensus-progress')
    const total = Number(/of (\d+) settled/.exec((await progress.textContent()) ?? '')?.[1])
    expect(total).toBeGreaterThan(2)
    for (let n = 1; n <= total; n += 1) {
      await by.key('A')
      await expect(progress).toHaveText(`${String(n)} of ${String(total)} settled`)
      if (n < total) await by.key('O')
    }
    await page.getByRole('button', { name: 'Close…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click()
    await expect(progress).toContainText('Closed by Alex')
    expect(await figures()).toBe(first)
  })

  await test.step('two coders are retrained, pass the test against the masters, and hold certificates', async () => {
    await giveTest(page, there, ['Cay', 'Dee'])
    for (const name of ['Cay', 'Dee']) await codeAllOf(page, server.origin, there, name, 'trained')
    await openAt(page, `${server.origin}/#/study/training`)
    await page.getByRole('tab', { name: 'Certificates' }).click()
    await expect(page.getByText('Valid')).toHaveCount(2)
  })

  await test.step('who has not seen the recordings gets them at random, five of them twice', async () => {
    await study(page).goTo('Assignments')
    await page.getByRole('button', { name: 'Code anew…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Code anew' })
    for (const name of ['Bob', 'Cay', 'Dee']) await dialog.getByText(name, { exact: true }).click()
    await expect(dialog).toContainText('10 recordings, 15 codings set aside, 5 coded twice.')
    await expect(dialog).toContainText('Bob has coded or seen 5 of them')
    await dialog.getByText('Bob', { exact: true }).click()
    await dialog.getByLabel('Reason').fill('Retrained after the first round.')
    await dialog.getByRole('button', { name: 'Give out anew' }).click()
    await expect(page.getByText('10 recordings given out anew.')).toBeVisible({ timeout: 30_000 })
    await page
      .getByText(/^play-looks 1\.0\.0, round 1/)
      .first()
      .click()
    const kept = page.getByRole('table', { name: /round 1/ })
    await expect(kept.getByRole('row', { name: /Looking/ })).toContainText('Fails')
  })

  await test.step('coded anew, the gate passes', async () => {
    for (const name of ['Cay', 'Dee']) await codeAllOf(page, server.origin, there, name, 'trained')
    await openAt(page, `${server.origin}/#/study/reliability`)
    for (const name of ['Looking', 'Sensitive responding', 'Smiles'])
      await expect(row(name)).toContainText(/Pass|Warn/, { timeout: 60_000 })
    const { rows } = await callHost(page, 'gate.report', { jobId: randomUUID() })
    const stopped = rows.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict === 'fail'))
    expect(stopped).toEqual([])
  })

  await test.step('the sheet has the second estimates, and the first as they stood', async () => {
    const path = desk.at('export.xlsx')
    await callHost(page, 'export.run', { jobId: randomUUID(), path, draft: false })
    const looking = readWorkbook(path)
      .rows('reliability')
      .filter((one) => one['variable'] === 'look')
    expect(looking.map((one) => [one['round'], one['verdict'] === 'fail'])).toEqual([
      [2, false],
      [1, true],
    ])
    const then = JSON.parse(first) as { variables: { variable: string; estimate: { value?: number } }[] }
    expect(looking[1]?.['estimate']).toBe(then.variables.find(({ variable }) => variable === 'look')?.estimate.value)
  })
})
