import type { Scheme } from '#shared/scheme/scheme.ts'
import { counted } from '../../ui/format/figures.ts'

/** What a scheme is made of, at a glance: `5 ratings, 2 code sets with 14 codes, 3 composites`. */
export function contentsInWords(scheme: Scheme): string {
  const {
    ratings,
    sets,
    composites,
    rules,
    context,
    episodes,
    checklists = [],
    grids = [],
    qsorts = [],
    ipsatives = [],
  } = scheme
  const codes = sets.reduce((sum, set) => sum + set.codes.length, 0)
  const parts = [
    [ratings.length, counted(ratings.length, 'rating')],
    [checklists.length, counted(checklists.length, 'checklist')],
    [grids.length, counted(grids.length, 'grid of intervals', 'grids of intervals')],
    [qsorts.length, counted(qsorts.length, 'sort of cards', 'sorts of cards')],
    [ipsatives.length, counted(ipsatives.length, 'form with points', 'forms with points')],
    [sets.length, `${counted(sets.length, 'code set')} with ${counted(codes, 'code')}`],
    [episodes.length, counted(episodes.length, 'kind of episode', 'kinds of episode')],
    [context.length, counted(context.length, 'context item')],
    [composites.length, counted(composites.length, 'composite')],
    [rules.length, counted(rules.length, 'rule')],
  ] as const
  return parts.flatMap(([n, words]) => (n === 0 ? [] : [words])).join(', ')
}
