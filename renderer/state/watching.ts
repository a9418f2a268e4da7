import type { Issue } from '#shared/observation/issue.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import { percentOf, watchedShare, type WatchedSpan } from '#shared/study/watched.ts'
import { ms } from '#shared/time/ms.ts'
import { passesOf, type Pass } from './passes.ts'
import type { PlayerState } from './player.ts'

type Watched = Readonly<Record<string, readonly WatchedSpan[]>>
type Film = Pick<ObservationContent, 'scheme' | 'episodes' | 'durationMs'>

/** How far a pass that asks to be watched has been: shares 0 to 1. */
export type Watching = { readonly pass: Pass; readonly have: number; readonly isDone: boolean }

/** Each pass that asks for a share of the film to be watched, in the order of the passes. */
export function watchingOf(film: Film, watched: Watched): Watching[] {
  return passesOf(film.scheme)
    .filter(({ minWatched }) => minWatched > 0)
    .map((pass) => {
      const have = watchedShare(watched[pass.id] ?? [], film)
      return { pass, have, isDone: have >= pass.minWatched - 1e-9 }
    })
}

/**
 * What is not watched as far as its pass asks. Something to know, never what keeps a coding open: only this study file knows
 * what was played in it, and a film may have been watched elsewhere, or be gone.
 */
export function unwatchedIssues(film: Film, watched: Watched): Issue[] {
  return watchingOf(film, watched)
    .filter(({ isDone }) => !isDone)
    .map(({ pass, have }) => ({
      code: 'lock.not-watched',
      severity: 'warn',
      params: { pass: pass.name, need: percentOf(pass.minWatched), have: percentOf(have) },
      pass: pass.id,
    }))
}

/** The first pass before `pass` that has not been watched as far as it asks, where `pass` gives answers about the film. */
export function watchFirst(film: Film, watched: Watched, pass: Pass): Watching | null {
  const answers = [pass.ratings, pass.checklists, pass.qsorts, pass.ipsatives].some((ids) => ids.length > 0)
  if (pass.isCheck || !answers) return null
  const ids = passesOf(film.scheme).map(({ id }) => id)
  const before = watchingOf(film, watched).filter((each) => ids.indexOf(each.pass.id) <= ids.indexOf(pass.id))
  return before.find(({ isDone }) => !isDone) ?? null
}

/** Steps of at most this length (ms) are frame by frame; longer ones pass over frames. */
const LONGEST_STEP_MS = 120
/** While playing, a frame follows the one before within this (ms); a longer way is a jump. */
const LONGEST_FRAME_MS = 500

/**
 * The stretch that was seen between two states of the player, or null. Played forwards or stepped by frames; looking
 * through backwards, jumps and pulling the playhead are not watching.
 */
export function seenBetween(before: PlayerState, now: PlayerState): WatchedSpan | null {
  const [from, to] = [before.moment.atMs, now.moment.atMs]
  if (from === to || before.reverse > 0 || now.reverse > 0) return null
  if (before.playing) return to > from && to - from <= LONGEST_FRAME_MS ? [from, to] : null
  if (Math.abs(to - from) > LONGEST_STEP_MS) return null
  return [ms(Math.min(from, to)), ms(Math.max(from, to))]
}
