import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchOnsets } from '#shared/reliability/onset-matching.ts'
import { pointAgreement } from '#shared/reliability/point-agreement.ts'
import { point } from './builders.ts'

/** Every way to match, tried: most pairs, then least total difference. */
function bruteForce(a: readonly number[], b: readonly number[], tol: number): [number, number] {
  const [head, ...rest] = a
  if (head === undefined) return [0, 0]
  let best = bruteForce(rest, b, tol)
  b.forEach((onset, j) => {
    if (Math.abs(onset - head) > tol) return
    const [pairs, cost] = bruteForce(
      rest,
      b.filter((_, i) => i !== j),
      tol,
    )
    const here: [number, number] = [pairs + 1, cost + Math.abs(onset - head)]
    if (here[0] > best[0] || (here[0] === best[0] && here[1] < best[1])) best = here
  })
  return best
}

const onsets = fc.array(fc.nat({ max: 60 }), { maxLength: 6 })

describe('onset matching', () => {
  test('finds as many pairs, at as small a total difference, as trying every way', () => {
    fc.assert(
      fc.property(onsets, onsets, fc.nat({ max: 25 }), (a, b, tol) => {
        const match = matchOnsets(a, b, tol)
        expect([match.pairs.length, match.totalDifferenceMs]).toEqual(bruteForce(a, b, tol))
      }),
      { numRuns: 400 },
    )
  })

  test('uses each event once and keeps every pair within the tolerance', () => {
    fc.assert(
      fc.property(onsets, onsets, fc.nat({ max: 25 }), (a, b, tol) => {
        const { pairs, onlyFirst, onlySecond } = matchOnsets(a, b, tol)
        const firsts = [...pairs.map((p) => p.first), ...onlyFirst].sort((x, y) => x - y)
        const seconds = [...pairs.map((p) => p.second), ...onlySecond].sort((x, y) => x - y)
        expect(firsts).toEqual(a.map((_, i) => i))
        expect(seconds).toEqual(b.map((_, i) => i))
        for (const p of pairs) {
          expect(p.differenceMs).toBe((b[p.second] ?? 0) - (a[p.first] ?? 0))
          expect(Math.abs(p.differenceMs)).toBeLessThanOrEqual(tol)
        }
      }),
    )
  })

  test('a difference of exactly the tolerance is a pair', () => {
    expect(matchOnsets([0], [1000], 1000).pairs).toHaveLength(1)
    expect(matchOnsets([0], [1001], 1000).pairs).toHaveLength(0)
  })

  test('takes two pairs where the nearest-first rule would get one', () => {
    expect(matchOnsets([0, 900], [800, 1700], 1000).pairs).toHaveLength(2)
  })
})

describe('point agreement', () => {
  const spans = [{ start: 0, end: 60_000 }]
  const recording = (id: string, first: number[], second: number[]) => ({
    recording: id,
    spans,
    first: first.map((t) => point('smile', t)),
    second: second.map((t) => point('smile', t)),
  })

  test('gives precision and recall only against a master', () => {
    const data = [recording('r1', [1000, 5000, 9000], [1200, 9100])]
    const asEquals = pointAgreement(['smile'], data).pooled
    const asMaster = pointAgreement(['smile'], data, { master: true }).pooled
    expect(asEquals.precision).toBeUndefined()
    expect(asMaster.precision).toMatchObject({ ok: true, value: 1 })
    expect(asMaster.recall).toMatchObject({ ok: true, value: expect.closeTo(2 / 3, 12) as number })
    expect(asEquals.f1).toMatchObject({ ok: true, value: expect.closeTo(0.8, 12) as number })
  })

  test('gives the timing error of the pairs with its sign', () => {
    const { timing } = pointAgreement(['smile'], [recording('r1', [1000, 5000], [1200, 4900])]).pooled
    expect(timing).toMatchObject({ n: 2, meanMs: 50, medianAbsoluteMs: 150 })
  })

  test('has no interval from a single recording, and one from several', () => {
    const one = pointAgreement(['smile'], [recording('r1', [1000], [1000])]).pooled.f1
    const two = pointAgreement(
      ['smile'],
      [recording('r1', [1000, 7000], [1000]), recording('r2', [1000], [1000, 20_000]), recording('r3', [1000], [1000])],
    ).pooled.f1
    expect(one.ok && one.ci).toBeUndefined()
    expect(two.ok && two.ci?.method).toBe('bootstrap-percentile')
  })

  test('is not defined where neither coder has an event', () => {
    expect(pointAgreement(['smile'], [recording('r1', [], [])]).pooled.f1).toMatchObject({ ok: false, why: 'no_items' })
  })

  test('never matches across the border of two episodes', () => {
    const data = {
      ...recording('r1', [9900], [10_100]),
      spans: [
        { start: 0, end: 10_000 },
        { start: 10_000, end: 20_000 },
      ],
    }
    expect(pointAgreement(['smile'], [data]).pooled.matched).toBe(0)
  })
})
