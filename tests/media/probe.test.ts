import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { unpackFrames } from '#shared/time/frame-index.ts'
import { fingerprintFile } from '../../electron/services/media/fingerprint.ts'
import { probeFile, type ProbedFile } from '../../electron/services/media/probe.ts'
import { canDraw, clip, clipsMissing, framesByFfprobe, onClips } from '../support/media-clips.ts'

async function accepted(name: string): Promise<ProbedFile> {
  const result = await probeFile(clip(name))
  if (!result.ok) throw new Error(`${name} was refused: ${result.code}`)
  return result
}
/** Packed constant rates are within 1 us of what the container holds. */
const greatestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(...Array.from({ length: Math.max(a.length, b.length) }, (_, n) => Math.abs((a[n] ?? NaN) - (b[n] ?? NaN))))

describe.skipIf(clipsMissing !== undefined)(onClips('the frame index of a file'), () => {
  const playable = [
    'cfr25.mp4',
    'cfr2997.mp4',
    'cfr5994.mp4',
    'faststart.mp4',
    'vfr.mp4',
    'rotated.mp4',
    'cfr25.mov',
    'cfr2997.mkv',
    'vp9.webm',
    'vp8.webm',
    'av1.mp4',
    'ac3.mp4',
    // Not beginning at 0.
    'shifted.mp4',
    'uncompensated.mp4',
    'fragmented.mp4',
    'fragmented-reordered.mp4',
    'fragmented-delayed.mp4',
    // Cut without drawing anew: frames before the cut are in the file and are not shown.
    'cut.mp4',
    'edit-from-0.mp4',
    'edit-to-1s.mp4',
  ]
  test.for(playable)('%s: every frame has the time that ffprobe finds', async (name, { skip }) => {
    if (!canDraw(name)) skip(`this ffmpeg cannot draw ${name}`)
    const { probe, frames } = await accepted(name)
    const expected = framesByFfprobe(clip(name))
    expect(probe.frames).toBe(expected.length)
    expect(greatestDifference(unpackFrames(frames).ptsUs, expected)).toBeLessThanOrEqual(1)
  })

  test('the duration reaches to the end of the last frame, counted from the first', async () => {
    expect((await accepted('cfr25.mp4')).probe.durationMs).toBe(2000)
    expect((await accepted('shifted.mp4')).probe.durationMs).toBe(2000)
    expect((await accepted('cut.mp4')).probe.durationMs).toBe(1280)
  })

  test('uneven frames are told from even ones, also where a container rounds to milliseconds', async () => {
    const variable = async (name: string): Promise<boolean> => (await accepted(name)).probe.variableRate
    expect(await variable('vfr.mp4')).toBe(true)
    for (const name of ['cfr25.mp4', 'cfr2997.mp4', 'cfr2997.mkv', 'cut.mp4'])
      expect([name, await variable(name)]).toEqual([name, false])
  })
})

describe.skipIf(clipsMissing !== undefined)(onClips('what is read of a file'), () => {
  test('size is that of the picture as it is shown, after rotation', async () => {
    const { width, height, rotation } = (await accepted('rotated.mp4')).probe
    expect({ width, height, rotation }).toEqual({ width: 120, height: 160, rotation: 90 })
  })

  test('containers are told by their content, whatever the file is called', async () => {
    const container = async (name: string): Promise<string> => (await accepted(name)).probe.container
    expect(await container('cfr25.mp4')).toBe('mp4')
    expect(await container('cfr25.mov')).toBe('mov')
    expect(await container('cfr2997.mkv')).toBe('mkv')
    expect(await container('vp9.webm')).toBe('webm')
    expect(await container('renamed.mp4')).toBe('webm')
  })

  test('sound that the engine cannot play does not count as sound, but is named', async () => {
    const { probe, soundCodec } = await accepted('ac3.mp4')
    expect([probe.hasAudio, soundCodec]).toEqual([false, 'ac3'])
    expect((await accepted('cfr25.mp4')).probe.hasAudio).toBe(true)
  })

  test('frames a second are the mean over the whole file', async () => {
    const fps = async (name: string): Promise<number> => (await accepted(name)).probe.fps
    expect([await fps('cfr25.mp4'), await fps('cfr2997.mp4'), await fps('cfr5994.mp4')]).toEqual([25, 29.97, 59.94])
  })

  test('the longest way between key frames, also the last one to the end of the file', async () => {
    const way = async (name: string): Promise<number> => (await accepted(name)).probe.keyEveryMs
    expect([await way('fragmented.mp4'), await way('cfr25.mp4'), await way('long-gop.mp4')]).toEqual([400, 2000, 2000])
  })

  test('a stretch without frames is told; steps as phones make them are not', async () => {
    expect((await accepted('gappy.mp4')).probe.gaps).toEqual([{ startMs: 600, endMs: 1520 }])
    for (const name of ['vfr.mp4', 'cfr2997.mkv', 'cut.mp4']) expect((await accepted(name)).probe.gaps).toEqual([])
  })

  test('woven half pictures in a transport stream are better drawn anew than packed anew', async ({ skip }) => {
    if (!canDraw('avchd.mts')) skip('this ffmpeg cannot draw avchd.mts')
    expect(await probeFile(clip('avchd.mts'))).toMatchObject({
      ok: false,
      params: { interlaced: 1 },
      remedies: ['convert', 'remux'],
    })
  })

  test('everything found survives being sent between threads', async () => {
    const found = await accepted('vfr.mp4')
    expect(structuredClone(found)).toEqual(found)
  })

  test('the fingerprint is that of the file alone', async () => {
    const found = await accepted('cfr25.mp4')
    expect(found.fingerprint).toBe(await fingerprintFile(clip('cfr25.mp4')))
    expect(found.fingerprint).not.toBe((await accepted('shifted.mp4')).fingerprint)
  })

  test.runIf(process.platform === 'linux')(
    'no file is left open, neither after an answer nor after a refusal',
    async () => {
      for (const name of ['cfr25.mp4', 'hevc.mp4', 'truncated-moov-last.mp4']) await probeFile(clip(name))
      const open = readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(join('/proc/self/fd', fd)).includes('test-clips')
        } catch {
          return false
        }
      })
      expect(open).toEqual([])
    },
  )
})

describe.skipIf(clipsMissing !== undefined)(onClips('a file that cannot be coded is refused with the reason'), () => {
  const refusals: readonly {
    readonly name: string
    readonly code: string
    readonly params?: Record<string, string | number>
    readonly remedies?: readonly string[]
  }[] = [
    { name: 'hevc.mp4', code: 'media-codec-unplayable', params: { codec: 'HEVC (H.265)' }, remedies: ['convert'] },
    { name: 'mpeg4.mp4', code: 'media-codec-unplayable', params: { codec: 'MPEG-4 Part 2' }, remedies: ['convert'] },
    { name: 'mpeg4.mkv', code: 'media-codec-unplayable', params: { codec: 'MPEG-4 Part 2' }, remedies: ['convert'] },
    { name: 'prores.mov', code: 'media-codec-unplayable', params: { codec: 'Apple ProRes' }, remedies: ['convert'] },
    { name: 'mjpeg.mov', code: 'media-codec-unplayable', params: { codec: 'Motion JPEG' }, remedies: ['convert'] },
    { name: 'h263.3gp', code: 'media-codec-unplayable', params: { codec: 'H.263' }, remedies: ['convert'] },
    { name: 'xvid.avi', code: 'media-container-unsupported', params: { container: 'AVI' }, remedies: ['convert'] },
    { name: 'mpeg2.mpg', code: 'media-container-unsupported', params: { container: 'MPEG' }, remedies: ['convert'] },
    {
      name: 'windows.wmv',
      code: 'media-container-unsupported',
      params: { container: 'Windows Media' },
      remedies: ['convert'],
    },
    {
      name: 'camera.mts',
      code: 'media-container-unsupported',
      params: { container: 'AVCHD / MPEG transport stream', width: 160, height: 120 },
      remedies: ['remux', 'convert'],
    },
    {
      name: 'stream.ts',
      code: 'media-container-unsupported',
      params: { container: 'AVCHD / MPEG transport stream', width: 160, height: 120 },
      remedies: ['remux', 'convert'],
    },
    { name: 'sound.mp4', code: 'media-no-picture' },
    { name: 'sound.wav', code: 'media-no-picture' },
    { name: 'sound.mp3', code: 'media-no-picture' },
    { name: 'truncated-moov-last.mp4', code: 'media-truncated' },
    { name: 'truncated-moov-first.mp4', code: 'media-truncated' },
    { name: 'truncated.mkv', code: 'media-truncated' },
    { name: 'truncated.webm', code: 'media-truncated' },
    { name: 'edit-two.mp4', code: 'media-cut-inside' },
    { name: 'empty.mp4', code: 'media-empty' },
    { name: 'text.mp4', code: 'media-not-video' },
    { name: 'zeros.mp4', code: 'media-not-video' },
  ]
  test.for(refusals)('$name: $code', async ({ name, code, params = {}, remedies = [] }, { skip }) => {
    if (!canDraw(name)) skip(`this ffmpeg cannot draw ${name}`)
    expect(await probeFile(clip(name))).toEqual({ ok: false, code, params: { name, ...params }, remedies })
  })
})

describe.skipIf(clipsMissing !== undefined)(onClips('a file with some wrong bytes'), () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-damaged-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(['cfr25.mp4', 'fragmented.mp4', 'cfr2997.mkv', 'vp9.webm', 'camera.mts'])(
    '%s is read or refused: it is never thrown over, and never takes all time or memory',
    async (name) => {
      const sound = readFileSync(clip(name))
      const path = join(folder, name)
      // Indexes lie at the beginning or the end: that is where a wrong byte matters.
      const place = fc.tuple(fc.boolean(), fc.nat(Math.min(4000, sound.length) - 1))
      const wrong = fc.array(fc.tuple(place, fc.constantFrom(0, 1, 127, 255)), { minLength: 1, maxLength: 12 })
      await fc.assert(
        fc.asyncProperty(wrong, async (changes) => {
          const bytes = Buffer.from(sound)
          for (const [[fromEnd, at], value] of changes) bytes[fromEnd ? bytes.length - 1 - at : at] = value
          writeFileSync(path, bytes)
          const result = await probeFile(path)
          if (result.ok) expect(result.probe.frames).toBeGreaterThan(0)
          else expect(result.code).toMatch(/^media-/)
        }),
        { numRuns: 150 },
      )
    },
  )
})
