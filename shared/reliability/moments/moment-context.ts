import type { Episode } from '../../observation/episode.ts'
import type { Records } from '../../observation/record.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import type { StudyPlan } from '../../study/plan.ts'
import type { Ms } from '../../time/ms.ts'

/** The two codings that are compared, first and second in the order of their coders' codes. */
export type CodingPair = {
  readonly scheme: Scheme
  readonly episodes: readonly Episode[]
  readonly durationMs: Ms
  readonly first: Records
  readonly second: Records
}

/** What the study's plan says of differences: how far apart times may be, and from how many points on one is due. */
export type MomentRules = Pick<StudyPlan, 'pointToleranceMs' | 'dueFromLongScale' | 'dueFromShortScale'>
