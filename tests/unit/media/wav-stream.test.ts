import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wavStream } from '../../../electron/services/media/wav-stream.ts'

type Wav = { readonly channels?: number; readonly rate?: number; readonly bits?: number; readonly list?: boolean }

/** As a converter writes it into a pipe: without knowing how long it will be. */
function wav(samples: readonly number[], { channels = 1, rate = 48_000, bits = 16, list = false }: Wav = {}): Buffer {
  const format = Buffer.alloc(24)
  format.write('fmt ')
  format.writeUInt32LE(16, 4)
  format.writeUInt16LE(1, 8)
  format.writeUInt16LE(channels, 10)
  format.writeUInt32LE(rate, 12)
  format.writeUInt16LE(bits, 22)
  const riff = Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4, 0xff), Buffer.from('WAVE')])
  const note = list
    ? Buffer.concat([Buffer.from('LIST'), Buffer.from([3, 0, 0, 0]), Buffer.from('abc\0')])
    : Buffer.alloc(0)
  const data = Buffer.concat([Buffer.from('data'), Buffer.alloc(4, 0xff)])
  return Buffer.concat([riff, format, note, data, Buffer.from(Int16Array.from(samples).buffer)])
}

/** What the stream gave of these bytes, piece by piece: the samples of each channel, and the rate. */
function read(pieces: readonly Uint8Array[]): { channels: number[][]; rate: number; isSound: boolean } {
  const channels: number[][] = []
  let rate = 0
  const stream = wavStream((samples, format) => {
    rate = format.rate
    samples.forEach((sample, i) => (channels[i % format.channels] ??= []).push(sample))
  })
  for (const piece of pieces) stream.add(piece)
  return { channels, rate, isSound: stream.isSound() }
}

describe('a stream of sound', () => {
  test('is the same in whatever pieces it comes', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 })
    const samples = fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 60 })
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 6 }), fc.boolean(), cuts, (values, channels, list, lengths) => {
        const whole = values.slice(0, values.length - (values.length % channels))
        const bytes = wav(whole, { channels, list })
        const pieces: Buffer[] = []
        for (let at = 0, n = 0; at < bytes.length; n += 1) {
          const length = lengths[n % lengths.length] ?? 1
          pieces.push(bytes.subarray(at, at + length))
          at += length
        }
        const heard = read(pieces).channels
        const expected = Array.from({ length: channels }, (_, c) => whole.filter((_value, i) => i % channels === c))
        expect(heard).toEqual(whole.length === 0 ? [] : expected)
      }),
    )
  })

  test('tells its rate, and part of a frame at its end counts for nothing', () => {
    const bytes = wav([1, 2, 3], { channels: 2, rate: 44_100 })
    expect(read([bytes])).toMatchObject({ rate: 44_100, channels: [[1], [2]] })
  })
})

test.each([
  ['other bytes', Buffer.from('this is a text, and a long one at that')],
  ['samples of another width', wav([1, 2], { bits: 24 })],
  ['a header without channels', wav([1, 2], { channels: 0 })],
  ['a header without end', Buffer.concat([wav([]).subarray(0, 36), Buffer.from('junk'), Buffer.alloc(70_000, 0xff)])],
])('%s: no sound', (_what, bytes) => {
  expect(read([bytes, wav([1, 2])])).toEqual({ channels: [], rate: 0, isSound: false })
})
