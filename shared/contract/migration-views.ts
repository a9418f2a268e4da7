import type { AssignmentRole, ObservationStatus, Standing } from '../study/assignment.ts'
import type { MigrationPlan } from '../study/migration/migration-item.ts'
import type { ItemReach, MigrationCounts, ScoreReach } from '../study/migration/migration-summary.ts'

/** What bringing the codings of one version over to another would do, with these decisions. Nothing is kept. */
export type MigrationPreview = {
  readonly plan: MigrationPlan
  readonly counts: MigrationCounts
  readonly reach: readonly ItemReach[]
  readonly scores: readonly (ScoreReach & { readonly label: string })[]
}

/** Codings that were brought over to another version, as it was recorded. `reason` is empty where it was erased. */
export type MigrationRow = {
  readonly id: string
  readonly schemeId: string
  readonly fromVersion: string
  readonly toVersion: string
  readonly madeAt: string
  readonly madeBy: string
  readonly reason: string
  readonly counts: MigrationCounts
  readonly revertedAt: string | null
  readonly revertedBy: string | null
}

/** One coding that was brought over, and its original, which opens under its own version for ever. */
export type BroughtOver = {
  readonly assignmentId: string
  readonly originalId: string
  readonly dyad: string
  readonly timePoint: string
  readonly personName: string
  readonly role: AssignmentRole
  readonly standing: Standing
  readonly status: ObservationStatus
  readonly originalStatus: ObservationStatus
  /** It was brought over again, to a still newer version. */
  readonly wentOn: boolean
  /** Its coder has changed, begun or locked it since. */
  readonly workedOn: boolean
}
