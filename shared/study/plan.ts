import { z } from 'zod'
import { AnalysisScoreRule } from './analysis-score.ts'
import { GateThresholds } from './gate/thresholds.ts'
import { SecondReadout } from './second-readout.ts'

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
  /** Which state a second has where states are compared second by second. */
  secondReadout: SecondReadout.default('majority'),
  /** Which value of a recording coded twice enters the analysis; fixed before scores are seen. */
  analysisScore: AnalysisScoreRule.default('primary'),
  /** From how many points on two ratings have to be settled: on scales of seven whole points or more, and on shorter. */
  dueFromLongScale: z.number().positive().max(100).default(2),
  dueFromShortScale: z.number().positive().max(100).default(1),
  /** Ages in whole weeks with which a band ends; the last band has no end: 0-13, 14-26, 27-52, 53 and more. */
  ageBandWeeks: z.array(z.int().min(0).max(1000)).max(12).default([13, 26, 52]),
  /** Whether coders need a certificate for a scheme before they code with it (G02), and for how many months it holds. */
  certificatesRequired: z.boolean().default(false),
  certificateMonths: z.int().min(1).max(120).default(12),
  /** Whether coders have to pass checks for drift while they code (G12). */
  driftChecksRequired: z.boolean().default(false),
  /** What the checks before an export ask. */
  gate: GateThresholds.prefault({}),
  caregiverLabel: z.string().trim().min(1).max(30).default('Mother'),
  infantLabel: z.string().trim().min(1).max(30).default('Baby'),
})
export type StudyPlan = z.infer<typeof StudyPlan>

export const defaultPlan: StudyPlan = StudyPlan.parse({})
