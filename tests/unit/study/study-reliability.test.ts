import { describe, expect, test } from 'vitest'
import type { EventRecord } from '#shared/observation/record.ts'
import { collect } from '#shared/reliability/study/collect.ts'
import { studyReliability, type Watch } from '#shared/reliability/study/study-reliability.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import type { VariableReliability } from '#shared/study/reliability-view.ts'
import { episode, event, phases, ratings, stream } from '../observation/builders.ts'
import { dataset, ratedTwice, rating, recording, recordsOf, type Coded } from './dataset-builder.ts'

const quiet: Watch = { progress: () => undefined, throwIfCancelled: () => undefined }
const found = (data: StudyDataset) => studyReliability(data, quiet)

function variable(data: StudyDataset, name: string): VariableReliability {
  const one = found(data).report.variables.find((candidate) => candidate.variable === name)
  if (one === undefined) throw new Error(`${name} is no variable`)
  return one
}

const values: readonly (readonly [number, number])[] = [
  [1, 2],
  [9, 8],
  [5, 5],
  [3, 4],
  [7, 7],
  [2, 2],
]
const letters = { p: 'ipos', m: 'imon', e: 'ienv', u: 'iuns' }
const coded = (
  id: string,
  coder: string,
  role: Coded['role'],
  text: string,
  ...more: readonly EventRecord[]
): Coded => ({
  recording: id,
  coder,
  role,
  scheme: phases,
  records: recordsOf(...stream('inf_phase', letters, text), ...more),
})
const pointsAt = (...times: readonly number[]): EventRecord[] =>
  times.map((at) => event('proc', 'brk', at, null, `b${at}`))

/** The template counts its only point codes as procedure; here one of them is a behaviour. */
const withPoints: Scheme = {
  ...phases,
  sets: phases.sets.map((set) => ({ ...set, codes: set.codes.map((code) => ({ ...code, procedure: false })) })),
}

describe('ratings', () => {
  test('the same two coders throughout are compared by ICC(A,1)', () => {
    const one = variable(dataset(ratedTwice(values)), 'sen_play')
    expect([one.statistic, one.n, one.coders]).toEqual(['icc_a1', 6, ['C01', 'C02']])
    expect(one.estimate.ok && one.estimate.value).toBeGreaterThan(0.9)
  })

  test('coders that change between recordings are compared one way, and the figure is named so', () => {
    const changing = ratedTwice(values, (n) => (n % 2 === 0 ? ['ann', 'bob'] : ['ann', 'cleo']))
    expect(variable(dataset(changing), 'sen_play').statistic).toBe('icc_1')
  })

  test('the mean difference is that of the same person throughout, whoever was primary', () => {
    const ann = values.map(([a]) => [a, Math.max(1, a - 1)] as const)
    const steady = variable(dataset(ratedTwice(ann)), 'sen_play').bias
    const swapped = ratedTwice(
      ann.map(([a, b], n) => (n % 2 === 0 ? [a, b] : [b, a])),
      (n) => (n % 2 === 0 ? ['ann', 'bob'] : ['bob', 'ann']),
    )
    expect(variable(dataset(swapped), 'sen_play').bias).toEqual(steady)
    expect(steady?.ok && steady.value).toBeCloseTo(5 / 6, 12)
  })

  test('no figure hangs on the ids that people were given by chance', () => {
    const named = (first: string, second: string): VariableReliability => {
      const coders = [
        { id: first, code: 'C01' },
        { id: second, code: 'C02' },
      ]
      return variable(
        dataset(
          ratedTwice(values, () => [first, second]),
          { coders },
        ),
        'sen_play',
      )
    }
    expect(named('aaa', 'zzz')).toEqual(named('zzz', 'aaa'))
  })

  test('a pair with a value from one coder only is left out and counted', () => {
    const one = variable(dataset(ratedTwice([...values, [4, null]])), 'sen_play')
    expect([one.n, one.dropped]).toEqual([6, [{ why: 'one_rating', n: 1, unit: 'recordings' }]])
    expect(one.pairs).toHaveLength(6)
  })

  test('a master is never one of the two that are compared', () => {
    const master = values.map((_, n): Coded => ({
      recording: `r0${n}`,
      coder: 'lea',
      role: 'master',
      records: recordsOf(rating('sen', 9)),
    }))
    const with3 = dataset([...ratedTwice(values), ...master])
    const without = dataset(ratedTwice(values), { coders: with3.coders })
    expect(variable(with3, 'sen_play')).toEqual(variable(without, 'sen_play'))
  })

  test('a primary coding and a master are no pair', () => {
    const codings = ratedTwice(values).map((one) => (one.role === 'second' ? { ...one, role: 'master' as const } : one))
    const { report } = found(dataset(codings))
    expect(report.doubleCoded).toBe(0)
    expect(variable(dataset(codings), 'sen_play').estimate).toMatchObject({ ok: false, n: 0 })
  })
})

describe('streams', () => {
  const alike = (id: string, second = 'ppppmmmmeeeeuuuupppp'): Coded[] => [
    coded(id, 'ann', 'primary', 'ppppmmmmeeeeuuuupppp'),
    coded(id, 'bob', 'second', second),
  ]

  test('two equal codings agree perfectly, second by second, without the seconds nobody could code', () => {
    const one = variable(dataset([...alike('r1'), ...alike('r2')]), 'inf_phase')
    expect([one.statistic, one.estimate.ok && one.estimate.value]).toEqual(['kappa_time', 1])
    expect(one.matrix?.counts.flat().reduce((sum, n) => sum + n, 0)).toBe(32)
    expect(one.dropped).toContainEqual({ why: 'missing_code', n: 8, unit: 'seconds' })
  })

  test('a disagreement stands in its cell of the matrix: rows the first coder, columns the second', () => {
    const { matrix } = variable(dataset(alike('r1', 'ppppmmmmeeeeuuuummmm')), 'inf_phase')
    const cell = (a: string, b: string): number | undefined =>
      matrix?.counts[matrix.labels.indexOf(a)]?.[matrix.labels.indexOf(b)]
    expect(cell('Enjoying together', 'Watching mother')).toBe(4)
    expect(cell('Watching mother', 'Enjoying together')).toBe(0)
  })

  test('precision and recall of points are taken against the master alone', () => {
    const master = { ...coded('r1', 'lea', 'master', '', ...pointsAt(1000, 5000, 9000, 13_000)), scheme: withPoints }
    const ann = { ...coded('r1', 'ann', 'primary', '', ...pointsAt(1100, 5200)), scheme: withPoints }
    const trained = variable(dataset([master, ann]), 'proc')
    expect([trained.precision, trained.recall].map((one) => one?.ok === true && one.value)).toEqual([1, 0.5])
    expect(trained.estimate).toEqual({ ok: false, why: 'no_pairs', n: 0 })
    const bob = { ...coded('r1', 'bob', 'second', '', ...pointsAt(1100, 5200)), scheme: withPoints }
    expect(variable(dataset([ann, bob]), 'proc')).toMatchObject({ precision: null, recall: null })
  })

  test('of points, each code has how many events of either coder the other does not have', () => {
    const both = [
      { ...coded('r1', 'ann', 'primary', '', ...pointsAt(1000, 5000, 9000)), scheme: withPoints },
      { ...coded('r1', 'bob', 'second', '', ...pointsAt(1100, 20_500)), scheme: withPoints },
    ]
    const brk = variable(dataset(both), 'proc').perCode.find(({ code }) => code === 'brk')
    expect(brk).toMatchObject({ a: 3, b: 2, unmatched: { a: 2, b: 1 } })
  })

  test('points with few events get their reason, not a figure', () => {
    const both = ['ann', 'bob'].map((coder, n) => ({
      ...coded('r1', coder, n === 0 ? ('primary' as const) : ('second' as const), '', ...pointsAt(1000, 5000)),
      scheme: withPoints,
    }))
    expect(variable(dataset(both), 'proc').estimate).toMatchObject({ ok: false, why: 'few_events' })
  })

  test('streams are kept only for recordings that are compared', () => {
    const data = dataset([...alike('r1'), coded('r2', 'ann', 'primary', 'pppp')])
    const kept = collect(data)[0]?.recordings.map(({ recordingId, codings }) => [recordingId, codings[0]?.streams.size])
    expect(kept).toEqual([
      ['r1', phases.sets.length],
      ['r2', 0],
    ])
  })
})

describe('what counts as codable', () => {
  const coverage = (data: StudyDataset) => collect(data)[0]?.coverage
  const sen = (id: string): Coded => ({
    recording: id,
    coder: 'ann',
    role: 'primary',
    records: recordsOf(rating('sen', 5)),
  })

  test('a recording with a reason for being left out is not waited for', () => {
    const recordings = [recording('r1'), recording('r2', { status: 'technical' })]
    expect(coverage(dataset([sen('r1')], { recordings }))).toMatchObject({ codable: 1, locked: 1, unassigned: 0 })
  })

  test('a recording whose episodes are all of other kinds belongs to another scheme', () => {
    const feeding = recording('r2', { episodes: [episode('feeding', 0, 60_000)] })
    expect(coverage(dataset([sen('r1')], { recordings: [recording('r1'), feeding] }))).toMatchObject({ codable: 1 })
  })

  test('a recording that still has no episodes is waited for', () => {
    const bare = recording('r2', { episodes: [] })
    const data = dataset([sen('r1')], { recordings: [recording('r1'), bare] })
    expect(coverage(data)).toMatchObject({ codable: 2, locked: 1, unassigned: 1 })
    expect(found(data).gate.rows[0]?.checks[0]).toMatchObject({ id: 'G01', verdict: 'fail' })
  })
})

test('episodes of which no recording has any give no variables', () => {
  const play = recording('r1', { episodes: [episode('play', 0, 20_000)] })
  const one: Coded = { recording: 'r1', coder: 'ann', role: 'primary', records: recordsOf(rating('sen', 5)) }
  const names = found(dataset([one], { recordings: [play] })).report.variables.map(({ variable: name }) => name)
  expect(names).toContain('sen_play')
  expect(names.filter((name) => name.endsWith('_reun'))).toEqual([])
})

test('a scheme that was published and never assigned is no part of the report', () => {
  const data = dataset(ratedTwice(values))
  const extra = { ...data, schemes: [...data.schemes, { scheme: phases, hash: 'x' }] }
  expect(new Set(found(extra).report.variables.map(({ scheme }) => scheme))).toEqual(
    new Set([`${ratings.id}@${ratings.version}`]),
  )
})

test('an empty study has an empty report, and a gate that lets nothing out', () => {
  const { report, gate } = found(dataset([]))
  expect([report.variables, gate.rows, gate.mayExport]).toEqual([[], [], false])
})

test.each([
  ['one pair', ratedTwice([[4, 5]])],
  ['no variation', ratedTwice(values.map(() => [5, 5]))],
  [
    'nothing in common',
    ratedTwice([
      [4, null],
      [null, 5],
    ]),
  ],
  ['empty streams', [coded('r1', 'ann', 'primary', ''), coded('r1', 'bob', 'second', '')]],
])('%s: what is not defined says why, and no figure is NaN or infinite', (_name, codings) => {
  const { report, gate } = found(dataset(codings))
  const bad: string[] = []
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'number' && !Number.isFinite(value)) bad.push(path)
    if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) look(part, `${path}.${key}`)
  }
  look({ report, gate }, '')
  expect(bad).toEqual([])
  for (const { estimate } of report.variables) if (!estimate.ok) expect(estimate.why).toMatch(/^[a-z_A-Z]+$/)
})

test('whoever watches can stop the work', () => {
  const stop: Watch = {
    progress: () => undefined,
    throwIfCancelled: () => {
      throw new Error('stopped')
    },
  }
  expect(() => studyReliability(dataset(ratedTwice(values)), stop)).toThrow('stopped')
})
