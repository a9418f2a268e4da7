import { z } from 'zod'

/** Whose version stands: the first coder's, the second's, or something that neither of them has. */
export const DecisionChoice = z.enum(['first', 'second', 'other'])
export type DecisionChoice = z.infer<typeof DecisionChoice>

export const longestReason = 2000

/** One settled difference. `moment` is the key of the difference; `other` what stands instead (`MomentOption.id`). */
export type Decision = {
  readonly moment: string
  readonly choice: DecisionChoice
  readonly other: string | null
  /** In the deciding person's own words; needed where neither coder is followed. Erased with notes. */
  readonly reason: string
  readonly decidedBy: string
  readonly decidedAt: string
}

/** A consensus as the lead sees it: the decisions that stand, in the order in which they were made. */
export type ConsensusState = {
  readonly id: string
  readonly status: 'open' | 'closed'
  /** Counts every step, undone ones too: a step must name the revision that it was made from. */
  readonly revision: number
  readonly decisions: readonly Decision[]
  /** What undo and redo would take next: the key of the difference. */
  readonly undo: string | null
  readonly redo: string | null
  readonly startedBy: string
  readonly startedAt: string
  readonly closedBy: string | null
  readonly closedAt: string | null
}

/** What is decided of one difference, without who and when. */
export type Choice = Pick<Decision, 'moment' | 'choice' | 'other'>
