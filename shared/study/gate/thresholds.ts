import { z } from 'zod'

const share = z.number().min(0).max(1)

/** What each check of the gate asks, apart from what the scheme asks of its own variables. Shares are of 1. */
export const GateThresholds = z.object({
  /** G07, for every variable: the estimate, and the lower end of its interval; null: what its scheme says. */
  agreementPoint: share.nullable().default(null),
  agreementLower: share.nullable().default(null),
  /** G04: of the locked recordings of every site and time point, how many are coded twice at least. */
  stratumShare: share.default(0.1),
  /** G08: the largest mean difference of a pair of coders, or of a coder from the others, as a share of the range. */
  biasShare: share.default(0.06),
  /** G09: the spread of scores in recordings coded twice, at least so much of the spread in all. */
  spreadRatio: z.number().min(0).max(5).default(0.6),
  /** G10: from which share of what was coded a code needs agreement of its own, and how much of it. */
  codePrevalence: share.default(0.02),
  codeAgreement: share.default(0.5),
  /** G08, G11, G15: fewer recordings than this say nothing of a part; it is counted and not judged. */
  leastInPart: z.int().min(2).max(1000).default(10),
  /** G11: how far the figures of two time points may lie apart. */
  timeDifference: z.number().min(0).max(2).default(0.15),
  /** G15: recordings without a value because they could not be coded, of a site or time point. */
  notCodableShare: share.default(0.2),
  /** G15: recordings that one coder of two could code, of all coded twice. */
  notCodableDiffer: share.default(0.1),
  /** G16: recordings whose coder learnt something that coders must not know. */
  blindingShare: share.default(0.1),
})
export type GateThresholds = z.infer<typeof GateThresholds>
