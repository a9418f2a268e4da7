import type { LockedObservation } from './dataset.ts'
import type { ObservationStatus } from './assignment.ts'
import type { Figure } from './reliability-view.ts'
import type { SecondReadout } from './second-readout.ts'

/** A coder's locked coding beside what it is set against: a master, or their own earlier coding. */
export type PairedCodings = { readonly coder: LockedObservation; readonly reference: LockedObservation }

/** That a lead closed an alarm, after which checks count anew. `checkId`: the last check that was seen then. */
export type DriftClosing = {
  readonly personId: string
  readonly schemeId: string
  readonly variable: string
  readonly checkId: string
  readonly closedAt: string
  readonly closedBy: string
  readonly reason: string
}

/**
 * `mean`: the mean of the last five differences is too large; `two_misses`: two in a row are off by a quarter of the range,
 * the same way; `two_below`: the agreement on a code set was below its threshold twice in a row.
 */
export type AlarmRule = 'mean' | 'two_misses' | 'two_below'

export type DriftAlarm = {
  readonly rule: AlarmRule
  readonly raisedAt: string
  /** Null while it is open. */
  readonly closed: Pick<DriftClosing, 'closedAt' | 'closedBy' | 'reason'> | null
}

/** One check of one variable. */
export type DriftPoint = {
  readonly checkId: string
  readonly assignmentId: string
  readonly at: string
  /** Which recording, in the lead's words. */
  readonly recording: string
  /** Coder minus master for scales, the agreement for code sets; null where one of the two has no value. */
  readonly value: number | null
  readonly own: number | null
  readonly master: number | null
  /** Off by a quarter of the range or more, or below the threshold. */
  readonly missed: boolean
  /** Mean of this and up to four checks before it since the last closing; null for code sets. */
  readonly mean: number | null
  /** How far that mean may be from 0; null with fewer than five checks, and for code sets. */
  readonly limit: number | null
}

export type DriftRow = {
  readonly personId: string
  readonly personName: string
  readonly coder: string
  readonly schemeId: string
  readonly schemeName: string
  readonly variable: string
  readonly label: string
  readonly kind: 'scale' | 'stream'
  readonly range: number | null
  /** Code sets: the agreement that is asked for. */
  readonly threshold: number | null
  readonly points: readonly DriftPoint[]
  readonly alarms: readonly DriftAlarm[]
}

/** A coder against their own earlier codings. */
export type IntraCoderRow = {
  readonly personId: string
  readonly personName: string
  readonly coder: string
  readonly schemeId: string
  readonly schemeName: string
  readonly variable: string
  readonly label: string
  readonly statistic: string
  /** Of states: which state a second has. */
  readonly readout?: SecondReadout
  readonly n: number
  readonly figure: Figure
  /** Later minus earlier; null for code sets. */
  readonly bias: Figure | null
  readonly withinOne: Figure | null
}

/** A check or a repeated coding that was given out. */
export type GivenCheck = {
  readonly assignmentId: string
  readonly kind: 'check' | 'recode'
  readonly personName: string
  readonly recording: string
  readonly schemeName: string
  readonly displayCode: string
  readonly status: ObservationStatus
  readonly givenAt: string
}

export type DriftReport = { readonly rows: readonly DriftRow[]; readonly again: readonly IntraCoderRow[] }

/** What may be given to one coder. `weeks`: whole weeks since they locked it; null for masters. */
export type DriftChoice = {
  readonly kind: 'check' | 'recode'
  readonly recordingId: string
  readonly recording: string
  readonly schemeId: string
  readonly schemeVersion: string
  readonly schemeName: string
  readonly weeks: number | null
}

/** Days that have to lie between a coding and coding the same recording again. */
export const RECODE_AFTER_DAYS = 28
