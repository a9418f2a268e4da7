import type { ObservationContent } from './observation.ts'
import type { Episode } from './episode.ts'

/** `require` and `block` keep an observation from being locked, `confirm` until it was confirmed; `warn` does not. */
export type Severity = 'require' | 'confirm' | 'block' | 'warn'

export type IssueCode =
  | 'lock.gap'
  | 'lock.outside-episodes'
  | 'lock.rating-missing'
  | 'lock.answers-missing'
  | 'lock.cards-unplaced'
  | 'lock.pile-size'
  | 'lock.points-left'
  | 'lock.evidence-missing'
  | 'lock.context-missing'
  | 'lock.modifier-missing'
  | 'lock.link-missing'
  | 'lock.link-early'
  | 'lock.segment-open'
  | 'lock.episode-missing'
  | 'lock.episode-short'
  | 'lock.not-watched'
  | 'lock.bout-short'
  | 'lock.rule'

/** One thing to do or to know before locking. Words are in the message catalogue, `params` fill them. */
export type Issue = {
  readonly code: IssueCode
  readonly severity: Severity
  readonly params: Readonly<Record<string, string | number>>
  /** The id of the episode of the recording; for `lock.episode-missing` the kind that is absent. */
  readonly episode?: string
  /** Where to look, in milliseconds of recording time. */
  readonly atMs?: number
  readonly set?: string
  readonly rating?: string
  /** The checklist, grid, sort or form with points that something is open of. */
  readonly checklist?: string
  readonly grid?: string
  readonly qsort?: string
  readonly ipsative?: string
  readonly contextItem?: string
  readonly eventId?: string
  /** The pass that something is to be done in. */
  readonly pass?: string
  /** What `confirmRule` is to be called with, where `severity` is `confirm`. */
  readonly confirm?: { readonly rule: string; readonly episode: string | null; readonly basis: string }
}

export function stopsLock(issue: Issue): boolean {
  return issue.severity !== 'warn'
}

/** The episode's name in the words of the scheme. */
export function nameOf({ scheme }: ObservationContent, { kind }: Episode): string {
  return scheme.episodes.find(({ id }) => id === kind)?.name ?? kind
}
