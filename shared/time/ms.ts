import { z } from 'zod'
import type { Brand } from '../lib/brand.ts'

/** Whole milliseconds of recording time, or a duration of such. Zero is the first frame of the reference camera. */
export type Ms = Brand<number, 'Ms'>

/** Makes a time of a whole number; a fraction or an unsafe integer is a programmer's mistake and throws. */
export function ms(value: number): Ms {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole milliseconds: ${value}`)
  return value as Ms
}

export const MsSchema = z.custom<Ms>((value) => Number.isSafeInteger(value), { error: 'whole milliseconds' })
