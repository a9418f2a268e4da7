import { textOf } from '#shared/contract/messages.ts'
import type { VariableReliability } from '#shared/study/reliability-view.ts'
import { coefficientWithInterval, counted } from '../../ui/format/figures.ts'

type Fact = readonly [string, string]

/** What is read beside the figure of some kinds of variables: categories, conditional scales, segments. */
export function sideFacts({ statistic, categories, condition, unitising }: VariableReliability): readonly Fact[] {
  const facts: Fact[] = []
  if (categories !== undefined) {
    const ac = textOf(statistic === 'kappa_quadratic' ? 'alternative.ac2' : 'alternative.ac1')
    facts.push(['PABAK', coefficientWithInterval(categories.pabak)], [ac, coefficientWithInterval(categories.ac)])
  }
  if (condition !== undefined) {
    const { both, one, neither, kappa } = condition
    facts.push(['Asked of', `both coders ${both}, one ${one}, neither ${neither}`])
    facts.push(['Kappa of being asked', coefficientWithInterval(kappa)])
  }
  if (unitising !== undefined) {
    const { matched, onlyFirst, onlySecond, f1 } = unitising
    facts.push(['Segments', `${counted(matched, 'match', 'matches')}, ${onlyFirst + onlySecond} of one coder only`])
    facts.push(['Segments, F1', coefficientWithInterval(f1)])
  }
  return facts
}
