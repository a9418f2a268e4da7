import { describe, expect, test } from 'vitest'
import { addWatched, MOST_SPANS, percentOf, watchedShare, type WatchedSpan } from '#shared/study/watched.ts'
import { ms } from '#shared/time/ms.ts'

const span = (from: number, to: number): WatchedSpan => [ms(from), ms(to)]
const film = (...episodes: (readonly [number, number])[]) => ({
  episodes: episodes.map(([startMs, endMs]) => ({ startMs: ms(startMs), endMs: ms(endMs) })),
  durationMs: ms(100_000),
})

describe('stretches that were watched', () => {
  test('grow together where they meet or only a frame that came late lies between', () => {
    expect(addWatched([span(0, 1000), span(3000, 4000)], span(1200, 2800))).toEqual([span(0, 4000)])
    expect(addWatched([span(0, 1000)], span(2000, 3000))).toEqual([span(0, 1000), span(2000, 3000)])
  })

  test('watched twice count once', () => {
    const twice = addWatched([span(0, 50_000)], span(10_000, 20_000))
    expect(watchedShare(twice, film())).toBe(0.5)
  })

  test('of no length are none', () => {
    expect(addWatched([span(0, 10)], span(40, 40))).toEqual([span(0, 10)])
  })

  test('are kept up to a number, the longest first', () => {
    const many = Array.from({ length: MOST_SPANS + 5 }, (_, n) => span(n * 10_000, n * 10_000 + 100 + n))
    const kept = many.reduce<WatchedSpan[]>(addWatched, [])
    expect(kept).toHaveLength(MOST_SPANS)
    expect(kept[0]?.[0]).toBe(50_000)
  })
})

describe('the share that was watched', () => {
  test('is of the episodes; what lies between them is not asked for', () => {
    const both = film([10_000, 20_000], [30_000, 40_000])
    expect(watchedShare([span(10_000, 20_000)], both)).toBe(0.5)
    expect(watchedShare([span(20_000, 30_000)], both)).toBe(0)
    expect(watchedShare([span(0, 100_000)], both)).toBe(1)
  })

  test('is whole although the last frame has no next one', () => {
    expect(watchedShare([span(0, 99_960)], film())).toBe(1)
    expect(watchedShare([span(0, 99_000)], film())).toBe(0.99)
  })

  test('is whole where there is nothing to watch, and nothing where nothing was', () => {
    expect(watchedShare([], { episodes: [], durationMs: ms(0) })).toBe(1)
    expect(watchedShare([], film())).toBe(0)
  })

  test('reads 100 only when nothing is left', () => {
    expect([0, 0.29, 0.9999, 1].map(percentOf)).toEqual([0, 29, 99, 100])
  })
})
