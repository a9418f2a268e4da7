import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImportRow, type CameraView } from '#shared/study/recording.ts'
import { comparePart, inFilmingOrder, partsLeftOut } from '#shared/study/register-parts.ts'
import { matchName, parsePattern } from '#shared/study/register-pattern.ts'
import { matchTable, parseRegisterTable } from '#shared/study/register-table.ts'
import {
  applyValues,
  cameraLengthMs,
  followEachOther,
  groupRecordings,
  recordingLengthMs,
  toImportRow,
  viewsToOrder,
  type RegisterEntry,
  type RegisterRecording,
} from '#shared/study/register.ts'

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

function only(entries: readonly RegisterEntry[]): RegisterRecording {
  const [recording, ...others] = groupRecordings(entries)
  if (recording === undefined || others.length > 0) throw new Error('one recording expected')
  return recording
}

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })

describe('the order in which a camera filmed', () => {
  test.each([
    ['clips of a camcorder', ['/c/00009.MTS', '/c/00010.MTS', '/c/00011.MTS']],
    ['numbers without leading zeros', ['/c/play 2.mp4', '/c/play 9.mp4', '/c/play 10.mp4']],
    ['stills cameras', ['/c/MVI_0001.MOV', '/c/MVI_0002.MOV']],
    ['chapters before the number of the film', ['/c/GX010012.MP4', '/c/GX020012.MP4', '/c/GX010013.MP4']],
    ['older chapters, the first of which has none', ['/c/GOPR0012.MP4', '/c/GP010012.MP4', '/c/GP020012.MP4']],
    ['chapters behind a name of the lab', ['/c/D001_GX010044.MP4', '/c/D001_GX020044.MP4', '/c/D001_GX030044.MP4']],
    ['discs in folders of their own', ['/disc1/00001.MTS', '/disc1/00002.MTS', '/disc2/00001.MTS']],
    ['Windows paths', ['C:\\v\\b2.mp4', 'C:\\v\\b10.mp4']],
    ['signs, and marks that nobody sees', ['/c/🎬 1.mp4', '/c/🎬 \u200f2.mp4', '/c/🎬 10.mp4']],
  ])('is told by the names: %s', (_, expected) => {
    fc.assert(
      fc.property(shuffled(expected), (paths) => {
        expect(inFilmingOrder(paths)).toEqual(expected)
      }),
    )
  })

  test('does not hang on the order in which files were chosen, whatever they are called', () => {
    const paths = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), { maxLength: 30 })
    fc.assert(
      fc.property(
        paths.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
        ([all, mixed]) => {
          expect(inFilmingOrder(mixed)).toEqual(inFilmingOrder(all))
        },
      ),
    )
  })

  test.each([
    ['2', '10'],
    ['a', 'b'],
    ['part 1', 'part 2'],
    ['GX010012', 'GX020012'],
  ])('takes part %j before part %j', (first, second) => {
    expect([comparePart(first, second) < 0, comparePart(second, first) > 0]).toEqual([true, true])
  })
})

describe('parts that are not on the list', () => {
  test.each([
    [['1', '2', '4'], [3]],
    [['001', '003'], [2]],
    [['0', '1', '2'], []],
    [['12', '13'], []],
    [['3'], []],
    [['a', 'c'], []],
    [['1', '900'], []],
    [['1', ''], []],
  ])('of %j: %j', (parts, missing) => {
    expect(partsLeftOut(parts)).toEqual(missing)
  })
})

describe('consecutive files', () => {
  test('are one camera in the order of their parts, each after the first continuing the one before', () => {
    const recording = only([
      entry({ path: '/b10.mp4', camera: 'infant', part: '10' }),
      entry({ path: '/m.mp4', camera: 'caregiver' }),
      entry({ path: '/b2.mp4', camera: 'infant', part: '2' }),
      entry({ path: '/b1.mp4', camera: 'infant', part: '1' }),
    ])
    expect(recording.problems).toEqual([])
    expect(toImportRow(recording, []).files).toEqual([
      { path: '/m.mp4', view: 'caregiver', offsetMs: 0 },
      { path: '/b1.mp4', view: 'infant', offsetMs: 0 },
      { path: '/b2.mp4', view: 'infant', offsetMs: 0, continues: true },
      { path: '/b10.mp4', view: 'infant', offsetMs: 0, continues: true },
    ])
  })

  test('last as long together as each of them, and the recording as long as its reference camera', () => {
    const lengths = new Map([
      ['/m1', 600_000],
      ['/m2', 42_500],
      ['/b', 640_000],
    ])
    const recording = only([
      entry({ path: '/b', camera: 'infant' }),
      entry({ path: '/m1', camera: 'caregiver', part: '1' }),
      entry({ path: '/m2', camera: 'caregiver', part: '2' }),
    ])
    const lengthOf = (path: string): number => lengths.get(path) ?? 0
    expect(recording.cameras.map((camera) => cameraLengthMs(camera, lengthOf))).toEqual([642_500, 640_000])
    expect(recordingLengthMs(recording, lengthOf)).toBe(642_500)
  })

  test('of another view are one camera, beside others of other views that are whole', () => {
    const recording = only([
      entry({ path: '/o2', camera: 'other', part: '2' }),
      entry({ path: '/p', camera: 'other' }),
      entry({ path: '/o1', camera: 'other', part: '1' }),
      entry({ path: '/q', camera: 'other' }),
    ])
    expect(recording.cameras.map((camera) => camera.entries.map(({ path }) => path))).toEqual([
      ['/o1', '/o2'],
      ['/p'],
      ['/q'],
    ])
    expect(recording.problems).toEqual([])
  })

  test.each([
    ['no file says its part', ['', ''], ['same-camera']],
    ['one file does not say its part', ['1', ''], ['part-missing']],
    ['two files are the same part', ['1', '01', '2'], ['same-part']],
  ])('are not taken for one camera where %s', (_, parts, problems) => {
    expect(only(parts.map((part, n) => entry({ path: `/${String(n)}`, part }))).problems).toEqual(problems)
  })

  test('may be 64, and no more', () => {
    const parts = (count: number) =>
      only(Array.from({ length: count }, (_, n) => entry({ path: `/${String(n)}`, part: String(n) })))
    expect([parts(64).problems, parts(65).problems]).toEqual([[], ['too-many-files']])
  })

  test('may be of four cameras, and no more', () => {
    const cameras = (count: number) =>
      only(Array.from({ length: count }, (_, n) => entry({ path: `/${String(n)}`, camera: 'other' })))
    expect([cameras(4).problems, cameras(5).problems]).toEqual([[], ['too-many-cameras']])
  })

  test('take their part from a name and from a table', () => {
    const pattern = parsePattern('{dyad}_{camera}_p{part}')
    if (!pattern.ok) throw new Error(pattern.why)
    const table = parseRegisterTable('file;dyad;camera;part\nD1_cg_p02.mp4;D1;mother;2\n')
    if (!table.ok) throw new Error(table.why)
    const path = '/v/D1_cg_p02.mp4'
    expect([
      applyValues(entry({}), matchName(pattern.pattern, path) ?? {}).part,
      applyValues(entry({}), matchTable(table.table, [path]).byPath.get(path) ?? {}).part,
    ]).toEqual(['02', '2'])
  })
})

describe('“they follow each other”', () => {
  const clips = ['GX020012', 'GX010012', 'GX030012'].map((name) =>
    entry({ path: `/c/${name}.MP4`, camera: 'caregiver' }),
  )
  const baby = entry({ path: '/c/baby.mp4', camera: 'infant' })

  test('is offered for a view with several files that do not say which part they are', () => {
    expect(viewsToOrder(only([...clips, baby]))).toEqual(['caregiver'])
  })

  test('is offered for other views only where they would be too many cameras', () => {
    const others = (count: number) =>
      Array.from({ length: count }, (_, n) => entry({ path: `/${String(n)}`, camera: 'other' }))
    expect([viewsToOrder(only(others(4))), viewsToOrder(only(others(5)))]).toEqual([[], ['other']])
  })

  test('numbers the files of that view in the order of their names, and leaves the others alone', () => {
    const entries = [...clips, baby]
    const after = followEachOther(entries, only(entries), 'caregiver')
    expect(after.map(({ part }) => part)).toEqual(['2', '1', '3', ''])
    expect(only(after).problems).toEqual([])
  })

  test('solves any number of files of any view, within the limits', () => {
    const view = fc.constantFrom<CameraView>('caregiver', 'infant', 'both')
    const files = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[A-Z]{1,3}_?[0-9]{1,5}$/), view), {
      minLength: 1,
      maxLength: 64,
      selector: ([name]) => name,
    })
    fc.assert(
      fc.property(files, (names) => {
        const entries = names.map(([name, camera]) => entry({ path: `/v/${name}.mp4`, camera }))
        const recording = only(entries)
        const after = viewsToOrder(recording).reduce<readonly RegisterEntry[]>(
          (all, one) => followEachOther(all, recording, one),
          entries,
        )
        const solved = only(after)
        const row = ImportRow.parse(toImportRow(solved, []))
        expect(solved.problems).toEqual([])
        expect(row.files.filter((file) => file.continues !== true)).toHaveLength(solved.cameras.length)
        expect(new Set(row.files.map(({ path }) => path)).size).toBe(names.length)
      }),
    )
  })
})
