import { describe, expect, test } from 'vitest'
import type { ObservationRecord } from '#shared/observation/record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { shells } from '#shared/scheme/templates/shells/shells.ts'
import { sort25 } from '#shared/scheme/templates/sort-25.ts'
import { studyReliability } from '#shared/reliability/study/study-reliability.ts'
import { agreementOn, checklistAnswers, codedTwice, points, series, sorted } from './coded-forms.ts'
import { dataset, ratedTwice, rating, recordsOf, type Coded } from './dataset-builder.ts'

const quiet = { progress: () => undefined, throwIfCancelled: () => undefined }
const item = checklist24.checklists?.[0]?.items[0]?.id ?? ''
const grid = grid30.grids?.[0]?.id ?? ''

describe('items of a checklist', () => {
  const seen = (value: number | null) => checklistAnswers(checklist24, { [item]: value })
  const twice = (pairs: readonly (readonly [number | null, number | null])[]) =>
    codedTwice(
      checklist24,
      pairs.map(([a, b]) => [seen(a), seen(b)]),
    )
  // Both seen 8, one of the two 4, neither 8: Po .8, Pe .5, kappa .6.
  const pairs = [
    ...Array.from({ length: 8 }, () => [1, 1] as const),
    ...[[1, 0] as const, [1, 0] as const, [0, 1] as const, [0, 1] as const],
    ...Array.from({ length: 8 }, () => [0, 0] as const),
  ]

  test('an item has its kappa over recordings, with the table and what is read beside it', () => {
    const one = agreementOn(twice(pairs), `${item}_free`)
    expect(one).toMatchObject({ group: 'items', statistic: 'kappa', reason: 'categories', n: 20 })
    expect(one.estimate).toMatchObject({ ok: true, value: expect.closeTo(0.6, 12) as number, n: 20 })
    expect(one.exact).toMatchObject({ value: expect.closeTo(0.8, 12) as number })
    expect(one.categories?.pabak).toMatchObject({ value: expect.closeTo(0.6, 12) as number })
    expect(one.matrix).toMatchObject({ counts: [[8, 2], [2, 8]], unit: 'recordings' }) // prettier-ignore
  })

  test('an answer that does not apply is left out and counted', () => {
    const one = agreementOn(twice([...pairs, [null, 1], [null, null]]), `${item}_free`)
    expect([one.n, one.dropped]).toEqual([
      20,
      [
        { why: 'one_rating', n: 1, unit: 'recordings' },
        { why: 'missing_rating', n: 1, unit: 'recordings' },
      ],
    ])
  })

  test('the gate judges each item: a low kappa fails, one that nobody varied in is not assessed', () => {
    const low = Array.from({ length: 16 }, (_, n) => [n % 2, n % 4 < 2 ? 1 : 0] as const)
    const verdict = (data: ReturnType<typeof twice>, name: string) =>
      studyReliability(data, quiet)
        .gate.rows.find(({ variable }) => variable === name)
        ?.checks.find(({ id }) => id === 'G07')?.verdict
    expect(verdict(twice(low), `${item}_free`)).toBe('fail')
    expect(verdict(twice(low.map(() => [1, 1] as const)), `${item}_free`)).toBe('not_assessed')
  })

  test('an item that applied in too few recordings is not assessed, and never fails', () => {
    const few = Array.from({ length: 16 }, (_, n) => (n < 4 ? ([1, 0] as const) : ([null, null] as const)))
    const row = studyReliability(twice(few), quiet).gate.rows.find(({ variable }) => variable === `${item}_free`)
    expect(row?.checks.filter(({ id }) => id === 'G03' || id === 'G07').map(({ verdict }) => verdict)).toEqual([
      'not_assessed',
      'not_assessed',
    ])
  })
})

describe('grids', () => {
  const twice = (name: string, pairs: readonly (readonly [readonly (number | null)[], readonly (number | null)[]])[]) =>
    codedTwice(
      grid30,
      pairs.map(([a, b]) => [series(grid, name, a), series(grid, name, b)]),
    )
  const yes = [1, 1, 0, 0, 1, 0, 1, 0, 0, 1]

  test('intervals are pooled over recordings, named by the method of the grid, and resampled by recording', () => {
    const other = [1, 0, 0, 0, 1, 0, 1, 0, 0, 1]
    const one = agreementOn(twice('g_upset', [[yes, yes], [yes, other]]), 'g_upset') // prettier-ignore
    // 20 intervals: both yes 9, only the first 1, neither 10: Po .95, Pe (.5 x .45 + .5 x .55) = .5, kappa .9.
    expect(one.estimate).toMatchObject({ ok: true, value: expect.closeTo(0.9, 12) as number, n: 20 })
    expect(one).toMatchObject({ n: 2, reason: 'intervals-predominant', statistic: 'kappa_pooled' })
    expect(one.estimate.ok && one.estimate.lo).not.toBeNull()
    expect(one.matrix?.unit).toBe('intervals')
  })

  test('an interval that one coder could not tell is left out and counted', () => {
    const one = agreementOn(twice('g_upset', [[yes, [null, ...yes.slice(1)]]]), 'g_upset')
    expect([one.estimate.n, one.dropped]).toEqual([9, [{ why: 'one_rating', n: 1, unit: 'intervals' }]])
  })

  test('values in an order are compared with quadratic weights, so that neighbours weigh little', () => {
    const [a, b] = [
      [1, 2, 3, 4, 5, 1, 2, 3, 4, 5],
      [2, 2, 3, 4, 4, 1, 2, 3, 4, 5],
    ]
    const one = agreementOn(twice('g_sen', [[a, b], [a, a]]), 'g_sen') // prettier-ignore
    expect(one.statistic).toBe('kappa_quadratic')
    expect(one.estimate.ok && one.estimate.value).toBeGreaterThan(0.9)
    expect(one.exact?.ok && one.exact.value).toBeCloseTo(0.9, 12)
  })
})

describe('sorts', () => {
  const cards = sort25.qsorts?.[0]?.cards.length ?? 0
  const up = Array.from({ length: cards }, (_, n) => 1 + Math.floor(n / 5))
  const twice = (pairs: readonly (readonly [readonly number[], readonly number[]])[]) =>
    codedTwice(
      sort25,
      pairs.map(([a, b]) => [sorted(sort25, a), sorted(sort25, b)]),
    )
  const name = sort25.qsorts?.[0]?.id ?? ''

  test('the figure is the mean over recordings of the correlation of the two sorts', () => {
    const one = agreementOn(twice([[up, up], [up, [...up].reverse()]]), `${name}_free`) // prettier-ignore
    expect([one.statistic, one.n]).toEqual(['sort_r', 2])
    expect(one.estimate).toMatchObject({ ok: true, value: expect.closeTo(0, 12) as number })
  })

  test('a sort in one pile has no correlation, is left out, and is counted', () => {
    const flat = up.map(() => 3)
    const one = agreementOn(twice([[up, flat], [up, up], [up, up]]), `${name}_free`) // prettier-ignore
    expect([one.n, one.estimate.ok && one.estimate.value]).toEqual([2, 1])
    expect(one.dropped).toEqual([{ why: 'no_value', n: 1, unit: 'recordings' }])
  })

  test('cards have no row of their own', () => {
    const { report, gate } = studyReliability(twice([[up, up]]), quiet)
    expect(report.variables.filter(({ group }) => group === 'items').map(({ variable }) => variable)).toEqual([
      `${name}_free`,
    ])
    expect(gate.rows).toHaveLength(report.variables.length)
  })
})

test('points are compared aspect by aspect, by the intraclass correlation', () => {
  const scheme = shells.find(({ ipsatives }) => ipsatives !== undefined)
  const form = scheme?.ipsatives?.[0]
  const [aspect, pattern, other] = [form?.aspects[0]?.id, form?.patterns[0]?.id, form?.patterns[1]?.id]
  if (scheme === undefined || form === undefined) throw new Error('no shell with points')
  const give = (n: number) =>
    [
      points(form.id, aspect ?? '', pattern ?? '', n),
      points(form.id, aspect ?? '', other ?? '', form.points - n),
    ].filter(({ value }) => value !== 0)
  const data = codedTwice(scheme, [
    [give(0), give(0)],
    [give(1), give(1)],
    [give(2), give(2)],
  ])
  const one = agreementOn(data, `${pattern}_${aspect}_${scheme.episodes[0]?.id ?? ''}`)
  expect([one.group, one.statistic, one.estimate.ok && one.estimate.value]).toEqual(['items', 'icc_a1', 1])
})

describe('scales that are asked only where a condition holds', () => {
  const upset = (answer: string): ObservationRecord => ({
    ...{ type: 'context', id: 'context:distress', item: 'distress', value: answer },
  })
  const coded = (n: number, role: Coded['role'], ...records: readonly ObservationRecord[]): Coded => ({
    ...{ recording: `r0${n}`, coder: role === 'primary' ? 'ann' : 'bob', role, records: recordsOf(...records) },
  })

  test('whether it held has its own kappa and counts; the ICC is of recordings in which both rated', () => {
    const data = dataset([
      ...[coded(0, 'primary', upset('yes'), rating('sen_d', 3)), coded(0, 'second', upset('yes'), rating('sen_d', 4))],
      ...[coded(1, 'primary', upset('yes'), rating('sen_d', 5)), coded(1, 'second', upset('no'))],
      ...[coded(2, 'primary', upset('no')), coded(2, 'second', upset('no'))],
      ...[coded(3, 'primary', upset('yes'), rating('sen_d', null)), coded(3, 'second', upset('yes'))],
    ])
    const one = agreementOn(data, 'sen_d_play')
    // In the fourth the second coder has not rated yet, which says nothing of the condition.
    expect(one.condition).toMatchObject({ both: 1, one: 1, neither: 1 })
    expect(one.condition?.kappa).toMatchObject({ ok: true, value: expect.closeTo(0.4, 12) as number })
    expect(one.n).toBe(1)
  })

  test('a scale that is always asked has no such figure', () => {
    expect(agreementOn(dataset(ratedTwice([[1, 2]])), 'sen_play').condition).toBeUndefined()
  })
})

test('a class is judged by kappa, with its shares, and without figures of distance', () => {
  const [sen] = sensIntr9.ratings
  if (sen === undefined) throw new Error('T1 has no scale')
  const two: Scheme = {
    ...{ ...sensIntr9, id: 'class', ratings: [{ ...sen, min: 1, max: 2, showIf: null, evidence: null }] },
    ...{ composites: [], rules: [], reliability: [], passes: [], context: [], marks: [], tests: [] },
  }
  const pairs: readonly (readonly [number, number])[] = [[1, 1], [2, 2], [1, 2], [2, 2], [1, 1]] // prettier-ignore
  const [kind] = sensIntr9.episodes
  const data = dataset(
    ratedTwice(pairs).map((one) => ({
      ...one,
      scheme: { ...two, episodes: [{ ...sensIntr9.episodes[0], id: 'play', minCodableS: 1 }] } as Scheme,
    })),
  )
  expect(kind).toBeDefined()
  const one = agreementOn(data, 'sen_play')
  // Po .8; first 3/5 and 2/5, second 2/5 and 3/5: Pe .48, kappa .32/.52.
  expect(one.estimate).toMatchObject({ ok: true, value: expect.closeTo(0.32 / 0.52, 12) as number })
  expect(one).toMatchObject({
    group: 'ratings',
    statistic: 'kappa',
    reason: 'class',
    within1: null,
    kappaQuadratic: null,
  })
  expect(one.categories?.shares.map(({ share }) => share)).toEqual([0.5, 0.5])
})
