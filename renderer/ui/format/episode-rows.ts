import type { Episode } from '#shared/observation/episode.ts'
import { clock, parseClock } from './time.ts'

/** An episode as it is typed. */
export type EpisodeDraft = { readonly kind: string; readonly start: string; readonly end: string }

export type DraftProblem = 'kind' | 'start' | 'end' | 'order' | 'overlap' | 'outside'

export const draftProblemWords: Readonly<Record<DraftProblem, string>> = {
  kind: 'Choose a kind.',
  start: 'The start is not a time such as 0:00 or 1:30.250.',
  end: 'The end is not a time such as 2:00 or 3:10.500.',
  order: 'An episode ends after it begins.',
  overlap: 'It begins before the one above has ended.',
  outside: 'It ends after the end of the recording.',
}

export function draftOf(episode: Omit<Episode, 'id'>): EpisodeDraft {
  return { kind: episode.kind, start: clock(episode.startMs), end: clock(episode.endMs) }
}

export type DraftResult = {
  /** What the drafts say; only those without a problem. */
  readonly episodes: readonly Omit<Episode, 'id'>[]
  /** One for each draft, null where it is fine. */
  readonly problems: readonly (DraftProblem | null)[]
}

/** Reads the typed episodes in their order. `durationMs` null: the length is not known, or differs between recordings. */
export function readDrafts(drafts: readonly EpisodeDraft[], durationMs: number | null): DraftResult {
  const episodes: Omit<Episode, 'id'>[] = []
  const problems = drafts.map(({ kind, start, end }): DraftProblem | null => {
    const startMs = parseClock(start)
    const endMs = parseClock(end)
    if (kind === '') return 'kind'
    if (startMs === null) return 'start'
    if (endMs === null) return 'end'
    if (endMs <= startMs) return 'order'
    if (startMs < (episodes.at(-1)?.endMs ?? 0)) return 'overlap'
    if (durationMs !== null && endMs > durationMs) return 'outside'
    episodes.push({ kind, startMs, endMs })
    return null
  })
  return { episodes, problems }
}
