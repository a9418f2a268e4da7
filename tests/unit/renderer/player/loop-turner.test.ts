import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loopTurner } from '../../../../renderer/features/player/loop-turner.ts'
import { fakeCamera, part } from '../../../support/player/fake-camera.ts'

const loop = { first: 10, last: 19, endMs: 800 }
const { view, facts } = fakeCamera('mother', [part(0, 50)])
const turn = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  turn.mockClear()
})
afterEach(() => {
  vi.useRealTimers()
})

test('it turns by the clock just before the frame behind its end is due', () => {
  const turner = loopTurner(turn)
  facts.shown = 18
  turner.look(view, loop, 1)
  vi.advanceTimersByTime(70)
  expect(turn).not.toHaveBeenCalled()
  vi.advanceTimersByTime(10)
  expect(turn).toHaveBeenCalledOnce()
})

test('slower just before the end, it does not turn at the time of the speed before', () => {
  const turner = loopTurner(turn)
  facts.shown = 18
  turner.look(view, loop, 1)
  turner.look(view, loop, 0.25)
  vi.advanceTimersByTime(200)
  expect(turn).not.toHaveBeenCalled()
  facts.shown = 19
  turner.look(view, loop, 0.25)
  turner.look(view, loop, 1)
  vi.advanceTimersByTime(40)
  expect(turn).toHaveBeenCalledOnce()
})
