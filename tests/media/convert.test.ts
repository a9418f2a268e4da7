import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EncodedPacketSink } from 'mediabunny'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ConversionKind, ConversionRow } from '#shared/study/media.ts'
import type { Client } from '#shared/contract/client.ts'
import { unpackFrames } from '#shared/time/frame-index.ts'
import { compareFrames } from '../../electron/services/media/compare-frames.ts'
import { withFile } from '../../electron/services/media/file-reader.ts'
import { probeFile } from '../../electron/services/media/probe.ts'
import { remuxTransportStream } from '../../electron/services/media/remux.ts'
import { sequentialTransportInput } from '../../electron/services/media/transport-stream.ts'
import type { App } from '../../electron/services/platform.ts'
import { canDraw, clip, clipsMissing, ffmpeg, framesByFfprobe, onClips } from '../support/media-clips.ts'
import { appIn, jobId, temporaryFolder } from '../support/study-builder.ts'

let folder = temporaryFolder()
let app: App
let client: Client

beforeEach(async () => {
  folder = temporaryFolder()
  ;({ app, client } = appIn(folder.path))
  await client.call('study.create', { path: join(folder.path, 's'), name: 'Trial', personName: 'Lea' })
})
afterEach(async () => {
  await app.close()
  folder.remove()
})

const copies = (): string[] => readdirSync(join(folder.path, 's media'))

/** The one copy that was made of one clip. */
async function copyOf(name: string, kind: ConversionKind): Promise<ConversionRow> {
  await client.call('conversions.add', { items: [{ path: clip(name), kind }] })
  await client.call('conversions.run', jobId())
  const [row] = await client.call('conversions.list', {})
  if (row === undefined) throw new Error('one copy is listed')
  return row
}

async function probed(name: string) {
  const result = await probeFile(join(folder.path, 's media', name))
  if (!result.ok) throw new Error(`the copy was refused: ${result.code}`)
  return result
}

type Case = {
  readonly name: string
  readonly kind: ConversionKind
  readonly frames: number
  readonly sound: boolean
  readonly size?: readonly [number, number]
}

const cases: readonly Case[] = [
  { name: 'avchd.mts', kind: 'convert', frames: 50, sound: true, size: [384, 216] },
  { name: 'avchd.mts', kind: 'remux', frames: 50, sound: true, size: [384, 216] },
  { name: 'progressive.mts', kind: 'convert', frames: 60, sound: true },
  { name: 'progressive.mts', kind: 'remux', frames: 60, sound: true },
  { name: 'sounding.ts', kind: 'remux', frames: 50, sound: true },
  { name: 'mpeg2.mpg', kind: 'convert', frames: 25, sound: false },
  { name: 'dvd.vob', kind: 'convert', frames: 50, sound: true, size: [192, 144] },
  { name: 'mjpeg.avi', kind: 'convert', frames: 60, sound: false },
  { name: 'xvid.avi', kind: 'convert', frames: 25, sound: false },
  { name: 'reordered.avi', kind: 'convert', frames: 50, sound: true },
  { name: 'sounding.wmv', kind: 'convert', frames: 50, sound: true },
  { name: 'hevc.mp4', kind: 'convert', frames: 25, sound: false },
  { name: 'vfr-hevc.mkv', kind: 'convert', frames: 50, sound: false },
  { name: 'prores.mov', kind: 'convert', frames: 25, sound: false },
  { name: 'mpeg4.mkv', kind: 'convert', frames: 25, sound: false },
  { name: 'ac3.mp4', kind: 'remux', frames: 25, sound: true },
  { name: 'rotated.mp4', kind: 'proxy', frames: 50, sound: true, size: [120, 160] },
]

/** Packets without a time, and packets out of order, are read by the tests in another way than by the application. */
const withoutTimes = new Set(['dvd.vob', 'mpeg2.mpg', 'reordered.avi'])

describe.skipIf(clipsMissing !== undefined)(onClips('a copy of a file that the engine does not play'), () => {
  test.for(cases)('$name ($kind): every frame lies where the original has it', async (given, { skip }) => {
    const { name, kind, frames, sound, size } = given
    if (!canDraw(name)) skip(`this ffmpeg cannot draw ${name}`)
    const row = await copyOf(name, kind)
    expect(row).toMatchObject({ status: 'done', problem: null, check: { frames } })
    const { probe, frames: packed } = await probed(row.outputName ?? '')
    expect({ frames: probe.frames, codec: probe.codec, hasAudio: probe.hasAudio }).toEqual({
      frames,
      codec: 'avc',
      hasAudio: sound,
    })
    expect([probe.width, probe.height]).toEqual(size ?? [160, 120])
    if (withoutTimes.has(name)) return
    const comparison = compareFrames(framesByFfprobe(clip(name)), unpackFrames(packed).ptsUs)
    expect(comparison).toMatchObject({ same: true, largestUs: row.check?.largestUs })
  })

  test('a proxy has four key frames a second and is no wider than a window shows', async ({ skip }) => {
    if (!canDraw('long-gop.mp4')) skip('this ffmpeg cannot draw long-gop.mp4')
    const original = await probeFile(clip('long-gop.mp4'))
    expect(original).toMatchObject({ ok: true, probe: { keyEveryMs: 2000 } })
    const { probe } = await probed((await copyOf('long-gop.mp4', 'proxy')).outputName ?? '')
    expect(probe).toMatchObject({ keyEveryMs: 240, width: 1280, height: 78, frames: 50 })
  })

  test('only the copy is left beside the study', async () => {
    const row = await copyOf('mjpeg.avi', 'convert')
    expect(copies()).toEqual([row.outputName])
    expect(row.outputName).toMatch(/^mjpeg \[[0-9a-f]{6}\] convert\.mp4$/)
  })
})

describe.skipIf(clipsMissing !== undefined)(onClips('a transport stream packed anew without a converter'), () => {
  const context = { signal: new AbortController().signal, progress: () => undefined }

  test.for([
    { name: 'avchd.mts', size: [384, 216], sound: false, interlaced: true },
    { name: 'progressive.mts', size: [160, 120], sound: false, interlaced: false },
    { name: 'sounding.ts', size: [160, 120], sound: true, interlaced: false },
    { name: 'camera.mts', size: [160, 120], sound: false, interlaced: false },
    { name: 'stream.ts', size: [160, 120], sound: false, interlaced: false },
  ])('$name keeps every frame at its time', async ({ name, size, sound, interlaced }, { skip }) => {
    if (!canDraw(name)) skip(`this ffmpeg cannot draw ${name}`)
    const part = join(folder.path, 'copy.mp4')
    const original = await remuxTransportStream({ path: clip(name), part, name }, context)
    expect([original.width, original.height, original.interlaced]).toEqual([...size, interlaced])
    const copy = await probeFile(part)
    if (!copy.ok) throw new Error(copy.code)
    expect([copy.probe.width, copy.probe.height, copy.probe.hasAudio]).toEqual([...size, sound])
    const comparison = compareFrames(framesByFfprobe(clip(name)), unpackFrames(copy.frames).ptsUs)
    expect(comparison).toMatchObject({ same: true })
    expect(comparison).toMatchObject({ largestUs: expect.toSatisfy((us: number) => us <= 20) })
  })

  test('what was read is not kept: of a long stream a few places are remembered, not its pictures', async () => {
    const path = join(folder.path, 'long.ts')
    // Noise cannot be packed: two seconds of it are a megabyte.
    const noise = ['-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=25,noise=alls=60:allf=t', '-t', '2']
    execFileSync(ffmpeg, ['-v', 'error', ...noise, '-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '10', path])
    expect(statSync(path).size).toBeGreaterThan(1e6)
    const remembered = await withFile(
      path,
      undefined,
      async (file) => {
        const input = await sequentialTransportInput(file, 64)
        const [video] = await input.getVideoTracks()
        if (video === undefined) throw new Error('a film')
        for await (const packet of new EncodedPacketSink(video).packets()) expect(packet.byteLength).toBeGreaterThan(0)
        const demuxer = (await (Reflect.get(input, '_demuxerPromise') as Promise<unknown>)) as object
        const streams = Reflect.get(demuxer, 'elementaryStreams') as { referencePesPackets: unknown[] }[]
        return streams.reduce((sum, { referencePesPackets }) => sum + referencePesPackets.length, 0)
      },
      8,
    )
    expect(remembered).toBeLessThanOrEqual(3)
  })

  test('a file that is no transport stream needs a converter', async () => {
    const part = join(folder.path, 'copy.mp4')
    const packing = remuxTransportStream({ path: clip('mpeg2.mpg'), part, name: 'mpeg2.mpg' }, context)
    await expect(packing).rejects.toMatchObject({ code: 'converter-needed' })
  })

  test.runIf(process.platform === 'linux')('a full disk is said to be full', async () => {
    const packing = remuxTransportStream({ path: clip('stream.ts'), part: '/dev/full', name: 'stream.ts' }, context)
    await expect(packing).rejects.toMatchObject({ code: 'disk-full' })
  })

  test('a cancel ends it', async () => {
    const stop = new AbortController()
    const part = join(folder.path, 'copy.mp4')
    const told = { signal: stop.signal, progress: () => stop.abort() }
    const packing = remuxTransportStream({ path: clip('stream.ts'), part, name: 'stream.ts' }, told)
    await expect(packing).rejects.toMatchObject({ name: 'AbortError' })
  })
})
