import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { MediaPage } from '#shared/study/media.ts'
import { ConversionDesk } from '../../support/conversion-desk.ts'
import { clip, clipsMissing, onClips } from '../../support/media-clips.ts'
import { jobId, registerRow } from '../../support/study-builder.ts'
import { runCli, type CliEnd } from '../../support/run-cli.ts'

let desk: ConversionDesk
let study = ''

beforeEach(async () => {
  desk = new ConversionDesk()
  await desk.begin()
  study = desk.path('s.attune')
  vi.stubEnv('XDG_DATA_HOME', desk.path('data'))
  vi.stubEnv('INIT_CWD', desk.folder.path)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await desk.end()
})

/** Runs a command line on the desk's study, which is closed first: one process at a time has a study open. */
async function attune(...line: readonly string[]): Promise<CliEnd> {
  await desk.app.close()
  return runCli(line)
}

describe.skipIf(clipsMissing !== undefined)(onClips('convert'), () => {
  test('makes the copies of films that need one, and says of the others that they play', async () => {
    const { code, out } = await attune('convert', study, desk.film('a.avi'), clip('cfr25.mp4'))
    expect([code, desk.copies().length]).toEqual([0, 1])
    expect(out).toMatch(/^cfr25\.mp4 {2}plays as it is$/m)
    expect(out).toMatch(/^a\.avi {2}.+\.mp4: \d+ frames as in the original, times within \d+\.\d{3} ms$/m)
  })

  test('a second time it finds the copy that was made', async () => {
    const film = desk.film('a.avi')
    await attune('convert', study, film)
    expect(await attune('convert', study, film)).toEqual({ code: 0, out: 'a.avi  has its copy', err: '', asked: [] })
  })

  test('without a film it goes on with what waits in the queue', async () => {
    await desk.add([desk.film('a.avi')])
    expect((await attune('convert', study)).out).toContain('a.avi  ')
    expect(desk.copies()).toHaveLength(1)
  })

  test('makes copies for quick steps of films that play, when asked to', async () => {
    const { code } = await attune('convert', study, clip('long-gop.mp4'), '--quick-steps')
    expect([code, desk.copies().length]).toEqual([0, 1])
  })

  test('what is no film is told in its line, the others are made, and it ends with 1', async () => {
    writeFileSync(desk.path('letter.avi'), 'A letter. '.repeat(500))
    const { code, out, err } = await attune('convert', study, desk.path('letter.avi'), desk.film('a.avi'))
    expect([code, err.split('\n').length, desk.copies().length]).toEqual([1, 1, 1])
    expect(out).toMatch(/^letter\.avi {2}.+not a video/m)
  })
})

describe.skipIf(clipsMissing !== undefined)(onClips('media'), () => {
  const film = (): string => desk.path('films', 'a.mp4')

  beforeEach(async () => {
    mkdirSync(desk.path('films'))
    renameSync(desk.film('a.mp4'), film())
    const { client, app } = desk
    await client.call('conversions.add', { items: [{ path: film(), kind: 'convert' }] })
    await client.call('conversions.run', jobId())
    const row = registerRow('D001', { files: [{ path: film(), view: 'both', offsetMs: 0 }], episodes: [] })
    await client.call('recordings.import', { ...jobId(), rows: [row] })
    await app.close()
  })

  test('says of every file where it belongs, how it is and that a copy of it is played', async () => {
    const { code, out } = await attune('media', study)
    expect(code).toBe(0)
    expect(out).toMatch(/^present {2}D001.* {2}both {2}.* s {2}.* fps .*plays a copy \(convert\) {2}a\.mp4$/)
  })

  test('reads every byte when asked to, and then knows the SHA-256', async () => {
    const { out } = await attune('media', study, '--full', '--json')
    expect((JSON.parse(out) as { files: MediaPage['rows'] }).files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a file that is gone ends it with 1, and one that has moved is linked again by content', async () => {
    mkdirSync(desk.path('moved', 'deep'), { recursive: true })
    renameSync(film(), desk.path('moved', 'deep', 'b.mp4'))
    expect((await attune('media', study)).code).toBe(1)
    const { code, out, err } = await attune('media', study, '--find', desk.path('moved'))
    expect([code, err]).toEqual([0, '1 found and linked again, 0 still missing'])
    expect(out).toMatch(/^present /)
  })
})
