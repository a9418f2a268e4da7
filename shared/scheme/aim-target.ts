import type { Modifier } from './modifier.ts'
import type { RatingScale, ReliabilityPlan, Scheme } from './scheme.ts'
import type { ItemSource } from './variable.ts'

/** By which statistic agreement may be aimed at; the first is the one that is usual for the thing. */
type AimStatistic = ReliabilityPlan['statistic']

type AimTarget = {
  readonly kind: 'rating' | 'composite' | 'set' | 'checklist' | 'interval' | 'sort' | 'modifier' | 'segment'
  readonly label: string
  /** Empty for what two people never write alike: their own words. */
  readonly statistics: readonly AimStatistic[]
}

/**
 * Everything that an aim of agreement may be for and that has this id. Ids are told apart within their kind only: where
 * several things have it, what is meant cannot be told.
 */
export function aimTargets(scheme: Scheme, id: string): readonly AimTarget[] {
  const named = <Thing extends { readonly id: string }>(list: readonly Thing[] | undefined): readonly Thing[] =>
    (list ?? []).filter((thing) => thing.id === id)
  const { ratings, composites, sets, checklists = [], grids = [], qsorts, modifiers } = scheme
  return [
    ...named(ratings).map((one) => target('rating', one.label, ...(isClass(one) ? classes : scores))),
    ...named(composites).map(({ label }) => target('composite', label, ...scores)),
    ...named(sets).map(({ label, kind }) => target('set', label, kind === 'point' ? 'f1' : 'kappa_time')),
    ...named(checklists.flatMap(({ items }) => items)).map(({ text }) => target('checklist', text, 'kappa')),
    ...named(grids.flatMap(({ items }) => items)).map(({ label, values }) =>
      target('interval', label, values.length === 2 ? 'kappa_pooled' : 'kappa_quadratic'),
    ),
    ...named(qsorts).map(({ label }) => target('sort', label, 'sort_r')),
    ...named(modifiers).map((one) => target('modifier', one.label, ...ofModifier(one))),
    ...named(sets.flatMap(({ segment }) => segment?.questions ?? [])).map(({ label }) =>
      target('segment', label, 'kappa_pooled'),
    ),
  ]
}

const oneSpace: readonly AimTarget['kind'][] = ['rating', 'composite', 'interval', 'sort', 'segment']

/** Whether two things share one space of names, so that they may not have one id in the first place. */
export const haveOneSpace = (a: AimTarget, b: AimTarget): boolean =>
  oneSpace.includes(a.kind) && oneSpace.includes(b.kind)

const target = (kind: AimTarget['kind'], label: string, ...statistics: readonly AimStatistic[]): AimTarget => ({
  kind,
  label,
  statistics,
})

const scores: readonly AimStatistic[] = ['icc_a1']
const classes: readonly AimStatistic[] = ['kappa', 'icc_a1']

/** A scale of two points, as `scalePoints` counts them; told without listing the points of a scale that may be too fine. */
const isClass = ({ min, max, step, onlyValues }: RatingScale): boolean =>
  onlyValues === undefined ? Math.round((max - min) / step) === 1 : onlyValues.length === 2

function ofModifier({ type }: Modifier): readonly AimStatistic[] {
  switch (type) {
    case 'text':
      return []
    case 'number':
      return ['icc_a1']
    case 'multi':
      return ['kappa_options']
    case 'choice':
      return ['kappa_pooled']
  }
}

/** The aim for a thing of this kind. One for something else that happens to have the same id is another thing's. */
export function aimOf(scheme: Scheme, kind: AimTarget['kind'], id: string): ReliabilityPlan | undefined {
  return scheme.reliability.find(({ target }) => target === id && aimTargets(scheme, target)[0]?.kind === kind)
}

/** The aim for an item. Cards are judged with their sort, and points for a pattern have no id that an aim could name. */
export function aimOfItem(scheme: Scheme, item: ItemSource): ReliabilityPlan | undefined {
  switch (item.kind) {
    case 'checklist':
    case 'interval':
      return aimOf(scheme, item.kind, item.item)
    case 'sort':
      return aimOf(scheme, 'sort', item.form)
    case 'modifier':
      return aimOf(scheme, 'modifier', item.modifier)
    case 'segment':
      return aimOf(scheme, 'segment', item.question)
    case 'card':
    case 'points':
      return undefined
  }
}
