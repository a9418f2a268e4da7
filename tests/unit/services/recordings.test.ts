import { copyFileSync, mkdirSync, renameSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../../electron/services/platform.ts'
import type { Client } from '#shared/contract/client.ts'
import type { ObservationView } from '#shared/contract/views.ts'
import type { ImportFile, ImportOutcome } from '#shared/study/recording.ts'
import { endOfSegmentUs, segmentClock } from '#shared/time/camera-clock.ts'
import {
  appIn,
  codeOf,
  CODER_PASSCODE,
  demoMedia,
  jobId,
  LEAD_PASSCODE,
  openMine,
  registerRow,
  smallStudy,
  temporaryFolder,
  type SmallStudy,
} from '../../support/study-builder.ts'

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

const newStudy = () => client.call('study.create', { path: join(folder.path, 's'), name: 'Trial', personName: 'Lea' })
/** A copy that a test may damage or move. */
function ownCopy(file: string, as = file): string {
  mkdirSync(join(folder.path, 'films'), { recursive: true })
  copyFileSync(demoMedia(file), join(folder.path, 'films', as))
  return join(folder.path, 'films', as)
}
async function asLead<T>(study: SmallStudy, ask: () => Promise<T>): Promise<T> {
  await client.call('session.signIn', { personId: study.lead.id, passcode: LEAD_PASSCODE })
  return ask()
}
const single = (path: string) => [{ path, view: 'both' as const, offsetMs: 0 }]

describe('adding recordings', () => {
  test('a refused line keeps nothing of itself, and the lines around it go in', async () => {
    await newStudy()
    const cut = ownCopy('D002-t1-mother.mp4')
    truncateSync(cut, 40_000)
    const rows = [
      registerRow('D001', { files: single(demoMedia('D001-t1-mother.mp4')) }),
      registerRow('D002', { files: single(cut) }),
      registerRow('D003', {
        files: single(demoMedia('D003-t1-mother.mp4')),
        episodes: [{ kind: 'play', startMs: 0 as never, endMs: 99_000 as never }],
      }),
      registerRow('D001', { files: single(demoMedia('D001-t1-mother.mp4')) }),
      registerRow('D001', { files: single(demoMedia('D001-t2-mother.mp4')) }),
      registerRow('D004', { files: single(demoMedia('D004-t1-mother.mp4')) }),
    ]
    const outcomes = await client.call('recordings.import', { ...jobId(), rows })
    expect(outcomes.map(({ row, ok, code }) => [row, ok, code])).toEqual([
      [0, true, undefined],
      [1, false, expect.stringMatching(/^media-/)],
      [2, false, 'episode-outside'],
      [3, false, 'media-already-here'],
      [4, false, 'recording-exists'],
      [5, true, undefined],
    ])
    expect((await client.call('study.current', {}))?.sums).toMatchObject({ recordings: 2, dyads: 2 })
  })

  test('an episode that ends a moment after the film ends with it', async () => {
    await newStudy()
    const row = registerRow('D001', { episodes: [{ kind: 'play', startMs: 0 as never, endMs: 60_900 as never }] })
    const [outcome] = await client.call('recordings.import', { ...jobId(), rows: [row] })
    const detail = await client.call('recordings.get', { id: outcome?.recordingId ?? '' })
    expect(detail.episodeList.map(({ endMs }) => endMs)).toEqual([detail.durationMs])
  })

  test('a cancel keeps what was added before it, and says so to whoever shows the list', async () => {
    await newStudy()
    const job = jobId()
    const rows = ['D001', 'D002', 'D003', 'D004'].map((dyad) =>
      registerRow(dyad, { files: single(demoMedia(`${dyad}-t1-mother.mp4`)) }),
    )
    let told = 0
    client.subscribe((event) => {
      if (event.type === 'changed' && event.topic === 'recordings') told += 1
      if (event.type === 'progress' && event.note === 'saving' && event.fraction > 0.9)
        void client.call('jobs.cancel', job)
    })
    expect(await codeOf(client.call('recordings.import', { ...job, rows }))).toBe('cancelled')
    const sums = (await client.call('study.current', {}))?.sums
    expect(sums?.recordings).toBeGreaterThan(0)
    expect(sums?.recordings).toBeLessThan(4)
    expect(told).toBe(1)
  })
})

describe('a camera of several consecutive files', () => {
  const one = (file: string, offsetMs = 0, continues = false): ImportFile => ({
    ...{ path: demoMedia(`${file}.mp4`), view: 'both', offsetMs },
    ...(continues ? { continues } : {}),
  })
  async function add(files: ImportFile[]): Promise<ImportOutcome | undefined> {
    await newStudy()
    const rows = [registerRow('D001', { files, episodes: [] })]
    return (await client.call('recordings.import', { ...jobId(), rows }))[0]
  }

  test('is one timeline: each file begins where the one before it ends, and after its pause', async () => {
    const files = [one('D001-t1-mother'), one('D001-t2-mother', 0, true), one('D002-t1-mother', 2500, true)]
    const outcome = await add([...files, one('D001-t1-baby', 300), one('D001-t2-baby', 100, true)])
    const detail = await client.call('recordings.get', { id: outcome?.recordingId ?? '' })
    const [first, second] = detail.cameraList.map(({ segments }) => segments.map(({ map }) => map))
    const endOf = (n: number, list = first): number => endOfSegmentUs(list?.[n] ?? { offsetUs: 0, rate: 1, frames })
    const frames = { kind: 'listed' as const, startUs: 0, deltasUs: [] }
    expect(first?.map(({ offsetUs }) => offsetUs)).toEqual([0, endOf(0), endOf(1) + 2_500_000])
    expect(second?.map(({ offsetUs }) => offsetUs)).toEqual([300_000, endOf(0, second) + 100_000])
    expect(detail.durationMs).toBe(Math.round(endOf(2) / 1000))
    const starts = (first ?? []).flatMap((map) => [...segmentClock(map).startMs])
    expect(starts.every((start, n) => n === 0 || start > (starts[n - 1] ?? 0))).toBe(true)
  })

  test.each<[string, ImportFile[], string]>([
    [
      'a file that would begin before the one before it ends',
      [one('D001-t1-mother'), one('D001-t2-mother', -1, true)],
      'parts-overlap',
    ],
    ['the same file twice', [one('D001-t1-mother'), one('D001-t1-mother', 0, true)], 'media-already-here'],
    [
      'a camera that began after the first one ended',
      [one('D001-t1-mother'), one('D001-t1-baby', 61_000)],
      'camera-outside',
    ],
    [
      'a camera that ended before the first one began',
      [one('D001-t1-mother'), one('D001-t1-baby', -61_000)],
      'camera-outside',
    ],
  ])('%s is refused, and nothing of the line is kept', async (_what, files, code) => {
    expect(await add(files)).toMatchObject({ ok: false, code })
    expect((await client.call('study.current', {}))?.sums.recordings).toBe(0)
  })
})

describe('files that move', () => {
  test('a moved folder is found again for all its files at once', async () => {
    await newStudy()
    const rows = ['D001', 'D002'].map((dyad) => registerRow(dyad, { files: single(ownCopy(`${dyad}-t1-mother.mp4`)) }))
    const [outcome] = await client.call('recordings.import', { ...jobId(), rows })
    renameSync(join(folder.path, 'films'), join(folder.path, 'moved'))
    const get = () => client.call('recordings.get', { id: outcome?.recordingId ?? '' })
    const file = (await get()).fileNames[0]
    expect(file?.state).toBe('missing')
    const path = join(folder.path, 'moved', 'D001-t1-mother.mp4')
    expect(await client.call('media.relink', { mediaId: file?.mediaId ?? '', path })).toEqual({
      relinked: 2,
      stillMissing: 0,
    })
    expect((await get()).fileNames[0]?.state).toBe('present')
  })

  test.each([
    ['another film', demoMedia('D002-t1-mother.mp4'), 'media-not-the-same'],
    ['a folder', '/', 'media-not-found'],
    ['nothing', '/gone.mp4', 'media-not-found'],
  ])('%s in its place is refused', async (_what, path, code) => {
    await newStudy()
    const [outcome] = await client.call('recordings.import', {
      ...jobId(),
      rows: [registerRow('D001', { files: single(demoMedia('D001-t1-mother.mp4')) })],
    })
    const { fileNames } = await client.call('recordings.get', { id: outcome?.recordingId ?? '' })
    expect(await codeOf(client.call('media.relink', { mediaId: fileNames[0]?.mediaId ?? '', path }))).toBe(code)
  })
})

describe('who may see which film', () => {
  test('a coder those given to them, a lead all, and nobody without signing in', async () => {
    const study = await smallStudy(client, folder.path)
    const [other] = await client.call('recordings.import', { ...jobId(), rows: [registerRow('D002')] })
    const mediaOf = async (id: string): Promise<string> =>
      (await client.call('recordings.get', { id })).fileNames[0]?.mediaId ?? ''
    const given = await mediaOf(study.recordingIds[0] ?? '')
    const notGiven = await mediaOf(other?.recordingId ?? '')
    const shown = async (): Promise<string> => (await openMine(client)).cameras[0]?.segments[0]?.mediaId ?? ''
    const ofLead = await shown()
    await client.call('session.signIn', { personId: study.coder.id, passcode: CODER_PASSCODE })
    const ofCoder = await shown()
    const ids = { given, notGiven, ofLead, ofCoder, unknown: 'med_unknown', path: '../secret' }
    const seen = async (): Promise<string[]> => {
      const names: string[] = []
      for (const [name, id] of Object.entries(ids)) if ((await app.media(id)) !== undefined) names.push(name)
      return names
    }
    expect(await seen()).toEqual(['ofCoder'])
    await client.call('session.signOut', {})
    expect(await seen()).toEqual([])
    await client.call('session.signIn', { personId: study.lead.id, passcode: LEAD_PASSCODE })
    expect(await seen()).toEqual(['given', 'notGiven', 'ofLead'])
    await client.call('study.close', {})
    expect(await seen()).toEqual([])
  })

  test('two coders of a recording are shown its film under names that have nothing in common', async () => {
    const study = await smallStudy(client, folder.path)
    const first = await openMine(client)
    expect(await openMine(client)).toEqual(first)
    await client.call('session.signIn', { personId: study.coder.id, passcode: CODER_PASSCODE })
    const second = await openMine(client)
    const names = (view: ObservationView): string[] =>
      view.cameras.flatMap(({ segments }) => segments.flatMap(({ mediaId, url }) => [mediaId, url]))
    expect(new Set([...names(first), ...names(second)]).size).toBe(8)
    const { fileNames } = await asLead(study, () => client.call('recordings.get', { id: study.recordingIds[0] ?? '' }))
    for (const { mediaId } of fileNames) expect(JSON.stringify([first, second])).not.toContain(mediaId)
  })

  test('a file that is gone is not served', async () => {
    await newStudy()
    const film = ownCopy('D001-t1-mother.mp4')
    const [outcome] = await client.call('recordings.import', {
      ...jobId(),
      rows: [registerRow('D001', { files: single(film) })],
    })
    const { fileNames } = await client.call('recordings.get', { id: outcome?.recordingId ?? '' })
    const id = fileNames[0]?.mediaId ?? ''
    expect(await app.media(id)).toMatchObject({ path: film, type: 'video/mp4' })
    rmSync(film)
    expect(await app.media(id)).toBeUndefined()
  })
})
