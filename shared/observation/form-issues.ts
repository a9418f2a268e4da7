import type { Ipsative } from '../scheme/ipsative.ts'
import type { QSort } from '../scheme/qsort.ts'
import { isAllotted } from './allotment.ts'
import type { Episode } from './episode.ts'
import { nameOf, type Issue } from './issue.ts'
import type { ObservationContent } from './observation.ts'
import { pileCounts } from './sort-answers.ts'

/** Where a form is to be answered: `at` is the episode's id, null for the whole recording. */
type Place = {
  readonly at: string | null
  readonly name: string
  readonly where: { readonly episode?: string; readonly atMs?: number }
}

function placesOf(
  content: ObservationContent,
  episodes: readonly Episode[],
  scope: 'episode' | 'session',
): readonly Place[] {
  if (scope === 'session') return [{ at: null, name: '', where: {} }]
  return episodes.map((episode) => ({
    at: episode.id,
    name: nameOf(content, episode),
    where: { episode: episode.id, atMs: episode.startMs },
  }))
}

/** What is open in sorts and in forms with points. */
export function formIssues(content: ObservationContent, episodes: readonly Episode[]): Issue[] {
  const { qsorts = [], ipsatives = [] } = content.scheme
  return [
    ...qsorts.flatMap((sort) =>
      placesOf(content, episodes, sort.scope).flatMap((place) => sortIssues(content, sort, place)),
    ),
    ...ipsatives.flatMap((form) =>
      placesOf(content, episodes, form.scope).flatMap((place) => pointIssues(content, form, place)),
    ),
  ]
}

/** Cards without a pile; where the sort is forced also piles with too many cards and, once all lie somewhere, too few. */
function sortIssues({ records }: ObservationContent, sort: QSort, { at, name, where }: Place): Issue[] {
  const piles = pileCounts(sort, records, at)
  const open = sort.cards.length - piles.reduce((sum, { cards }) => sum + cards, 0)
  const base = { severity: 'require', qsort: sort.id, ...where } as const
  const params = { list: sort.label, episode: name }
  const unplaced: Issue[] = open === 0 ? [] : [{ ...base, code: 'lock.cards-unplaced', params: { ...params, n: open } }]
  const uneven = piles.filter(({ cards, size }) => sort.forced && (cards > size || (open === 0 && cards < size)))
  return [
    ...unplaced,
    ...uneven.map(({ value, cards, size }): Issue => ({
      ...base,
      code: 'lock.pile-size',
      params: { ...params, pile: value, have: cards, need: size },
    })),
  ]
}

/** One line for a form, with the first aspect whose points are not all given out. */
function pointIssues({ records }: ObservationContent, form: Ipsative, { at, name, where }: Place): Issue[] {
  const open = form.aspects.filter(({ id }) => !isAllotted(form, records, { form: form.id, episode: at, aspect: id }))
  const [first] = open
  if (first === undefined) return []
  const params = { list: form.label, episode: name, n: open.length, first: first.label }
  return [{ code: 'lock.points-left', severity: 'require', params, ipsative: form.id, ...where }]
}
