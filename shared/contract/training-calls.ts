import { z } from 'zod'
import type { DriftChoice, DriftReport, GivenCheck } from '../study/drift.ts'
import { ShortLabel } from '../study/recording.ts'
import {
  PassRule,
  TrainingKind,
  type CertificateRow,
  type Feedback,
  type MasterRow,
  type TrainingResult,
  type TrainingRunRow,
  type TrainingSetRow,
} from '../study/training.ts'
import { command, job, lead, Nothing, Path, query, returns } from './call.ts'
import { SchemeRefInput } from './scheme-calls.ts'

const Id = z.string().min(1).max(60)
const Clips = z.array(Id).min(1).max(200)
/** Why a lead decided something: kept for good, so a word is not enough. */
const Reason = z.string().trim().min(10).max(2000)

/**
 * Masters in use: training sets and what coders make of them, certificates, hidden checks and repeated codings. What a
 * coder may not know (that a work is a check, the master before the own lock, a test before its end) is in no answer.
 */
export const trainingCalls = {
  'training.masters': query(lead, Nothing, returns<readonly MasterRow[]>()),
  'training.sets': query(lead, Nothing, returns<readonly TrainingSetRow[]>()),
  'training.makeSet': command(
    lead,
    z.object({ kind: TrainingKind, name: ShortLabel, scheme: SchemeRefInput, recordingIds: Clips, rule: PassRule }),
    returns<TrainingSetRow>(),
  ),
  /** Its name always; recordings and rule only until somebody was given it. */
  'training.updateSet': command(
    lead,
    z.object({ id: Id, name: ShortLabel, recordingIds: Clips, rule: PassRule }),
    returns<TrainingSetRow>(),
  ),
  'training.closeSet': command(lead, z.object({ id: Id, closed: z.boolean() }), returns<null>()),
  'training.give': command(
    lead,
    z.object({ setId: Id, personIds: z.array(Id).min(1).max(100) }),
    returns<{ given: number }>(),
  ),
  /** Takes back what nobody has begun. */
  'training.takeBack': command(lead, z.object({ runId: Id }), returns<null>()),
  'training.runs': query(lead, Nothing, returns<readonly TrainingRunRow[]>()),
  /** One's own runs and certificates. */
  'training.mine': query(
    'person',
    Nothing,
    returns<{ runs: readonly TrainingRunRow[]; certificates: readonly CertificateRow[] }>(),
  ),
  /** Goes through an own practice set once more. */
  'training.repeat': command('person', z.object({ setId: Id }), returns<null>()),
  'training.result': query(
    'person',
    z.object({ runId: Id }),
    returns<{ run: TrainingRunRow; result: TrainingResult }>(),
  ),
  /** A lead’s look at somebody else’s is logged. */
  'training.feedback': command('person', z.object({ assignmentId: Id }), returns<Feedback>()),
  'certificates.list': query(lead, Nothing, returns<readonly CertificateRow[]>()),
  'certificates.issue': command(
    lead,
    z.object({ personId: Id, scheme: SchemeRefInput, runId: Id.nullable(), reason: Reason }),
    returns<CertificateRow>(),
  ),
  'certificates.revoke': command(lead, z.object({ id: Id, reason: Reason }), returns<CertificateRow>()),
  'certificates.print': command('person', z.object({ id: Id, path: Path }), returns<{ path: string }>()),

  'drift.report': job(lead, {}, returns<DriftReport>()),
  'drift.given': query(lead, Nothing, returns<readonly GivenCheck[]>()),
  'drift.choices': query(lead, z.object({ personId: Id }), returns<readonly DriftChoice[]>()),
  /** A hidden master, or an own recording once more. */
  'drift.give': command(
    lead,
    z.object({ personId: Id, kind: z.enum(['check', 'recode']), recordingId: Id, scheme: SchemeRefInput }),
    returns<{ assignmentId: string }>(),
  ),
  'drift.close': command(
    lead,
    z.object({ personId: Id, schemeId: Id, variable: z.string().max(60), checkId: Id, reason: Reason }),
    returns<null>(),
  ),
}
