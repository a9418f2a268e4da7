import { expect, test } from 'vitest'
import { lookAtH264 } from '../../../electron/services/media/h264-fields.ts'

/** Writes bits as H.264 lays them out (ITU-T H.264, 9.1). */
class BitText {
  private text = ''
  bits(value: number, count: number): this {
    this.text += value.toString(2).padStart(count, '0').slice(-count)
    return this
  }
  unsigned(value: number): this {
    const bits = (value + 1).toString(2)
    this.text += '0'.repeat(bits.length - 1) + bits
    return this
  }
  bytes(): number[] {
    const whole = `${this.text}1`.padEnd(Math.ceil((this.text.length + 1) / 8) * 8, '0')
    const bytes = whole.match(/.{8}/g)?.map((eight) => parseInt(eight, 2)) ?? []
    // Three bytes that would look like a start code get one between them that is read over.
    return bytes.flatMap((byte, n) =>
      n >= 2 && byte <= 3 && bytes[n - 1] === 0 && bytes[n - 2] === 0 ? [3, byte] : [byte],
    )
  }
}

const START = [0, 0, 0, 1]
type Form = { readonly framesOnly: boolean; readonly rows: number; readonly crop?: number; readonly wide?: boolean }

function sequence({ framesOnly, rows, crop = 0, wide = false }: Form): number[] {
  const text = new BitText().bits(77, 8).bits(0, 8).bits(40, 8).unsigned(0)
  text.unsigned(0).unsigned(2).unsigned(1).bits(0, 1)
  text
    .unsigned(1440 / 16 - 1)
    .unsigned(rows - 1)
    .bits(framesOnly ? 1 : 0, 1)
  if (!framesOnly) text.bits(0, 1)
  text.bits(1, 1).bits(crop > 0 ? 1 : 0, 1)
  if (crop > 0) text.unsigned(0).unsigned(0).unsigned(0).unsigned(crop)
  text.bits(wide ? 1 : 0, 1)
  if (wide) text.bits(1, 1).bits(14, 8)
  return [...START, 0x67, ...text.bytes()]
}

function slice(half: boolean | undefined): number[] {
  const text = new BitText().unsigned(0).unsigned(7).unsigned(0).bits(5, 4)
  if (half !== undefined) text.bits(half ? 1 : 0, 1)
  return [...START, 0x65, ...text.bits(0xabcd, 16).bytes()]
}

const look = (...units: readonly number[][]) => lookAtH264(units.map((unit) => Uint8Array.from(unit)))

test('whole frames of one moment', () => {
  expect(look(sequence({ framesOnly: true, rows: 68, crop: 4 }), slice(undefined))).toEqual({
    ...{ structure: 'frames', width: 1440, height: 1080, pixelAspect: 1 },
  })
})

test('frames woven of two half pictures have the height of a whole one, and the pixels that the file tells of', () => {
  expect(look(sequence({ framesOnly: false, rows: 34, crop: 2, wide: true }), slice(false))).toEqual({
    ...{ structure: 'woven', width: 1440, height: 1080, pixelAspect: 4 / 3 },
  })
})

test('half pictures that are stored apart are noticed, in whichever packet the first of them is', () => {
  const form = { framesOnly: false, rows: 34, crop: 2 }
  expect(look(sequence(form), slice(false), slice(true))).toMatchObject({ structure: 'apart' })
})

test('packets that do not say are not guessed at', () => {
  expect(look(slice(true))).toBeUndefined()
  expect(look([])).toBeUndefined()
})
