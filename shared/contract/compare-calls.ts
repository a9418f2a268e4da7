import { z } from 'zod'
import { DecisionChoice, longestReason } from '../study/consensus.ts'
import { MomentFilter, type MomentPage } from '../study/moment.ts'
import { command, job, lead, returns } from './call.ts'
import type { CompareView, ConsensusView } from './compare-views.ts'

const ofPair = {
  recordingId: z.string().max(60),
  scheme: z.object({ id: z.string().max(60), version: z.string().max(30) }),
}
const step = { id: z.string().max(60), baseRevision: z.int().nonnegative() }

/** From a figure to what it is made of, both codings beside each other, and what is agreed where they differ. */
export const compareCalls = {
  'reliability.moments': job(
    lead,
    {
      filter: MomentFilter,
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(5000).default(200),
    },
    returns<MomentPage>(),
  ),
  /** Opens two locked codings. A command, because who looked at what is recorded. */
  'compare.open': command(lead, z.object(ofPair), returns<CompareView>()),
  /** Settles one difference; the first decision begins the consensus (`baseRevision` 0). */
  'consensus.decide': command(
    lead,
    z.object({
      ...ofPair,
      baseRevision: z.int().nonnegative(),
      moment: z.string().max(1000),
      choice: DecisionChoice,
      other: z.string().max(300).nullable().default(null),
      reason: z.string().trim().max(longestReason).default(''),
    }),
    returns<ConsensusView>(),
  ),
  'consensus.step': command(lead, z.object({ ...step, direction: z.enum(['undo', 'redo']) }), returns<ConsensusView>()),
  /** Refused as `consensus-incomplete {n}` while something that is due is not settled. */
  'consensus.close': command(lead, z.object(step), returns<ConsensusView>()),
}
