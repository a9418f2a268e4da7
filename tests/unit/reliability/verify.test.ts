import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyRatingCase, verifyTimelineCase } from '#shared/reliability/verify.ts'
import { agrees, agreesWithPrinted } from '#shared/reliability/verify/compare.ts'
import { stateCoding } from './builders.ts'

describe('comparing with a reference value', () => {
  test('takes differences relative to values above 1 and absolute below', () => {
    expect(agrees(1000.000009, 1000)).toBe(true)
    expect(agrees(1000.00002, 1000)).toBe(false)
    expect(agrees(0.000000009, 0)).toBe(true)
  })

  test('takes nothing but nothing for a value that does not exist', () => {
    expect([agrees(null, null), agrees(0, null), agrees(null, 0)]).toEqual([true, false, false])
  })

  test('takes an accepted alternative', () => {
    expect(agrees(1, null, { accept: [1] })).toBe(true)
  })

  test('takes very small p-values to a billionth', () => {
    expect([agrees(0, 9e-10, { isP: true }), agrees(0, 2e-9, { isP: true })]).toEqual([true, false])
  })

  test('compares a printed value to its last digit', () => {
    expect([agreesWithPrinted(0.2349, 0.23, 2), agreesWithPrinted(0.2351, 0.23, 2)]).toEqual([true, false])
  })
})

describe('verifying a case', () => {
  const base = {
    id: 'x',
    ratings: [
      [1, 1],
      [2, 1],
      [2, 2],
    ],
    categories: [1, 2],
  }

  test('says which keys agree, which differ and which it does not know', () => {
    const expected = { agree_pairs: { value: 2 / 3 }, pabak: { value: 0.5 }, 'no.such.key': { value: 1 } }
    expect(verifyRatingCase({ ...base, expected }).map((c) => [c.key, c.status])).toEqual([
      ['agree_pairs', 'ok'],
      ['pabak', 'wrong'],
      ['no.such.key', 'unsupported'],
    ])
  })

  test('never answers anything but a finite number, whatever the ratings', () => {
    const keys = [
      'kappa',
      'kappa.se',
      'kappa_quadratic.ci_t.hi',
      'icc_a1',
      'icc_ak.ci.lo',
      'icc_1.F',
      'ba.loa.se',
      'pearson.t',
      'spearman',
    ]
    const more = [
      'ac1.se',
      'conger.ci_t.lo',
      'fleiss.z',
      'alpha_gwet.se',
      'alpha_ratio',
      'ccc.ci.hi',
      'bp_observed_q.pe',
      'light',
      'sdc_agreement',
    ]
    const expected = Object.fromEntries([...keys, ...more].map((key) => [key, { value: null }]))
    const rating = fc.option(fc.constantFrom(1, 2, 3))
    fc.assert(
      fc.property(fc.array(fc.tuple(rating, rating, rating), { maxLength: 6 }), (ratings) => {
        for (const check of verifyRatingCase({ ...base, ratings, categories: [1, 2, 3], expected })) {
          expect(check.got === null || Number.isFinite(check.got)).toBe(true)
        }
      }),
    )
  })

  test('answers every part of a timeline, whatever the events', () => {
    const expected = {
      exact_ms: { kappa: null },
      time_unit: [{ bin_ms: 250, rule: 'majority', kappa: null, units: 0 }],
      interval: [{ interval_ms: 1000, rule: 'partial', code: 'a', kappa: null }],
      matching: [{ tolerance_ms: 500, all_codes: { f1: null }, across_codes: { linked: 0 } }],
      alignment: [{ gap_cost: 1, substitution_cost: 1, cost: 0 }],
      easydiag: [{ overlap: 0.6, kappa: null, linked: null }],
    }
    fc.assert(
      fc.property(stateCoding, stateCoding, (A, B) => {
        const timeline = { id: 'x', duration_ms: 20_000, codes: ['a', 'b', 'c'], coders: { A, B }, expected }
        for (const check of verifyTimelineCase(timeline)) {
          expect(check.status).not.toBe('unsupported')
          expect(check.got === null || Number.isFinite(check.got)).toBe(true)
        }
      }),
      { numRuns: 25 },
    )
  })
})
