import { describe, expect, test } from 'vitest'
import type { MediaListRow } from '#shared/study/media.ts'
import {
  attentionWords,
  isMute,
  rateWords,
  soundWords,
  stepsAreSlow,
  stretchWords,
  whereFrom,
} from '../../../renderer/features/media/words.ts'

const well: MediaListRow = {
  mediaId: 'm',
  url: '',
  recordingId: 'r',
  recording: 'D003 Before',
  view: 'infant',
  part: 1,
  parts: 1,
  name: 'a.mp4',
  state: 'present',
  checkedAt: null,
  sha256: null,
  bytes: 1,
  durationMs: 60_000,
  fps: 25,
  variableRate: false,
  keyEveryMs: 500,
  hasAudio: true,
  soundCodec: 'aac',
  hasWaveform: true,
  noSound: null,
  picture: { stepMs: 500, black: [], frozen: [] },
  gaps: [],
  rendition: null,
  copyState: null,
  coded: false,
}

describe('a file in a list', () => {
  test('that is well has nothing said against it', () => {
    expect(attentionWords(well)).toEqual([])
  })

  test('says everything that wants a look', () => {
    const row: MediaListRow = {
      ...well,
      gaps: [{ startMs: 0, endMs: 900 }],
      keyEveryMs: 4000,
      picture: { stepMs: 500, black: [{ startMs: 12_000, endMs: 20_000 }], frozen: [{ startMs: 0, endMs: 5000 }] },
    }
    expect(attentionWords(row)).toEqual(['1 gap', 'looks black in places', 'looks still in places', 'slow steps'])
  })

  test('of several says which part of its camera it is', () => {
    expect(whereFrom({ ...well, part: 2, parts: 3 })).toBe('D003 Before · baby · part 2 of 3')
  })

  test.each([
    [25, false, '25'],
    [29.97, false, '29.97'],
    [24.6, true, 'about 24.60, varies'],
  ])('tells its rate: %d', (fps, variableRate, words) => {
    expect(rateWords({ fps, variableRate })).toBe(words)
  })
})

describe('sound that cannot be played', () => {
  const mute: MediaListRow = { ...well, hasAudio: false, soundCodec: 'ac3' }

  test('is called by its name, and that it is not played', () => {
    expect(soundWords(mute)).toBe('AC-3, not played')
  })

  test('is no concern any more once a copy is played', () => {
    expect(isMute({ ...mute, rendition: 'remux' })).toBe(false)
  })

  test('is something else than no sound', () => {
    expect(isMute({ ...well, hasAudio: false, soundCodec: null })).toBe(false)
  })
})

test('steps are slow where key frames are over a second apart, unless a copy with short ways is played', () => {
  expect([1000, 1001].map((keyEveryMs) => stepsAreSlow({ ...well, keyEveryMs }))).toEqual([false, true])
  expect(stepsAreSlow({ ...well, keyEveryMs: 4000, rendition: 'proxy' })).toBe(false)
})

test.each([
  [12_000, 20_000, '0:12 to 0:20'],
  [12_000, 12_640, '0:12.000 to 0:12.640'],
])('a stretch is told as precisely as it needs: %d to %d', (startMs, endMs, words) => {
  expect(stretchWords({ startMs, endMs })).toBe(words)
})
