import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { probeFile, type ProbeResult } from '../../../electron/services/media/probe.ts'

const dir = mkdtempSync(join(tmpdir(), 'attune-probe-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function probeBytes(bytes: Uint8Array): Promise<ProbeResult> {
  const path = join(dir, 'visit.mp4')
  writeFileSync(path, bytes)
  return probeFile(path)
}
const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const result = await probeBytes(bytes)
  return result.ok ? 'accepted' : result.code
}

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
const words = (...values: number[]): Buffer => Buffer.concat(values.map(word))
const box = (type: string, ...content: Uint8Array[]): Buffer => {
  const body = Buffer.concat(content)
  return Buffer.concat([word(body.length + 8), Buffer.from(type, 'latin1'), body])
}
const fileType = box('ftyp', Buffer.from('isom'), word(0), Buffer.from('isomavc1'))

/** A movie of one H.264 track whose sample table is as the test wants it. */
function movie(...sampleTable: Buffer[]): Buffer {
  const matrix = words(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
  const entry = box(
    'avc1',
    Buffer.alloc(6),
    Buffer.from([0, 1]),
    Buffer.alloc(16),
    Buffer.from([0, 160, 0, 120]),
    Buffer.alloc(50),
    box('avcC', Buffer.from([1, 66, 0, 30, 255, 224, 0])),
  )
  const table = box('stbl', box('stsd', words(0, 1), entry), ...sampleTable)
  const media = box(
    'mdia',
    box('mdhd', words(0, 0, 0, 1000, 1000, 0)),
    box('hdlr', words(0, 0), Buffer.from('vide'), Buffer.alloc(13)),
    box('minf', table),
  )
  const trackHeader = box('tkhd', words(3, 0, 0, 1, 0, 1000, 0, 0, 0, 0), matrix, words(160 << 16, 120 << 16))
  const header = box('mvhd', words(0, 0, 0, 1000, 1000, 0x10000, 0, 0, 0), matrix, Buffer.alloc(28))
  return box('moov', header, box('trak', trackHeader, media))
}

test('a file that is not there is named, without its folder', async () => {
  expect(await probeFile(join(dir, 'gone.mp4'))).toEqual({
    ok: false,
    code: 'media-not-found',
    params: { name: 'gone.mp4' },
    remedies: [],
  })
})

test('a folder is not a video', async () => {
  expect(await probeFile(dir)).toMatchObject({ ok: false, code: 'media-not-video' })
})

test.skipIf(process.platform === 'win32')(
  'a pipe that calls itself a film is refused without waiting for it',
  async () => {
    const path = join(dir, 'pipe.mp4')
    execFileSync('mkfifo', [path])
    expect(await probeFile(path)).toMatchObject({ ok: false, code: 'media-not-video', params: { name: 'pipe.mp4' } })
  },
)

test('arbitrary bytes are refused and never make it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
      expect((await probeBytes(bytes)).ok).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('arbitrary bytes behind the beginning of a video file are refused and never make it throw', async () => {
  const beginnings = [
    fileType,
    Buffer.from(
      '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
      'hex',
    ),
    Buffer.concat([fileType, movie()]),
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 2000 }), async (head, rest) => {
      expect((await probeBytes(Buffer.concat([head, rest]))).ok).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('rubbish in a Matroska file, on which the parser goes round in circles, is refused all the same', async () => {
  const head = Buffer.from(
    '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
    'hex',
  )
  expect(await codeOf(Buffer.concat([head, Buffer.alloc(37, 0xdc)]))).toBe('media-frames-unreadable')
})

test('a movie without a single frame is refused', async () => {
  const empty = movie(
    box('stts', words(0, 0)),
    box('stsz', words(0, 0, 0)),
    box('stsc', words(0, 0)),
    box('stco', words(0, 0)),
  )
  expect(await codeOf(Buffer.concat([fileType, empty]))).toBe('media-frames-unreadable')
})

test('a small file that claims four thousand million frames is refused, soon', async () => {
  const endless = movie(
    box('stts', words(0, 1, 0xffffffff, 1)),
    box('stsz', words(0, 1, 0xffffffff)),
    box('stsc', words(0, 1, 1, 0xffffffff, 1)),
    box('stco', words(0, 1, 40)),
  )
  expect(await codeOf(Buffer.concat([fileType, endless]))).toBe('media-frames-unreadable')
})

test('a table of display times that claims as many is refused, soon', async () => {
  const endless = movie(
    box('stts', words(0, 1, 0x7fffffff, 1)),
    box('ctts', words(0, 1, 0x7fffffff, 5)),
    box('stsz', words(0, 0, 1, 10)),
    box('stsc', words(0, 1, 1, 1, 1)),
    box('stco', words(0, 1, 40)),
  )
  expect(await codeOf(Buffer.concat([fileType, endless]))).toBe('media-frames-unreadable')
})

test('a table that claims more entries than the file has bytes is refused', async () => {
  const short = movie(
    box('stts', words(0, 0x7fffffff, 1, 1)),
    box('stsz', words(0, 0, 0x7fffffff)),
    box('stsc', words(0, 1, 1, 1, 1)),
    box('stco', words(0, 0x7fffffff)),
  )
  expect(await codeOf(Buffer.concat([fileType, short]))).toBe('media-frames-unreadable')
})

test('frames that lie past the end of the file are noticed', async () => {
  const beyond = movie(
    box('stts', words(0, 1, 25, 40)),
    box('stsz', words(0, 5000, 25)),
    box('stsc', words(0, 1, 1, 25, 1)),
    box('stco', words(0, 1, 1_000_000)),
  )
  expect(await codeOf(Buffer.concat([fileType, beyond]))).toBe('media-truncated')
})

/** Frames of ten bytes that follow each other after `step` thousandths of a second. */
const paced = (frames: number, step: number): Buffer =>
  Buffer.concat([
    fileType,
    movie(
      box('stts', words(0, 1, frames, step)),
      box('stsz', words(0, 10, frames)),
      box('stsc', words(0, 1, 1, frames, 1)),
      box('stco', words(0, 1, 40)),
    ),
    box('mdat', Buffer.alloc(10 * frames)),
  ])

test('a film whose clock stands still is refused: its frames cannot be told apart', async () => {
  expect(await codeOf(paced(25, 0))).toBe('media-frames-unreadable')
})

test('a film that claims to last for years is refused', async () => {
  expect(await codeOf(paced(25, 0x7fffffff))).toBe('media-too-long')
})

test('a single frame has a length and no rate', async () => {
  const found = await probeBytes(paced(1, 40))
  expect(found).toMatchObject({ ok: true, probe: { frames: 1, fps: 0, durationMs: 40, keyEveryMs: 0, gaps: [] } })
})

test('a frame every five hours is a slow film, not a film with gaps', async () => {
  const found = await probeBytes(paced(4, 20_000_000))
  expect(found).toMatchObject({ ok: true, probe: { fps: 0, durationMs: 80_000_000, gaps: [] } })
})

test('a picture without an area is refused', async () => {
  const bytes = paced(25, 40)
  bytes.fill(0, bytes.lastIndexOf('avc1') + 28, bytes.lastIndexOf('avc1') + 32)
  bytes.fill(0, bytes.indexOf('tkhd') + 80, bytes.indexOf('tkhd') + 88)
  expect(await codeOf(bytes)).toMatch(/^media-/)
})

test('a probe that is called off rejects with the reason it was given', async () => {
  const stop = new AbortController()
  stop.abort(new Error('no longer needed'))
  writeFileSync(join(dir, 'visit.mp4'), Buffer.concat([fileType, movie()]))
  await expect(probeFile(join(dir, 'visit.mp4'), stop.signal)).rejects.toThrow('no longer needed')
})
