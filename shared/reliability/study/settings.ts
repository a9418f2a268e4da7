import type { StudyPlan } from '../../study/plan.ts'
import type { BootstrapOptions } from '../bootstrap.ts'

/** Below so many events of a code in either coder there is no verdict on it (SPEC 5). */
export const FEW_EVENTS = 5

/** Two states are the same one from this share of common time on (SPEC 4.4); beside it, what less and more would give. */
export const SAME_STATE = 0.6
export const OTHER_OVERLAPS: readonly number[] = [0.51, 0.8]

export const bootstrapOf = ({ seed, bootstrapReplicates }: StudyPlan): BootstrapOptions => ({
  seed,
  replicates: bootstrapReplicates,
})
