import { coefficient, percent, plain, signed } from '../../lib/number-words.ts'
import type { FigureUnit } from '../../study/reliability-detail.ts'
import type { Figure } from '../../study/reliability-view.ts'
import type { Words } from './report-input.ts'

/** `.31 to .77`, or `none`; for coefficients. */
export function interval(figure: Figure): string {
  if (!figure.ok || figure.lo === null || figure.hi === null) return 'none'
  return `${coefficient(figure.lo)} to ${coefficient(figure.hi)}`
}

const inUnit: Readonly<Record<FigureUnit, (value: number) => string>> = {
  coefficient,
  share: percent,
  ms: (value) => `${signed(value, 0)} ms`,
  ms_size: (value) => `${plain(value, 0)} ms`,
  points: (value) => plain(value, 2),
}

/** A figure in its own unit, with its interval where it has one: `.71 (.55 to .83)`, `80 % (71 % to 88 %)`. */
export function figureText(figure: Figure, unit: FigureUnit, words: Words): string {
  if (!figure.ok) return words(`why.${figure.why}`)
  const { value, lo, hi } = figure
  const text = inUnit[unit]
  return lo === null || hi === null ? text(value) : `${text(value)} (${text(lo)} to ${text(hi)})`
}

/**
 * How an interval of resampled recordings was made, or why there is none, as a sentence. Empty where the interval has a
 * formula, which the statistic's own text names, and where the figure has no value.
 */
export function intervalSentence(figure: Figure, words: Words): string {
  if (!figure.ok || figure.resampledOf === undefined) return ''
  const { resampledOf: n, lo } = figure
  if (n < 2) return words('interval.one_recording')
  return words(lo === null ? 'interval.none' : 'interval.resampled', { n })
}
