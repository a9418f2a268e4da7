import fc from 'fast-check'
import { expect, test } from 'vitest'
import { driftAction } from '../../../../renderer/features/player/drift.ts'

test('a camera within half a frame of the leading one is left alone', () => {
  expect(driftAction(19, 40, false)).toEqual({ kind: 'keep' })
})

test('a camera ahead by more than half a frame plays slower, one behind plays faster', () => {
  const ahead = driftAction(30, 40, false)
  const behind = driftAction(-30, 40, false)
  expect(ahead.kind === 'nudge' && ahead.factor).toBeLessThan(1)
  expect(behind.kind === 'nudge' && behind.factor).toBeGreaterThan(1)
})

test('a correction goes on until a quarter of a frame, so that it does not flicker at the border', () => {
  expect(driftAction(15, 40, true).kind).toBe('nudge')
  expect(driftAction(9, 40, true).kind).toBe('keep')
})

test('a camera far away jumps', () => {
  expect(driftAction(-900, 40, false)).toEqual({ kind: 'jump' })
})

test('a nudge never changes the speed by more than a sixth', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -2000, max: 2000, noNaN: true }),
      fc.double({ min: 5, max: 100, noNaN: true }),
      (ahead, frame) => {
        const action = driftAction(ahead, frame, false)
        return action.kind !== 'nudge' || Math.abs(action.factor - 1) <= 1 / 6
      },
    ),
  )
})
