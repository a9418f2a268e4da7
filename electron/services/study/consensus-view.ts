import { AppError } from '#shared/lib/app-error.ts'
import type { ObservationView } from '#shared/contract/views.ts'
import { consensusRecords } from '#shared/reliability/consensus/consensus-records.ts'
import { askerAt, personAt, refuseIfLeft, type Desk } from '../desk.ts'
import { consensusState, openConsensus } from '../store/consensus.ts'
import { codingPair, lockedPair } from '../store/locked-pairs.ts'
import { openObservation } from '../store/observations.ts'
import { studyPlan } from '../store/queries/meta.ts'
import { recordLook, refuseBeforeOwn } from './looks.ts'
import { cameraViews } from './recordings.ts'

/** Ids say what they are of. */
export const isConsensusId = (id: string): boolean => id.startsWith('con_')

/**
 * What a consensus says so far, as the workspace shows a locked coding: to look at, for a lead. It shows both codings,
 * so that it is a look at each. Throws `assignment-not-found` for everybody else, `own-coding-first`.
 */
export async function consensusView(desk: Desk, id: string): Promise<ObservationView> {
  const asker = askerAt(desk)
  const { read } = asker.study.store
  if (!personAt(desk).roles.includes('lead')) throw new AppError('assignment-not-found')
  const row = openConsensus(read, id)
  const one = openObservation(read, row.firstId)
  const { recordingId, schemeId, schemeVersion } = one
  refuseBeforeOwn(desk, { recordingId, schemeId })
  const pair = lockedPair(read, recordingId, { id: schemeId, version: schemeVersion })
  if (pair?.first.id !== row.firstId || pair.second.id !== row.secondId) throw new AppError('consensus-set-aside')
  const cameras = await cameraViews(desk, recordingId)
  refuseIfLeft(desk, asker)
  const content = codingPair(read, pair)
  const { decisions, revision } = consensusState(read, openConsensus(read, id))
  const base = pair.first.role === 'primary' ? 'first' : 'second'
  const others = [pair.first, pair.second].filter(({ personId }) => personId !== asker.personId)
  recordLook(
    desk,
    others.map((other) => other.id),
  )
  return {
    id,
    assignmentId: id,
    displayCode: 'Consensus',
    scheme: content.scheme,
    episodes: content.episodes,
    durationMs: content.durationMs,
    cameras,
    records: consensusRecords(content, base, decisions, studyPlan(read)),
    revision,
    status: 'locked',
    editable: false,
    history: { undo: null, redo: null },
    place: null,
  }
}
