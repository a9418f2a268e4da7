import type { CriterionSort, QSort } from './qsort.ts'
import type { Composite, Scheme } from './scheme.ts'
import { sortCorrelation } from './sort-correlation.ts'

/** One person's finished sort: the value of the pile that each card lies in, by the card's id. */
export type FinishedSort = Readonly<Record<string, number>>

/** How far the people whose sorts make a criterion agree. */
export type SortAgreement = {
  /** Mean of the correlations of each two sorts; null with fewer than two, or where none of them varies. */
  readonly meanR: number | null
  /** The correlation of each sort with the mean of the others; null where it has none. */
  readonly withOthers: readonly (number | null)[]
}

const valuesOf = ({ cards }: Pick<QSort, 'cards'>, sort: FinishedSort): number[] => cards.map(({ id }) => sort[id] ?? 0)

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length

/** The mean place of every card in these sorts, in the order of the cards. With no sort there is no mean: an empty list. */
export function meanPlacements(
  form: Pick<QSort, 'cards'>,
  sorts: readonly FinishedSort[],
): CriterionSort['placements'] {
  if (sorts.length === 0) return []
  return form.cards.map(({ id }) => ({ card: id, value: meanOf(sorts.map((sort) => sort[id] ?? 0)) }))
}

/** How far these sorts agree. Pairs without a correlation are left out of the mean. */
export function sortAgreement(form: Pick<QSort, 'cards'>, sorts: readonly FinishedSort[]): SortAgreement {
  const values = sorts.map((sort) => valuesOf(form, sort))
  const pairs = values.flatMap((a, n) => values.slice(n + 1).map((b) => sortCorrelation(a, b)))
  const defined = pairs.filter((r) => r !== null)
  const withOthers = values.map((own, n) => {
    const others = values.filter((_, m) => m !== n)
    return others.length === 0
      ? null
      : sortCorrelation(
          own,
          own.map((_, card) => meanOf(others.map((other) => other[card] ?? 0))),
        )
  })
  return { meanR: defined.length === 0 ? null : meanOf(defined), withOthers }
}

/** The composite that compares a sort with a criterion, which is named after the criterion. */
export function criterionComposite(form: QSort, criterion: Pick<CriterionSort, 'id' | 'label'>): Composite {
  return {
    id: `r_${criterion.id}`.slice(0, 40),
    label: `Correlation with: ${criterion.label}`.slice(0, 120),
    expr: `sort(${form.id}, ${criterion.id})`,
    scope: form.scope,
    forEach: [],
    range: [-1, 1],
    unit: 'r',
  }
}

/**
 * The scheme with this criterion in its sort, in place of the one of the same id, and with a composite that compares with
 * it unless there is one of that id.
 */
export function withCriterion(scheme: Scheme, form: QSort, criterion: CriterionSort): Scheme {
  const others = (form.criteria ?? []).filter(({ id }) => id !== criterion.id)
  const composite = criterionComposite(form, criterion)
  const there = scheme.composites.some(({ id }) => id === composite.id)
  return {
    ...scheme,
    qsorts: (scheme.qsorts ?? []).map((sort) =>
      sort.id === form.id ? { ...sort, criteria: [...others, criterion] } : sort,
    ),
    composites: there ? scheme.composites : [...scheme.composites, composite],
  }
}
