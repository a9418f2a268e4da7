import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ms } from '#shared/time/ms.ts'
import { matchName, parsePattern, type NamePattern } from '#shared/study/register-pattern.ts'
import { matchTable, parseRegisterTable, type RegisterTable } from '#shared/study/register-table.ts'
import {
  applyValues,
  cameraView,
  fitEpisodes,
  groupRecordings,
  toImportRow,
  type RegisterEntry,
} from '#shared/study/register.ts'
import { ImportRow } from '#shared/study/recording.ts'
import type { GoodProbe } from '#shared/study/register-check.ts'
import { findingWords, formatWords, rateWords, soundWords } from '../../../renderer/features/register/check-words.ts'

function pattern(text: string): NamePattern {
  const result = parsePattern(text)
  if (!result.ok) throw new Error(`${result.why} in ${text}`)
  return result.pattern
}

function table(text: string): RegisterTable {
  const result = parseRegisterTable(text)
  if (!result.ok) throw new Error(result.why)
  return result.table
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
    age: '',
    ...over,
  }
}

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

describe('a file-name pattern', () => {
  test('reads each place up to the text that follows it, without folder and extension', () => {
    expect(matchName(pattern('{dyad}_{time}_{site}_{camera}'), 'C:\\films\\D017_baseline_North_baby.mp4')).toEqual({
      dyad: 'D017',
      time: 'baseline',
      site: 'North',
      camera: 'baby',
    })
  })

  test('does not fit a name that lacks one of its parts', () => {
    expect(matchName(pattern('{dyad}_{time}_{camera}'), 'D017_baseline.mp4')).toBeNull()
  })

  test('does not fit a name in which a place would be empty', () => {
    expect(matchName(pattern('{dyad}_{time}'), 'D017_.mp4')).toBeNull()
  })

  test('passes over what tells nothing, and ignores the case of its fixed text', () => {
    expect(matchName(pattern('rec {*}-{dyad}-T{time}'), 'REC 2024 x-D9-t2.mov')).toEqual({ dyad: 'D9', time: '2' })
  })

  test('lets the last place keep further separators', () => {
    expect(matchName(pattern('{time}_{dyad}'), 't1_14_B.mp4')).toEqual({ time: 't1', dyad: '14_B' })
  })

  test.each([
    ['', 'empty'],
    ['{dyad}{time}', 'touching'],
    ['{dyad}_{dyad}', 'repeated-field'],
    ['{dyad}_{arm}', 'unknown-field'],
    ['{dyad}_{time', 'unclosed'],
    ['{time}_{camera}', 'no-dyad'],
  ])('is refused with its reason: %s', (text, why) => {
    expect(parsePattern(text)).toMatchObject({ ok: false, why })
  })

  test('reads back any values that do not hold its separator', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/)
    fc.assert(
      fc.property(word, word, word, (dyad, time, site) => {
        expect(matchName(pattern('{dyad}_{time}_{site}'), `/x/${dyad}_${time}_${site}.mp4`)).toEqual({
          dyad,
          time,
          site,
        })
      }),
    )
  })
})

describe('a pasted table', () => {
  test.each(['\t', ';', ','])('is read with cells separated by %j', (mark) => {
    const text = [
      ['File', 'Dyad', 'Time point', 'Age (weeks)'],
      ['a.mp4', 'D1', 'baseline', '17'],
    ]
      .map((row) => row.join(mark))
      .join('\r\n')
    expect(table(text).lines).toEqual([{ line: 2, file: 'a.mp4', values: { dyad: 'D1', time: 'baseline', age: '17' } }])
  })

  test('keeps separators, line ends and quotes that stand inside a quoted cell', () => {
    const [line] = table('file,dyad,task\n"a,1.mp4",D1,"free\n""play"""\n').lines
    expect(line).toMatchObject({ file: 'a,1.mp4', values: { task: 'free\n"play"' } })
  })

  test('leaves aside columns that it does not know', () => {
    expect(table('file;dyad;arm\na.mp4;D1;treatment').columns).toEqual(['file', 'dyad', null])
  })

  test.each([
    ['', 'empty'],
    ['dyad,time\nD1,t1', 'no-file-column'],
    ['file,time\na,t1', 'no-dyad-column'],
  ])('is refused with its reason: %j', (text, why) => {
    expect(parseRegisterTable(text)).toEqual({ ok: false, why })
  })

  test('finds files by name, with or without extension, whatever the case', () => {
    const match = matchTable(table('file,dyad\nA.MP4,D1\nb,D2\n'), ['/v/a.mp4', '/v/b.mov'])
    expect([...match.byPath.values()].map((values) => values.dyad)).toEqual(['D1', 'D2'])
  })

  test('lists files without a line, lines without a file, and lines that repeat a file', () => {
    const match = matchTable(table('file,dyad\na.mp4,D1\na.mp4,D2\nz.mp4,D3\n'), ['/v/a.mp4', '/v/other.mp4'])
    expect({
      files: match.unmatchedPaths,
      lines: match.linesWithoutFile.map((line) => line.file),
      repeated: match.repeatedLines.map((line) => line.line),
    }).toEqual({ files: ['/v/other.mp4'], lines: ['z.mp4'], repeated: [3] })
  })
})

describe('the register', () => {
  test.each([
    ['Mother', 'caregiver'],
    ['cam_baby'.replace('cam_', ''), 'infant'],
    ['split-screen', 'both'],
    ['', 'both'],
    ['camera 2', 'other'],
  ])('takes the camera word %j for %s', (word, view) => {
    expect(cameraView(word)).toBe(view)
  })

  test('makes one recording of two cameras, the caregiver as the reference', () => {
    const files = [
      entry({ path: '/b.mp4', camera: 'infant' }),
      entry({ path: '/m.mp4', camera: 'caregiver', dyad: 'd001' }),
    ]
    const groups = groupRecordings(files)
    expect(groups.map((group) => group.entries.map((one) => one.path))).toEqual([['/m.mp4', '/b.mp4']])
  })

  test.each([
    [[entry({ dyad: '' })], ['no-dyad']],
    [[entry({ dyad: 'two words' })], ['bad-dyad']],
    [[entry({ timePoint: ' ' })], ['no-time']],
    [[entry({ age: 'old' })], ['bad-age']],
    [[entry({ path: '/1' }), entry({ path: '/2' })], ['same-camera']],
    [[entry({ camera: 'infant', site: 'North' }), entry({ camera: 'caregiver', site: 'South' })], ['files-differ']],
  ] as const)('tells what is missing or does not fit (%#)', (entries, problems) => {
    expect(groupRecordings(entries).flatMap((group) => group.problems)).toEqual(problems)
  })

  test('keeps what was typed where a pattern says nothing', () => {
    expect(applyValues(entry({ site: 'North' }), { dyad: 'D9' })).toMatchObject({ dyad: 'D9', site: 'North' })
  })

  test('gives import lines that the contract accepts', () => {
    const [group] = groupRecordings([entry({ dyad: ' D001 ', age: '17,5', camera: 'infant' })])
    if (group === undefined) throw new Error('one group expected')
    const row = toImportRow(group, [{ kind: 'play', startMs: ms(0), endMs: ms(60_000) }])
    expect(ImportRow.parse(row)).toMatchObject({ dyad: 'D001', childAgeWeeks: 17.5, files: [{ view: 'infant' }] })
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

describe('episodes planned for all', () => {
  const planned = [
    { kind: 'play', startMs: ms(0), endMs: ms(120_000) },
    { kind: 'still', startMs: ms(120_000), endMs: ms(240_000) },
  ]

  test('are cut at the end of a shorter recording', () => {
    expect(fitEpisodes(planned, 150_000.4).at(-1)).toEqual({ kind: 'still', startMs: 120_000, endMs: 150_000 })
  })

  test('are left out where they begin after it', () => {
    expect(fitEpisodes(planned, 120_000).map((episode) => episode.kind)).toEqual(['play'])
  })
})
