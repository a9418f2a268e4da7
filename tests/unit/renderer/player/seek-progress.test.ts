import { expect, test } from 'vitest'
import {
  idle,
  seekStep,
  type SeekEvent,
  type SeekProgress,
} from '../../../../renderer/features/player/seek-progress.ts'

const after = (...events: SeekEvent[]): SeekProgress => events.reduce(seekStep, idle)

test('a seek is over only when both "seeked" and the frame itself have come', () => {
  expect(after({ type: 'asked', frame: 7 }, { type: 'seeked' }).target).toBe(7)
  expect(after({ type: 'asked', frame: 7 }, { type: 'presented', frame: 7 }).target).toBe(7)
  expect(after({ type: 'asked', frame: 7 }, { type: 'presented', frame: 7 }, { type: 'seeked' })).toEqual(idle)
})

test('a frame left over from before the seek does not end it', () => {
  expect(after({ type: 'asked', frame: 7 }, { type: 'presented', frame: 3 }, { type: 'seeked' }).target).toBe(7)
})

test('when the engine does not name the frame, the seek is made once more before it is believed', () => {
  expect(after({ type: 'asked', frame: 7 }, { type: 'grace-over' }).again).toBe(false)
  const silent: SeekEvent[] = [{ type: 'asked', frame: 7 }, { type: 'seeked' }, { type: 'grace-over' }]
  expect(after(...silent)).toMatchObject({ target: 7, seeked: false, again: true })
  expect(after(...silent, { type: 'seeked' }, { type: 'presented', frame: 7 })).toEqual(idle)
  expect(after(...silent, { type: 'seeked' }, { type: 'grace-over' })).toEqual(idle)
})

test('a frame asked for meanwhile is gone to instead of seeking the silent one again', () => {
  const state = after(
    { type: 'asked', frame: 7 },
    { type: 'asked', frame: 9 },
    { type: 'seeked' },
    { type: 'grace-over' },
  )
  expect(state).toMatchObject({ target: 9, again: false })
})

test('of several seeks asked for meanwhile only the last is made', () => {
  const state = after(
    { type: 'asked', frame: 1 },
    { type: 'asked', frame: 2 },
    { type: 'asked', frame: 3 },
    { type: 'seeked' },
    { type: 'presented', frame: 1 },
  )
  expect(state).toEqual({ ...idle, target: 3 })
})

test('asking for the frame that is under way again asks for nothing more', () => {
  expect(
    after(
      { type: 'asked', frame: 1 },
      { type: 'asked', frame: 1 },
      { type: 'seeked' },
      { type: 'presented', frame: 1 },
    ),
  ).toEqual(idle)
})

test('a seek to the picture that is there already makes nothing wait for its time of grace', () => {
  const waiting = after({ type: 'asked', frame: 7, onScreen: 7 }, { type: 'seeked' })
  expect(seekStep(waiting, { type: 'asked', frame: 8, onScreen: 7 })).toMatchObject({ target: 8, seeked: false })
})

test('a seek whose picture is still to come is not overtaken', () => {
  const waiting = after({ type: 'asked', frame: 7, onScreen: 3 }, { type: 'seeked' })
  expect(seekStep(waiting, { type: 'asked', frame: 8, onScreen: 3 })).toMatchObject({ target: 7, next: 8 })
})
