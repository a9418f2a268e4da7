import type { MissingCode } from '../missing-codes.ts'

/** What a formula yields: a value, or the reason why there is none. Never NaN and never an infinite number. */
export type Value =
  | { readonly ok: true; readonly value: number | string | boolean }
  | { readonly ok: false; readonly missing: MissingCode }

export const some = (value: number | string | boolean): Value => ({ ok: true, value })
export const none = (missing: MissingCode): Value => ({ ok: false, missing })

/** A computed number; what arithmetic leaves undefined (0/0, root of a negative, overflow) is `too_few`. */
export const finite = (value: number): Value => (Number.isFinite(value) ? some(value) : none('too_few'))
