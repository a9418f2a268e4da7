import type { Variable } from '../../scheme/variables.ts'
import type { CategoryFigures } from '../../study/reliability-view.ts'
import type { CategoryAgreement } from '../category-agreement.ts'
import { figureOf } from './figures.ts'

export function categoryFigures(
  { pabak, ac, categories }: CategoryAgreement,
  label: (value: number) => string,
): CategoryFigures {
  return {
    pabak: figureOf(pabak),
    ac: figureOf(ac),
    shares: categories.map(({ value, share, specific }) => ({
      ...{ value, label: label(value), share },
      specific: figureOf(specific),
    })),
  }
}

/** The label that the scheme gives to a value; the number itself where it has none. */
export const valueLabel =
  ({ valueLabels }: Variable) =>
  (value: number): string =>
    valueLabels.find((one) => one.value === value)?.label ?? String(value)
