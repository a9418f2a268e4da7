import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shuttle, shuttleTarget } from '../../../../renderer/features/player/shuttle.ts'

const DURATION = 10_000

/** A file in which every frame takes `takesMs` to come on screen. */
function slowFile(takesMs: number, fromMs: number) {
  const shown: number[] = []
  let busyUntil = 0
  let ended = 0
  const run = shuttle({
    fromMs: () => fromMs,
    underWay: () => performance.now() < busyUntil,
    show: (atMs) => {
      shown.push(atMs)
      busyUntil = performance.now() + takesMs
    },
    durationMs: DURATION,
    onEnd: () => {
      ended += 1
    },
  })
  return { run, shown, ended: () => ended }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('backwards, time runs evenly however long the frames take', () => {
  for (const takesMs of [10, 300]) {
    const { run, shown } = slowFile(takesMs, 5000)
    run.start(-1)
    vi.advanceTimersByTime(2000)
    run.stop()
    expect(shown.at(-1)).toBeLessThan(3000 + takesMs + 20)
    expect(shown.at(-1)).toBeGreaterThanOrEqual(3000)
    expect(shown).toEqual([...shown].sort((a, b) => b - a))
  }
})

test('it stops at the beginning, on the first frame', () => {
  const { run, shown, ended } = slowFile(10, 1000)
  run.start(-2)
  vi.advanceTimersByTime(1000)
  expect(shown.at(-1)).toBe(0)
  expect(run.speed()).toBe(0)
  expect(ended()).toBe(1)
})

test('nothing more is shown once it is stopped', () => {
  const { run, shown } = slowFile(10, 5000)
  run.start(-1)
  vi.advanceTimersByTime(200)
  run.stop()
  const { length } = shown
  vi.advanceTimersByTime(2000)
  expect(shown).toHaveLength(length)
})

test('a frame that changes something as it is asked for is asked for once', () => {
  let asked = 0
  const run = shuttle({
    fromMs: () => 5000,
    underWay: () => false,
    show: () => {
      asked += 1
      run.changed()
    },
    durationMs: DURATION,
    onEnd: () => undefined,
  })
  run.start(-1)
  run.changed()
  run.stop()
  expect(asked).toBe(1)
})

test('the target always lies within the recording', () => {
  fc.assert(
    fc.property(
      fc.nat(DURATION),
      fc.double({ min: -32, max: 32, noNaN: true }),
      fc.nat(60_000),
      (from, speed, elapsed) => {
        const target = shuttleTarget(from, speed, elapsed, DURATION)
        return target >= 0 && target <= DURATION
      },
    ),
  )
})
