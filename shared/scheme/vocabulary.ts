import type { Vocabulary } from './formula/check-formula.ts'
import type { Composite, RatingScale, Scheme } from './scheme.ts'

/** Where a formula of a scheme stands. It decides what it may name. */
export type FormulaPlace = 'session' | 'episode' | 'bout'

/** Words that formulas give a meaning of their own; no id of a scheme may be one of them. */
export const reservedWords: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'if', 'ctx', 'always', 'never', 'true', 'false'],
  ...['code', 'episode', 'value', 'episode_s', 'planned_s', 'bout_s'],
])

type Ends = { readonly min: number; readonly max: number } | null
type Named = { readonly id: string; readonly composite: Composite }

/**
 * What a formula at `place` may name. `composites` are those written out (`compositeInstances`); `value` is given for
 * the evidence rule of a rating, where the word `value` is the rating's own value.
 */
export function vocabularyOf(
  scheme: Scheme,
  place: FormulaPlace,
  composites: readonly Named[],
  value?: RatingScale,
): Vocabulary {
  const inEpisode = place !== 'session'
  const numbers = new Map<string, Ends>()
  const elsewhere = new Set<string>()
  const name = (id: string, scope: 'session' | 'episode', ends: Ends): void => {
    if (scope === 'session' || inEpisode) numbers.set(id, ends)
    else elsewhere.add(id)
  }
  for (const rating of scheme.ratings) name(rating.id, rating.scope, { min: rating.min, max: rating.max })
  for (const { id, composite } of composites) name(id, composite.scope, rangeOf(composite))
  name('episode_s', 'episode', null)
  name('planned_s', 'episode', null)
  if (place === 'bout') numbers.set('bout_s', null)
  else elsewhere.add('bout_s')
  if (value !== undefined) numbers.set('value', { min: value.min, max: value.max })
  return {
    numbers,
    elsewhere,
    inEpisode,
    context: new Map(scheme.context.map((item) => [item.id, item.type === 'choice' ? item.options : null])),
    codes: new Map(scheme.sets.flatMap((set) => set.codes.map((code) => [code.id, set.kind] as const))),
    sets: new Set(scheme.sets.map((set) => set.id)),
    episodes: new Set(scheme.episodes.map((episode) => episode.id)),
  }
}

export function rangeOf(composite: Composite): Ends {
  return composite.range === undefined ? null : { min: composite.range[0], max: composite.range[1] }
}
