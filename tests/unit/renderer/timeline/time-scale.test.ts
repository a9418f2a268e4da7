import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clampView,
  followView,
  rulerTicks,
  timeAt,
  xOf,
  zoomView,
} from '../../../../renderer/features/timeline/time-scale.ts'

const scale = { startMs: 10_000, endMs: 20_000, left: 100, right: 1100 }

test('the ends of the window lie at the ends of the drawing', () => {
  expect(xOf(scale, 10_000)).toBe(100)
  expect(xOf(scale, 20_000)).toBe(1100)
})

test('a place leads back to its moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 20_000 }), (at) => Math.abs(timeAt(scale, xOf(scale, at)) - at) <= 1),
  )
})

test('zooming keeps the moment under the pointer where it is', () => {
  const view = zoomView({ startMs: 10_000, endMs: 20_000 }, 0.5, 12_000, 60_000)
  expect(view).toEqual({ startMs: 11_000, endMs: 16_000 })
})

test('no zoom or pan ever leaves the recording', () => {
  const time = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(time, time, fc.integer({ min: 1000, max: 500_000 }), (a, b, durationMs) => {
      const view = clampView({ startMs: Math.min(a, b), endMs: Math.max(a, b) }, durationMs)
      return view.startMs >= 0 && view.endMs <= durationMs + 1e-6 && view.endMs > view.startMs
    }),
  )
})

test('the window turns a page when the playhead leaves it, and stays while it is inside', () => {
  const view = { startMs: 0, endMs: 10_000 }
  expect(followView(view, 9_999, 60_000)).toBe(view)
  expect(followView(view, 10_500, 60_000)).toEqual({ startMs: 9_500, endMs: 19_500 })
})

test('ticks are round moments and never closer than asked for', () => {
  const ticks = rulerTicks(scale, 90)
  expect(ticks.map((tick) => tick.label)).toContain('0:15')
  const apart = ticks.slice(1).map((tick, i) => xOf(scale, tick.atMs) - xOf(scale, ticks[i]?.atMs ?? 0))
  expect(Math.min(...apart)).toBeGreaterThanOrEqual(90)
})
