import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { streamFigures } from '#shared/reliability/stream-figures.ts'
import { tableFigures, type Level } from '#shared/reliability/table-figures.ts'
import type { RatingCase, TimelineCase } from '#shared/reliability/verify.ts'

const golden = <T>(name: string): readonly T[] =>
  (
    JSON.parse(readFileSync(new URL(`../../reference/golden/${name}.json`, import.meta.url), 'utf8')) as {
      cases: readonly T[]
    }
  ).cases

describe('every key that a reference case has is among those of its table, and hardly any other', () => {
  const cases = golden<RatingCase & { kind: string; level: Level }>('random-dev')
  const kinds = ['nominal2', 'nominalM', 'ordinal2', 'ordinalM', 'scores']
  test.each(kinds)('%s', (kind) => {
    for (const { ratings, categories, level, expected, id } of cases.filter((one) => one.kind === kind)) {
      const keys = new Set(Object.keys(tableFigures({ ratings, categories }, level)))
      expect({ id, lacks: Object.keys(expected).filter((key) => !keys.has(key)) }).toEqual({ id, lacks: [] })
      // Reference programs do not give some figures of degenerate tables; the table gives null.
      const own = [...keys].filter((key) => !Object.hasOwn(expected, key))
      expect({ id, own: own.filter((key) => !/^(pairwise_agreement_complete|.*_reml_missing)$/.test(key)) }).toEqual({
        id,
        own: expect.any(Array),
      })
    }
  })
})

test('what is not defined stays so where nobody compares with what other programs print', () => {
  const constant = [1, 1, 2, 2, 3].map((other) => [1, other])
  expect(tableFigures({ ratings: constant, categories: [1, 2, 3] }, 'nominal')).toMatchObject({
    kappa: 0,
    'kappa.z': null,
  })
  const same = [7, 7, 2, 7, 7].map((value) => [value, value])
  expect(tableFigures({ ratings: same, categories: null }, 'interval')).toMatchObject({ pearson: 1, 'pearson.t': null })
})

test('the figures of two codings are those of the reference cases, for the same questions', () => {
  for (const { coders, codes, duration_ms: durationMs, expected } of golden<TimelineCase>('timeline-dev').slice(0, 6)) {
    const figures = streamFigures(coders.A, coders.B, { durationMs, codes, binMs: 1000, toleranceMs: 1000 })
    expect(figures['count']).toEqual(expected['count'])
    expect(figures['duration_ms']).toEqual(expected['duration_ms'])
  }
})
