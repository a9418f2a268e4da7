import { z } from 'zod'

/** Whose coding this is in the plan. A coder never learns which: `primary` and `second` look alike to them. */
export const AssignmentRole = z.enum(['primary', 'second', 'master'])
export type AssignmentRole = z.infer<typeof AssignmentRole>

export type ObservationStatus = 'waiting' | 'open' | 'locked'

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
}
