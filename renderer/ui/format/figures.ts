import { coefficient, percent, plain, signed } from '#shared/lib/number-words.ts'
import { textOf } from '#shared/contract/messages.ts'
import type { Figure } from '#shared/study/reliability-view.ts'

export { coefficient, percent, plain, signed }

const notAssessable = 'not assessable: '

/** Why a figure has no value, as a sentence part: `not defined: no pair of codings to compare`. */
export function notDefined(why: string): string {
  const words = textOf(`why.${why}`)
  // What cannot be judged says so itself.
  return words.startsWith(notAssessable) ? words : `not defined: ${words}`
}

/** A coefficient with its interval in words, or why there is none. */
export function coefficientWithInterval(figure: Figure): string {
  if (!figure.ok) return notDefined(figure.why)
  if (figure.lo === null || figure.hi === null) {
    const why = figure.resampledOf === 1 ? ' from one recording' : ''
    return `${coefficient(figure.value)}, no interval${why}`
  }
  return `${coefficient(figure.value)}, interval ${coefficient(figure.lo)} to ${coefficient(figure.hi)}`
}

/** A count with its noun: `1 recording`, `2 recordings`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
}
