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
  recordingLengthMs,
  toImportRow,
  type RegisterEntry,
} from '#shared/study/register.ts'
import { parsePause } from '#shared/study/register-pause.ts'
import { ImportRow } from '#shared/study/recording.ts'

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
    pause: '',
    age: '',
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

describe('a pause between consecutive files', () => {
  const parts = (...pauses: string[]): RegisterEntry[] =>
    pauses.map((pause, n) => entry({ path: `/${String(n + 1)}.mp4`, part: String(n + 1), pause }))
  const recordingOf = (...pauses: string[]) => {
    const [recording] = groupRecordings(parts(...pauses))
    if (recording === undefined) throw new Error('one recording expected')
    return recording
  }

  test.each([
    ['', 0],
    ['0', 0],
    ['90', 90_000],
    ['12.5 s', 12_500],
    ['2,25', 2250],
    ['1:30', 90_000],
    ['0:12:30', 750_000],
    ['1:00:00.5', 3_600_500],
    ['24:00:00', 86_400_000],
    ['24:00:01', null],
    ['1:75', null],
    ['1:75:00', null],
    ['-3', null],
    ['a while', null],
  ])('is read from %j as %j ms', (text, pauseMs) => {
    expect(parsePause(text)).toBe(pauseMs)
  })

  test('is carried to the import, before the file that follows it', () => {
    const row = ImportRow.parse(toImportRow(recordingOf('', '0:01:30', '2'), []))
    expect(row.files.map(({ offsetMs, continues }) => [offsetMs, continues])).toEqual([
      [0, undefined],
      [90_000, true],
      [2000, true],
    ])
  })

  test('makes the recording longer by itself', () => {
    expect(recordingLengthMs(recordingOf('', '30', '1:00'), () => 60_000)).toBe(270_000)
  })

  test.each([
    [['', 'long'], ['bad-pause']],
    [['5', ''], ['pause-first']],
    [['0:00', '5'], []],
  ])('of %j is told as %j', (pauses, problems) => {
    expect(recordingOf(...pauses).problems).toEqual(problems)
  })

  test.each(['pause', 'Pause before', 'Pause before (s)'])('comes from a table under %j', (heading) => {
    const { lines } = table(`file\tdyad\t${heading}\nb.mp4\tD1\t0:02:00`)
    expect(applyValues(entry({}), lines[0]?.values ?? {}).pause).toBe('0:02:00')
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
