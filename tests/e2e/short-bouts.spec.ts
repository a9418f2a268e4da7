import { randomUUID } from 'node:crypto'
import { scoreObservation } from '#shared/observation/scores.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import { callHost } from '../support/e2e/host.ts'
import { keyboard } from '../support/e2e/keyboard.ts'
import { openOwnScheme } from '../support/e2e/own-scheme.ts'
import { roundScheme } from '../support/e2e/round-study.ts'
import { expect, test } from '../support/e2e/story.ts'
import { readWorkbook } from '../support/e2e/workbook.ts'

/** Where the baby looks, of which a look at the toy is coded from two seconds on. */
const looks = Scheme.parse({
  ...roundScheme,
  id: 'looks-from-two-seconds',
  name: 'Looks from two seconds on',
  passes: [{ id: 'look', name: 'Looking', subject: 'inf', sets: ['look'], ratings: [] }],
  ratings: [],
  sets: roundScheme.sets
    .filter(({ id }) => id === 'look')
    .map((set) => ({ ...set, codes: set.codes.map((code) => (code.id === 'toy' ? { ...code, minS: 2 } : code)) })),
  composites: [
    {
      ...{ id: 'p_{code}', label: 'Share of time', expr: 'prop_time(code, episode)', scope: 'episode' },
      ...{ forEach: ['look'], range: [0, 1], unit: 'share' },
    },
    {
      ...{ id: 'n_{code}', label: 'Bouts', expr: 'count_events(code, episode)', scope: 'episode' },
      ...{ forEach: ['look'], unit: 'bouts' },
    },
  ],
})

/** Second and key. The look of one second at 10 s is too short; the one at the end is cut off, and may have gone on. */
const coding = [
  [0, 'a'],
  [10, 'b'],
  [11, 'a'],
  [20, 'b'],
  [25, 'c'],
  [59, 'b'],
] as const

test('a bout that is too short is pointed out where it stands and before the lock, and stays as it was coded', async ({
  page,
  desk,
}) => {
  const { here, assignment } = await openOwnScheme(page, desk, looks)
  const by = keyboard(page)
  const short = page.getByText('Shorter than 2 s, from which on it is coded.')

  let at = 0
  for (const [second, key] of coding) {
    for (; at < second; at += 1) await by.key('ArrowRight')
    await here.still()
    expect(await here.frame()).toBe(second * 25)
    await by.key(key)
  }
  await here.isSaved()

  await test.step('beside the code that is selected, and there alone', async () => {
    await here.tab('Table')
    await page.getByRole('cell', { name: '0:20.000' }).click()
    await expect(page.getByRole('group', { name: 'Edit the selected code' })).toBeVisible()
    await expect(short).toBeHidden()
    await page.getByRole('cell', { name: '0:59.000' }).click()
    await expect(short).toBeHidden()
    await page.getByRole('cell', { name: '0:10.000' }).click()
    await expect(short).toBeVisible()
    // Made longer it is none any more; what is typed is undone with one step.
    await page.getByLabel('End', { exact: true }).fill('0:12.000')
    await by.key('Enter')
    await expect(short).toBeHidden()
    await here.isSaved()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await page.getByRole('cell', { name: '0:10.000' }).click()
    await expect(short).toBeVisible()
  })

  await test.step('in the list before the lock, which it leads from and does not stop', async () => {
    await by.key('Control+Enter')
    const line = page
      .getByRole('dialog')
      .getByRole('button', { name: /“Toy” at .* lasts 1 s; the scheme codes it from 2 s on\./ })
    await expect(line).toHaveCount(1)
    await line.click()
    await expect(here.stage).toHaveAttribute('data-frame', '250')
    await here.isSaved()
    await by.key('Control+Enter')
    await page.getByRole('dialog', { name: 'Complete this recording?' }).getByRole('button', { name: 'Lock' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
  })

  await test.step('what is locked, scored and exported is what was coded', async () => {
    const scores = new Map(
      scoreObservation(await callHost(page, 'observation.open', { assignmentId: assignment })).map(
        ({ variable, value }) => [variable, value],
      ),
    )
    // One second, five, and the last one.
    expect(scores.get('p_toy_play')).toBeCloseTo(7 / 60, 12)
    expect(scores.get('n_toy_play')).toBe(3)
    expect(scores.get('p_face_play')).toBeCloseTo(19 / 60, 12)
    const path = desk.at('looks.xlsx')
    await callHost(page, 'export.run', { jobId: randomUUID(), path, draft: true })
    const book = readWorkbook(path)
    const toys = book.rows('events_long').filter((row) => row['code'] === 'toy')
    expect(toys.map((row) => [row['onset_ms'], row['offset_ms']])).toEqual([
      [10_000, 11_000],
      [20_000, 25_000],
      [59_000, 60_000],
    ])
    const [wide] = book.rows('scores_rec_wide')
    expect(wide?.['p_toy_play']).toBeCloseTo(7 / 60, 9)
    expect(wide?.['n_toy_play']).toBe(3)
  })
})
