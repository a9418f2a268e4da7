import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { ObservationView } from '#shared/contract/views.ts'
import { ratingRecordId, type ObservationRecord } from '#shared/observation/record.ts'
import { ms } from '#shared/time/ms.ts'
import { callHost, setUpStudy } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { expect, test } from '../support/e2e/story.ts'
import { study } from '../support/e2e/study.ts'
import { codedAndRated } from '../support/schemes/coded-and-rated.ts'
import { wholeCoding } from '../support/study-builder.ts'

const PASSCODE = 'a passcode of a story'
const scheme = { id: codedAndRated.id, version: codedAndRated.version }

const state = (set: string, code: string, startMs: number, endMs: number): ObservationRecord => ({
  ...{ type: 'event', id: `${set}-${code}-${startMs}`, set, code, onsetMs: ms(startMs), offsetMs: ms(endMs) },
  ...{ modifiers: {}, note: '', order: startMs },
})

function rated({ episodes }: ObservationView, value: number): ObservationRecord {
  const episode = episodes[0]?.id ?? ''
  const id = ratingRecordId('sen', episode)
  return { type: 'rating', id, rating: 'sen', episode, value, notCodable: null, note: '' }
}

/** Codes and locks what the person at the desk was given: all of it, with these records in place of the baby's states. */
async function code(page: Page, own: (view: ObservationView) => readonly ObservationRecord[]): Promise<void> {
  const [item] = await callHost(page, 'work.mine', {})
  const view = await callHost(page, 'observation.open', { assignmentId: item?.assignmentId ?? '' })
  const { added } = wholeCoding(view)
  const rest = Object.values(added).filter((one) => one.type !== 'event' || one.set !== 'inf_phase')
  const records = [...rest, ...own(view)]
  const change = { added: Object.fromEntries(records.map((one) => [one.id, one])), updated: {}, removed: {} }
  const { revision } = await callHost(page, 'observation.commit', {
    ...{ observationId: view.id, baseRevision: view.revision, label: 'code', change },
  })
  await callHost(page, 'observation.lock', { observationId: view.id, baseRevision: revision })
}

/** One recording with a wrong code (20 to 30 s), a missed state (40 to 43 s) and a rating three points apart. */
async function codedTwice(page: Page, path: string, film: string, schemeFile: string): Promise<string> {
  writeFileSync(schemeFile, JSON.stringify(codedAndRated))
  await setUpStudy(page, path, [{ dyad: 'D001', cameras: [[film, 'infant']] }], {
    template: schemeFile,
    episodes: [{ kind: 'play', startMs: ms(0), endMs: ms(60_000) }],
  })
  const [lead] = await callHost(page, 'people.list', {})
  const second = { name: 'Cora', roles: ['coder' as const], passcode: PASSCODE, ownPasscode: PASSCODE }
  const coder = await callHost(page, 'people.add', second)
  const [assignment] = (await callHost(page, 'assignments.list', {})).rows
  const recordingId = assignment?.recordingId ?? ''
  const coders = [{ personId: coder.id, role: 'second' as const }]
  await callHost(page, 'assignments.create', { recordingIds: [recordingId], scheme, coders })
  await code(page, (view) => [
    ...[state('inf_phase', 'ipos', 0, 20_000), state('inf_phase', 'imon', 20_000, 60_000)],
    ...[state('inf_reg', regulation, 40_000, 43_000), rated(view, 3)],
  ])
  await callHost(page, 'session.signIn', { personId: coder.id, passcode: PASSCODE })
  await code(page, (view) => [
    ...[state('inf_phase', 'ipos', 0, 20_000), state('inf_phase', 'ienv', 20_000, 30_000)],
    ...[state('inf_phase', 'imon', 30_000, 60_000), rated(view, 6)],
  ])
  await callHost(page, 'session.signIn', { personId: lead?.id ?? '', passcode: PASSCODE })
  return recordingId
}

const regulation = codedAndRated.sets.find(({ id }) => id === 'inf_reg')?.codes[0]?.id ?? ''

/** What the video shows, by the browser's own clock. */
const shown = (page: Page): Promise<number> =>
  page.locator('video').evaluateAll((videos) => {
    const [video] = videos
    return video instanceof HTMLVideoElement ? video.currentTime : -1
  })

test('from a cell of the matrix to the moment on the video, to a consensus by keys; the figures stay', async ({
  page,
  desk,
  watch,
}) => {
  test.setTimeout(180_000)
  // Refused on purpose: what the other window had not seen, and what a tab still asked for as somebody else sat down.
  watch.allow(/consensus\.decide|recordings\.grid/)
  desk.putRecordings('films', ['D001-t1-baby.mp4'])
  const server = await desk.start()
  await page.goto(server.url)
  const recordingId = await codedTwice(
    page,
    desk.at('two.attune'),
    desk.at('films/D001-t1-baby.mp4'),
    desk.at('s.json'),
  )
  const report = () => callHost(page, 'reliability.report', { jobId: randomUUID() })
  const before = JSON.stringify(await report())
  await page.reload()
  const by = keyboard(page)

  await test.step('a cell opens what it is made of, and the moment opens both codings', async () => {
    await study(page).goTo('Reliability')
    await page.getByRole('button', { name: 'Baby engagement', exact: true }).click()
    await page.getByRole('button', { name: /^10: Watching mother against Interested elsewhere/ }).click()
    await expect(page.getByText(/^Baby engagement: 1 difference in 1 recording coded twice/)).toBeVisible()
    await page.getByRole('button', { name: 'D001 t1' }).click()
    await expect(page.getByTestId('stage')).toHaveAttribute('data-ready', 'true')
  })

  await test.step('the video goes round the moment, from two seconds before to two after', async () => {
    const card = page.getByRole('region', { name: 'The difference at hand' })
    await expect(card).toContainText('C01')
    await expect(card).toContainText('Watching mother')
    await expect(card).toContainText('Interested elsewhere')
    await expect.poll(() => shown(page)).toBeGreaterThanOrEqual(18)
    expect(await shown(page)).toBeLessThan(32.1)
    await by.key('W')
    await expect(page.getByTestId('loop-margin')).toHaveAttribute('data-margin', '3000')
    await expect.poll(() => shown(page)).toBeGreaterThanOrEqual(17)
  })

  await test.step('three differences are settled by keys, one of them taken back and made again', async () => {
    const progress = page.getByTestId('consensus-progress')
    await expect(progress).toHaveText('0 of 3 settled')
    await undoTheMomentItSays(page, '1 of 3 settled')
    await by.key('B')
    await expect(page.locator('body')).toHaveAttribute('data-undone', 'true')
    await expect(progress).toHaveText('0 of 3 settled')
    await by.key('Control+Shift+Z')
    await expect(progress).toHaveText('1 of 3 settled')
    await expect(page.getByTestId('decided')).toContainText('As C02 has it.')
    await by.key('O')
    await expect(page.getByRole('heading', { level: 2 })).toContainText('Baby regulation')
    await by.key('A')
    await expect(progress).toHaveText('2 of 3 settled')
    await expect(page.getByRole('heading', { level: 2, name: 'Sensitive responding' })).toBeVisible()
    await by.key('X')
    const dialog = page.getByRole('dialog', { name: 'Neither is right' })
    await by.choose(dialog.getByRole('button', { name: /Stands instead/ }), '5')
    await by.write(dialog.getByLabel('Reason'), 'Between the two anchors.')
    await by.press(dialog.getByRole('button', { name: 'Decide' }))
    await expect(progress).toHaveText('3 of 3 settled')
  })

  await test.step('what another window has decided meanwhile is not overwritten', async () => {
    const { consensus, moments } = await callHost(page, 'compare.open', { recordingId, scheme })
    const wrong = moments.find(({ kind }) => kind === 'code')?.key ?? ''
    await callHost(page, 'consensus.decide', {
      ...{ recordingId, scheme, baseRevision: consensus?.revision ?? 0, moment: wrong, choice: 'first' },
    })
    await by.key('A')
    await expect(page.getByText(/Another window has decided something here meanwhile/)).toBeVisible()
    await page.getByRole('button', { name: 'Load the decisions again' }).click()
    await expect(page.getByText(/Another window has decided/)).toHaveCount(0)
  })

  await test.step('closed, it is there to look at; agreement is what it was', async () => {
    await page.getByRole('button', { name: 'Close…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click()
    await expect(page.getByTestId('consensus-progress')).toContainText('Closed by Alex Lead')
    expect(JSON.stringify(await report())).toBe(before)
    await page.getByRole('button', { name: 'Look at the consensus' }).click()
    await expect(page.getByRole('heading', { name: /Consensus/ })).toBeVisible()
    await expect(page.getByTestId('stage')).toHaveAttribute('data-ready', 'true')
  })
})

/** Presses Undo as soon as these words stand on the page, sooner than any hand or `expect` could: no key may be lost. */
const undoTheMomentItSays = (page: Page, words: string): Promise<void> =>
  page.evaluate((awaited) => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('[data-testid=consensus-progress]')?.textContent !== awaited) return
      seen.disconnect()
      document.body.dataset['undone'] = 'true'
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true, bubbles: true }),
      )
    })
    seen.observe(document.body, { subtree: true, childList: true, characterData: true })
  }, words)
