import { textOf } from '#shared/contract/messages.ts'
import type { GateRow } from '#shared/study/gate.ts'
import type { VariableReliability } from '#shared/study/reliability-view.ts'
import { statisticInWords } from '#shared/study/statistic-words.ts'
import { coefficient, coefficientWithInterval, plain } from '../../ui/format/figures.ts'

/** One row in words: the figure against what is asked, and who scores higher. No words for good or poor. */
export function sentenceOf(
  variable: VariableReliability,
  row: GateRow | undefined,
  first: string,
  second: string,
): string {
  const { estimate, threshold, bias } = variable
  const words = statisticInWords(variable, textOf)
  const name = words.charAt(0).toUpperCase() + words.slice(1)
  if (!estimate.ok) return `${name} is ${coefficientWithInterval(estimate)}.`
  const parts = [`${name}: ${coefficientWithInterval(estimate)}.`]
  if (estimate.value < threshold.point) parts.push(`The estimate is under ${coefficient(threshold.point)}.`)
  if (estimate.lo !== null && estimate.lo < threshold.ciLower) {
    parts.push(`The lower limit is under ${coefficient(threshold.ciLower)}.`)
  }
  if (variable.n < threshold.minN)
    parts.push(`${String(threshold.minN)} recordings are needed, ${String(variable.n)} are there.`)
  if (bias?.ok === true && Math.abs(bias.value) >= (variable.group === 'ratings' ? 0.5 : 0.02)) {
    const [higher, lower] = bias.value > 0 ? [first, second] : [second, first]
    parts.push(
      `${higher} scores ${plain(Math.abs(bias.value), variable.group === 'ratings' ? 1 : 2)} higher than ${lower}.`,
    )
  }
  if (row !== undefined && row.overrideId !== null) parts.push('A lead recorded why it may be exported.')
  return parts.join(' ')
}
