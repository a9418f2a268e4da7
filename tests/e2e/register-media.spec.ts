import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { ms } from '#shared/time/ms.ts'
import { addRecordings } from '../support/e2e/add-recordings.ts'
import { chooser } from '../support/e2e/chooser.ts'
import { demoMedia, type Desk } from '../support/e2e/desk.ts'
import { home } from '../support/e2e/home.ts'
import { callHost, codingAddress, openAt, setUpStudy } from '../support/e2e/host.ts'
import { expect, test } from '../support/e2e/story.ts'
import { workspace } from '../support/e2e/workspace.ts'
import { findFfmpeg } from '../support/find-program.ts'
import { NO_FFMPEG } from '../support/test-programs.ts'

/** Two seconds of a moving test picture with a tone, as a camcorder and a DVD recorder write them. */
const recipes = {
  'D010_t1_both.mts': [
    ...['-vf', 'scale=720:576,tinterlace=interleave_top,fieldorder=tff', '-c:v', 'libx264', '-preset', 'ultrafast'],
    ...['-flags', '+ilme+ildct', '-x264opts', 'tff=1', '-pix_fmt', 'yuv420p', '-c:a', 'ac3'],
    ...['-f', 'mpegts', '-mpegts_m2ts_mode', '1'],
  ],
  'D011_t1_both.mpg': ['-c:v', 'mpeg2video', '-b:v', '2M', '-c:a', 'mp2'],
} as const

function draw(path: string, recipe: readonly string[], rate: number): void {
  const picture = `testsrc=size=360x288:rate=${String(rate)}:duration=2`
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=frequency=440:duration=2']
  const args = ['-loglevel', 'error', '-y', ...inputs, ...recipe, path]
  const { status, stderr } = spawnSync(findFfmpeg() ?? 'ffmpeg', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`)
}

/** What lies on a lab's disk: a film of a camcorder, one of a DVD, a camera in two files, and two that are no films. */
function putMixedFolder(desk: Desk): void {
  mkdirSync(desk.at('films'))
  // Two half pictures make one frame.
  draw(desk.at('films', 'D010_t1_both.mts'), recipes['D010_t1_both.mts'], 50)
  draw(desk.at('films', 'D011_t1_both.mpg'), recipes['D011_t1_both.mpg'], 25)
  copyFileSync(demoMedia('D001-t1-mother.mp4'), desk.at('films', 'D012_t1_mother_1.mp4'))
  copyFileSync(demoMedia('D003-t1-mother.mp4'), desk.at('films', 'D012_t1_mother_2.mp4'))
  writeFileSync(desk.at('films', 'D013_t1_both.mp4'), 'Visit 2, room B. The tape is in the blue box.\n'.repeat(40))
  writeFileSync(desk.at('films', 'D014_t1_both.mp4'), '')
}

/** An empty study with the scheme, at its recordings. */
async function beginAt(page: Page, desk: Desk, url: string): Promise<void> {
  await page.goto(url)
  await home(page).isShown()
  await setUpStudy(page, desk.at('study.attune'), [])
  await callHost(page, 'schemes.addTemplate', { template: 'stillface-phase' })
  await openAt(page, `${new URL(url).origin}/#/study/recordings`)
}

/** Gives a recording one episode over its whole length, and the coding of it to whoever is at the desk. */
async function assignToMe(page: Page, dyad: string): Promise<string> {
  const grid = await callHost(page, 'recordings.grid', { offset: 0, limit: 50 })
  const recording = grid.rows.flatMap((row) => row.cells).find((cell) => cell.dyad === dyad)
  const summary = await callHost(page, 'study.current', {})
  const [scheme] = await callHost(page, 'schemes.list', {})
  if (recording === undefined || scheme === undefined) throw new Error(`no recording of ${dyad}`)
  const episodes = [{ kind: 'play', startMs: ms(0), endMs: recording.durationMs }]
  await callHost(page, 'recordings.setEpisodes', { id: recording.id, episodes })
  await callHost(page, 'assignments.create', {
    recordingIds: [recording.id],
    scheme: { id: scheme.id, version: scheme.version },
    coders: [{ personId: summary?.session.person?.id ?? '', role: 'primary' }],
  })
  const { rows } = await callHost(page, 'assignments.list', { recordingId: recording.id })
  return rows[0]?.id ?? ''
}

test.describe('a folder as a lab has it', () => {
  test.skip(findFfmpeg() === undefined, NO_FFMPEG)

  test('is converted where needed, added with a camera of two files, and played and stepped', async ({
    page,
    desk,
  }) => {
    putMixedFolder(desk)
    const server = await desk.start()
    await beginAt(page, desk, server.url)
    const adding = addRecordings(page)
    const film = (name: string) => adding.file(name)

    await test.step('what has to be converted is no fault; what is no film says so', async () => {
      await adding.begin()
      await adding.chooseFolder('films')
      await expect(film('D010')).toContainText(/Has to be converted.*AVCHD, interlaced, 720 × 576/)
      await expect(film('D011')).toContainText(/Has to be converted.*MPEG-2 \(DVD\)/)
      await expect(film('D013')).toContainText(/Cannot be added.*is not a video file/)
      await expect(film('D014')).toContainText(/Cannot be added.*is empty/)
      await expect(film('D012_t1_mother_1.mp4')).toContainText(/Can be added.*1:00.*480 × 360.*25 frames\/s/)
      await expect(
        page.getByText('2 files can be added, 2 have to be converted, 2 cannot: see the reasons.'),
      ).toBeVisible()
    })

    await test.step('one button makes the copies, and the files can be added', async () => {
      await page.getByRole('button', { name: 'Convert 2 files' }).click()
      for (const dyad of ['D010', 'D011'])
        await expect(film(dyad)).toContainText(/Can be added.*\(converted copy\).*0:02/, { timeout: 60_000 })
      await expect(page.getByText('4 files can be added, 2 cannot: see the reasons.')).toBeVisible()
    })

    await test.step('two files of one view follow each other by one click', async () => {
      await adding.goOn()
      await adding.usePattern('{dyad}_{time}_{camera}', 4)
      await expect(page.getByText('2 recordings ready, 1 not yet')).toBeVisible()
      await adding.theyFollowEachOther()
      await expect(adding.partOf('D012_t1_mother_1.mp4')).toHaveValue('1')
      await expect(adding.partOf('D012_t1_mother_2.mp4')).toHaveValue('2')
      await expect(page.getByText('3 recordings ready.')).toBeVisible()
      await adding.pauseBefore('D012_t1_mother_2.mp4').fill('0:10')
      await adding.goOn()
      await adding.goOn()
      const line = page.getByRole('region', { name: 'Recordings to add' }).getByRole('row', { name: 'D012' })
      await expect(line).toContainText(/Caregiver, 2 files with 1 pause \(0:10\).*2:10/)
    })

    await test.step('they are added, and the files that are no films stay on the list', async () => {
      await page.getByRole('button', { name: 'Add 3 recordings' }).click()
      await expect(page.getByText('3 recordings added.')).toBeVisible({ timeout: 30_000 })
      const added = page.getByRole('region', { name: 'Added recordings' })
      for (const dyad of ['D010', 'D011', 'D012'])
        await expect(added.getByRole('row', { name: dyad }), 'pictures are looked through by itself').toContainText(
          /Nothing black or still seen|looks (black|still) from/i,
          { timeout: 60_000 },
        )
      await page.getByRole('button', { name: 'Back to 2 other files' }).click()
      await expect(page.getByRole('region', { name: 'Files' }).getByRole('row')).toHaveCount(3)
    })

    await test.step('the converted film plays and steps', async () => {
      const assignment = await assignToMe(page, 'D010')
      await page.goto(codingAddress(server.origin, assignment))
      const here = workspace(page)
      await here.isReady()
      await page.getByRole('button', { name: /^One frame on/ }).click()
      await expect(here.stage).toHaveAttribute('data-frame', '1')
      await here.still()
      await page.getByRole('button', { name: /^One frame back/ }).click()
      await expect(here.stage).toHaveAttribute('data-frame', '0')
      await here.still()
      await page.getByRole('button', { name: /^Play/ }).click()
      await expect.poll(() => here.frame()).toBeGreaterThan(5)
    })

    await test.step('the camera of two files is one film with its pause, stepped across it', async () => {
      const assignment = await assignToMe(page, 'D012')
      await page.goto(codingAddress(server.origin, assignment))
      const here = workspace(page)
      await here.isReady()
      const goTo = async (text: string): Promise<void> => {
        await page.keyboard.press('Control+KeyG')
        await page.getByRole('textbox', { name: 'Time or frame' }).fill(text)
        await page.getByRole('button', { name: 'Go', exact: true }).click()
      }
      await goTo('1:30')
      await expect(here.stage).toHaveAttribute('data-frame', '2000')
      await here.still()
      await goTo('f 1499')
      await expect(here.stage).toHaveAttribute('data-frame', '1499')
      await here.still()
      await page.getByRole('button', { name: /^One frame on/ }).click()
      await expect(here.stage, 'the first frame of the second file follows the last of the first').toHaveAttribute(
        'data-frame',
        '1500',
      )
    })
  })
})

test('files whose names hold signs, marks of direction and 200 letters are listed, placed and added', async ({
  page,
  desk,
}) => {
  const names = [`D020_t1_${'a'.repeat(180)}.mp4`, 'D021_t1_🍼👶.mp4', 'D022_t1_\u202eתינוק\u202c.mp4']
  mkdirSync(desk.at('films'))
  const films = ['D001-t1-mother.mp4', 'D001-t1-baby.mp4', 'D003-t1-mother.mp4']
  for (const [n, name] of names.entries()) copyFileSync(demoMedia(films[n] ?? ''), desk.at('films', name))
  const server = await desk.start()
  await beginAt(page, desk, server.url)
  const adding = addRecordings(page)
  await adding.begin()
  await adding.chooseFolder('films')
  await expect(page.getByText('3 files can be added.')).toBeVisible()
  const list = page.getByRole('region', { name: 'Files' })
  expect(await list.evaluate((region) => region.scrollWidth - region.clientWidth), 'nothing is cut at the side').toBe(0)
  await adding.goOn()
  await adding.usePattern('{dyad}_{time}_{*}', 3)
  await adding.goOn()
  await adding.add(3)
  await expect(page.getByRole('button', { name: 'D022, t1: received' })).toBeVisible()
})

test.describe('on a machine without a converter', () => {
  const before = process.env['ATTUNE_FFMPEG']
  test.beforeEach(() => {
    process.env['ATTUNE_FFMPEG'] = 'none'
  })
  test.afterEach(() => {
    if (before === undefined) delete process.env['ATTUNE_FFMPEG']
    else process.env['ATTUNE_FFMPEG'] = before
  })

  test('it is said how to get one; what is chosen and is none is refused; nothing else is in the way', async ({
    page,
    desk,
    watch,
  }) => {
    watch.allow(/converter\.choose/)
    desk.putRecordings('films', ['D001-t1-mother.mp4'])
    // The beginning of a DVD's stream: enough to be known by.
    writeFileSync(desk.at('films', 'dvd.mpg'), Buffer.concat([Buffer.from([0, 0, 1, 0xba]), Buffer.alloc(4096)]))
    writeFileSync(desk.at('ffmpeg'), 'not a program', { mode: 0o755 })
    const server = await desk.start()
    await beginAt(page, desk, server.url)
    const adding = addRecordings(page)
    await adding.begin()
    await adding.chooseFolder('films')
    await expect(page.getByText('Converting needs ffmpeg')).toBeVisible()
    await expect(page.getByText('1 file here can be added once it is converted.')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Convert/ })).toHaveCount(0)

    await page.getByRole('button', { name: 'Choose ffmpeg…' }).click()
    const programs = chooser(page, 'Choose ffmpeg')
    await programs.goInto()
    await programs.pick('ffmpeg')
    await programs.take('Choose')
    await expect(page.getByText('is not an ffmpeg that can be started here. Nothing was changed.')).toBeVisible()

    await adding.goOn()
    await expect(page.getByLabel('Dyad of D001-t1-mother.mp4')).toBeVisible()
  })
})

test('on Home, a film that only has to be converted is told so, with the way to a study', async ({
  page,
  desk,
  watch,
}) => {
  watch.allow(/study\.tryVideo/)
  writeFileSync(desk.at('dvd.mpg'), Buffer.concat([Buffer.from([0, 0, 1, 0xba]), Buffer.alloc(4096)]))
  const server = await desk.start()
  await page.goto(server.url)
  await home(page).isShown()
  await page.getByRole('button', { name: /^Try it with my own video/ }).click()
  const files = chooser(page, 'Choose recordings')
  await files.goInto()
  await files.pick('dvd.mpg')
  await files.take(/^Choose/)
  const dialog = page.getByRole('dialog', { name: 'Try it with my own video' })
  await dialog.getByRole('button', { name: 'Start coding' }).click()
  await expect(dialog.getByRole('alert')).toContainText(
    'dvd.mpg has to be converted before it can be played here (MPEG)',
  )
  await dialog.getByRole('button', { name: 'New study…' }).click()
  await expect(page.getByRole('dialog', { name: 'New study' })).toBeVisible()
})
