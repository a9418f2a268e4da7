import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchAcrossCodes } from '#shared/reliability/across-code-matching.ts'
import { alignCodes } from '#shared/reliability/alignment.ts'
import { cohenKappa } from '#shared/reliability/cohen-kappa.ts'
import { tableOf } from '#shared/reliability/confusion-table.ts'
import { eventKappa } from '#shared/reliability/event-kappa.ts'
import { intervalTable } from '#shared/reliability/interval-sampling.ts'
import { linkByOverlap } from '#shared/reliability/overlap-linking.ts'
import type { TimedEvent } from '#shared/reliability/timed-event.ts'
import { codes, point } from './builders.ts'

const events = fc.array(
  fc.tuple(fc.constantFrom(...codes), fc.nat({ max: 60 })).map(([code, at]) => point(code, at)),
  { maxLength: 5 },
)

type Score = [same: number, linked: number, minusTotal: number]

function bestByTrying(a: readonly TimedEvent[], b: readonly TimedEvent[], tol: number): Score {
  const [head, ...rest] = a
  if (head === undefined) return [0, 0, 0]
  let best = bestByTrying(rest, b, tol)
  b.forEach((other, j) => {
    const difference = Math.abs(head.start - other.start)
    if (difference > tol) return
    const [same, linked, total] = bestByTrying(
      rest,
      b.filter((_, i) => i !== j),
      tol,
    )
    const here: Score = [same + (head.code === other.code ? 1 : 0), linked + 1, total - difference]
    const first = here.findIndex((x, i) => x !== best[i])
    if (first >= 0 && (here[first] ?? 0) > (best[first] ?? 0)) best = here
  })
  return best
}

test('matching across codes is as good as trying every way', () => {
  fc.assert(
    fc.property(events, events, fc.nat({ max: 25 }), (a, b, tol) => {
      const match = matchAcrossCodes(a, b, codes, tol)
      expect([match.sameCode, match.linked, 0 - match.totalDifferenceMs]).toEqual(bestByTrying(a, b, tol))
      expect(match.table.n).toBe(a.length + b.length - match.linked)
    }),
    { numRuns: 300 },
  )
})

describe('event kappa with nil', () => {
  test('without unmatched events is the ordinary kappa', () => {
    const table = tableOf(
      ['a', 'b', 'nil'],
      [
        [8, 1, 0],
        [2, 9, 0],
        [0, 0, 0],
      ],
    )
    const [own, ordinary] = [eventKappa(table), cohenKappa(table)]
    expect(own.ok && ordinary.ok && own.value).toBeCloseTo(ordinary.ok ? ordinary.value : 9, 10)
  })

  test('does not exist for margins that no table without nil-nil has', () => {
    expect(
      eventKappa(
        tableOf(
          ['a', 'nil'],
          [
            [0, 1],
            [1, 0],
          ],
        ),
      ),
    ).toMatchObject({ ok: false, why: 'no_variation' })
  })
})

test('alignment counts an omission as a gap and keeps the rest in order', () => {
  const { cost, agreements, table } = alignCodes(['a', 'b', 'c'], ['a', 'c'], codes)
  expect([cost, agreements]).toEqual([1, 2])
  expect(table.counts).toEqual([
    [1, 0, 0, 0],
    [0, 0, 0, 1],
    [0, 0, 1, 0],
    [0, 0, 0, 0],
  ])
})

test('overlap linking counts a linked pair twice and an unlinked event once', () => {
  const first = [
    { code: 'a', start: 0, end: 1000 },
    { code: 'b', start: 2000, end: 3000 },
  ]
  const second = [
    { code: 'a', start: 100, end: 1000 },
    { code: 'b', start: 2900, end: 4000 },
  ]
  const { table, linked } = linkByOverlap(first, second, codes)
  expect(table.counts[0]?.[0]).toBe(2)
  expect([table.counts[1]?.[3], table.counts[3]?.[1]]).toEqual([1, 1])
  expect(linked).toBe(0.5)
})

describe('interval sampling', () => {
  const state = [{ code: 'a', start: 500, end: 2500 }]
  const present = (rule: 'partial' | 'whole' | 'momentary', coded: TimedEvent[]) =>
    intervalTable(coded, coded, { code: 'a', durationMs: 4500, intervalMs: 1000, rule }).counts[0]?.[0]

  test('partial takes any overlap, whole only full cover, momentary the start', () => {
    expect([present('partial', state), present('whole', state), present('momentary', state)]).toEqual([3, 1, 2])
  })

  test('a point is present in its interval under the partial rule only', () => {
    expect([present('partial', [point('a', 2000)]), present('whole', [point('a', 2000)])]).toEqual([1, 0])
  })

  test('a short last interval can be covered throughout', () => {
    expect(present('whole', [{ code: 'a', start: 4000, end: 4500 }])).toBe(1)
  })
})
