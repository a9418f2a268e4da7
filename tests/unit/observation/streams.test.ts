import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { common, totalMs, united, without, type Interval } from '#shared/observation/intervals.ts'
import { codeTotals, runningStates, stateAt } from '#shared/observation/state-at.ts'
import { effectiveOffset, streamOf } from '#shared/observation/streams.ts'
import { ms } from '#shared/time/ms.ts'
import { content, episode, event, phases, records } from './builders.ts'

const apart = [episode('play', 10, 20), episode('still', 30, 40)]

describe('streams', () => {
  test.each([
    ['a running state ends with its episode', event('inf_phase', 'ipos', 12, null), [12, 20]],
    ['a state that goes on after its episode is cut there', event('inf_phase', 'ipos', 12, 35), [12, 20]],
    ['a state that began before its episode is cut there', event('inf_phase', 'ipos', 25, 35), [30, 35]],
    ['a point has no length', event('proc', 'brk', 31, null), [31, 31]],
  ] as const)('%s', (_what, record, [start, end]) => {
    const coded = content(phases, records(record), apart)
    expect(streamOf(coded, record.set)).toEqual([{ code: record.code, start, end }])
    expect(effectiveOffset(record, coded)).toBe(end)
  })

  test.each([
    ['a state between episodes', event('inf_phase', 'ipos', 22, 28)],
    ['a state that runs after the last', event('inf_phase', 'ipos', 45, null)],
    ['a point between episodes', event('proc', 'brk', 20, null)],
  ])('%s is left out', (_what, record) => {
    expect(streamOf(content(phases, records(record), apart), record.set)).toEqual([])
  })

  test('events come by onset, then by order of entry', () => {
    const second = { ...event('proc', 'brk', 31, null), order: 2 }
    const first = { ...event('proc', 'stop', 31, null), order: 1 }
    const coded = content(phases, records(second, event('proc', 'stop', 35, null), first), apart)
    expect(streamOf(coded, 'proc').map(({ code, start }) => `${code} ${start}`)).toEqual([
      'stop 31',
      'brk 31',
      'stop 35',
    ])
  })
})

describe('what holds at a moment', () => {
  const coded = content(
    phases,
    records(event('inf_phase', 'ipos', 10, 15), event('inf_phase', 'imon', 15, null), event('inf_reg', 'oral', 12, 18)),
    apart,
  )

  test.each([
    [9, []],
    [10, ['ipos']],
    [14, ['ipos', 'oral']],
    [15, ['oral', 'imon']],
    [19, ['imon']],
    [20, []],
  ])('at %d ms: %j', (at, codes) => {
    expect(runningStates(coded, ms(at)).map(({ code }) => code)).toEqual(codes)
  })

  test('one set is asked for alone', () => {
    expect(stateAt(coded, 'inf_phase', ms(15))?.code).toBe('imon')
    expect(stateAt(coded, 'cg_phase', ms(15))).toBeNull()
  })

  test('totals name every code of the set', () => {
    expect(codeTotals(coded, 'inf_reg')).toEqual({ oral: 6, clasp: 0, away: 0 })
    expect(codeTotals(coded, 'inf_phase')).toMatchObject({ ipos: 5, imon: 5, ienv: 0 })
  })
})

describe('stretches of time', () => {
  const list = fc.array(
    fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 8 })).map(([start, length]) => ({ start, end: start + length })),
  )
  const moments = Array.from({ length: 50 }, (_, at) => at)
  const has = (intervals: readonly Interval[], at: number): boolean =>
    intervals.some(({ start, end }) => start <= at && at < end)

  test('hold the moments that they should, each once', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [left, right] = [united(a), united(b)]
        for (const at of moments) {
          expect(has(left, at)).toBe(has(a, at))
          expect(has(common(left, right), at)).toBe(has(a, at) && has(b, at))
          expect(has(without(left, right), at)).toBe(has(a, at) && !has(b, at))
        }
        expect(totalMs(left)).toBe(moments.filter((at) => has(a, at)).length)
      }),
    )
  })

  test('neither touch nor overlap once united', () => {
    fc.assert(
      fc.property(list, (a) => {
        const result = united(a)
        for (const [n, { start }] of result.entries()) if (n > 0) expect(start).toBeGreaterThan(result[n - 1]?.end ?? 0)
      }),
    )
  })
})
