import type { Variable } from '../../scheme/variables.ts'
import type { VariableReliability } from '../../study/reliability-view.ts'
import type { CategoryAgreement } from '../category-agreement.ts'
import { categoryFigures } from './category-figures.ts'
import { droppedOf, figureOf, matrixOf, noDetail } from './figures.ts'

type Unit = 'recordings' | 'intervals' | 'events'

type About = {
  readonly scheme: string
  readonly variable: Variable
  /** The words for each category. */
  readonly label: (value: number) => string
  readonly unit: Unit
  readonly reason: string
  /** Recordings with something to compare. */
  readonly n: number
  readonly coders: readonly string[]
}

/** The report's row of an item that is answered with categories: kappa first, and all that is read beside it. */
export function categoryReliability(agreement: CategoryAgreement, about: About): VariableReliability {
  const { variable, label, unit } = about
  const { kappa, table } = agreement
  const dropped = kappa.dropped.filter(({ n }) => n > 0)
  return {
    ...noDetail,
    scheme: about.scheme,
    variable: variable.name,
    label: variable.label,
    group: 'items',
    statistic: variable.statistic,
    reason: about.reason,
    estimate: about.n === 0 ? { ok: false, why: 'no_pairs', n: 0 } : figureOf(kappa),
    threshold: variable.threshold,
    n: about.n,
    coders: about.coders,
    exact: figureOf(agreement.agreement),
    matrix:
      table.n === 0
        ? null
        : matrixOf(
            table,
            table.categories.map((value) => label(Number(value))),
            unit,
          ),
    dropped: droppedOf(dropped, unit),
    warnings: agreement.warnings,
    categories: categoryFigures(agreement, label),
  }
}
