import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileFindings, framesPerSecond, recordingFindings, type GoodProbe } from '#shared/study/register-check.ts'
import { groupRecordings, type RegisterEntry, type RegisterRecording } from '#shared/study/register.ts'

function probe(over: Partial<GoodProbe> = {}): GoodProbe {
  return {
    ok: true,
    container: 'mp4',
    codec: 'avc',
    width: 1280,
    height: 720,
    rotation: 0,
    hasAudio: true,
    frames: 15_000,
    durationMs: 600_000,
    variableRate: false,
    fps: 25,
    keyEveryMs: 500,
    soundCodec: 'aac',
    gaps: [],
    converted: false,
    ...over,
  }
}

function entry(over: Partial<RegisterEntry>): RegisterEntry {
  return {
    path: '/v/a.mp4',
    dyad: 'D001',
    timePoint: 'baseline',
    site: '',
    task: '',
    camera: 'both',
    part: '',
    pause: '',
    age: '',
    ...over,
  }
}

type Made = readonly [over: Partial<RegisterEntry>, probe: Partial<GoodProbe>]

/** One recording of these files, and what was found in each. */
function recordingOf(...made: readonly Made[]): [RegisterRecording, ReadonlyMap<string, GoodProbe>] {
  const entries = made.map(([over], n) => entry({ path: `/${String(n)}`, ...over }))
  const probes = new Map(entries.map(({ path }, n) => [path, probe(made[n]?.[1])]))
  const [recording] = groupRecordings(entries)
  if (recording === undefined) throw new Error('one recording expected')
  return [recording, probes]
}

describe('a file before it is added', () => {
  test('gives no reason for a second look when all is as usual', () => {
    expect(fileFindings(probe())).toEqual([])
  })

  test('names its longest gap, where it is, and how many there are', () => {
    const gaps = [
      { startMs: 1000, endMs: 1500 },
      { startMs: 60_000, endMs: 64_200 },
      { startMs: 90_000, endMs: 91_000 },
    ]
    expect(fileFindings(probe({ gaps }))).toEqual([{ kind: 'gaps', count: 3, longestMs: 4200, atMs: 60_000 }])
  })

  test.each([
    ['a low rate', { fps: 12.5 }, 'low-rate'],
    ['a low rate that only the count of frames tells', { fps: 0, frames: 7500 }, 'low-rate'],
    ['a very small picture', { width: 176, height: 144 }, 'small-picture'],
    ['a small picture on end', { width: 144, height: 320 }, 'small-picture'],
    ['sound that is not played', { hasAudio: false, soundCodec: 'ac3' }, 'sound-unplayable'],
    ['a long way between frames that stand by themselves', { keyEveryMs: 3001 }, 'slow-steps'],
  ])('tells of %s', (_, over, kind) => {
    expect(fileFindings(probe(over)).map((finding) => finding.kind)).toEqual([kind])
  })

  test.each([
    ['twenty frames a second', { fps: 20 }],
    ['a quarter of standard definition, on end too', { width: 240, height: 320 }],
    ['no sound at all, which may be meant', { hasAudio: false, soundCodec: null }],
    ['a length, rate and way that are not known', { fps: 0, frames: 0, durationMs: 0, keyEveryMs: 0 }],
  ])('is fine with %s', (_, over) => {
    expect(fileFindings(probe(over))).toEqual([])
  })

  test('has the rate of its frames where none was found', () => {
    expect(framesPerSecond(probe({ fps: 0, frames: 1500, durationMs: 50_050 }))).toBeCloseTo(29.97, 2)
  })
})

describe('a recording before it is added', () => {
  test('gives no reason for a second look when its cameras are alike', () => {
    expect(
      recordingFindings(...recordingOf([{ camera: 'caregiver' }, {}], [{ camera: 'infant' }, { hasAudio: false }])),
    ).toEqual([])
  })

  test('tells when no camera has sound', () => {
    const mute = { hasAudio: false }
    expect(recordingFindings(...recordingOf([{ camera: 'caregiver' }, mute], [{ camera: 'infant' }, mute]))).toEqual([
      { kind: 'no-sound' },
    ])
  })

  test('tells when cameras end more than ten seconds apart, counting all files of each', () => {
    const half = { durationMs: 300_000 }
    const parts = (secondMs: number): Made[] => [
      [{ camera: 'caregiver' }, {}],
      [{ camera: 'infant', part: '1' }, half],
      [{ camera: 'infant', part: '2' }, { durationMs: secondMs }],
    ]
    expect(recordingFindings(...recordingOf(...parts(290_000)))).toEqual([])
    expect(recordingFindings(...recordingOf(...parts(289_999)))).toEqual([
      { kind: 'lengths-differ', shortestMs: 589_999, longestMs: 600_000 },
    ])
  })

  test('names a camera that is less than half as long as the longest', () => {
    expect(
      recordingFindings(...recordingOf([{ camera: 'caregiver' }, {}], [{ camera: 'infant' }, { durationMs: 60_000 }])),
    ).toEqual([{ kind: 'camera-short', view: 'infant', lengthMs: 60_000, longestMs: 600_000 }])
  })

  test('names a file that is much shorter than the others of its camera, but not the last one', () => {
    const [recording, probes] = recordingOf(
      [{ part: '1' }, {}],
      [{ part: '2' }, { durationMs: 4000 }],
      [{ part: '3' }, {}],
      [{ part: '4' }, { durationMs: 4000 }],
    )
    expect(recordingFindings(recording, probes)).toEqual([
      { kind: 'file-short', path: '/1', lengthMs: 4000, longestMs: 600_000 },
    ])
  })

  test('names parts whose number is missing', () => {
    expect(recordingFindings(...recordingOf([{ part: '1' }, {}], [{ part: '3' }, {}]))).toEqual([
      { kind: 'parts-left-out', view: 'both', missing: [2] },
    ])
  })

  test('says nothing of files that nobody has looked into', () => {
    const [recording] = recordingOf([{}, {}])
    expect(recordingFindings(recording, new Map())).toEqual([])
  })

  test('never doubts cameras that are equally long, however many files each has', () => {
    const camera = (view: 'caregiver' | 'infant', pieces: number): Made[] =>
      Array.from({ length: pieces }, (_, n) => [
        { camera: view, part: String(n + 1) },
        { durationMs: 600_000 / pieces },
      ])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (first, second) => {
        expect(recordingFindings(...recordingOf(...camera('caregiver', first), ...camera('infant', second)))).toEqual(
          [],
        )
      }),
    )
  })
})
