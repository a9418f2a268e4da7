import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gainFor, NOTHING, soundColumns, type SoundFile } from '../../../../renderer/features/timeline/sound-row.ts'
import { xOf, type TimeScale } from '../../../../renderer/features/timeline/time-scale.ts'
import type { WaveLevel } from '../../../../renderer/state/waveforms.ts'

const scale: TimeScale = { startMs: 0, endMs: 1000, left: 100, right: 300 }

/** Silence with one loud bin, the one at `atUs` of the file. */
function click(atUs: number, { startUs = 0, binUs = 5000, bins = 400 } = {}): WaveLevel {
  const peaks = new Uint8Array(bins * 2).fill(128)
  peaks.set([0, 255], 2 * Math.floor((atUs - startUs) / binUs))
  return { startUs, binUs, peaks }
}
const file = (level: WaveLevel | null, over: Partial<SoundFile> = {}): SoundFile => ({
  offsetUs: 0,
  rate: 1,
  firstUs: 0,
  levelFor: () => level,
  ...over,
})

/** Pixels (from the left edge of the view) in which something is loud. */
const loud = (files: readonly SoundFile[], on: TimeScale = scale): number[] => {
  const pairs = soundColumns(files, on)
  return Array.from({ length: pairs.length / 2 }, (_, i) => i).filter((i) => pairs[2 * i + 1] === 255)
}

test('a click is drawn in the pixel of its moment, at any zoom and anywhere on the clock', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_999_999 }),
      fc.integer({ min: 0, max: 1500 }),
      fc.integer({ min: 250, max: 20_000 }),
      fc.integer({ min: -500_000, max: 500_000 }),
      fc.constantFrom(0.999, 1, 1.001),
      (atUs, startMs, length, offsetUs, rate) => {
        const on: TimeScale = { startMs, endMs: startMs + length, left: 0, right: 200 }
        const x = xOf(on, (offsetUs + rate * atUs) / 1000)
        const wide = (5 * 200 * rate) / length
        fc.pre(x > 2 + wide && x < 198 - wide)
        const found = loud([file(click(atUs), { offsetUs, rate })], on)
        expect(found.length).toBeGreaterThan(0)
        // As long as the bin that holds it, and a pixel to either side for where the two grids meet.
        expect(found.length).toBeLessThanOrEqual(Math.ceil(wide) + 2)
        expect(found[0]).toBeLessThanOrEqual(x + 1)
        expect(found.at(-1)).toBeGreaterThanOrEqual(x - 1)
      },
    ),
  )
})

test('a file whose clock does not begin at zero lies where its first frame lies', () => {
  const late = click(1_480_000 + 500_000, { startUs: 1_475_000 })
  expect(loud([file(late, { firstUs: 1_480_000 })])).toEqual(loud([file(click(500_000))]))
})

test('consecutive files follow each other on one row', () => {
  const first = file(click(100_000, { bins: 100 }))
  const second = file(click(100_000, { bins: 100 }), { offsetUs: 500_000 })
  expect(loud([first, second])).toEqual([20, 120])
})

test('where no file is, and before its sound has come, nothing is drawn', () => {
  const pairs = soundColumns([file(click(0, { bins: 100 }))], scale)
  expect([...pairs.subarray(2 * 100, 2 * 102)]).toEqual([NOTHING.low, NOTHING.high, NOTHING.low, NOTHING.high])
  expect(loud([file(null)])).toEqual([])
})

test('a level is asked for by what a pixel holds of the file', () => {
  const asked: number[] = []
  const levelFor = (us: number): null => (asked.push(us), null)
  soundColumns([file(null, { levelFor, rate: 2 })], scale)
  expect(asked).toEqual([2500])
})

test('a view of many pixels looks at each bin of a fitting level a few times at most', () => {
  const columns = 1600
  const on: TimeScale = { startMs: 0, endMs: 32_000, left: 0, right: columns }
  let looked = 0
  const { peaks, ...rest } = click(0, { bins: 6400 })
  const counting = new Proxy(peaks, {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) looked += 1
      const value: unknown = Reflect.get(target, key, target)
      return value
    },
  })
  soundColumns([file({ ...rest, peaks: counting })], on)
  expect(looked).toBeLessThan(columns * 2 * 6)
})

test('quiet sound is drawn larger, up to eight times; loud sound as it is', () => {
  expect([gainFor(1), gainFor(0.5), gainFor(0.01), gainFor(0)]).toEqual([1, 2, 8, 1])
})
