import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Place } from '#shared/study/place.ts'
import { ms } from '#shared/time/ms.ts'
import { createPlaceKeeper, KEEP_EVERY_MS, REST_MS } from '../../../../renderer/app/screens/coding/place-keeper.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A coder who is at `at.ms`, and a host that keeps what it is told unless it fails. */
function coder() {
  const at = { ms: 0 }
  const kept: number[] = []
  const host = { fails: false, takesMs: 10 }
  const place = (): Place => ({ atMs: ms(at.ms), passId: 'all', rate: 1, audible: null, stages: {} })
  const keeper = createPlaceKeeper(place, async ({ atMs }) => {
    await new Promise((resolve) => setTimeout(resolve, host.takesMs))
    if (host.fails) throw new Error('host')
    kept.push(atMs)
  })
  const goTo = (atMs: number, playing = false): void => {
    at.ms = atMs
    keeper.changed(playing)
  }
  return { at, kept, host, keeper, goTo }
}

test('a place is kept once the picture has come to rest, and steps in a row are one rest', async () => {
  const { kept, goTo } = coder()
  for (let n = 1; n <= 5; n += 1) {
    goTo(n * 40)
    await vi.advanceTimersByTimeAsync(REST_MS / 2)
  }
  expect(kept).toEqual([])
  await vi.advanceTimersByTimeAsync(REST_MS + 20)
  expect(kept).toEqual([200])
})

test('while playing a place is kept every five seconds, not more often', async () => {
  const { kept, goTo } = coder()
  for (let atMs = 40; atMs <= 21_000; atMs += 40) {
    goTo(atMs, true)
    await vi.advanceTimersByTimeAsync(40)
  }
  expect(kept.length).toBe(Math.floor(21_000 / KEEP_EVERY_MS))
})

test('on leaving the place is kept at once', async () => {
  const { kept, keeper, goTo } = coder()
  goTo(1200, true)
  keeper.flush()
  await vi.advanceTimersByTimeAsync(20)
  expect(kept).toEqual([1200])
})

test('who only opens and leaves again changes nothing', async () => {
  const { kept, keeper } = coder()
  keeper.flush()
  await vi.advanceTimersByTimeAsync(20)
  expect(kept).toEqual([])
})

test('a save that is slow is followed by one with where the coder went meanwhile', async () => {
  const { kept, host, keeper, goTo } = coder()
  host.takesMs = 3000
  goTo(400)
  keeper.flush()
  goTo(800)
  keeper.flush()
  await vi.advanceTimersByTimeAsync(7000)
  expect(kept).toEqual([400, 800])
})

test('when the page goes, where the coder is now is sent although a save is under way', async () => {
  const { kept, host, keeper, goTo } = coder()
  host.takesMs = 3000
  goTo(400)
  keeper.flush()
  goTo(800)
  keeper.leave()
  await vi.advanceTimersByTimeAsync(3010)
  expect(kept).toEqual([400, 800])
})

test('a save that fails is not repeated by itself, and made up for by the next', async () => {
  const { kept, host, keeper, goTo } = coder()
  host.fails = true
  goTo(400)
  await vi.advanceTimersByTimeAsync(60_000)
  host.fails = false
  expect(kept).toEqual([])
  keeper.flush()
  await vi.advanceTimersByTimeAsync(20)
  expect(kept).toEqual([400])
})
