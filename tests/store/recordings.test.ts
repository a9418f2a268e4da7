import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packFrames } from '#shared/time/frame-index.ts'
import { ms } from '#shared/time/ms.ts'
import { openDataset } from '../../electron/services/store/dataset.ts'
import { lockObservation } from '../../electron/services/store/observations.ts'
import { gridPage } from '../../electron/services/store/queries/grid.ts'
import { listLabels, listTimePoints, orderTimePoints } from '../../electron/services/store/queries/labels.ts'
import {
  camerasOf,
  mediaById,
  mediaByFingerprint,
  mediaCandidates,
  mediaFrames,
  relativeMediaPath,
  relinkMedia,
  type NewMediaFile,
} from '../../electron/services/store/queries/media.ts'
import {
  episodesOf,
  insertRecording,
  recordingById,
  setEpisodes,
  updateRecording,
  type NewRecording,
} from '../../electron/services/store/queries/recordings.ts'
import { codeOf, recording, studyWithObservation, tempFolder, type Studied } from './support/study.ts'

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
  absPath: join(folder.path, 'films', 'baby.mp4'),
  bytes: 1234,
  fingerprint: 'f00d',
  offsetUs: 0,
  rate: 1,
  frames: packFrames([0, 40_000, 80_000]),
  durationMs: 120,
  container: 'mp4',
  codec: 'avc1.42c01e',
  width: 480,
  height: 360,
  rotation: 0,
  hasAudio: true,
  variableRate: false,
  soundCodec: 'aac',
  keyEveryMs: 2000,
  gaps: [],
  ...over,
})

const add = (over: Partial<NewRecording>): string =>
  study.store.write((db) => insertRecording(db, recording(over), study.path, study.by))
const read = () => study.store.read
const place = { dyad: 'D001', timePoint: 'baseline', site: 'north', task: 'play', status: 'received' as const }

test('a recording comes back with its cameras, segments and frames in order', () => {
  const first = file()
  const second = file({
    offsetUs: 120_000,
    rate: 1.0001,
    frames: packFrames([7000, 47_013, 90_000]),
    fingerprint: 'beef',
  })
  const id = add({
    dyad: 'D002',
    cameras: [
      { view: 'infant', label: 'Baby', isReference: true, files: [first, second] },
      { view: 'caregiver', label: 'Mother', isReference: false, files: [file({ fingerprint: 'cafe' })] },
    ],
  })
  const cameras = camerasOf(read(), id)
  expect(cameras.map((camera) => [camera.view, camera.isReference, camera.files.map((f) => f.fingerprint)])).toEqual([
    ['infant', true, ['f00d', 'beef']],
    ['caregiver', false, ['cafe']],
  ])
  const stored = cameras[0]?.files[1]
  expect(stored).toMatchObject({ offsetUs: 120_000, rate: 1.0001, pts0Us: 7000, relPath: 'films/baby.mp4' })
  expect(mediaFrames(read(), stored?.id ?? '')).toEqual(second.frames)
})

test('a dyad has one recording with a time point and task, letter case aside', () => {
  expect(codeOf(() => add({ dyad: 'd001' }))).toBe('recording-exists')
  expect(codeOf(() => add({ task: 'still-face' }))).toBe('no error')
})

test('a refused recording leaves no dyad and no time point behind', () => {
  const cameras = [{ view: 'infant' as const, label: 'x', isReference: true, files: [file({ width: 0 })] }]
  expect(codeOf(() => add({ dyad: 'D900', timePoint: 'follow-up', cameras }))).toBe('change-invalid')
  expect(gridPage(read(), { offset: 0, limit: 10 }).rows.map((row) => row.dyad)).toEqual(['D001'])
  expect(listTimePoints(read()).map((point) => point.name)).toEqual(['baseline'])
})

test('an episode that stays as it was keeps its id when the others change', () => {
  const id = add({ dyad: 'D002', episodes: [{ kind: 'play', startMs: ms(0), endMs: ms(100) }] })
  const [before] = episodesOf(read(), id)
  const wanted = [
    { kind: 'play', startMs: ms(0), endMs: ms(100) },
    { kind: 'reunion', startMs: ms(100), endMs: ms(200) },
  ]
  const after = study.store.write((db) => setEpisodes(db, id, wanted, study.by))
  expect(after.map((episode) => episode.kind)).toEqual(['play', 'reunion'])
  expect(after[0]).toEqual(before)
})

test('episodes stand once the recording is being coded', () => {
  const { store, recordingId, by } = study
  expect(codeOf(() => store.write((db) => setEpisodes(db, recordingId, [], by)))).toBe('recording-assigned-started')
  const sql = 'UPDATE episode SET end_ms = end_ms + 1 WHERE recording_id = ?'
  expect(codeOf(() => store.write((db) => db.query(sql).run(recordingId)))).toBe('recording-assigned-started')
})

test('a corrected dyad does not leave the mistyped one behind', () => {
  const { store, recordingId, by } = study
  store.write((db) => updateRecording(db, recordingId, { ...place, dyad: 'D010', site: 'south' }, by))
  expect(gridPage(read(), { offset: 0, limit: 10 })).toMatchObject({
    total: 1,
    rows: [{ dyad: 'D010', site: 'south' }],
  })
  expect(listLabels(read(), 'site')).toEqual(['south'])
})

test('a recording cannot be moved onto another', () => {
  const other = add({ dyad: 'D002' })
  expect(codeOf(() => study.store.write((db) => updateRecording(db, other, place, study.by)))).toBe('recording-exists')
  expect(recordingById(read(), other)?.dyad).toBe('D002')
})

test('the cells of a dyad follow the order of time points, which a lead can change', () => {
  add({ timePoint: 'after' })
  const cells = () => gridPage(read(), { offset: 0, limit: 10 }).rows[0]?.cells.map((cell) => cell.timePoint)
  expect(cells()).toEqual(['baseline', 'after'])
  study.store.write((db) => orderTimePoints(db, ['AFTER'], study.by))
  expect(cells()).toEqual(['after', 'baseline'])
})

test('pages of the grid give every dyad once, in order of code', () => {
  for (let n = 2; n <= 25; n += 1) add({ dyad: `D${String(n).padStart(3, '0')}` })
  const pages = [0, 10, 20].map((offset) => gridPage(read(), { offset, limit: 10 }))
  const dyads = pages.flatMap((page) => page.rows.map((row) => row.dyad))
  expect(dyads).toEqual([...dyads].sort())
  expect(new Set(dyads).size).toBe(25)
  expect(pages.map((page) => page.total)).toEqual([25, 25, 25])
})

test.each([
  [{ text: 'b0' }, ['AB01', 'AB02']],
  [{ text: '%' }, []],
  [{ site: 'south' }, ['AB02']],
  [{ text: 'd0', site: 'north' }, ['D001']],
])('the grid shows only what matches %j, and counts that', (filter, dyads) => {
  add({ dyad: 'AB01', site: 'north' })
  add({ dyad: 'AB02', site: 'south' })
  const page = gridPage(read(), { offset: 0, limit: 10, ...filter })
  expect(page.rows.map((row) => row.dyad)).toEqual(dyads)
  expect(page.total).toBe(dyads.length)
})

const oneFile = (over: Partial<NewMediaFile> = {}): string => {
  const cameras = [{ view: 'infant' as const, label: 'Baby', isReference: true, files: [file(over)] }]
  const id = add({ dyad: 'D005', cameras })
  return camerasOf(read(), id)[0]?.files[0]?.id ?? ''
}

test('a film is looked for beside the study first, then where it was when it was added', () => {
  const row = mediaById(read(), oneFile())
  if (row === undefined) throw new Error('no media')
  const moved = '/elsewhere/study.attune'
  expect(mediaCandidates(moved, row)).toEqual(['/elsewhere/films/baby.mp4', row.absPath])
  expect(mediaCandidates(study.path, row)).toEqual([row.absPath])
})

test('the way to a film above the study leads up', () => {
  expect(relativeMediaPath('/a/b/study.attune', '/a/films/x.mp4')).toBe('../films/x.mp4')
})

test('a film linked again is found in its new place and is the same film', () => {
  const id = oneFile()
  const before = mediaById(read(), id)
  const absPath = join(folder.path, 'archive', 'baby.mp4')
  study.store.write((db) => relinkMedia(db, id, { absPath, studyPath: study.path }, study.by))
  expect(mediaById(read(), id)).toEqual({ ...before, absPath, relPath: 'archive/baby.mp4' })
})

test('the same film under another name is recognised', () => {
  const id = oneFile()
  expect(mediaByFingerprint(read(), 'f00d', 1234).map((row) => row.id)).toEqual([id])
  expect(mediaByFingerprint(read(), 'f00d', 1235)).toEqual([])
})

test('the data set holds locked codings only, with what scores need', () => {
  expect([...openDataset(read()).observations()]).toEqual([])
  const { store, observationId, by } = study
  store.write((db) => lockObservation(db, { observationId, baseRevision: 0 }, by))
  const dataset = openDataset(read())
  expect(dataset.recordings).toMatchObject([
    { dyad: 'D001', timeOrder: 1, childAgeWeeks: 21, episodes: [{ kind: 'play' }] },
  ])
  expect(dataset.coders).toEqual([{ id: study.personId, code: 'C01' }])
  expect([...dataset.observations()]).toMatchObject([
    { id: observationId, role: 'primary', content: { durationMs: 60_000, scheme: { id: 'gaze' }, records: {} } },
  ])
})
