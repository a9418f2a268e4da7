import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppEvent } from '#shared/contract/events.ts'
import type { Camera } from '#shared/study/recording.ts'
import {
  appIn,
  codeOf,
  demoMedia,
  jobId,
  openMine,
  registerRow,
  smallStudy,
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
