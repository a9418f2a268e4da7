import { describe, expect, test } from 'vitest'
import { fastestIn, nextSpeed, speedsOf } from '../../../../renderer/state/speed.ts'

const limits = (speedMax: number | null, ...slowSpeeds: number[]) => ({ speedMax, slowSpeeds })

describe('the speeds of a pass', () => {
  test('are the usual ones where it says nothing', () => {
    expect(speedsOf(limits(null))).toEqual([0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4])
  })

  test('end with its highest one, also where that is none of the usual', () => {
    expect(speedsOf(limits(1))).toEqual([0.1, 0.25, 0.5, 0.75, 1])
    expect(speedsOf(limits(1.2)).at(-1)).toBe(1.2)
  })

  test('below normal are those that it names', () => {
    expect(speedsOf(limits(1, 0.25, 0.5))).toEqual([0.25, 0.5, 1])
    expect(speedsOf(limits(null, 0.4))).toEqual([0.4, 1, 1.5, 2, 3, 4])
  })

  test('stay within what a film can be played at', () => {
    expect(fastestIn(limits(9))).toBe(4)
    expect(fastestIn(limits(0.01))).toBe(0.1)
    expect(speedsOf(limits(1, 0.01, 0.5))).toEqual([0.5, 1])
  })

  test('are stepped through, and end', () => {
    const speeds = speedsOf(limits(1, 0.25, 0.5))
    expect(nextSpeed(1, -1, speeds)).toBe(0.5)
    expect(nextSpeed(0.25, -1, speeds)).toBe(0.25)
    expect(nextSpeed(1, 1, speeds)).toBe(1)
  })
})
