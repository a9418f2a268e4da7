import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppEvent } from '#shared/contract/events.ts'
import type { Camera } from '#shared/study/recording.ts'
import { ms } from '#shared/time/ms.ts'
import {
  appIn,
  codeOf,
  demoMedia,
  jobId,
  openMine,
  registerRow,
  smallStudy,
  stillface,
  temporaryFolder,
} from '../../support/study-builder.ts'

const folder = temporaryFolder()
const { app, client } = appIn(folder.path)
let recordingId = ''
let cameras: readonly Camera[] = []

const camerasNow = async (id = recordingId): Promise<readonly Camera[]> =>
  (await client.call('recordings.get', { id })).cameraList
const startsOf = (list: readonly Camera[]): number[][] =>
  list.map(({ segments }) => segments.map(({ map }) => map.offsetUs))
const align = (cameraId: string | undefined, offsetUs: number) =>
  client.call('cameras.align', { recordingId, offsets: [{ cameraId: cameraId ?? '', offsetUs }] })

beforeAll(async () => {
  const study = await smallStudy(client, folder.path)
  recordingId = study.recordingIds[0] ?? ''
  cameras = await camerasNow()
})
afterAll(async () => {
  await app.close()
  folder.remove()
})

describe('putting a camera onto the clock', () => {
  test('says since when it runs, while the recording and its reference stay, and back is as before', async () => {
    const heard: AppEvent[] = []
    const stop = client.subscribe((event) => heard.push(event))
    await align(cameras[1]?.id, -1_234_567)
    stop()
    expect(startsOf(await camerasNow())).toEqual([[0], [-1_234_567]])
    expect(heard).toContainEqual({ type: 'changed', topic: 'recordings', id: recordingId })
    await align(cameras[1]?.id, 0)
    expect(await camerasNow()).toEqual(cameras)
  })

  test('is allowed after coding has begun, and what coders see is where it was put', async () => {
    await openMine(client)
    await align(cameras[1]?.id, 40_000)
    expect(startsOf((await openMine(client)).cameras)).toEqual([[0], [40_000]])
    await align(cameras[1]?.id, 0)
  })

  test('moves all files of a camera together', async () => {
    const files = ['D002-t1-mother', 'D002-t1-baby', 'D002-t2-baby'].map((name, n) => ({
      ...{ path: demoMedia(`${name}.mp4`), view: 'both' as const, offsetMs: n === 2 ? 500 : 0 },
      continues: n === 2,
    }))
    const rows = [registerRow('D002', { files, episodes: [] })]
    const [outcome] = await client.call('recordings.import', { ...jobId(), rows })
    const id = outcome?.recordingId ?? ''
    const before = startsOf(await camerasNow(id))[1] ?? []
    const offsets = [{ cameraId: (await camerasNow(id))[1]?.id ?? '', offsetUs: -20_000 }]
    await client.call('cameras.align', { recordingId: id, offsets })
    expect(startsOf(await camerasNow(id))[1]).toEqual(before.map((us) => us - 20_000))
  })

  test('moves a later file by itself, with the camera or without, also after coding has begun', async () => {
    const id = (await client.call('recordings.grid', { offset: 0, limit: 50 })).rows
      .flatMap(({ cells }) => cells)
      .find(({ dyad }) => dyad === 'D002')?.id
    const [, baby] = await camerasNow(id)
    const [first = 0, second = 0] = startsOf([...(baby === undefined ? [] : [baby])])[0] ?? []
    const cameraId = baby?.id ?? ''
    await client.call('cameras.align', {
      recordingId: id ?? '',
      offsets: [{ cameraId, offsetUs: first + 40_000 }],
      parts: [{ cameraId, part: 2, offsetUs: second + 7_000_000 }],
    })
    expect(startsOf(await camerasNow(id))[1]).toEqual([first + 40_000, second + 7_000_000])
  })
})

describe('a later file of a camera', () => {
  let id = ''
  let two: readonly Camera[] = []
  const part = (camera: number, n: number, offsetUs: number) =>
    client.call('cameras.align', {
      recordingId: id,
      offsets: [],
      parts: [{ cameraId: two[camera]?.id ?? '', part: n, offsetUs }],
    })
  const lengthOf = async (): Promise<number> => (await client.call('recordings.get', { id })).durationMs

  beforeAll(async () => {
    // Mother: two files of a minute each. Baby: one that films on.
    const names = ['D003-t1-mother', 'D003-t2-mother', 'D003-t1-baby'].map((name) => demoMedia(`${name}.mp4`))
    const files = names.map((path, n) => ({
      ...{ path, view: n === 2 ? ('infant' as const) : ('caregiver' as const), offsetMs: 0 },
      continues: n === 1,
    }))
    const rows = [registerRow('D003', { files, episodes: [] })]
    const [outcome] = await client.call('recordings.import', { ...jobId(), rows })
    id = outcome?.recordingId ?? ''
    two = await camerasNow(id)
  })

  test('of the reference camera moves before anything is coded, and the recording is as long as that makes it', async () => {
    const [[, second = 0] = []] = startsOf(two)
    const before = await lengthOf()
    await part(0, 2, second + 30_000_000)
    expect(startsOf(await camerasNow(id))).toEqual([[0, second + 30_000_000], [0]])
    expect(await lengthOf()).toBe(before + 30_000)
    await part(0, 2, second)
    expect(await camerasNow(id)).toEqual(two)
    expect(await lengthOf()).toBe(before)
  })

  test('may not begin before the one before it ends', async () => {
    const [[, second = 0] = []] = startsOf(two)
    expect(await codeOf(part(0, 2, second - 1))).toBe('part-overlaps')
    expect(await camerasNow(id)).toEqual(two)
  })

  test.each([
    ['that is not there', () => part(0, 3, 0)],
    ['of a camera that is not of the recording', () => part(9, 2, 0)],
  ])('%s is refused', async (_what, act) => {
    expect(await codeOf(act())).toBe('camera-not-found')
  })

  test('of the reference camera does not leave an episode outside, and stays once coding has begun', async () => {
    const [[, second = 0] = []] = startsOf(two)
    await part(0, 2, second + 10_000_000)
    const endMs = ms(await lengthOf())
    await client.call('recordings.setEpisodes', { id, episodes: [{ kind: 'play', startMs: ms(0), endMs }] })
    expect(await codeOf(part(0, 2, second))).toBe('episode-outside')
    const lead = (await client.call('people.list', {})).find(({ name }) => name === 'Lea')?.id ?? ''
    const coders = [{ personId: lead, role: 'primary' as const }]
    await client.call('assignments.create', { recordingIds: [id], scheme: stillface, coders })
    const { rows } = await client.call('assignments.list', { recordingId: id })
    await client.call('observation.open', { assignmentId: rows[0]?.id ?? '' })
    expect(await codeOf(part(0, 2, second + 20_000_000))).toBe('camera-is-reference')
    expect(startsOf(await camerasNow(id))).toEqual([[0, second + 10_000_000], [0]])
  })
})

describe('refused, and nothing moves', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ['the reference camera, which is the clock', () => align(cameras[0]?.id, 5), 'camera-is-reference'],
    ['a camera of another recording', () => align('cam_other', 5), 'camera-not-found'],
    ['a start after the reference ended', () => align(cameras[1]?.id, 61_000_000), 'camera-outside'],
    ['an end before the reference began', () => align(cameras[1]?.id, -61_000_000), 'camera-outside'],
    [
      'one of two that cannot be, for both',
      () =>
        client.call('cameras.align', {
          recordingId,
          offsets: [
            { cameraId: cameras[1]?.id ?? '', offsetUs: 7 },
            { cameraId: cameras[0]?.id ?? '', offsetUs: 7 },
          ],
        }),
      'camera-is-reference',
    ],
    [
      'an unknown recording',
      () => client.call('cameras.align', { recordingId: 'rec_x', offsets: [{ cameraId: 'c', offsetUs: 0 }] }),
      'recording-not-found',
    ],
  ])('%s', async (_what, act, code) => {
    expect(await codeOf(act())).toBe(code)
    expect(await camerasNow()).toEqual(cameras)
  })
})
