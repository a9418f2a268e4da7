import { describe, expect, test } from 'vitest'
import type { GoodProbe } from '#shared/study/register-check.ts'
import type { FileLook } from '../../../renderer/host/background-look.ts'
import { findingWords, formatWords, rateWords, soundWords } from '../../../renderer/features/register/check-words.ts'
import { lookWords } from '../../../renderer/features/register/look-words.ts'

function probe(over: Partial<GoodProbe>): GoodProbe {
  return {
    ok: true,
    container: 'mp4',
    codec: 'avc',
    width: 1280,
    height: 720,
    rotation: 0,
    hasAudio: true,
    frames: 1500,
    durationMs: 60_000,
    variableRate: false,
    fps: 25,
    keyEveryMs: 500,
    soundCodec: 'aac',
    gaps: [],
    converted: false,
    ...over,
  }
}

describe('what looking through an added recording found', () => {
  const look = (over: Partial<FileLook>, part = 1, parts = 1): FileLook => ({
    file: { mediaId: `m${String(part)}`, recordingId: 'r', view: 'infant', part, parts } as FileLook['file'],
    state: 'done',
    check: { stepMs: 1000, black: [], frozen: [] },
    soundUnread: false,
    ...over,
  })
  const dark = { stepMs: 1000, black: [{ startMs: 12_000, endMs: 20_000 }], frozen: [] }

  test.each<[string, FileLook[], boolean, string, string[]]>([
    ['nothing yet, while others are looked at', [], true, 'Waits', []],
    ['nothing, and nobody looks', [], false, 'Not looked through yet', []],
    ['a look that was stopped', [look({ state: 'stopped' })], false, 'Not looked through yet', []],
    ['a look under way', [look({ state: 'looking' })], true, 'Being looked through…', []],
    ['nothing odd', [look({})], false, 'Nothing black or still seen', []],
    ['a black stretch', [look({ check: dark })], false, '', ['Looks black from 0:12 to 0:20.']],
    [
      'one of two files, as soon as it is known',
      [look({ check: dark }, 1, 2), look({ state: 'waiting', check: null }, 2, 2)],
      true,
      'Waits',
      ['Infant, part 1: looks black from 0:12 to 0:20.'],
    ],
    [
      'pictures and sound that cannot be read',
      [look({ check: null, soundUnread: true })],
      false,
      '',
      ['Its pictures could not be read to their end; no sound could be read.'],
    ],
  ])('%s', (_what, looks, running, quiet, found) => {
    expect(lookWords(looks, running)).toEqual({ quiet, found })
  })
})

describe('what was found in a file, in words', () => {
  test.each([
    [{ fps: 25 }, '25 frames/s'],
    [{ fps: 30_000 / 1001 }, '29.97 frames/s'],
    [{ fps: 59.940_06 }, '59.94 frames/s'],
    [{ fps: 29.61, variableRate: true }, 'variable, about 30'],
    [{ fps: 0, frames: 1500, durationMs: 60_000 }, '25 frames/s'],
    [{ fps: 0, frames: 0, durationMs: 0 }, 'not known'],
  ])('names the rate %j as %j', (over, words) => {
    expect(rateWords(probe(over))).toBe(words)
  })

  test.each([
    [{ hasAudio: true, soundCodec: 'aac' }, 'yes'],
    [{ hasAudio: false, soundCodec: null }, 'none'],
    [{ hasAudio: false, soundCodec: 'ac3' }, 'AC-3, not played'],
  ])('names the sound %j as %j', (over, words) => {
    expect(soundWords(probe(over))).toBe(words)
  })

  test.each([
    [{ container: 'AVCHD / MPEG transport stream' }, 'AVCHD'],
    [
      { container: 'AVCHD / MPEG transport stream', interlaced: 1, width: 1440, height: 1080 },
      'AVCHD, interlaced, 1440 × 1080',
    ],
    [{ container: 'MPEG' }, 'MPEG-2 (DVD)'],
    [{ codec: 'HEVC (H.265)' }, 'HEVC (H.265)'],
    [{ container: 'Windows Media' }, 'Windows Media'],
  ])('says what has to be converted: %j is %j', (params, words) => {
    expect(formatWords({ ok: false, code: 'media-container-unsupported', params, remedies: ['convert'] })).toBe(words)
  })

  test('tells where the longest gap is, and that times stay true', () => {
    const gap = { kind: 'gaps', count: 2, longestMs: 4200, atMs: 192_480 } as const
    expect(findingWords(gap)).toEqual({
      short: '2 gaps',
      long: 'Longest of 2 gaps: for 4.2 s from 3:12.480 there is no new frame. Times stay true; what happened in between cannot be coded.',
    })
  })
})
