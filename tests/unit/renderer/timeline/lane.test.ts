import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  barsInView,
  densityOf,
  edgeAt,
  itemAt,
  laneOf,
  type LaneItem,
} from '../../../../renderer/features/timeline/lane.ts'

const item = (id: string, startMs: number, endMs: number): LaneItem => ({
  id,
  startMs,
  endMs,
  look: 0,
  letter: 'A',
  running: false,
})
const scale = { startMs: 0, endMs: 10_000, left: 0, right: 1000 }
const touching = (count: number, lengthMs: number) =>
  laneOf(Array.from({ length: count }, (_, i) => item(`i${i}`, i * lengthMs, (i + 1) * lengthMs)))

test('a stretch is drawn from its start to its end', () => {
  expect(barsInView(laneOf([item('a', 1000, 3000)]), scale)).toMatchObject([{ x: 100, width: 200, item: { id: 'a' } }])
})

test('a stretch that reaches in from before the window is drawn from its edge', () => {
  const bars = barsInView(laneOf([item('a', 0, 6000)]), { ...scale, startMs: 5000, endMs: 15_000 })
  expect(bars).toMatchObject([{ x: 0, width: 100 }])
})

test('however many the events, there are never many more bars than pixels', () => {
  const fifty = barsInView(touching(50_000, 1), { ...scale, endMs: 50_000 })
  expect(fifty.length).toBeLessThanOrEqual(2 * 1000)
})

test('a long stretch after many short ones in the same pixel is still drawn in full', () => {
  const short = Array.from({ length: 9 }, (_, i) => item(`s${i}`, 5000 + i, 5001 + i))
  const bars = barsInView(laneOf([...short, item('long', 5009, 9000)]), scale)
  expect(bars.find((bar) => bar.item?.id === 'long')?.width).toBeGreaterThan(390)
})

test('no pixel that an event covers stays empty', () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 90 })), {
    minLength: 1,
    maxLength: 200,
  })
  fc.assert(
    fc.property(lengths, (parts) => {
      let at = 0
      const items = parts.map(([gap, length], i) => {
        const made = item(`i${i}`, at + gap, at + gap + length)
        at = made.endMs
        return made
      })
      const bars = barsInView(laneOf(items), { ...scale, right: 300 })
      return items
        .filter((each) => each.startMs < scale.endMs - 60)
        .every((each) => {
          const x = (each.startMs / 10_000) * 300
          return bars.some((bar) => bar.x <= x + 1 && x - 1 <= bar.x + bar.width)
        })
    }),
  )
})

test('the item at a moment is the one that holds it, half-open', () => {
  const lane = laneOf([item('a', 0, 1000), item('b', 1000, 2000)])
  expect(itemAt(lane, 1000, 5)?.id).toBe('b')
  expect(itemAt(lane, 2000, 5)).toBeNull()
})

test('a point is found within reach', () => {
  const lane = laneOf([item('p', 500, 500)])
  expect(itemAt(lane, 480, 30)?.id).toBe('p')
  expect(itemAt(lane, 460, 30)).toBeNull()
})

test('where two stretches touch, the edge is the start of the later one', () => {
  const lane = laneOf([item('a', 0, 1000), item('b', 1000, 2000)])
  expect(edgeAt(lane, 1003, 10)).toMatchObject({ side: 'start', item: { id: 'b' } })
  expect(edgeAt(lane, 500, 10)).toBeNull()
})

test('density counts every event once', () => {
  const total = densityOf(touching(997, 10), 9970, 60).reduce((sum, count) => sum + count, 0)
  expect(total).toBe(997)
})
