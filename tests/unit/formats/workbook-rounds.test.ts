import { expect, test } from 'vitest'
import type { RecodeRound } from '#shared/study/recode/round.ts'
import { ratings } from '../observation/builders.ts'
import { dataset, recording } from '../study/dataset-builder.ts'
import { bookOf, codings, rowsOf } from './book-builder.ts'

const round: RecodeRound = {
  ...{ id: 'rd_1', round: 1, schemeId: ratings.id, schemeVersion: ratings.version },
  ...{ madeAt: '2026-01-02T10:00:00.000Z', madeBy: 'Lea', reason: 'Retrained.', recordings: 2, setAside: 4 },
  appVersion: '9.9.8',
  figures: [
    {
      ...{ variable: 'sen_play', label: 'Sensitivity, play', statistic: 'icc_a1', n: 16, verdict: 'fail' },
      estimate: { ok: true, value: 0.41, lo: -0.02, hi: 0.72, n: 16 },
    },
    {
      ...{ variable: 'int_play', label: 'Intrusiveness, play', statistic: 'icc_a1', n: 1, verdict: 'not_assessed' },
      estimate: { ok: false, why: 'too_few_items', n: 1 },
    },
  ],
}
const data = dataset(codings, { recordings: [recording('r1'), recording('r2')] })
const sheet = (rounds: readonly RecodeRound[]) => rowsOf('reliability', bookOf({ ...data, rounds }))

test('the figures of an earlier round stay in the sheet as they stood, below those of the present round', () => {
  const rows = sheet([round]).filter((row) => row['variable'] === 'sen_play')
  expect(rows.map((row) => row['round'])).toEqual([2, 1])
  expect(rows[1]).toMatchObject({
    ...{ scheme: `${ratings.id}@${ratings.version}`, estimate: 0.41, ci_lower: -0.02, ci_upper: 0.72, n: 16 },
    ...{ verdict: 'fail', set_aside: '2026-01-02', round_reason: 'Retrained.', warnings: null, checks: null },
  })
  expect(sheet([round]).find((row) => row['variable'] === 'int_play' && row['round'] === 1)).toMatchObject({
    ...{ estimate: null, not_defined_because: 'too_few_items', verdict: 'not_assessed' },
  })
})

test('how a figure of an earlier round was computed stays with it, whatever the plan says now', () => {
  const estimate = { ok: true, value: 0.8, lo: 0.7, hi: 0.9, n: 16 } as const
  const figures: RecodeRound['figures'] = [
    { variable: 'a', label: 'A', statistic: 'kappa_time', readout: 'start', estimate, n: 16, verdict: 'pass' },
    { variable: 'b', label: 'B', statistic: 'f1', toleranceMs: 500, estimate, n: 16, verdict: 'pass' },
  ]
  const rows = sheet([{ ...round, figures }]).filter((row) => row['set_aside'] !== null)
  expect(rows).toMatchObject([
    { variable: 'a', second_readout: 'start', tolerance_ms: null, bias: null, verdict: 'pass' },
    { variable: 'b', second_readout: null, tolerance_ms: 500, bias: null, verdict: 'pass' },
  ])
})

test('what the scheme asked for beside a figure of an earlier round stays with it, in the words of the present rows', () => {
  const also: RecodeRound['figures'][number]['also'] = [
    {
      ...{ id: 'lin_ccc', unit: 'coefficient', params: {} },
      figure: { ok: true, value: 0.4, lo: 0.1, hi: 0.6, n: 16 },
    },
    {
      ...{ id: 'within_k', unit: 'share', params: { within: 1 } },
      figure: { ok: true, value: 1, lo: null, hi: null, n: 16 },
    },
    { ...{ id: 'icc_reml_a1', unit: 'coefficient', params: {} }, figure: { ok: false, why: 'not_computed', n: 0 } },
  ]
  const figures = round.figures.map((one, n) => (n === 0 ? { ...one, also } : one))
  const rows = sheet([{ ...round, figures }]).filter((row) => row['set_aside'] !== null)
  expect(rows).toMatchObject([
    {
      ...{ variable: 'sen_play', per_code: null, dropped: null, warnings: null, verdict: 'fail' },
      also: 'lin_ccc 0.400 [0.100, 0.600]; within_k 1 1.000; icc_reml_a1 not_computed',
    },
    { variable: 'int_play', also: null, verdict: 'not_assessed' },
  ])
})

test('a round that was stored before these were kept has none', () => {
  expect(sheet([round]).every(({ also }) => also === null)).toBe(true)
})

test('without a round every figure is of the first', () => {
  expect(new Set(sheet([]).map((row) => row['round']))).toEqual(new Set([1]))
})
