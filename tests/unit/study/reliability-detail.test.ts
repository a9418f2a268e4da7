import { describe, expect, test } from 'vitest'
import { reliabilityDetail } from '#shared/reliability/study/detail.ts'
import { ageBandOf, bandLabels } from '#shared/reliability/study/breakdown.ts'
import { studyReliability, type Watch } from '#shared/reliability/study/study-reliability.ts'
import { schemeKey } from '#shared/reliability/study/collect.ts'
import type { StudyDataset } from '#shared/study/dataset.ts'
import { defaultPlan } from '#shared/study/plan.ts'
import type { Alternative, ReliabilityDetail } from '#shared/study/reliability-detail.ts'
import { phases, stream } from '../observation/builders.ts'
import { dataset, ratedTwice, recordsOf, type Coded } from './dataset-builder.ts'

const quiet: Watch = { progress: () => undefined, throwIfCancelled: () => undefined }
const plan = { ...defaultPlan, bootstrapReplicates: 200 }
const values: readonly (readonly [number, number])[] = [
  [1, 2],
  [9, 8],
  [5, 5],
  [3, 4],
  [7, 7],
  [2, 2],
  [6, 7],
  [4, 4],
  [8, 7],
  [5, 6],
]

function detailOf(data: StudyDataset, variable: string): ReliabilityDetail {
  const scheme = schemeKey(data.schemes[0]?.scheme ?? phases)
  return reliabilityDetail(data, { scheme, variable }, quiet)
}

const alternative = (detail: ReliabilityDetail, id: string): Alternative | undefined =>
  detail.alternatives.find((one) => one.id === id)

describe('the statistic that is used', () => {
  test('is the report’s own figure, with the same value and limits', () => {
    const data = dataset(ratedTwice(values), { plan })
    const row = studyReliability(data, quiet).report.variables.find(({ variable }) => variable === 'sen_play')
    const detail = detailOf(data, 'sen_play')
    expect(detail.chosen).toBe('icc_a1')
    expect(alternative(detail, 'icc_a1')?.figure).toEqual(row?.estimate)
  })

  test('is one-way where pairs change, with variance components beside it', () => {
    const pairs = [
      ['ann', 'bob'],
      ['ann', 'cleo'],
      ['bob', 'cleo'],
    ] as const
    const detail = detailOf(
      dataset(
        ratedTwice(values, (n) => pairs[n % 3] ?? pairs[0]),
        { plan },
      ),
      'sen_play',
    )
    expect([detail.chosen, detail.reason]).toEqual(['icc_1', 'coders-change-between-recordings'])
    const fitted = alternative(detail, 'icc_reml_a1')?.figure
    expect(fitted?.ok === true && fitted.lo !== null && fitted.lo < fitted.value).toBe(true)
    expect(detail.decision?.method).toBe('reml')
  })

  test('is that of the mean only where the mean is analysed and every recording has it', () => {
    const mean = { ...plan, analysisScore: 'mean' as const }
    expect(detailOf(dataset(ratedTwice(values), { plan: mean }), 'sen_play').chosen).toBe('icc_ak')
    const once = ratedTwice(values).filter(({ recording, role }) => recording !== 'r09' || role === 'primary')
    expect(detailOf(dataset(once, { plan: mean }), 'sen_play').chosen).toBe('icc_a1')
  })

  test('leaves all forms, Lin, kappas, alpha and correlations one step away', () => {
    const ids = detailOf(dataset(ratedTwice(values), { plan }), 'sen_play').alternatives.map(({ id }) => id)
    for (const id of ['icc_c1', 'icc_1', 'icc_ak', 'icc_ck', 'icc_k', 'lin_ccc', 'kappa', 'kappa_linear', 'spearman'])
      expect(ids).toContain(id)
    expect(ids).toEqual(expect.arrayContaining(['kappa_quadratic', 'alpha_ordinal', 'pearson', 'exact', 'within_k']))
  })
})

describe('parts', () => {
  test('too few recordings are not assessable, with how many there are, and never a figure', () => {
    const pairs = (n: number) => (n < 3 ? (['ann', 'cleo'] as const) : (['ann', 'bob'] as const))
    const detail = detailOf(dataset(ratedTwice(values, pairs), { plan }), 'sen_play')
    const parts = detail.breakdowns.find(({ kind }) => kind === 'pair')?.parts ?? []
    expect(parts.map(({ n }) => n).sort()).toEqual([3, 7])
    expect(parts.find(({ n }) => n === 3)?.figure).toEqual({ ok: false, why: 'few_recordings', n: 3 })
    expect(parts.find(({ n }) => n === 7)?.figure.ok).toBe(true)
  })

  test('a coder against the others has the bias with that coder’s sign', () => {
    const low = values.map(([a]) => [Math.min(8, a), Math.min(8, a) + 1] as const)
    const pairs = (n: number) => (n % 2 === 0 ? (['ann', 'bob'] as const) : (['ann', 'cleo'] as const))
    const detail = detailOf(dataset(ratedTwice(low, pairs), { plan }), 'sen_play')
    const parts = detail.breakdowns.find(({ kind }) => kind === 'coder')?.parts ?? []
    const bias = Object.fromEntries(parts.map(({ label, bias: one }) => [label, one?.ok === true ? one.value : null]))
    expect(bias).toEqual({ C01: -1, C02: 1, C03: 1 })
  })

  test('one pair, one site and one time point have no parts: they would repeat the whole', () => {
    const kinds = detailOf(dataset(ratedTwice(values), { plan }), 'sen_play').breakdowns.map(({ kind }) => kind)
    expect(kinds).not.toEqual(expect.arrayContaining(['pair']))
    expect(kinds).not.toEqual(expect.arrayContaining(['coder']))
  })

  test('ages fall into the plan’s bands, whose ends belong to the younger band', () => {
    const ends = [13, 26, 52]
    expect(bandLabels(ends)).toEqual(['0–13 weeks', '14–26 weeks', '27–52 weeks', '53 weeks and more'])
    expect([0, 13, 13.9, 14, 52, 53, 400].map((weeks) => ageBandOf(weeks, ends))).toEqual([
      '0–13 weeks',
      '0–13 weeks',
      '0–13 weeks',
      '14–26 weeks',
      '27–52 weeks',
      '53 weeks and more',
      '53 weeks and more',
    ])
    expect(ageBandOf(null, ends)).toBe('age not given')
    expect(ageBandOf(20, [])).toBe('all ages')
    expect(bandLabels([26, 13, 13])).toEqual(['0–13 weeks', '14–26 weeks', '27 weeks and more'])
  })
})

describe('cautions', () => {
  const codes = (detail: ReliabilityDetail): readonly string[] => detail.cautions.map(({ code }) => code)

  test('coders who are always within one point are not judged by unweighted kappa', () => {
    const close: readonly (readonly [number, number])[] = [
      [1, 2],
      [2, 2],
      [3, 4],
      [4, 4],
      [5, 6],
      [6, 6],
      [7, 8],
      [8, 8],
      [9, 8],
      [3, 3],
      [5, 4],
      [6, 7],
    ]
    const detail = detailOf(dataset(ratedTwice(close), { plan }), 'sen_play')
    expect(codes(detail)).toContain('ordinal_trap')
    expect(codes(detail)).toContain('few_recordings')
  })

  test('a value that makes up nearly everything is named', () => {
    const same = values.map((_, n) => [5, n === 0 ? 6 : 5] as const)
    expect(codes(detailOf(dataset(ratedTwice(same), { plan }), 'sen_play'))).toContain('one_value')
  })
})

describe('streams', () => {
  const letters = { p: 'ipos', m: 'imon', e: 'ienv', u: 'iuns' }
  const coded = (id: string, coder: string, role: Coded['role'], text: string): Coded => ({
    recording: id,
    coder,
    role,
    scheme: phases,
    records: recordsOf(...stream('inf_phase', letters, text)),
  })
  const six = Array.from({ length: 6 }, (_, n) => [
    coded(`r${n}`, 'ann', 'primary', 'ppppmmmmeeeeuuuuppppmm'),
    coded(`r${n}`, 'bob', 'second', n % 2 === 0 ? 'pppmmmmmeeeeuuuppppppm' : 'ppppmmmmmeeeuuuuppppmm'),
  ]).flat()

  test('the time-unit kappa is the report’s, and events, order and durations stand beside it', () => {
    const data = dataset(six, { plan })
    const row = studyReliability(data, quiet).report.variables.find(({ variable }) => variable === 'inf_phase')
    const detail = detailOf(data, 'inf_phase')
    expect(alternative(detail, 'kappa_time')?.figure).toEqual(row?.estimate)
    for (const id of ['kappa_tolerance', 'kappa_exact', 'alignment', 'overlap', 'pabak', 'agreement'])
      expect(alternative(detail, id)?.figure.ok, id).toBe(true)
    expect(detail.accuracy?.accuracy).toBeGreaterThan(detail.accuracy?.kappa ?? 1)
  })

  test('each code has its own figure with limits, and a code with few events has none', () => {
    const parts = detailOf(dataset(six, { plan }), 'inf_phase').breakdowns.find(({ kind }) => kind === 'code')?.parts
    const joined = parts?.find(({ key }) => key === 'ipos')
    expect(joined?.figure.ok === true && joined.figure.lo !== null).toBe(true)
    expect(parts?.some(({ figure }) => !figure.ok && figure.why === 'few_events')).toBe(true)
  })
})

test('a variable that the study no longer has is refused with its own code', () => {
  const data = dataset(ratedTwice(values), { plan })
  expect(() => detailOf(data, 'nothing_of_this')).toThrow(
    expect.objectContaining({ code: 'reliability-variable-gone' }),
  )
})
