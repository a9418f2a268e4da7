import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny'
import { describe, expect, test } from 'vitest'
import type { DemoStudy } from '../../electron/demo/demo-study.ts'

const demo = join(import.meta.dirname, '../../electron/demo')
const media = join(demo, 'media')
const study = JSON.parse(readFileSync(join(demo, 'demo-study.json'), 'utf8')) as DemoStudy
const samples = ['D001-t1-mother.mp4', 'D005-t1-baby.mp4', 'D010-t2-baby.mp4']

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
if (!hasFfmpeg)
  console.warn(
    'SKIPPED: pictures at known onsets are not checked, because ffmpeg is not installed (apt-get install ffmpeg).',
  )

async function open(
  file: string,
): Promise<{ times: number[]; keys: number[]; codec: string | null; audio: string | null; size: [number, number] }> {
  const input = new Input({ source: new FilePathSource(join(media, file)), formats: ALL_FORMATS })
  const track = await input.getPrimaryVideoTrack()
  if (track === null) throw new Error(`${file} has no picture`)
  const times: number[] = []
  const keys: number[] = []
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })) {
    if (packet.type === 'key') keys.push(times.length)
    times.push(packet.timestamp)
  }
  const audio = await input.getPrimaryAudioTrack()
  return {
    times: times.sort((a, b) => a - b),
    keys,
    codec: await track.getCodec(),
    audio: audio === null ? null : await audio.getCodec(),
    size: [await track.getDisplayWidth(), await track.getDisplayHeight()],
  }
}

describe('the files of the demo study', () => {
  test('each recording has both its camera files, and no other file lies beside them', () => {
    const named = study.recordings.flatMap(({ files }) => files.map(({ file }) => file))
    expect(readdirSync(media).sort()).toEqual([...named].sort())
  })

  test('all files together stay under 16 MB', () => {
    const bytes = readdirSync(media).reduce((sum, file) => sum + statSync(join(media, file)).size, 0)
    expect(bytes).toBeLessThan(16_000_000)
  })

  test.each(samples)('%s is H.264 with AAC sound at 480 x 360', async (file) => {
    const { codec, audio, size } = await open(file)
    expect([codec, audio, ...size]).toEqual(['avc', 'aac', 480, 360])
  })

  test.each(samples)('%s has 1500 frames, frame i starting at i x 40 ms', async (file) => {
    const { times } = await open(file)
    const start = times[0] ?? 0
    expect(times.map((time) => Math.round((time - start) * 1000))).toEqual(
      Array.from({ length: 1500 }, (_, i) => i * 40),
    )
    expect(start).toBe(0)
  })

  test.each(samples)('%s can be entered once a second, so that stepping back is quick', async (file) => {
    const { keys } = await open(file)
    expect(keys).toEqual(Array.from({ length: 60 }, (_, i) => i * 25))
  })

  test.each(samples)('the index of %s lies before its pictures', (file) => {
    const bytes = readFileSync(join(media, file))
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
  })
})

const frameBytes = 480 * 360

/** Grey pictures of the frames `from` up to `to`, decoded one by one. */
function decode(file: string, from: number, to: number): Buffer[] {
  const select = `select=between(n\\,${from}\\,${to - 1})`
  const out = execFileSync(
    'ffmpeg',
    [
      '-v',
      'error',
      '-i',
      join(media, file),
      '-vf',
      select,
      '-fps_mode',
      'passthrough',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      '-',
    ],
    { maxBuffer: 64 * frameBytes },
  )
  return Array.from({ length: out.length / frameBytes }, (_, i) => out.subarray(i * frameBytes, (i + 1) * frameBytes))
}

/** How many pixels differ plainly (more than 24 of 255, which the encoder's own noise hardly reaches). */
function changed(a: Buffer, b: Buffer): number {
  let count = 0
  for (let i = 0; i < a.length; i++) if (Math.abs((a[i] ?? 0) - (b[i] ?? 0)) > 24) count += 1
  return count
}

/** Onsets that follow at least 0.6 s without another event of the same person, so that nothing else moves just before. */
function clearOnsets(recording: string, camera: 'mother' | 'baby', count: number): number[] {
  const own = camera === 'mother' ? ['cg_phase'] : ['inf_phase', 'inf_reg']
  const events = (study.truth.find((entry) => entry.recording === recording)?.events ?? []).filter(({ set }) =>
    own.includes(set),
  )
  const starts = study.recordings.find(({ id }) => id === recording)?.episodes.map(({ startMs }) => startMs) ?? []
  const moments = events.flatMap(({ onset, offset }) => [onset, offset ?? onset])
  const quiet = (onset: number): boolean =>
    moments.every((moment) => moment === onset || moment > onset || moment < onset - 600)
  const phases = events.filter(({ set, onset }) => set !== 'inf_reg' && !starts.includes(onset) && quiet(onset))
  return phases.slice(0, count).map(({ onset }) => onset)
}

const cases = [
  ['D001-t1', 'mother'],
  ['D006-t1', 'baby'],
  ['D009-t2', 'mother'],
] as const

describe.skipIf(!hasFfmpeg)('the pictures of the demo study', () => {
  test.each(cases)('in %s the %s changes at exactly the frame of each onset', (recording, camera) => {
    const onsets = clearOnsets(recording, camera, 4)
    expect(onsets).toHaveLength(4)
    for (const onset of onsets) {
      const frame = onset / study.frameMs
      const pictures = decode(`${recording}-${camera}.mp4`, frame - 3, frame + 1)
      const steps = pictures.slice(1).map((picture, i) => changed(picture, pictures[i] ?? picture))
      const [twoBefore = 0, before = 0, at = 0] = steps
      expect(at, `${recording} ${camera} at ${onset} ms: ${steps.join(' ')}`).toBeGreaterThan(200)
      // Twice, because hands may be waving in the state that ends here.
      expect(at).toBeGreaterThan(2 * Math.max(before, twoBefore))
    }
  })
})
