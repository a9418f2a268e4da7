import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileSize } from '../../../renderer/ui/format/bytes.ts'
import { coefficient, coefficientWithInterval, counted, percent, signed } from '../../../renderer/ui/format/figures.ts'
import { clock, day, filedDay, parseClock, shortClock } from '../../../renderer/ui/format/time.ts'

describe('figures', () => {
  test.each([
    [0.84, '.84'],
    [1, '1.00'],
    [0.999, '1.00'],
    [-0.126, '−.13'],
    [-0.001, '.00'],
  ])('print %d as %s', (value, text) => {
    expect(coefficient(value)).toBe(text)
  })

  test('say the interval in words', () => {
    expect(coefficientWithInterval({ ok: true, value: 0.58, lo: 0.31, hi: 0.77, n: 48 })).toBe(
      '.58, interval .31 to .77',
    )
  })

  test('say why there is none instead of printing a stand-in', () => {
    expect(coefficientWithInterval({ ok: false, why: 'no_pairs', n: 0 })).toBe(
      'not defined: no pair of codings to compare',
    )
    expect(coefficientWithInterval({ ok: false, why: 'few_recordings', n: 3 })).toBe(
      'not assessable: fewer than five recordings',
    )
  })

  test('carry their sign where they are differences, and none at zero', () => {
    expect([signed(0.83), signed(-0.1), signed(0.01)]).toEqual(['+0.8', '−0.1', '0.0'])
  })

  test('give shares as whole per cent and counts with their noun', () => {
    expect([percent(0.226), counted(1, 'dyad'), counted(1200, 'dyad')]).toEqual(['23 %', '1 dyad', '1,200 dyads'])
  })
})

describe('positions in a recording', () => {
  test.each([
    [0, '0:00.000'],
    [192_480, '3:12.480'],
    [3_600_000, '1:00:00.000'],
  ])('print %d ms as %s', (at, text) => {
    expect(clock(at)).toBe(text)
  })

  test('are read back as they are printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000 }), (at) => {
        expect(parseClock(clock(at))).toBe(at)
      }),
    )
  })

  test.each([
    ['3:12', 192_000],
    ['192,5', 192_500],
    [' 1:03:12.48 ', 3_792_480],
    ['3:72', null],
    ['a', null],
    ['', null],
  ])('are read from what people type: %j', (text, at) => {
    expect(parseClock(text)).toBe(at)
  })

  test('are rounded to the second where a length is meant', () => {
    expect(shortClock(59_600)).toBe('1:00')
  })
})

test('sizes of files are told in the unit that fits', () => {
  expect([fileSize(12), fileSize(1_250_000), fileSize(640_000_000)]).toEqual(['12 bytes', '1.3 MB', '640 MB'])
})

test('a day is one word for the end of a line', () => {
  expect(day('2026-11-29T12:00:00.000Z')).toBe('29\u00a0Nov\u00a02026')
  expect(day('some day')).toBe('some day')
  // As in files, wherever it is read: in New York it was still the 20th.
  expect(filedDay('2026-11-21T01:30:00.000Z')).toBe('21\u00a0Nov\u00a02026')
})
