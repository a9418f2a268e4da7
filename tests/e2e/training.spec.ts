import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { ObservationView } from '#shared/contract/views.ts'
import { chooser } from '../support/e2e/chooser.ts'
import { callHost, setUpStudy } from '../support/e2e/host.ts'
import { expect, test } from '../support/e2e/story.ts'
import { threeEpisodes } from '../support/study-builder.ts'
import { turnedCoding, variedCoding } from '../support/training-desk.ts'

const PASSCODE = 'a passcode of a story'
const stillface = { id: 'stillface-phase', version: '1.0.0' }
const films = ['D001-t1-baby.mp4', 'D001-t2-baby.mp4', 'D002-t1-baby.mp4']

async function code(
  page: Page,
  assignmentId: string,
  coding: (view: ObservationView) => ReturnType<typeof variedCoding>,
) {
  const view = await callHost(page, 'observation.open', { assignmentId })
  const step = { observationId: view.id, baseRevision: view.revision, label: 'code', change: coding(view) }
  const { revision } = await callHost(page, 'observation.commit', step)
  await callHost(page, 'observation.lock', { observationId: view.id, baseRevision: revision })
}

/** A study whose lead has locked a master of each recording, and a coder. */
async function withMasters(page: Page, path: string, at: (file: string) => string) {
  await setUpStudy(
    page,
    path,
    films.map((file, n) => ({ dyad: `D00${String(n + 1)}`, cameras: [[at(file), 'infant']] })),
    { template: stillface.id, episodes: threeEpisodes },
  )
  const { rows } = await callHost(page, 'assignments.list', {})
  for (const { id } of rows) await callHost(page, 'assignments.remove', { id })
  const [lead] = await callHost(page, 'people.list', {})
  const coders = [{ personId: lead?.id ?? '', role: 'master' as const }]
  const recordingIds = rows.map(({ recordingId }) => recordingId)
  await callHost(page, 'assignments.create', { recordingIds, scheme: stillface, coders })
  for (const { id } of (await callHost(page, 'assignments.list', {})).rows) await code(page, id, variedCoding)
  const second = { name: 'Cora', roles: ['coder' as const], passcode: PASSCODE, ownPasscode: PASSCODE }
  const coder = await callHost(page, 'people.add', second)
  const signIn = (id: string | undefined) =>
    callHost(page, 'session.signIn', { personId: id ?? '', passcode: PASSCODE })
  return { leadId: lead?.id ?? '', coderId: coder.id, recordingIds, signIn }
}

const nav = (page: Page, name: string) =>
  page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()

test('a practice is seen beside its master; a test that meets its rule brings a certificate', async ({
  page,
  desk,
  watch,
}) => {
  // Whoever sits down at a screen of the lead's is refused its answers, and led to their own.
  watch.allow(/training\.|drift\.|certificates\./)
  test.setTimeout(120_000)
  desk.putRecordings('films', films)
  const server = await desk.start()
  await page.goto(server.url)
  const { leadId, coderId, signIn } = await withMasters(page, desk.at('train.attune'), (file) =>
    desk.at(`films/${file}`),
  )
  await page.goto(`${server.origin}/#/study/training`)
  await page.reload()

  // The lead makes a practice of the first recording and a test of the others, and gives both to Cora.
  for (const [kind, name, recordings] of [
    ['Practice', 'First steps', [/^D001/]],
    ['Test', 'Spring test', [/^D002/, /^D003/]],
  ] as const) {
    await page.getByRole('tab', { name: 'Sets' }).click()
    await page.getByRole('button', { name: 'Make a set…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make a training set' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('radio', { name: kind }).click()
    for (const label of recordings) await dialog.getByText(label).click()
    await dialog.getByRole('textbox', { name: 'Each of so many recordings' }).fill('2')
    await dialog.getByRole('button', { name: 'Make the set' }).click()
    await expect(dialog).toHaveCount(0)
    await page.getByRole('button', { name: `Give ${name} to coders` }).click()
    await page.getByRole('dialog').getByText('Cora').click()
    await page.getByRole('button', { name: 'Give', exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }

  await signIn(coderId)
  await nav(page, 'My work')
  await expect(page.getByRole('heading', { name: 'Practice: First steps' })).toBeVisible()
  // What a coder does not see is not said to be missing.
  await expect(page.getByText('no recordings yet')).toHaveCount(0)
  const items = (await callHost(page, 'work.mine', {})).filter(({ training }) => training !== null)
  const practice = items.filter(({ training }) => training?.kind === 'practice')
  for (const { assignmentId } of practice) await code(page, assignmentId, turnedCoding)
  await nav(page, 'Training')
  await page.getByRole('button', { name: 'Result' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'First steps: Cora' })).toBeVisible()
  await page.goto(`${server.origin}/#/study/training/beside/${practice[0]?.assignmentId ?? ''}`)
  await expect(page.getByRole('heading', { level: 1, name: /beside the master/ })).toBeVisible()
  const lanes = page.getByRole('img', { name: /of the master’s/ }).first()
  await expect(lanes).toBeVisible()
  // A press in the middle of the lanes shows that moment, once the film is open.
  await expect(async () => {
    await lanes.click()
    await expect(page.getByTestId('time of the recording')).not.toHaveAttribute('data-ms', '0', { timeout: 1000 })
  }).toPass({ timeout: 20_000 })

  for (const { assignmentId, training } of items)
    if (training?.kind === 'test') await code(page, assignmentId, variedCoding)
  await nav(page, 'Training')
  await expect(page.getByRole('heading', { name: 'Certificates' })).toBeVisible()
  await expect(page.getByText('Valid')).toBeVisible()
  await page.getByRole('button', { name: 'Result' }).first().click()
  await expect(page.getByText('The rule is met')).toBeVisible()

  await signIn(leadId)
  await nav(page, 'Training')
  await page.getByRole('tab', { name: 'Certificates' }).click()
  await page.getByRole('button', { name: /^Revoke: Cora/ }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Issued while we tried this out.')
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible()
})

test('a hidden master that is missed twice raises an alarm, which a lead closes with a reason', async ({
  page,
  desk,
  watch,
}) => {
  // Whoever sits down at a screen of the lead's is refused its answers, and led to their own.
  watch.allow(/training\.|drift\.|certificates\./)
  test.setTimeout(120_000)
  desk.putRecordings('films', films)
  const server = await desk.start()
  await page.goto(server.url)
  const { leadId, coderId, signIn } = await withMasters(page, desk.at('drift.attune'), (file) =>
    desk.at(`films/${file}`),
  )
  await page.goto(`${server.origin}/#/study/drift`)
  await page.reload()
  for (const dyad of ['D001', 'D002']) {
    await page.getByRole('button', { name: 'Give out a check…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Give out a check' })
    await dialog.getByRole('button', { name: /Coder/ }).click()
    await page.getByRole('option', { name: 'Cora' }).click()
    await dialog.getByRole('button', { name: /Recording/ }).click()
    await page.getByRole('option', { name: new RegExp(dyad) }).click()
    await dialog.getByRole('button', { name: 'Give it out' }).click()
    await expect(dialog).toHaveCount(0)
  }

  await signIn(coderId)
  await nav(page, 'My work')
  await expect(page.getByText('Next recording')).toBeVisible()
  await expect(page.getByText(/check|master|drift/i)).toHaveCount(0)
  for (const { assignmentId } of await callHost(page, 'work.mine', {})) await code(page, assignmentId, turnedCoding)

  await signIn(leadId)
  await nav(page, 'Drift')
  await page.getByRole('button', { name: 'Compute again' }).click()
  await expect(page.getByText('Alarm', { exact: true }).first()).toBeVisible()
  await page.getByRole('row', { name: /Alarm/ }).first().getByRole('button').click()
  await expect(page.getByText('Open alarm', { exact: true })).toBeVisible()
  for (const [entry, name] of [
    ['Save as drawing (SVG)…', 'drift.svg'],
    ['Save as picture (PNG)…', 'drift.png'],
  ] as const) {
    await page.getByRole('button', { name: 'Save “Checks against the master”' }).click()
    await page.getByRole('menuitem', { name: entry }).click()
    await chooser(page, 'Where to save the plot').saveAs(name)
    await expect(page.getByText(`The plot is saved as “${name}”.`)).toBeVisible()
  }
  expect(readFileSync(desk.at('drift.svg'), 'utf8')).toMatch(/^<svg xmlns=.*<desc>2 checks: /)
  expect(readFileSync(desk.at('drift.png')).subarray(1, 4).toString()).toBe('PNG')
  await page.getByRole('button', { name: 'Close with a reason…' }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Talked it through; she trains once more.')
  await page.getByRole('button', { name: 'Close the alarm' }).click()
  await expect(page.getByText(/she trains once more/)).toBeVisible()
  await expect(page.getByText('Open alarm', { exact: true })).toHaveCount(0)
})
