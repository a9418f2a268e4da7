import { AppError } from '#shared/lib/app-error.ts'
import type { Committed, ObservationView } from '#shared/contract/views.ts'
import { changeBetween, isEmptyChange, type Change } from '#shared/observation/change.ts'
import { effectiveOffset } from '#shared/observation/coding.ts'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import type { ObservationContent } from '#shared/observation/observation.ts'
import type { ObservationRecord, Records } from '#shared/observation/record.ts'
import { changeProblem } from '#shared/observation/validate-record.ts'
import { askerAt, authorAt, changed, personAt, refuseIfLeft, studyAt, type Desk } from '../desk.ts'
import {
  beginObservation,
  commitChange,
  historyTop,
  loadRecords,
  lockObservation,
  openObservation,
  undoOrRedo,
} from '../store/observations.ts'
import { assignmentById } from '../store/queries/assignments.ts'
import { observationOfAssignment, type ObservationRow } from '../store/queries/observation-rows.ts'
import { placeOf } from '../store/queries/preferences.ts'
import { episodesOf, recordingById } from '../store/queries/recordings.ts'
import { schemeByRef } from '../store/queries/schemes.ts'
import type { ReadDb } from '../store/study-db.ts'
import { consensusView, isConsensusId } from './consensus-view.ts'
import { recordLook, refuseBeforeOwn } from './looks.ts'
import { cameraViews } from './recordings.ts'
import { settleTraining } from './training-results.ts'

/** The scheme, episodes and length that frame an observation, without its records. */
function frameOf(read: ReadDb, row: ObservationRow): Omit<ObservationContent, 'records'> {
  const recording = recordingById(read, row.recordingId)
  if (recording === undefined) throw new AppError('recording-not-found')
  const { scheme } = schemeByRef(read, { id: row.schemeId, version: row.schemeVersion })
  return { scheme, episodes: episodesOf(read, row.recordingId), durationMs: recording.durationMs }
}

/** One's own observation, to write in. Another person's is refused as if it were not there. */
function own(desk: Desk, observationId: string): ObservationRow {
  const row = openObservation(studyAt(desk).store.read, observationId)
  if (row.personId !== personAt(desk).id) throw new AppError('observation-not-found')
  return row
}

/**
 * Opens the observation of an assignment: one's own for coding, or, for a lead, a locked one for looking. A lead who
 * codes the recording too looks only after their own coding is locked: `own-coding-first`.
 * What tells which recording it is stays behind: the view names it by its display code alone. A look at somebody else's
 * coding is recorded. The id of a consensus opens what it says so far, for a lead, to look at.
 */
export async function openView(desk: Desk, assignmentId: string): Promise<ObservationView> {
  if (isConsensusId(assignmentId)) return consensusView(desk, assignmentId)
  const asker = askerAt(desk)
  const { store } = asker.study
  const me = personAt(desk)
  const assignment = assignmentById(store.read, assignmentId)
  if (assignment === undefined) throw new AppError('assignment-not-found')
  const mine = assignment.personId === me.id
  if (!mine && !(me.roles.includes('lead') && assignment.status === 'locked'))
    throw new AppError('assignment-not-found')
  if (!mine) refuseBeforeOwn(desk, assignment)
  const there = observationOfAssignment(store.read, assignmentId)
  const begun = there ?? store.write((db) => beginObservation(db, assignmentId, authorAt(desk)))
  // Without its id: two coders of one recording would hear the same one.
  if (there === undefined) changed(desk, 'recordings')
  const cameras = await cameraViews(desk, begun.recordingId, assignmentId)
  // A disk may have let us wait: it is still for the person at the desk, and read in one go as it is now.
  refuseIfLeft(desk, asker)
  const row = openObservation(store.read, begun.id)
  if (!mine) recordLook(desk, [row.id])
  return {
    id: row.id,
    assignmentId,
    displayCode: row.displayCode,
    ...frameOf(store.read, row),
    cameras,
    records: loadRecords(store.read, row.id),
    revision: row.revision,
    status: row.status,
    editable: mine && row.status === 'open' && row.standing === 'current' && store.readOnly === null,
    history: historyTop(store.read, row.id),
    place: mine ? placeOf(store.read, assignmentId) : null,
  }
}

type Commit = { observationId: string; baseRevision: number; label: string; change: Change }

/** Saves one change. When this returns, it is on disk. Throws `record-refused {problem}` and what the store throws. */
export function commit(desk: Desk, input: Commit): Committed {
  const { store } = studyAt(desk)
  const row = own(desk, input.observationId)
  const problem = changeProblem(frameOf(store.read, row), input.change)
  if (problem !== null) throw new AppError('record-refused', { problem: problem.problem })
  const by = authorAt(desk)
  const { revision } = store.write((db) => commitChange(db, { ...input, cause: 'do' }, by))
  return { revision, history: historyTop(store.read, row.id) }
}

type Step = { observationId: string; baseRevision: number; direction: 'undo' | 'redo' }

export function stepBack(desk: Desk, input: Step): Committed & { change: Change } {
  const { store } = studyAt(desk)
  const row = own(desk, input.observationId)
  const { revision, change } = store.write((db) => undoOrRedo(db, input, authorAt(desk)))
  return { revision, change, history: historyTop(store.read, row.id) }
}

/** The records with every running state ended where its episode ends: what a locked observation says, it says outright. */
function withoutRunning(content: ObservationContent): Records {
  const states = new Set(content.scheme.sets.filter((set) => set.kind === 'state').map(({ id }) => id))
  const ended: Record<string, ObservationRecord> = {}
  for (const [id, record] of Object.entries(content.records)) {
    const running = record.type === 'event' && record.offsetMs === null && states.has(record.set)
    ended[id] = running ? { ...record, offsetMs: effectiveOffset(record, content) } : record
  }
  return ended
}

/** Ends the coding of a recording. Throws `observation-incomplete {n}` while something is missing. */
export function lock(desk: Desk, input: { observationId: string; baseRevision: number }): { lockedAt: string } {
  const { store } = studyAt(desk)
  const row = own(desk, input.observationId)
  const records = loadRecords(store.read, row.id)
  const content = { ...frameOf(store.read, row), records }
  const missing = missingForLock(content).filter(stopsLock)
  if (missing.length > 0) throw new AppError('observation-incomplete', { n: missing.length })
  const change = changeBetween(records, withoutRunning(content))
  const by = authorAt(desk)
  const { lockedAt, isTraining } = store.write((db) => {
    const { observationId } = input
    const revision = isEmptyChange(change)
      ? input.baseRevision
      : commitChange(db, { ...input, label: 'end running states', change, cause: 'do' }, by).revision
    const done = lockObservation(db, { observationId, baseRevision: revision }, by)
    return { ...done, isTraining: settleTraining(db, row.assignmentId, by) }
  })
  changed(desk, 'observation', row.id)
  changed(desk, 'recordings')
  changed(desk, 'gate')
  if (isTraining) changed(desk, 'training')
  return { lockedAt }
}
