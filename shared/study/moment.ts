import { z } from 'zod'
import type { Ms } from '../time/ms.ts'

/**
 * How two codings of one recording differ at one place. `code`: both coded, but different codes. `time`: the same change
 * at another time. `only_first`, `only_second`: one coded something, the other nothing. `detail`: the same code with
 * other answers about it. `rating`: another value of a scale. `answer`: another answer to an item, an interval, a form
 * or a question about the recording.
 */
export const MomentClass = z.enum(['code', 'time', 'only_first', 'only_second', 'detail', 'rating', 'answer'])
export type MomentClass = z.infer<typeof MomentClass>

/** The part of a scheme that a difference belongs to. */
export type MomentSource = {
  readonly kind: 'set' | 'rating' | 'checklist' | 'grid' | 'sort' | 'points' | 'context'
  readonly id: string
}

/** What one coder has at the place. */
export type MomentSide = {
  /** The code, the value as text, or the reason after `nc:`; `nil` where there is nothing. Cells of a matrix name it so. */
  readonly value: string
  readonly words: string
  /** The record behind it, where it is one record. */
  readonly recordId: string | null
}

/** Something that neither coder has, which may be decided instead. */
export type MomentOption = { readonly id: string; readonly words: string }

/** One difference between two codings of a recording. First and second are the coders in the order of their codes. */
export type Moment = {
  /** Names the difference among those of its two codings, which are locked: the same however often it is worked out. */
  readonly key: string
  readonly kind: MomentClass
  readonly source: MomentSource
  /** What differs, in the scheme's own words: "Baby phase", "Sensitivity". */
  readonly label: string
  /** The episode of the recording, and its kind; null for what concerns the whole recording. */
  readonly episode: string | null
  readonly episodeKind: string | null
  readonly subject: string | null
  readonly startMs: Ms
  readonly endMs: Ms
  readonly first: MomentSide
  readonly second: MomentSide
  /**
   * How large it is: milliseconds for what happens in time, points for a rating, the number of items for a form that is
   * taken as a whole; null where there is no distance (a reason against a value).
   */
  readonly size: number | null
  /** Second minus first in milliseconds, for the same thing coded at two times; else null. */
  readonly offByMs: number | null
  /**
   * Whether a consensus has to settle it: times within the study's tolerance, small rating differences and what
   * followed by a rule for both are not due.
   */
  readonly due: boolean
}

/** A difference among those of a study: in which recording, and the codes of its two coders. */
export type StudyMoment = Moment & {
  readonly recordingId: string
  /** The lead's name for the recording. */
  readonly recording: string
  readonly coders: readonly [string, string]
}

/** Which differences are asked for. What is absent does not narrow. */
export const MomentFilter = z.object({
  /** `id@version`. */
  scheme: z.string(),
  /** Name of an exported variable. Of a composite, all differences in the recordings: it may rest on any of them. */
  variable: z.string().optional(),
  recordingId: z.string().optional(),
  /** A cell: what the first and what the second coder has (`MomentSide.value` or its words). */
  first: z.string().optional(),
  second: z.string().optional(),
  kinds: z.array(MomentClass).max(7).optional(),
  /** At least so large; what has no size passes. */
  minSize: z.number().nonnegative().optional(),
})
export type MomentFilter = z.infer<typeof MomentFilter>

export type MomentPage = {
  /** The variable's label; null where all variables were asked for. */
  readonly label: string | null
  readonly total: number
  /** How many recordings coded twice were looked at. */
  readonly recordings: number
  /** How many of each class there are, whatever classes are asked for. */
  readonly counts: Readonly<Record<MomentClass, number>>
  readonly rows: readonly StudyMoment[]
}

/** The value of a side that has nothing. */
export const NOTHING = 'nil'

/** The value of a rating that was said to be not codable, for a reason of its scale. */
export const notCodableValue = (reason: string): string => `nc:${reason}`

/** The value of a rating that followed by a rule: the number, or the reason for which the rule gives none. */
export const ruleValue = (followed: number | string): string => `rule:${followed}`

/** Whether the coder gave nothing, and a number or a reason followed by a rule. */
export const isByRule = ({ value }: MomentSide): boolean => value.startsWith('rule:')

/** Whether a coder has a reason by a rule: none of the coder's own, and none that a rating could hold. */
export const isReasonByRule = (side: MomentSide): boolean => isByRule(side) && Number.isNaN(Number(side.value.slice(5)))
