import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packFrames } from '#shared/time/frame-index.ts'
import {
  mediaDetail,
  mediaHealth,
  mediaList,
  saveHealth,
  savePicture,
} from '../../electron/services/store/queries/media-health.ts'
import { camerasOf, moveCameras, type NewMediaFile } from '../../electron/services/store/queries/media.ts'
import { insertRecording, type NewRecording } from '../../electron/services/store/queries/recordings.ts'
import { recording, studyWithObservation, tempFolder, type Studied } from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
let study: Studied

beforeEach(async () => {
  folder = tempFolder()
  study = await studyWithObservation(folder.path)
})
afterEach(() => {
  study.store.close()
  folder.remove()
})

const file = (over: Partial<NewMediaFile> = {}): NewMediaFile => ({
  ...{ absPath: '/films/baby.mp4', bytes: 1234, fingerprint: 'f00d', offsetUs: 0, rate: 1, durationMs: 120 },
  ...{ container: 'mp4', codec: 'avc', width: 480, height: 360, rotation: 0, hasAudio: true, variableRate: false },
  ...{ frames: packFrames([0, 40_000, 80_000]), soundCodec: 'aac', keyEveryMs: 2000, gaps: [] },
  ...over,
})
const add = (over: Partial<NewRecording>): string =>
  study.store.write((db) => insertRecording(db, recording(over), study.path, study.by))
const read = () => study.store.read
const oneFile = (over: Partial<NewMediaFile> = {}): string => {
  const cameras = [{ view: 'infant' as const, label: 'Baby', isReference: true, files: [file(over)] }]
  return camerasOf(read(), add({ dyad: 'D005', cameras }))[0]?.files[0]?.id ?? ''
}

test('cameras moved there and back stand where they stood, and the files of each keep their distances', () => {
  const cameras = [
    { view: 'infant' as const, label: 'Baby', isReference: true, files: [file()] },
    {
      view: 'caregiver' as const,
      label: 'Mother',
      isReference: false,
      files: [file({ fingerprint: 'b', offsetUs: 7 }), file({ fingerprint: 'c', offsetUs: 140_001 })],
    },
  ]
  const id = add({ dyad: 'D005', cameras })
  const starts = (): number[] => camerasOf(read(), id).flatMap(({ files }) => files.map(({ offsetUs }) => offsetUs))
  const cameraId = camerasOf(read(), id)[1]?.id ?? ''
  fc.assert(
    fc.property(fc.integer({ min: -86_400_000_000, max: 86_400_000_000 }), (toUs) => {
      const move = (fromUs: number, to: number): void =>
        study.store.write((db) => moveCameras(db, id, [{ cameraId, fromUs, toUs: to }], study.by))
      move(7, toUs)
      expect(starts()).toEqual([0, toUs, toUs + 139_994])
      move(toUs, 7)
      expect(starts()).toEqual([0, 7, 140_001])
    }),
    { numRuns: 25 },
  )
})

describe('the health of a file', () => {
  const later = '2026-03-05T09:00:00.000Z'
  const save = (id: string, state: 'present' | 'missing' | 'changed', sha256: string | null = null): void =>
    study.store.write((db) => saveHealth(db, id, { state, checkedAt: later, sha256 }, study.by))
  const logged = (): number =>
    read().query<{ n: number }>("SELECT count(*) AS n FROM change_payload WHERE label = 'media content'").get()?.n ?? 0

  test('keeps the first hash, whatever later ones are', () => {
    const id = oneFile()
    save(id, 'present', 'aa')
    save(id, 'changed', 'bb')
    expect(mediaHealth(read(), id)).toMatchObject({ differs: true, state: 'changed', checkedAt: later, sha256: 'aa' })
  })

  test('is logged when content changes and when it is again what it was, not when a disk is away', () => {
    const id = oneFile()
    const seen = (['present', 'missing', 'present', 'changed', 'changed', 'present'] as const).map((state) => {
      save(id, state)
      return logged()
    })
    expect(seen).toEqual([0, 0, 0, 1, 1, 2])
  })

  test('a look through the pictures does not say that the content was compared', () => {
    const id = oneFile()
    const check = { stepMs: 2000, black: [{ startMs: 0, endMs: 4000 }], frozen: [] }
    study.store.write((db) => savePicture(db, id, check))
    expect(mediaDetail(read(), id)).toMatchObject({ picture: check, checkedAt: null })
    expect(mediaHealth(read(), id)?.checkedAt).toBeNull()
  })

  test.each<[string, Partial<NewMediaFile>, boolean]>([
    ['a file without anything odd', {}, false],
    ['gaps between frames', { gaps: [{ startMs: 10, endMs: 900 }] }, true],
    ['gaps that nobody looked for', { gaps: null }, false],
  ])('%s: to be looked at is %s', (_what, over, notable) => {
    const id = oneFile(over)
    expect(mediaList(read()).find((row) => row.id === id)?.notable).toBe(notable)
  })

  test('a file without sound is to be looked at where another file of the camera has some', () => {
    const files = [file(), file({ fingerprint: 'beef', hasAudio: false, offsetUs: 120_000 })]
    const silent = [file({ fingerprint: 'cafe', hasAudio: false })]
    const id = add({
      dyad: 'D005',
      cameras: [
        { view: 'infant', label: 'Baby', isReference: true, files },
        { view: 'caregiver', label: 'Mother', isReference: false, files: silent },
      ],
    })
    expect(mediaList(read(), id).map(({ notable }) => notable)).toEqual([false, true, false])
  })
})
