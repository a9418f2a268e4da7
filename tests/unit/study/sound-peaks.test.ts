import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levelsOf, peakMeter, type Sound } from '#shared/study/sound-peaks.ts'

const RATE = 48_000

/** Feeds one channel to a meter in pieces, as a decoder gives it. */
function heard(samples: Float32Array, { atUs = 0, piece = 1024, rate = RATE } = {}): Sound {
  const meter = peakMeter()
  for (let i = 0; i < samples.length; i += piece) {
    const part = samples.subarray(i, i + piece)
    meter.add(atUs + (i * 1e6) / rate, rate, [part], part.length)
  }
  const sound = meter.sound()
  if (sound === null) throw new Error('nothing was added')
  return sound
}

const bin = ({ levels }: Sound, n: number): number[] => [...(levels[0]?.subarray(2 * n, 2 * n + 2) ?? [])]

test('silence is 128 throughout', () => {
  expect(new Set(heard(new Float32Array(RATE)).levels[0])).toEqual(new Set([128]))
})

test('a second of sound has 200 bins of 5 ms', () => {
  const { levels, startUs, binUs } = heard(new Float32Array(RATE))
  expect([levels[0]?.length, startUs, binUs]).toEqual([400, 0, 5000])
})

test('a tone of half scale reaches half way, up and down', () => {
  const tone = Float32Array.from({ length: RATE }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 1000 * i) / RATE))
  expect(bin(heard(tone), 100)).toEqual([64, 192])
})

test('full scale reaches the ends, and what is beyond stays there', () => {
  expect(bin(heard(Float32Array.of(1, -1, 7, -7)), 0)).toEqual([0, 255])
})

test('a click lies in the bin of its moment, however the sound is cut into pieces', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: RATE - 1 }),
      fc.integer({ min: 100, max: 5000 }),
      fc.constantFrom(8000, 16_000, 44_100, 48_000),
      fc.integer({ min: -100_000, max: 100_000 }),
      (at, piece, rate, atUs) => {
        const samples = new Float32Array(RATE)
        samples[at] = 1
        const sound = heard(samples, { atUs, piece, rate })
        const loud: number[] = []
        for (let n = 0; n < (sound.levels[0]?.length ?? 0) / 2; n += 1) if (bin(sound, n)[1] === 255) loud.push(n)
        const momentUs = atUs + (at * 1e6) / rate
        expect(loud).toHaveLength(1)
        const fromUs = sound.startUs + (loud[0] ?? NaN) * sound.binUs
        // Times of pieces are fractions of seconds: a moment on the border may fall on either side.
        expect(momentUs).toBeGreaterThan(fromUs - 1)
        expect(momentUs).toBeLessThan(fromUs + sound.binUs + 1)
      },
    ),
  )
})

test('sound in opposite phase on two channels is not lost', () => {
  const meter = peakMeter()
  meter.add(0, RATE, [Float32Array.of(0.5), Float32Array.of(-0.5)], 1)
  expect(bin(meter.sound() ?? heard(Float32Array.of(0)), 0)).toEqual([64, 192])
})

test('what is missing between two pieces is silence', () => {
  const meter = peakMeter()
  meter.add(0, RATE, [Float32Array.of(1)], 1)
  meter.add(20_000, RATE, [Float32Array.of(1)], 1)
  expect([...(meter.sound()?.levels[0] ?? [])]).toEqual([255, 255, 128, 128, 128, 128, 128, 128, 255, 255])
})

test('a lead-in before the first frame begins below zero, on a whole bin', () => {
  expect(heard(new Float32Array(4800), { atUs: -21_333 }).startUs).toBe(-25_000)
})

test('nothing heard is no sound', () => {
  expect(peakMeter().sound()).toBeNull()
})

test('each level holds the lowest and highest of four bins of the one before, down to fewer than 400', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 2, maxLength: 8000 }), (bytes) => {
      const finest = bytes.subarray(0, bytes.length - (bytes.length % 2))
      const levels = levelsOf(finest)
      const bins = levels.map(({ length }) => length / 2)
      expect(bins.at(-1)).toBeLessThan(400)
      expect(bins.slice(0, -1).every((count) => count >= 400)).toBe(true)
      levels.slice(1).forEach((level, l) => {
        const before = levels[l] ?? level
        const four = Array.from({ length: before.length / 2 }, (_, i) => [before[2 * i] ?? 0, before[2 * i + 1] ?? 0])
        const expected = Array.from({ length: Math.ceil(four.length / 4) }, (_, i) => four.slice(i * 4, i * 4 + 4))
        expect([...level]).toEqual(
          expected.flatMap((group) => [
            Math.min(...group.map(([low = 0]) => low)),
            Math.max(...group.map(([, high = 0]) => high)),
          ]),
        )
      })
    }),
    { numRuns: 30 },
  )
})

test('whole samples side by side give the same peaks as each channel by itself', () => {
  const samples = fc.int16Array({ minLength: 0, maxLength: 3000 })
  fc.assert(
    fc.property(
      samples,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: -30_000, max: 30_000 }),
      (pcm, channels, atUs) => {
        const frames = Math.floor(pcm.length / channels)
        const planes = Array.from({ length: channels }, (_, c) =>
          Float32Array.from({ length: frames }, (_value, i) => (pcm[i * channels + c] ?? 0) / 32_768),
        )
        const [one, other] = [peakMeter(), peakMeter()]
        one.add(atUs, RATE, planes, frames)
        other.addPcm(atUs, RATE, pcm, channels)
        expect(other.sound()).toEqual(one.sound())
      },
    ),
  )
})
