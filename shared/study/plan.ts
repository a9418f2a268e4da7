import { z } from 'zod'

/** What the study decided before looking: printed in every export. All editable by a lead. */
export const StudyPlan = z.object({
  /** The pseudo-random choices of bootstraps start here, so that a figure can be recomputed. */
  seed: z.int().nonnegative().default(20_260_101),
  bootstrapReplicates: z.int().min(200).max(20_000).default(1000),
  /** Least number of double-coded recordings (G03, fail below). */
  minDoubleCoded: z.int().min(2).default(15),
  /** Planned share of double coding (G03, warn below). */
  doubleCodedShare: z.number().min(0).max(1).default(0.2),
  pointToleranceMs: z.int().positive().default(1000),
  caregiverLabel: z.string().trim().min(1).max(30).default('Mother'),
  infantLabel: z.string().trim().min(1).max(30).default('Baby'),
})
export type StudyPlan = z.infer<typeof StudyPlan>

export const defaultPlan: StudyPlan = StudyPlan.parse({})
