import { textOf } from '#shared/contract/messages.ts'
import type { Figure } from '#shared/study/reliability-view.ts'

const minus = '−'

/** A coefficient between -1 and 1 as journals print it: two decimals without the leading zero, with a true minus. */
export function coefficient(value: number): string {
  const text = Math.abs(value).toFixed(2)
  const bare = text.startsWith('0.') ? text.slice(1) : text
  return (value < 0 && Number(text) !== 0 ? minus : '') + bare
}

/** A number with `digits` decimals and a true minus. */
export function plain(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  return (value < 0 && Number(text) !== 0 ? minus : '') + text
}

/** A difference with its sign; zero has none. */
export function signed(value: number, digits = 1): string {
  const text = plain(value, digits)
  return value > 0 && Number(text) !== 0 ? `+${text}` : text
}

/** A share of 1 as whole per cent. */
export function percent(share: number): string {
  return `${String(Math.round(share * 100))} %`
}

/** Why a figure has no value, as a sentence part: `not defined: no pair of codings to compare`. */
export function notDefined(why: string): string {
  return `not defined: ${textOf(`why.${why}`)}`
}

/** A coefficient with its interval in words, or why there is none. */
export function coefficientWithInterval(figure: Figure): string {
  if (!figure.ok) return notDefined(figure.why)
  if (figure.lo === null || figure.hi === null) return `${coefficient(figure.value)}, no interval`
  return `${coefficient(figure.value)}, interval ${coefficient(figure.lo)} to ${coefficient(figure.hi)}`
}

/** A count with its noun: `1 recording`, `2 recordings`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
}
