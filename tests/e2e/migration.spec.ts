import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ms } from '#shared/time/ms.ts'
import { changedScheme, lockedScheme, wholeRecords } from '../support/locked-scheme.ts'
import { callHost, openAt } from '../support/e2e/host.ts'
import { schemes, writeScheme } from '../support/e2e/schemes.ts'
import { expect, test } from '../support/e2e/story.ts'

/** A coding under version 1.0.0 that its coder has locked. */
async function lockedCoding(page: Page, folder: string): Promise<string> {
  writeScheme(join(folder, 'schemes', 'first.json'), lockedScheme)
  const { session } = await callHost(page, 'study.create', {
    path: join(folder, 'study.attune'),
    name: 'Scene',
    personName: 'Alex Lead',
  })
  const { id, revision } = await callHost(page, 'schemes.importFile', { path: join(folder, 'schemes', 'first.json') })
  await callHost(page, 'schemes.publishDraft', { id, baseRevision: revision, version: '1.0.0' })
  const [added] = await callHost(page, 'recordings.import', {
    jobId: randomUUID(),
    rows: [
      {
        dyad: 'D001',
        timePoint: 't1',
        files: [{ path: join(folder, 'films', 'D001-t1-mother.mp4'), view: 'both' }],
        episodes: [
          { kind: 'play', startMs: ms(0), endMs: ms(30_000) },
          { kind: 'reun', startMs: ms(30_000), endMs: ms(59_000) },
        ],
      },
    ],
  })
  await callHost(page, 'assignments.create', {
    recordingIds: [added?.recordingId ?? ''],
    scheme: { id, version: '1.0.0' },
    coders: [{ personId: session.person?.id ?? '', role: 'primary' }],
  })
  const { rows } = await callHost(page, 'assignments.list', {})
  const assignmentId = rows[0]?.id ?? ''
  const view = await callHost(page, 'observation.open', { assignmentId })
  const records = wholeRecords(
    view.episodes.map((episode) => episode.id),
    6,
    2,
    60_000,
  )
  const { revision: coded } = await callHost(page, 'observation.commit', {
    observationId: view.id,
    baseRevision: view.revision,
    label: 'Code',
    change: { added: Object.fromEntries(records.map((record) => [record.id, record])), updated: {}, removed: {} },
  })
  await callHost(page, 'observation.lock', { observationId: view.id, baseRevision: coded })
  return assignmentId
}

test('a changed anchor, code and formula: codings are brought over, the original opened, and all taken back', async ({
  page,
  desk,
}) => {
  test.setTimeout(90_000)
  const server = await desk.start()
  await page.goto(server.url)
  const folder = desk.at('.')
  desk.putRecordings('films', ['D001-t1-mother.mp4'])
  mkdirSync(join(folder, 'schemes'), { recursive: true })
  const original = await lockedCoding(page, folder)
  writeScheme(join(folder, 'schemes', 'second.json'), changedScheme)
  await callHost(page, 'schemes.importFile', { path: join(folder, 'schemes', 'second.json') })

  // Published by hand, and from its menu to what it means for what is coded.
  await openAt(page, `${server.origin}/#/study/schemes/drafts/play-scales`)
  const here = schemes(page)
  await here.publish('2.0.0')
  await page.goto(`${server.origin}/#/study/schemes`)
  await here.takeStep('Play scales', '2.0.0', 'Bring codings to this version…')
  await expect(page.getByRole('heading', { level: 1, name: 'Bring codings to version 2.0.0' })).toBeVisible()
  await expect(page.getByText('anchor 3 reworded')).toBeVisible()
  await expect(page.getByText(/^Proposed\. The new version has one with the same name/)).toBeVisible()
  await expect(page.getByText('Scores are computed anew from what was coded')).toBeVisible()
  const scores = page.getByRole('region', { name: 'Scores that change' })
  await expect(scores.getByRole('rowheader', { name: 'Both, Play' })).toBeVisible()

  // Another decision is another outcome.
  const sums = page.locator('dl').first()
  await expect(sums).toContainText('Stay locked1')
  await page.getByRole('button', { name: 'Decision: Scale “Scale sen”, anchor 3' }).click()
  await page.getByRole('option', { name: 'Code again' }).click()
  await expect(sums).toContainText('Go back to their coders1')
  await page.getByRole('button', { name: 'Decision: Scale “Scale sen”, anchor 3' }).click()
  await page.getByRole('option', { name: 'Keep what was coded' }).click()
  await expect(sums).toContainText('Stay locked1')

  await page.getByRole('button', { name: 'Bring 1 coding over…' }).click()
  const ask = page.getByRole('dialog', { name: 'Bring 1 coding to version 2.0.0' })
  const go = ask.getByRole('button', { name: 'Bring them over' })
  await expect(go).toBeDisabled()
  await ask.getByLabel('Why').fill('The anchor was clarified after the pilot.')
  await go.click()
  const record = page.getByTestId('brought-over')
  await expect(record).toContainText('1 coding from version 1.0.0 to 2.0.0')
  await expect(page.getByRole('heading', { name: 'Nothing to bring over' })).toBeVisible()

  // The original opens under its own version, for looking.
  await record.getByRole('button', { name: 'Show the originals' }).click()
  await record.getByRole('link', { name: 'Open the original of D001, t1, by Alex Lead' }).click()
  await expect(page).toHaveURL(new RegExp(`#/code/${original}`))
  const view = await callHost(page, 'observation.open', { assignmentId: original })
  expect([view.scheme.version, view.status, view.editable]).toEqual(['1.0.0', 'locked', false])
  await expect(page.getByText(view.displayCode).first()).toBeVisible()

  await page.goto(`${server.origin}/#/study/schemes/play-scales%402.0.0/bring-over`)
  await page.getByRole('button', { name: 'Take back…' }).click()
  const back = page.getByRole('dialog', { name: 'Take back to version 1.0.0' })
  await back.getByLabel('Why').fill('It was meant for the next wave only.')
  await back.getByRole('button', { name: 'Take back' }).click()
  await expect(record).toContainText('Taken back by Alex Lead')
  const { rows } = await callHost(page, 'assignments.list', {})
  expect(rows.map(({ id, status }) => [id, status])).toEqual([[original, 'locked']])
})
