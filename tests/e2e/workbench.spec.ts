import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { chooser } from '../support/e2e/chooser.ts'
import { home } from '../support/e2e/home.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { expect, test } from '../support/e2e/story.ts'
import { study } from '../support/e2e/study.ts'

const rating = "Intrusiveness (stepping over the baby's lead), Reunion play"
const pngStart = '89504e470d0a1a0a'

const panelOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function openReliability(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await home(page).openDemo()
  await study(page).goTo('Reliability')
  await expect(page.getByText(/16 of 20 recordings coded twice/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/^Export of .* is stopped/)).toBeVisible({ timeout: 60_000 })
}

test('by mouse: from a row to another statistic, to its parts, to saved plots and a saved report', async ({
  page,
  desk,
}) => {
  test.setTimeout(180_000)
  const server = await desk.start()
  await openReliability(page, server.url)
  await page.getByRole('region', { name: 'Agreement by variable' }).getByRole('button', { name: rating }).click()
  const panel = panelOf(page, rating)

  await test.step('another statistic, and when it would be right', async () => {
    await panel.getByRole('tab', { name: 'Other statistics' }).click()
    const list = panel.getByRole('list', { name: 'Statistics' })
    const used = list.getByRole('button', { name: /^ICC\(A,1\) used/ })
    await expect(used).toContainText(/\.\d\d \(.*to.*\)/)
    await list.getByRole('button', { name: /^ICC\(A,k\)/ }).click()
    await expect(panel.getByText(/only if every recording is coded twice and the mean is analysed/)).toBeVisible()
    for (const name of [/^ICC\(1\)/, /^ICC\(C,k\)/, /^Lin’s/, /^kappa, quadratic/, /^alpha, ordinal/, /^Spearman/])
      await expect(list.getByRole('button', { name })).toBeVisible()
  })

  await test.step('the parts: by site and time point, against the threshold', async () => {
    await panel.getByRole('tab', { name: 'Parts' }).click()
    await expect(panel.getByRole('img', { name: 'By site' })).toBeVisible()
    await expect(panel.getByRole('img', { name: 'By time point' })).toBeVisible()
    await panel.getByText('By time point, as a table').click()
    await expect(panel.getByRole('row', { name: /^Before/ })).toContainText(/interval|not assessable/)
    await expect(panel.getByRole('table', { name: 'Expected figure by number of coders' })).toBeVisible()
  })

  await test.step('a plot is saved as a drawing, and as a picture', async () => {
    await panel.getByRole('tab', { name: 'Agreement' }).click()
    for (const [entry, name] of [
      ['Save as drawing (SVG)…', 'bland.svg'],
      ['Save as picture (PNG)…', 'bland.png'],
    ] as const) {
      await panel.getByRole('button', { name: /^Save “Difference against mean/ }).click()
      await page.getByRole('menuitem', { name: entry }).click()
      await chooser(page, 'Where to save the plot').saveAs(name)
      await expect(page.getByText(`The plot is saved as “${name}”.`)).toBeVisible()
    }
    expect(readFileSync(desk.at('bland.svg'), 'utf8')).toMatch(/^<svg xmlns=.*<title>Difference against mean/)
    expect(readFileSync(desk.at('bland.png')).subarray(0, 8).toString('hex')).toBe(pngStart)
  })

  await test.step('the report holds every variable, and a paragraph for a paper', async () => {
    await page.getByRole('button', { name: 'Save report…' }).click()
    await chooser(page, 'Where to save the report').saveAs('reliability.html')
    await expect(page.getByText('The report is saved as “reliability.html”.')).toBeVisible({ timeout: 60_000 })
    const text = readFileSync(desk.at('reliability.html'), 'utf8')
    expect(text).toContain('16 of 20 recordings (80 %)')
    expect(text).toContain('two-way model, absolute agreement, single rater')
    expect(text).toContain('Intrusiveness (stepping over the baby&#39;s lead), Reunion play')
    expect(text).not.toMatch(/<script|NaN|Infinity|undefined/)
  })
})

test('by mouse: the plan reads seconds at their start, and the workbench says so beside the other readout', async ({
  page,
  desk,
}) => {
  test.setTimeout(180_000)
  const server = await desk.start()
  await openReliability(page, server.url)
  await study(page).goTo('Plan')
  await page.getByRole('button', { name: 'A second counts with' }).click()
  await page.getByRole('option', { name: 'the state at the start of the second' }).click()
  await expect(page.getByText('1 setting changed')).toBeVisible()
  await page.getByLabel('Why it changes').fill('As in our earlier studies.')
  await page.getByRole('button', { name: 'Save plan' }).click()
  await expect(
    page.getByText(
      'A second counts with: the state that fills most of the second → the state at the start of the second',
    ),
  ).toBeVisible()
  await study(page).goTo('Reliability')
  const table = page.getByRole('region', { name: 'Agreement by variable' })
  const row = table.getByRole('row', { name: /kappa, 1 s \(start of second\)/ }).first()
  await expect(row).toBeVisible({ timeout: 60_000 })
  const name = (await row.getByRole('button').first().textContent()) ?? ''
  await row.getByRole('button').first().click()
  const panel = panelOf(page, name)
  await panel.getByRole('tab', { name: 'Other statistics' }).click()
  const list = panel.getByRole('list', { name: 'Statistics' })
  await list.getByRole('button', { name: /^kappa, 1 s used/ }).click()
  await expect(panel.getByText(/by the state at the start of the second, tolerance 0/)).toBeVisible()
  await list.getByRole('button', { name: /^kappa, 1 s, most of unit/ }).click()
  await expect(panel.getByText(/a tie goes to the first code in the codebook/)).toBeVisible()
})

test('by keyboard: a row, its tabs, a statistic, and the plan of the double coding', async ({ page, desk }) => {
  test.setTimeout(180_000)
  const server = await desk.start()
  await openReliability(page, server.url)
  const by = keyboard(page)
  await by.press(
    page.getByRole('region', { name: 'Agreement by variable' }).getByRole('button', { name: 'Baby engagement' }),
  )
  const panel = panelOf(page, 'Baby engagement')
  await expect(panel.getByText(/corresponds to two observers who are each right about \d+ % of the time/)).toBeVisible({
    timeout: 30_000,
  })

  await test.step('arrows go from tab to tab, Enter opens when a statistic is right', async () => {
    await by.tabTo(panel.getByRole('tab', { name: 'Agreement' }))
    await by.keys('ArrowRight', 'ArrowRight')
    await expect(panel.getByRole('tab', { name: 'Other statistics' })).toHaveAttribute('aria-selected', 'true')
    await by.press(panel.getByRole('button', { name: /^Alignment kappa/ }))
    await expect(panel.getByText('Do coders agree on the order of states, whatever their times?')).toBeVisible()
  })

  await test.step('the plan says how many recordings the wanted interval needs, and what is wrong with a field', async () => {
    await by.press(page.getByRole('button', { name: 'Plan double coding…' }), 'Shift+Tab')
    const dialog = page.getByRole('dialog', { name: 'Plan the double coding' })
    await expect(dialog.getByText('Code 20 recordings twice (100 %).')).toBeVisible()
    await by.write(dialog.getByLabel('Recordings of the study'), '120')
    await expect(dialog.getByText('Code 26 recordings twice (22 %).')).toBeVisible()
    await expect(dialog.getByText(/The interval needs 26 recordings/)).toBeVisible()
    await by.write(dialog.getByLabel('Least number coded twice'), 'many')
    await expect(dialog.getByText('Write a whole number from 0 to 100,000.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
})
