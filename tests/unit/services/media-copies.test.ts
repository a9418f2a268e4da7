import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fingerprintFile } from '../../../electron/services/media/fingerprint.ts'
import { probeFile } from '../../../electron/services/media/probe.ts'
import type { App } from '../../../electron/services/platform.ts'
import { openProjectFile } from '../../../electron/services/store/project-file.ts'
import {
  conversionOf,
  finishConversion,
  insertConversion,
  insertRendition,
  type ConversionResult,
} from '../../../electron/services/store/queries/conversions.ts'
import type { WriteDb } from '../../../electron/services/store/study-db.ts'
import type { Client } from '#shared/contract/client.ts'
import type { ConversionKind } from '#shared/study/media.ts'
import { unpackFrames, packFrames, type PackedFrames } from '#shared/time/frame-index.ts'
import { at, storeDeps } from '../../store/support/study.ts'
import { appIn, demoMedia, jobId, registerRow, temporaryFolder } from '../../support/study-builder.ts'

let folder = temporaryFolder()
let app: App
let client: Client
let studyPath = ''
let original = ''
let copy = ''

beforeEach(async () => {
  folder = temporaryFolder()
  ;({ app, client } = appIn(folder.path))
  mkdirSync(join(folder.path, 'films'))
  original = join(folder.path, 'films', 'tape.mpg')
  copy = join(folder.path, 'films', 'tape (converted).mp4')
  writeFileSync(original, Buffer.alloc(50_000, 'tape'))
  copyFileSync(demoMedia('D001-t1-mother.mp4'), copy)
  const summary = await client.call('study.create', {
    path: join(folder.path, 's'),
    name: 'Trial',
    personName: 'Lea',
  })
  studyPath = summary.path
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

/** The frames of the tape, whose clock begins at 1.48 s: the copy's, moved. */
const moved = (frames: PackedFrames): PackedFrames =>
  packFrames([...unpackFrames(frames).ptsUs].map((us) => us + 1_480_000))

async function resultOf(kind: ConversionKind, from: string): Promise<ConversionResult> {
  const found = await probeFile(copy)
  if (!found.ok) throw new Error('the copy is played')
  const { frames, bytes, fingerprint } = found
  const { codec, durationMs, variableRate } = found.probe
  const played = from === original
  return {
    kind,
    output: { absPath: copy, relPath: null, bytes, fingerprint, codec, hasAudio: false, frames },
    source: {
      ...{ container: played ? 'mpg' : 'mp4', codec: played ? 'mpeg2video' : 'avc', soundCodec: 'ac3', variableRate },
      ...{ width: 640, height: 480, rotation: 0, durationMs, interlaced: true, keyEveryMs: 480, fps: 25 },
      frames: played ? moved(frames) : frames,
    },
    check: { frames: unpackFrames(frames).ptsUs.length, largestUs: 0 },
  }
}

/** Writes into the study while nobody has it open. */
async function writeBehind(write: (db: WriteDb) => void): Promise<void> {
  await client.call('study.close', {})
  await app.close()
  const store = await openProjectFile(studyPath, storeDeps())
  store.write(write)
  await store.close().backup
  await client.call('study.open', { path: studyPath })
}

/** As if the tape had been converted. */
async function convertTape(): Promise<void> {
  const source = { fingerprint: await fingerprintFile(original), bytes: 50_000 }
  const result = await resultOf('convert', original)
  await writeBehind((db) => {
    insertConversion(db, { kind: 'convert', mediaId: null, sourcePath: original, ...source }, at)
    finishConversion(db, conversionOf(db, { ...source, kind: 'convert' })?.id ?? '', result, at)
  })
}

async function addFilm(path: string): Promise<string> {
  const rows = [registerRow('D001', { files: [{ path, view: 'both', offsetMs: 0 }], episodes: [] })]
  const [outcome] = await client.call('recordings.import', { ...jobId(), rows })
  if (outcome?.recordingId === undefined) throw new Error(outcome?.code)
  return outcome.recordingId
}
const fileOf = async (id: string) => {
  const detail = await client.call('recordings.get', { id })
  const segment = detail.cameraList[0]?.segments[0]
  if (segment === undefined) throw new Error('no file')
  return { ...segment, name: detail.fileNames[0]?.name, durationMs: detail.durationMs }
}

describe('a file that had to be converted', () => {
  test('is refused before, and can be coded afterwards: under whatever name it has now', async () => {
    const probeOf = async (path: string) => (await client.call('media.probe', { ...jobId(), paths: [path] }))[0]?.probe
    expect(await probeOf(original)).toMatchObject({ ok: false })
    await convertTape()
    const other = join(folder.path, 'films', 'other.mpg')
    renameSync(original, other)
    expect(await probeOf(other)).toMatchObject({
      ...{ ok: true, converted: true, container: 'mpg', codec: 'mpeg2video', width: 640, keyEveryMs: 480 },
      ...{ hasAudio: false, soundCodec: 'ac3', gaps: [] },
    })
  })

  test('goes in as the original, with its own frame times, and its copy is what is played', async () => {
    await convertTape()
    const file = await fileOf(await addFilm(original))
    const { ok: _ok, frames } = (await probeFile(copy)) as { ok: true; frames: PackedFrames }
    expect(file).toMatchObject({ name: 'tape.mpg', state: 'present', width: 640, hasAudio: false, codec: 'avc' })
    expect(file.map).toEqual({ offsetUs: 0, rate: 1, frames: moved(frames), played: frames })
    expect(await app.media(file.mediaId)).toEqual({ path: copy, type: 'video/mp4' })
    expect((await client.call('media.list', {})).rows[0]).toMatchObject({
      ...{ rendition: 'convert', bytes: 50_000, soundCodec: 'ac3', state: 'present' },
    })
  })

  test('is played also where the original is kept elsewhere', async () => {
    await convertTape()
    const id = await addFilm(original)
    rmSync(original)
    expect((await fileOf(id)).state).toBe('present')
    expect((await client.call('media.list', {})).rows[0]?.state).toBe('missing')
  })

  test('is missing without its copy, needs a look, and is found again with the folder', async () => {
    await convertTape()
    const id = await addFilm(original)
    mkdirSync(join(folder.path, 'archive'))
    renameSync(copy, join(folder.path, 'archive', 'a.mp4'))
    const file = await fileOf(id)
    expect([file.state, await app.media(file.mediaId)]).toEqual(['missing', undefined])
    // Its frames are those of the copy that is waited for, so that it can be shown as soon as that is back.
    expect(file.map.played).toBeDefined()
    const { total, sums, rows } = await client.call('media.list', { show: 'attention' })
    expect([total, sums.copiesAway, rows[0]?.state, rows[0]?.copyState]).toEqual([1, 1, 'present', 'missing'])
    expect((await client.call('study.check', jobId())).media).toMatchObject({ missing: 1 })
    expect(await client.call('conversions.list', {})).toMatchObject([
      { status: 'failed', problem: { code: 'conversion-copy-missing' } },
    ])
    const folderOf = join(folder.path, 'archive')
    expect(await client.call('media.relinkFolder', { ...jobId(), folder: folderOf })).toEqual({
      relinked: 1,
      stillMissing: 0,
    })
    expect((await fileOf(id)).state).toBe('present')
    expect((await client.call('media.list', { show: 'attention' })).total).toBe(0)
    expect(await client.call('conversions.list', {})).toMatchObject([{ status: 'done', problem: null }])
  })

  test('says of an exchanged copy that it is the copy, not the original, and that there is something to be done', async () => {
    await convertTape()
    await addFilm(original)
    const other = demoMedia('D002-t1-mother.mp4')
    rmSync(copy)
    copyFileSync(other, copy)
    expect(await client.call('media.check', { ...jobId(), full: false })).toMatchObject({
      present: 1,
      changed: 0,
      copies: 1,
    })
    const { rows } = await client.call('media.list', { show: 'attention' })
    expect([rows[0]?.state, rows[0]?.copyState]).toEqual(['present', 'changed'])
    expect((await client.call('study.check', jobId())).media).toMatchObject({ changed: 1 })
  })
})

describe('a file that is played itself', () => {
  test('is played from its proxy, and itself again when the proxy is gone', async () => {
    const film = join(folder.path, 'films', 'film.mp4')
    copyFileSync(copy, film)
    const id = await addFilm(film)
    const { mediaId } = await fileOf(id)
    const proxy = await resultOf('proxy', film)
    await writeBehind((db) => insertRendition(db, mediaId, proxy, studyPath, { personId: null, at }))
    expect((await app.media(mediaId))?.path).toBe(copy)
    expect((await fileOf(id)).map.played).toEqual(proxy.output.frames)
    rmSync(copy)
    expect((await app.media(mediaId))?.path).toBe(film)
    expect(await fileOf(id)).toMatchObject({ state: 'present', hasAudio: true })
    expect((await fileOf(id)).map.played).toBeUndefined()
  })
})
