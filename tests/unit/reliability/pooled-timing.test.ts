import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureText } from '#shared/formats/reliability-report/figure-text.ts'
import { textOf } from '#shared/contract/messages.ts'
import { pointAgreement } from '#shared/reliability/point-agreement.ts'
import { pooledTiming, quantileOfDrawn } from '#shared/reliability/pooled-timing.ts'
import { quantile } from '#shared/reliability/summaries.ts'
import { pointAlternatives } from '#shared/reliability/study/set-alternatives.ts'

const options = { seed: 7, replicates: 500 }

describe('onset differences of several recordings', () => {
  test('a quantile of drawn recordings is that of their values written one after the other', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    })
    const draws = fc.array(fc.nat(), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(rows, draws, fc.double({ min: 0, max: 1, noNaN: true }), (values, places, p) => {
        const drawn = Int32Array.from(places, (place) => place % values.length)
        const written = [...drawn].flatMap((place) => values[place] ?? [])
        expect(quantileOfDrawn(values, p)(drawn)).toBeCloseTo(quantile(written, p), 9)
      }),
    )
  })

  test('mean, median and 90th percentile have intervals that hold their values', () => {
    const timing = pooledTiming([[100, -50], [200, 300, 0], [-120], [80, 40]], options)
    expect(timing?.mean).toMatchObject({ ok: true, value: 68.75, n: 8, bootstrap: { recordings: 4 } })
    expect(timing?.median).toMatchObject({ ok: true, value: 90 })
    for (const figure of Object.values(timing ?? {})) {
      if (!figure.ok || figure.ci === undefined) throw new Error('no interval')
      expect(figure.ci.lo).toBeLessThanOrEqual(figure.value)
      expect(figure.ci.hi).toBeGreaterThanOrEqual(figure.value)
    }
  })

  test('a recording without a match is not drawn, and adds nothing', () => {
    const rows = [[100, 40], [-30], [60]]
    expect(pooledTiming([...rows, [], []], options)).toEqual(pooledTiming(rows, options))
  })

  test('from one recording there is no interval, and without a match nothing at all', () => {
    const one = pooledTiming([[100, 40], []], options)
    expect(one?.median).toMatchObject({ ok: true, value: 70, warnings: expect.arrayContaining(['one_recording']) })
    expect(one?.median).not.toHaveProperty('ci')
    expect(pooledTiming([[], []], options)).toBeNull()
    expect(pooledTiming([], options)).toBeNull()
  })

  test('who is named first turns the sign of the mean and nothing else', () => {
    const rows = [[100, -50], [200, 300], [-120]]
    const there = pooledTiming(rows, options)
    const back = pooledTiming(
      rows.map((row) => row.map((x) => -x)),
      options,
    )
    expect(back?.p90).toEqual(there?.p90)
    expect(back?.mean.ok && there?.mean.ok && back.mean.value + there.mean.value).toBeCloseTo(0, 9)
  })

  test('stand beside the other statistics of points with their limits; only the mean has a sign', () => {
    const points = (onsets: readonly number[]) => onsets.map((start) => ({ code: 'smile', start, end: start }))
    const recordings = [100, -60, 240, 80].map((off, n) => ({
      ...{ recording: `r${String(n)}`, spans: [{ start: 0, end: 60_000 }] },
      ...{ first: points([1000, 9000]), second: points([1000 + off, 9000 + off / 2]) },
    }))
    const found = pointAlternatives(['smile'], recordings, pointAgreement(['smile'], recordings), options)
    const text = (id: string): string => {
      const one = found.find((each) => each.id === id)
      return one === undefined ? '' : figureText(one.figure, one.unit, textOf)
    }
    expect(text('onset_mean')).toMatch(/^\+68 ms \([+−]\d+ ms to \+\d+ ms\)$/)
    expect(text('onset_median')).toMatch(/^70 ms \(\d+ ms to \d+ ms\)$/)
    expect(text('onset_p90')).toMatch(/^\d+ ms \(\d+ ms to \d+ ms\)$/)
  })
})
