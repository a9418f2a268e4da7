import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../../electron/services/platform.ts'
import type { Client } from '#shared/contract/client.ts'
import type { MediaListRow } from '#shared/study/media.ts'
import { appIn, codeOf, demoMedia, jobId, registerRow, temporaryFolder } from '../../support/study-builder.ts'

let folder = temporaryFolder()
let app: App
let client: Client

beforeEach(() => {
  folder = temporaryFolder()
  ;({ app, client } = appIn(folder.path))
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

/** Where a film of a test lies; folders are made on the way. */
function film(...names: string[]): string {
  const path = join(folder.path, ...names)
  mkdirSync(dirname(path), { recursive: true })
  return path
}

/** A film of 6 MB: a short one with empty space after it, as cameras leave it. */
function longFilm(path: string): string {
  const space = Buffer.alloc(6 * 1024 * 1024)
  space.writeUInt32BE(space.length, 0)
  space.write('free', 4, 'latin1')
  writeFileSync(path, Buffer.concat([readFileSync(demoMedia('D001-t1-mother.mp4')), space]))
  return path
}

/** Changes one byte that the fingerprint covers (`'start'`) or that it leaves out (`'between'`). */
function damage(path: string, where: 'start' | 'between'): void {
  const bytes = readFileSync(path)
  const at = where === 'start' ? 3000 : 1_700_000
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
}

async function studyOf(...paths: readonly string[]): Promise<void> {
  await client.call('study.create', { path: join(folder.path, 's'), name: 'Trial', personName: 'Lea' })
  const rows = paths.map((path, n) =>
    registerRow(`D00${n + 1}`, { files: [{ path, view: 'both', offsetMs: 0 }], episodes: [] }),
  )
  const outcomes = await client.call('recordings.import', { ...jobId(), rows })
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([])
}

const list = (show: 'all' | 'attention' = 'all') => client.call('media.list', { show })
const stateNow = async (): Promise<MediaListRow['state'] | undefined> => (await list()).rows[0]?.state
const check = (full: boolean) => client.call('media.check', { ...jobId(), full })

describe('the list of files', () => {
  test('tells a page at a time what is known of each, and the sums of all', async () => {
    const paths = ['D001-t1-mother.mp4', 'D002-t1-mother.mp4', 'D003-t1-mother.mp4'].map(demoMedia)
    await studyOf(...paths)
    const page = await client.call('media.list', { offset: 1, limit: 1 })
    expect(page).toMatchObject({
      total: 3,
      sums: { files: 3, missing: 0, changed: 0, converted: 0, withoutHash: 3, withoutPictureCheck: 3 },
    })
    expect(page.rows).toMatchObject([
      {
        recording: 'D002 Before Still face task',
        name: 'D002-t1-mother.mp4',
        ...{ part: 1, parts: 1, state: 'present', checkedAt: null, sha256: null, fps: 25, picture: null },
        ...{ gaps: [], rendition: null, coded: false, hasWaveform: false },
      },
    ])
  })

  test('to be looked at are files that are away, and those with black or frozen stretches', async () => {
    const [away, dark, fine] = ['D001', 'D002', 'D003'].map((name) => film('films', `${name}.mp4`))
    for (const [n, path] of [away, dark, fine].entries())
      copyFileSync(demoMedia(`D00${n + 1}-t1-mother.mp4`), path ?? '')
    await studyOf(away ?? '', dark ?? '', fine ?? '')
    expect((await list('attention')).rows).toEqual([])
    rmSync(away ?? '')
    const mediaId = (await list()).rows[1]?.mediaId ?? ''
    const black = [{ startMs: 1000, endMs: 9000 }]
    await client.call('media.savePictureCheck', { mediaId, check: { stepMs: 2000, black, frozen: [] } })
    const found = await list('attention')
    expect(found.rows.map(({ name, state, picture }) => [name, state, picture?.black])).toEqual([
      ['D001.mp4', 'missing', undefined],
      ['D002.mp4', 'present', black],
    ])
    expect([found.total, found.sums.files, found.sums.missing]).toEqual([2, 3, 1])
  })

  test.each<[string, (path: string) => void]>([
    ['a folder in its place', (path) => mkdirSync(path)],
    ['a link that leads nowhere', (path) => symlinkSync(path, path)],
  ])('%s, which nobody can read as a film, is a missing file', async (_what, put) => {
    const path = film('films', 'a.mp4')
    copyFileSync(demoMedia('D001-t1-mother.mp4'), path)
    await studyOf(path)
    rmSync(path)
    put(path)
    expect(await stateNow()).toBe('missing')
    expect(await check(true)).toEqual({ present: 0, missing: 1, changed: 0, copies: 0 })
  })

  test('knows no file that is not of the study', async () => {
    await studyOf(demoMedia('D001-t1-mother.mp4'))
    const saved = client.call('media.savePictureCheck', {
      mediaId: 'med_unknown',
      check: { stepMs: 2000, black: [], frozen: [] },
    })
    expect(await codeOf(saved)).toBe('media-unknown')
    expect(await codeOf(client.call('media.check', { ...jobId(), mediaIds: ['med_unknown'], full: false }))).toBe(
      'media-unknown',
    )
  })
})

describe('a check of the content', () => {
  test('finds another film of the same size, and the file stays changed until a check finds it whole again', async () => {
    const path = longFilm(film('films', 'long.mp4'))
    await studyOf(path)
    const before = readFileSync(path)
    damage(path, 'start')
    expect(await stateNow()).toBe('present')
    expect(await check(false)).toEqual({ present: 0, missing: 0, changed: 1, copies: 0 })
    expect(await stateNow()).toBe('changed')
    writeFileSync(path, before)
    expect(await stateNow()).toBe('changed')
    expect(await check(false)).toEqual({ present: 1, missing: 0, changed: 0, copies: 0 })
    expect(await stateNow()).toBe('present')
  })

  test('reads every byte when asked to: a change that the quick look cannot see is found, by that alone', async () => {
    const path = longFilm(film('films', 'long.mp4'))
    await studyOf(path)
    const before = readFileSync(path)
    expect(await check(true)).toEqual({ present: 1, missing: 0, changed: 0, copies: 0 })
    const sha256 = createHash('sha256').update(before).digest('hex')
    expect((await list()).rows[0]).toMatchObject({ sha256, checkedAt: expect.stringMatching(/^20/) as string })
    damage(path, 'between')
    expect(await check(false)).toMatchObject({ present: 1 })
    expect(await check(true)).toMatchObject({ changed: 1 })
    expect(await check(false)).toMatchObject({ changed: 1 })
    expect((await list()).rows[0]?.sha256).toBe(sha256)
    writeFileSync(path, before)
    expect(await check(true)).toMatchObject({ present: 1 })
  })

  test('a cancel keeps what was found before it', async () => {
    const paths = ['D001', 'D002', 'D003'].map((name) => {
      const path = longFilm(film('films', `${name}.mp4`))
      writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from(name)]))
      return path
    })
    await studyOf(...paths)
    const job = jobId()
    client.subscribe((event) => {
      if (event.type === 'progress' && event.note === 'hashing' && event.fraction > 0.5)
        void client.call('jobs.cancel', job)
    })
    expect(await codeOf(client.call('media.check', { ...job, full: true }))).toBe('cancelled')
    const hashed = (await list()).rows.map(({ sha256 }) => sha256 !== null)
    expect(hashed).toEqual([true, expect.any(Boolean), false])
  })

  test('of one file leaves the others unchecked', async () => {
    await studyOf(demoMedia('D001-t1-mother.mp4'), demoMedia('D002-t1-mother.mp4'))
    const mediaIds = [(await list()).rows[1]?.mediaId ?? '']
    await client.call('media.check', { ...jobId(), mediaIds, full: false })
    expect((await list()).rows.map(({ checkedAt }) => checkedAt !== null)).toEqual([false, true])
  })
})

describe('a folder that moved', () => {
  const relinkFolder = (...names: string[]) =>
    client.call('media.relinkFolder', { ...jobId(), folder: join(folder.path, ...names) })

  async function threeFilms(): Promise<void> {
    const paths = ['D001', 'D002', 'D003'].map((name) => {
      const path = film('films', name, 'visit.mp4')
      copyFileSync(demoMedia(`${name}-t1-mother.mp4`), path)
      return path
    })
    await studyOf(...paths)
  }

  test('is found again with all folders in it, under whatever names', async () => {
    await threeFilms()
    mkdirSync(film('archive', '2026'), { recursive: true })
    renameSync(film('films'), film('archive', '2026', 'north'))
    renameSync(film('archive', '2026', 'north', 'D002'), film('archive', '2026', 'renamed'))
    renameSync(film('archive', '2026', 'renamed', 'visit.mp4'), film('archive', '2026', 'renamed', 'b.mp4'))
    expect((await list()).sums.missing).toBe(3)
    expect(await relinkFolder('archive')).toEqual({ relinked: 3, stillMissing: 0 })
    expect((await list()).rows.map(({ state }) => state)).toEqual(['present', 'present', 'present'])
  })

  test('what has another content is not linked, though its name and size are the same', async () => {
    await threeFilms()
    renameSync(film('films'), film('archive'))
    damage(film('archive', 'D003', 'visit.mp4'), 'start')
    expect(await relinkFolder('archive')).toEqual({ relinked: 2, stillMissing: 1 })
    expect((await list('attention')).rows.map(({ recording, state }) => [recording.slice(0, 4), state])).toEqual([
      ['D003', 'missing'],
    ])
  })

  test('of two equal copies the one with the name is taken', async () => {
    await threeFilms()
    renameSync(film('films'), film('archive'))
    copyFileSync(film('archive', 'D001', 'visit.mp4'), film('archive', 'D001', 'a copy.mp4'))
    await relinkFolder('archive')
    expect((await list()).rows[0]?.name).toBe('visit.mp4')
  })

  test('a folder without them links nothing, and one that is not there is said to be so', async () => {
    await threeFilms()
    renameSync(film('films'), film('archive'))
    mkdirSync(film('empty'))
    expect(await relinkFolder('empty')).toEqual({ relinked: 0, stillMissing: 3 })
    expect(await codeOf(relinkFolder('nowhere'))).toBe('folder-not-found')
  })

  test('a cancel links nothing', async () => {
    await threeFilms()
    renameSync(film('films'), film('archive'))
    const job = jobId()
    client.subscribe((event) => {
      if (event.type === 'progress' && event.note === 'comparing') void client.call('jobs.cancel', job)
    })
    const cancelled = client.call('media.relinkFolder', { ...job, folder: film('archive') })
    expect(await codeOf(cancelled)).toBe('cancelled')
    expect((await list()).sums.missing).toBe(3)
  })
})
