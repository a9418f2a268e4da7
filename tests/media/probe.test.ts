import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
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
  test.each(playable)('%s: every frame has the time that ffprobe finds', async (name) => {
    if (!canDraw(name)) return
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
  const refusals: readonly (readonly [name: string, code: string, params?: Record<string, string>])[] = [
    ['hevc.mp4', 'media-codec-unplayable', { codec: 'HEVC (H.265)' }],
    ['mpeg4.mp4', 'media-codec-unplayable', { codec: 'MPEG-4 Part 2' }],
    ['mpeg4.mkv', 'media-codec-unplayable', { codec: 'MPEG-4 Part 2' }],
    ['prores.mov', 'media-codec-unplayable', { codec: 'Apple ProRes' }],
    ['mjpeg.mov', 'media-codec-unplayable', { codec: 'Motion JPEG' }],
    ['h263.3gp', 'media-codec-unplayable', { codec: 'H.263' }],
    ['xvid.avi', 'media-container-unsupported', { container: 'AVI' }],
    ['mpeg2.mpg', 'media-container-unsupported', { container: 'MPEG' }],
    ['windows.wmv', 'media-container-unsupported', { container: 'Windows Media' }],
    ['camera.mts', 'media-container-unsupported', { container: 'AVCHD / MPEG transport stream' }],
    ['stream.ts', 'media-container-unsupported', { container: 'AVCHD / MPEG transport stream' }],
    ['sound.mp4', 'media-no-picture'],
    ['sound.wav', 'media-no-picture'],
    ['sound.mp3', 'media-no-picture'],
    ['truncated-moov-last.mp4', 'media-truncated'],
    ['truncated-moov-first.mp4', 'media-truncated'],
    ['truncated.mkv', 'media-truncated'],
    ['truncated.webm', 'media-truncated'],
    ['edit-two.mp4', 'media-cut-inside'],
    ['empty.mp4', 'media-empty'],
    ['text.mp4', 'media-not-video'],
    ['zeros.mp4', 'media-not-video'],
  ]
  beforeAll(() => {
    clip('cfr25.mp4')
  })

  test.each(refusals)('%s: %s', async (name, code, params = {}) => {
    if (!canDraw(name)) return
    expect(await probeFile(clip(name))).toEqual({ ok: false, code, params: { name, ...params } })
  })
})
