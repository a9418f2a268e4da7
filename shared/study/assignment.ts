import { z } from 'zod'

/**
 * What a coding is for. Only `primary` and `second` are study data. `adjudicator`: a third, blind to both. `master`: what
 * experts agreed on, for training. `practice`, `test`: training. `check`: a recording with a master, coded without knowing
 * that; `recode`: one's own recording once more. A coder never learns which: all but practice and test look alike to them.
 */
export const AssignmentRole = z.enum([
  'primary',
  'second',
  'adjudicator',
  'master',
  'practice',
  'test',
  'check',
  'recode',
])
export type AssignmentRole = z.infer<typeof AssignmentRole>

/** Held by one person for a recording and scheme version; the others by any number. */
export const heldByOne: readonly AssignmentRole[] = ['primary', 'second', 'adjudicator', 'master']

/** What a lead gives out with the plan of the study; training and checks are given out by other ways, with rules of their own. */
export const GivenRole = AssignmentRole.extract(['primary', 'second', 'adjudicator', 'master'])

export type ObservationStatus = 'waiting' | 'open' | 'locked'

/**
 * `superseded`: the coding was brought over to a newer version of its scheme, and that one counts. `withdrawn`: it was
 * brought over, and that was taken back. `set_aside`: its recording is coded anew in a later round. All are kept for ever
 * and enter nothing but the figures of their own round.
 */
export type Standing = 'current' | 'superseded' | 'withdrawn' | 'set_aside'

/** One line of the lead's plan. */
export type AssignmentRow = {
  readonly id: string
  readonly recordingId: string
  readonly dyad: string
  readonly timePoint: string
  readonly personId: string
  readonly personName: string
  readonly schemeId: string
  readonly schemeVersion: string
  readonly role: AssignmentRole
  readonly displayCode: string
  readonly status: ObservationStatus
}

/** One line of a coder's work: nothing in it tells dyad, time point, site, file or role. */
export type WorkItem = {
  readonly assignmentId: string
  readonly displayCode: string
  readonly schemeId: string
  readonly schemeVersion: string
  readonly schemeName: string
  readonly durationMs: number
  readonly status: ObservationStatus
  readonly records: number
  /** The training that it belongs to; null for all other work, whatever that is for. */
  readonly training: WorkTraining | null
}

/** What a coder knows of training that they were given. */
export type WorkTraining = {
  readonly runId: string
  readonly setName: string
  readonly kind: 'practice' | 'test'
  readonly round: number
}
