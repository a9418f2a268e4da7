import { z } from 'zod'
import { Id, list } from './scheme-strings.ts'
import type { CodeSet, Scheme } from './scheme.ts'

/**
 * Each event of the set is an answer to an earlier one (its cue) of another set. Asked right after the key press; the
 * latest cue before it within `withinS` seconds is proposed.
 */
export const LinksTo = z.strictObject({
  set: Id,
  /** The codes that may be a cue; absent: all of the set. */
  codes: list(Id, 120).optional(),
  /** Whether every event needs its cue before the coding can be locked. */
  required: z.boolean(),
  /** How far back cues are proposed, in seconds. */
  withinS: z.number().positive().max(600),
})
export type LinksTo = z.infer<typeof LinksTo>

/**
 * A pass that goes from event to event of these sets, plays each moment over and over, and asks the modifiers named
 * here of those codes that have them. Codes of the pass that link to one of the sets are proposed the event at hand.
 */
export const VisitEach = z.strictObject({
  sets: list(Id, 40, 1),
  modifiers: list(Id, 40).optional(),
  /** What is played before and after the onset, in seconds. */
  leadS: z.number().min(0).max(60),
  tailS: z.number().positive().max(60),
})
export type VisitEach = z.infer<typeof VisitEach>

/** Whether an event of `code` in `set` may be the cue of an event of `of`. */
export function mayBeCue(of: Pick<CodeSet, 'linksTo'>, set: string, code: string): boolean {
  const { linksTo } = of
  return linksTo?.set === set && (linksTo.codes === undefined || linksTo.codes.includes(code))
}

/** Whether some pass asks this modifier of the events of this set, so that it is not asked at the key press. */
export function isVisitedFor({ passes }: Pick<Scheme, 'passes'>, set: string, modifier: string): boolean {
  return passes.some(
    ({ visitEach }) => visitEach?.sets.includes(set) === true && visitEach.modifiers?.includes(modifier) === true,
  )
}
