import { execFileSync } from 'node:child_process'
import { copyFileSync, truncateSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Sound } from '#shared/study/sound-peaks.ts'
import { listen } from '../../electron/services/media/listen.ts'
import { probeFile } from '../../electron/services/media/probe.ts'
import { clipsMissing, ffmpeg, onClips } from '../support/media-clips.ts'
import { appIn, codeOf, jobId, smallStudy, temporaryFolder } from '../support/study-builder.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const SECONDS = 4
/** A beep (s) from 2.0 to 2.1; nothing else sounds. */
const BEEP = { from: 2, to: 2.1 }
const beep = (gain: number): string => `${gain}*sin(2*PI*1000*t)*between(t\\,${BEEP.from}\\,${BEEP.to})`
const picture = ['-f', 'lavfi', '-i', `testsrc=size=160x120:rate=25:duration=${SECONDS}`]
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const soundOf = (rate: number, channels: readonly string[] = [beep(0.5)]): string[] => [
  ...['-f', 'lavfi', '-i', `aevalsrc=${channels.join('|')}:s=${rate}:d=${SECONDS}`],
]

/** Films with that beep in many a container. */
const films: Readonly<Record<string, readonly string[]>> = {
  'aac.mp4': [...picture, ...soundOf(48_000), ...h264, '-c:a', 'aac'],
  'cd.mkv': [...picture, ...soundOf(44_100, [beep(0.5), beep(-0.5)]), ...h264, '-c:a', 'libmp3lame'],
  'low.mov': [...picture, ...soundOf(16_000), ...h264, '-c:a', 'pcm_s16be'],
  'six.mp4': [...picture, ...soundOf(48_000, ['0', '0', '0', '0', beep(0.5), '0']), ...h264, '-c:a', 'ac3'],
  'late.mp4': [...picture, ...soundOf(48_000), ...h264, '-c:a', 'aac', '-output_ts_offset', '1.48'],
  'far.mkv': [...picture, ...soundOf(48_000), ...h264, '-c:a', 'ac3', '-output_ts_offset', '95000'],
  'opus.webm': [...picture, ...soundOf(48_000), '-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libopus'],
}
const film = (name: string): string => folder.path + '/' + name

beforeAll(() => {
  if (clipsMissing !== undefined) return
  for (const [name, args] of Object.entries(films))
    execFileSync(ffmpeg, ['-loglevel', 'error', '-y', ...args, film(name)])
  // A second and a half of sound is missing in the middle, and the beep comes after it.
  execFileSync(ffmpeg, [
    ...['-loglevel', 'error', '-y', '-i', film('aac.mp4'), '-c:v', 'copy'],
    ...['-af', 'aselect=not(between(t\\,0.3\\,1.8))', '-c:a', 'pcm_s16le', film('gap.mkv')],
  ])
  copyFileSync(film('aac.mp4'), film('cut.mp4'))
  truncateSync(film('cut.mp4'), Math.round(statSync(film('cut.mp4')).size / 2))
}, 60_000)

const quiet = new AbortController().signal
async function heard(name: string, signal = quiet, onProgress = (): void => undefined): Promise<Sound | null> {
  const probe = await probeFile(film(name))
  const fromUs = probe.ok ? probe.frames.startUs : 0
  const durationUs = name === 'long.mkv' ? 3600e6 : SECONDS * 1e6
  return listen({ ffmpeg, path: film(name), fromUs, durationUs, signal, onProgress })
}

/** When it is loud, in seconds from the first frame. */
async function loudFrom(name: string, level = 30): Promise<{ from: number; to: number }> {
  const probe = await probeFile(film(name))
  const sound = await heard(name)
  if (sound === null || !probe.ok) throw new Error('nothing was heard')
  const [finest = new Uint8Array(0)] = sound.levels
  const loud: number[] = []
  for (let bin = 0; bin < finest.length / 2; bin += 1)
    if ((finest[2 * bin + 1] ?? 0) - 128 > level)
      loud.push((sound.startUs + bin * sound.binUs - probe.frames.startUs) / 1e6)
  return { from: loud[0] ?? NaN, to: (loud.at(-1) ?? NaN) + sound.binUs / 1e6 }
}

describe.skipIf(clipsMissing !== undefined)(onClips('a converter that listens'), () => {
  test.each([...Object.keys(films), 'gap.mkv'])(
    '%s: the beep is where it sounds, counted from the first frame',
    async (name) => {
      const { from, to } = await loudFrom(name)
      // Encoders smear a sound over one of their frames (21 ms at 48,000 a second).
      expect(Math.abs(from - BEEP.from)).toBeLessThan(0.03)
      expect(Math.abs(to - BEEP.to)).toBeLessThan(0.06)
    },
  )

  test('the peaks are those of the samples', async () => {
    const sound = await heard('low.mov')
    const finest = sound?.levels[0] ?? new Uint8Array(0)
    expect([Math.max(...finest), Math.min(...finest)]).toEqual([128 + 64, 64])
  })

  test('sound in opposite phase on two channels does not cancel out', async () => {
    const finest = (await heard('cd.mkv'))?.levels[0] ?? new Uint8Array(0)
    expect(Math.max(...finest)).toBeGreaterThan(180)
    expect(Math.min(...finest)).toBeLessThan(76)
  })

  test.each(['silent.mp4', 'text.mp4', 'cut.mp4'])('%s: nothing is said of it', async (name) => {
    if (name === 'silent.mp4') execFileSync(ffmpeg, ['-loglevel', 'error', '-y', ...picture, ...h264, film(name)])
    if (name === 'text.mp4') copyFileSync(join(import.meta.dirname, 'listen.test.ts'), film(name))
    expect(await heard(name)).toBeNull()
  })

  test('told to stop under way, it stops with the reason', async () => {
    const hour = ['-t', '3600', '-c:v', 'mjpeg', '-c:a', 'flac']
    const sources = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=1', '-f', 'lavfi', '-i', 'anullsrc=r=8000:cl=mono']
    execFileSync(ffmpeg, ['-loglevel', 'error', '-y', ...sources, ...hour, film('long.mkv')])
    const stop = new AbortController()
    const onProgress = vi.fn(() => stop.abort(new Error('enough')))
    await expect(heard('long.mkv', stop.signal, onProgress)).rejects.toThrow('enough')
    expect(onProgress, 'it had begun').toHaveBeenCalled()
    expect(onProgress.mock.calls.length, 'it did not go on to the end').toBeLessThan(99)
  })
})

describe.skipIf(clipsMissing !== undefined)(onClips('the sound of a recording, asked of the host'), () => {
  test('is heard for whoever may see the recording, and kept nowhere; without a converter the page has to listen', async () => {
    const host = temporaryFolder()
    const { app, client } = appIn(host.path)
    try {
      await smallStudy(client, host.path)
      const mediaId = (await client.call('media.list', {})).rows[0]?.mediaId ?? ''
      const sound = await client.call('media.listen', { mediaId, ...jobId() })
      expect(sound?.levels.length).toBeGreaterThan(0)
      expect(await client.call('media.waveform', { mediaId, level: 0 })).toBeNull()
      expect(await codeOf(client.call('media.listen', { mediaId: 'med_nowhere', ...jobId() }))).toBe('media-unknown')
      vi.stubEnv('ATTUNE_FFMPEG', 'none')
      expect(await client.call('media.listen', { mediaId, ...jobId() })).toBeNull()
    } finally {
      vi.unstubAllEnvs()
      await app.close()
      host.remove()
    }
  })
})
