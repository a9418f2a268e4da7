import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AppEvent } from '#shared/contract/events.ts'
import { ConversionDesk } from '../../support/conversion-desk.ts'
import { clip, clipsMissing, onClips } from '../../support/media-clips.ts'
import { codeOf, jobId, registerRow } from '../../support/study-builder.ts'

let desk: ConversionDesk

beforeEach(async () => {
  desk = new ConversionDesk()
  await desk.begin()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await desk.end()
})

describe.skipIf(clipsMissing !== undefined)(onClips('the queue of copies'), () => {
  test('asking twice queues once, also under another name', async () => {
    const path = desk.film('a.avi')
    copyFileSync(path, desk.path('b.avi'))
    await desk.add([path])
    const rows = await desk.add([path, desk.path('b.avi')])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ status: 'queued', sourceName: 'a.avi', mediaId: null, outputName: null })
  })

  test('another kind of copy of the same file is another wish', async () => {
    const path = desk.film('a.avi')
    await desk.add([path])
    expect(await desk.add([path], 'remux')).toHaveLength(2)
  })

  test('one file that is not there keeps all of them from being queued', async () => {
    expect(await codeOf(desk.add([desk.film('a.avi'), desk.path('gone.avi')]))).toBe('media-not-found')
    expect(await desk.statuses()).toEqual([])
  })

  test('what a finished copy was made of can be added to the study, and is played from the copy', async () => {
    const path = clip('avchd.mts')
    await desk.add([path])
    expect(await desk.run()).toEqual({ done: 1, failed: 0 })
    const row = registerRow('D001', { files: [{ path, view: 'both', offsetMs: 0 }], episodes: [] })
    const [outcome] = await desk.client.call('recordings.import', { ...jobId(), rows: [row] })
    const { cameraList } = await desk.client.call('recordings.get', { id: outcome?.recordingId ?? '' })
    expect(cameraList[0]?.segments[0]?.map).toMatchObject({
      frames: { kind: 'constant', count: 50 },
      played: { kind: 'constant', count: 50 },
    })
  })

  test('a proxy of a file in the study is played as soon as it is made, and the change log tells', async () => {
    const files = [{ path: clip('long-gop.mp4'), view: 'both' as const, offsetMs: 0 }]
    const row = registerRow('D001', { files, episodes: [] })
    const [outcome] = await desk.client.call('recordings.import', { ...jobId(), rows: [row] })
    const segment = async () =>
      (await desk.client.call('recordings.get', { id: outcome?.recordingId ?? '' })).cameraList[0]?.segments[0]
    const before = await segment()
    await desk.client.call('conversions.add', { items: [{ mediaId: before?.mediaId ?? '', kind: 'proxy' }] })
    await desk.run()
    const after = await segment()
    expect(after?.map.frames).toEqual(before?.map.frames)
    expect(after?.map.played).toBeDefined()
    expect(await desk.client.call('study.check', jobId())).toMatchObject({ chain: 'ok' })
  })

  test('a film that is open while its proxy is made stays what it was, under the address it was given with', async () => {
    const path = clip('long-gop.mp4')
    const row = registerRow('D001', { files: [{ path, view: 'both', offsetMs: 0 }], episodes: [] })
    const [outcome] = await desk.client.call('recordings.import', { ...jobId(), rows: [row] })
    const segment = async () =>
      (await desk.client.call('recordings.get', { id: outcome?.recordingId ?? '' })).cameraList[0]?.segments[0]
    const served = async (url = ''): Promise<string | undefined> =>
      (await desk.app.media(url.replace('media:', '')))?.path
    const before = await segment()
    await desk.client.call('conversions.add', { items: [{ mediaId: before?.mediaId ?? '', kind: 'proxy' }] })
    await desk.run()
    expect(await served(before?.url)).toBe(path)
    const after = await segment()
    const [name = ''] = desk.copies()
    expect(await served(after?.url)).toBe(desk.path('s media', name))
    rmSync(desk.path('s media', name))
    expect(await served(after?.url)).toBeUndefined()
    expect(await served((await segment())?.url)).toBe(path)
  })

  test('a copy that is made already is not made again, and one whose file is gone is', async () => {
    const path = desk.film('a.avi')
    await desk.add([path])
    await desk.run()
    await desk.add([path])
    expect(await desk.statuses()).toEqual(['done'])
    for (const name of desk.copies()) rmSync(desk.path('s media', name))
    await desk.add([path])
    expect(await desk.statuses()).toEqual(['queued'])
  })

  test('taking a finished wish out takes its copy off the disk', async () => {
    await desk.add([desk.film('a.avi')])
    await desk.run()
    const [row] = await desk.rows()
    await desk.client.call('conversions.remove', { id: row?.id ?? '' })
    expect([await desk.statuses(), desk.copies()]).toEqual([[], []])
  })

  test('a copy beside another study stays: this one may be a duplicate of it', async () => {
    await desk.add([desk.film('a.avi')])
    await desk.run()
    await desk.app.close()
    copyFileSync(desk.path('s.attune'), desk.path('t.attune'))
    await desk.beginAgain()
    await desk.client.call('study.open', { path: desk.path('t.attune') })
    const [row] = await desk.rows()
    await desk.client.call('conversions.remove', { id: row?.id ?? '' })
    expect([await desk.statuses(), desk.copies()]).toEqual([[], [row?.outputName]])
  })

  test('a copy that the study plays stays when its wish is taken out', async () => {
    const path = clip('mjpeg.avi')
    await desk.add([path])
    await desk.run()
    const row = registerRow('D001', { files: [{ path, view: 'both', offsetMs: 0 }], episodes: [] })
    await desk.client.call('recordings.import', { ...jobId(), rows: [row] })
    const [wish] = await desk.rows()
    await desk.client.call('conversions.remove', { id: wish?.id ?? '' })
    expect(desk.copies()).toEqual([wish?.outputName])
  })

  test('progress counts and never names a file', async () => {
    await desk.add([desk.film('a.avi'), desk.film('b.avi')])
    const events: AppEvent[] = []
    const leave = desk.client.subscribe((event) => events.push(event))
    await desk.run()
    leave()
    const told = events.flatMap((event) => (event.type === 'progress' ? [event] : []))
    expect(told.filter(({ note }) => !/^(\d+\/2)?$/.test(note))).toEqual([])
    expect(told.every(({ fraction }, n) => fraction >= (told[n - 1]?.fraction ?? 0))).toBe(true)
  })

  test('without a converter, what can be packed anew is, and the rest stays queued', async () => {
    vi.stubEnv('ATTUNE_FFMPEG', 'none')
    await desk.client.call('conversions.add', {
      items: [
        { path: desk.film('a.avi'), kind: 'convert' },
        { path: clip('camera.mts'), kind: 'remux' },
      ],
    })
    expect(await codeOf(desk.run())).toBe('converter-needed')
    expect(await desk.statuses()).toEqual(['queued', 'done'])
  })

  test.skipIf(process.platform === 'win32').for([
    ['quotes, a dash and a new line', `-i "it's" \n%03d $(x) 'a'.avi`],
    ['as many bytes as a disk takes', `${'😀'.repeat(62)}.avi`],
  ])('a film whose name has %s is copied', async ([, name = '']) => {
    await desk.add([desk.film(name)])
    expect(await desk.run()).toEqual({ done: 1, failed: 0 })
    expect((await desk.rows())[0]).toMatchObject({ sourceName: name, outputName: desk.copies()[0] })
  })

  test('a source that has gone, and one that has changed, fail alone', async () => {
    const [gone, other] = [desk.film('gone.avi'), desk.film('other.avi')]
    await desk.add([gone, other, desk.film('fine.avi')])
    rmSync(gone)
    writeFileSync(other, Buffer.concat([readFileSync(other), Buffer.from('more')]))
    expect(await desk.run()).toEqual({ done: 1, failed: 2 })
    expect(await desk.problems()).toEqual(['media-not-found', 'conversion-source-changed', null])
  })

  test('a file that the converter cannot read fails with words', async () => {
    const path = desk.path('text.avi')
    writeFileSync(path, 'nothing to see here\n'.repeat(400))
    await desk.add([path])
    await desk.run()
    expect(await desk.problems()).toEqual(['conversion-refused'])
  })

  test('the folder for copies cannot be made: said so, and nothing is left', async () => {
    writeFileSync(desk.path('s media'), 'a file where the folder would be')
    await desk.add([desk.film('a.avi')])
    await desk.run()
    expect(await desk.problems()).toEqual(['conversion-folder'])
  })
})
