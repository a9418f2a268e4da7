import { describe, expect, test } from 'vitest'
import { placeAfterDrop, sideOf } from '../../../../renderer/features/scheme-editor/editing/drop-place.ts'

describe('an entry dropped beside another one of its list', () => {
  test('stands before it or behind it, whichever way it came', () => {
    expect(placeAfterDrop(3, 1, 'before')).toBe(1)
    expect(placeAfterDrop(3, 1, 'behind')).toBe(2)
    expect(placeAfterDrop(0, 2, 'before')).toBe(1)
    expect(placeAfterDrop(0, 2, 'behind')).toBe(2)
  })

  test('stays where it is on itself and on the near sides of its neighbours', () => {
    for (const side of ['before', 'behind'] as const) expect(placeAfterDrop(2, 2, side)).toBe(2)
    expect(placeAfterDrop(2, 1, 'behind')).toBe(2)
    expect(placeAfterDrop(2, 3, 'before')).toBe(2)
  })
})

test('the half that the pointer is in says on which side it is dropped', () => {
  const currentTarget = { getBoundingClientRect: () => ({ top: 100, height: 20 }) }
  expect(sideOf({ clientY: 104, currentTarget })).toBe('before')
  expect(sideOf({ clientY: 116, currentTarget })).toBe('behind')
})
