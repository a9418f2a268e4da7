import { mkdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { Scheme } from '#shared/scheme/scheme.ts'
import { axeFinds } from '../support/e2e/axe.ts'
import { chooser } from '../support/e2e/chooser.ts'
import { callHost, openAt, setUpStudy } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { ourScheme, reworded, schemes, withSlips, writeScheme } from '../support/e2e/schemes.ts'
import { expect, test } from '../support/e2e/story.ts'
import type { Desk } from '../support/e2e/desk.ts'
import { study } from '../support/e2e/study.ts'

const PASSCODE = 'a passcode of a story'
const { name } = ourScheme

/** An empty study with its schemes on screen, and a folder of scheme files at home. */
async function begin(page: Page, desk: Desk): Promise<void> {
  mkdirSync(desk.at('schemes'))
  const server = await desk.start()
  await page.goto(server.url)
  await setUpStudy(page, desk.at('schemes.attune'), [])
  await openAt(page, `${server.origin}/#/study/schemes`)
  await expect(page.getByRole('heading', { level: 1, name: 'Schemes' })).toBeVisible()
}

async function looksRight(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    expect(await axeFinds(page), `${screen}, ${colorScheme}`).toEqual([])
  }
}

test('a lead takes a scheme from a file to retirement, and coders only read it', async ({ page, desk, watch }) => {
  test.setTimeout(120_000)
  // The lists that are left ask once more as the host says that somebody signed out.
  watch.allow(/sign-in-needed/)
  await begin(page, desk)
  const here = schemes(page)
  await expect(page.getByText('No scheme published yet')).toBeVisible()
  await looksRight(page, 'no scheme')

  await test.step('a file with slips is refused, and the places are named', async () => {
    writeScheme(desk.at('schemes/ours.json'), withSlips(ourScheme))
    await here.choose('ours.json')
    const dialog = page.getByRole('dialog', { name: '“ours.json” cannot be taken in' })
    await expect(dialog).toContainText('nothing was taken in')
    const problems = dialog.getByRole('list', { name: 'Problems' })
    await expect(problems.getByText('Code set “Baby engagement”, code “Watching mother”, key')).toBeVisible()
    await expect(problems.getByText(/^Pass “Baby”, code sets/)).toBeVisible()
    await looksRight(page, 'slips')
  })

  await test.step('put right, it is read again, becomes a draft and then version 1.0.0', async () => {
    writeScheme(desk.at('schemes/ours.json'), ourScheme)
    await page.getByRole('button', { name: 'Read the file again' }).click()
    const dialog = page.getByRole('dialog', { name: `Take in “${name}”` })
    await expect(dialog).toContainText('4 code sets with')
    await expect(dialog).toContainText('No version of this scheme is published in this study yet.')
    await looksRight(page, 'found')
    await dialog.getByRole('button', { name: 'Take in as a draft' }).click()
    await here.isDraft(name)
    await looksRight(page, 'first draft')
    await here.publish('1.0.0')
  })

  await test.step('a changed one is a major version: the changes are told in words', async () => {
    writeScheme(desk.at('schemes/changed.json'), reworded(ourScheme))
    await study(page).goTo('Schemes')
    await here.choose('changed.json')
    const dialog = page.getByRole('dialog', { name: `Take in “${name}”` })
    await expect(dialog).toContainText('Against version 1.0.0: 2 changes: 1 major, 1 patch')
    await expect(dialog.getByRole('list', { name: 'Changes' })).toContainText('Watching mother')
    await looksRight(page, 'changes found')
    await dialog.getByRole('button', { name: 'Take in as a draft' }).click()
    await here.isDraft(name)
    await expect(page.getByText('Coders judge by it', { exact: false })).toBeVisible()
    await looksRight(page, 'draft')
    await page.getByRole('button', { name: /^Publish as/ }).click()
    const version = page.getByLabel('Version', { exact: true })
    await version.fill('1.9.0')
    await expect(page.getByText('At least 2.0.0, because of what changed.')).toBeVisible()
    await looksRight(page, 'publish')
    await page.keyboard.press('Escape')
    await here.publish('2.0.0')
    await expect(page.getByRole('heading', { name: 'What changed from 1.0.0 to 2.0.0' })).toBeVisible()
    await looksRight(page, 'what changed')
  })

  await test.step('the old one is retired, the new one saved as a file', async () => {
    await study(page).goTo('Schemes')
    await here.takeStep(name, '1.0.0', 'Retire')
    await expect(here.version('1.0.0')).toContainText('retired')
    await here.takeStep(name, '2.0.0', 'Save as file…')
    await chooser(page, 'Where to save the scheme').goInto('schemes')
    await chooser(page, 'Where to save the scheme').saveAs()
    await expect(page.getByText(/is saved as “our-play-2\.0\.0\.json”/)).toBeVisible()
    const saved: unknown = JSON.parse(readFileSync(desk.at('schemes/our-play-2.0.0.json'), 'utf8'))
    expect(saved).toMatchObject({ ...reworded(ourScheme), version: '2.0.0' })
    await looksRight(page, 'schemes')
  })

  await test.step('a coder reads all of it and has none of these steps', async () => {
    const coder = { name: 'Cora', roles: ['coder' as const], passcode: PASSCODE, ownPasscode: PASSCODE }
    await callHost(page, 'people.add', coder)
    await study(page).signOut()
    await study(page).signIn('Cora', PASSCODE)
    await study(page).goTo('Schemes')
    await expect(here.version('2.0.0')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Take in/ })).toHaveCount(0)
    await expect(page.getByRole('button', { name: /^More steps/ })).toHaveCount(0)
    await expect(page.getByText('Templates')).toHaveCount(0)
    await here.version('2.0.0').getByRole('link').click()
    await expect(page.getByRole('heading', { name: 'What changed from 1.0.0 to 2.0.0' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'More', exact: true })).toHaveCount(0)
  })
})

test('by keyboard: a copy of one’s own, its problems one by one, and a draft that is discarded', async ({
  page,
  desk,
}) => {
  await begin(page, desk)
  const here = schemes(page)
  const by = keyboard(page)
  const T2 = 'Engagement phases of mother and baby in a still-face procedure'
  await study(page).addTemplate(T2)

  await by.press(here.stepsOf(T2, '1.0.0'), 'Shift+Tab')
  await by.keys('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
  const dialog = page.getByRole('dialog', { name: 'Copy as a scheme of our own' })
  await by.write(dialog.getByLabel('Id', { exact: true }), 'stillface-phase')
  await expect(dialog.getByText('Another scheme of this study has this id.')).toBeVisible()
  await by.write(dialog.getByLabel('Id', { exact: true }), 'our-phases')
  await by.press(dialog.getByRole('button', { name: 'Begin the draft' }))
  await here.isDraft(`${T2} (our own)`)

  const { scheme, revision } = await callHost(page, 'schemes.draft', { id: 'our-phases' })
  await callHost(page, 'schemes.saveDraft', {
    id: 'our-phases',
    baseRevision: revision,
    scheme: withSlips(Scheme.parse(scheme)),
  })
  await expect(page.getByRole('button', { name: 'Publish…' })).toBeDisabled()
  await looksRight(page, 'draft with problems')
  await by.press(page.getByRole('button', { name: /code “Watching mother”, key/ }))
  // Other codes name it in their definitions.
  await expect(page.locator('#part-sets-0-codes-1')).toBeFocused()
  await expect(page.locator('#part-sets-0-codes-1')).toContainText('Watching mother')

  await by.press(page.getByRole('button', { name: 'Discard the draft…' }), 'Shift+Tab')
  await by.press(page.getByRole('alertdialog').getByRole('button', { name: 'Discard the draft' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Schemes' })).toBeVisible()
  await expect(here.drafts).toHaveCount(0)
})
