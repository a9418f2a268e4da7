import { AppError } from '#shared/lib/app-error.ts'
import { authorAt, personAt, studyAt, type Desk } from '../desk.ts'
import { appendLog } from '../store/change-log.ts'
import { listAssignments } from '../store/queries/assignments.ts'

/** Two codings are compared as independent: who still has one of them to do does not look at the other (G05). */
export function refuseBeforeOwn(desk: Desk, of: { readonly recordingId: string; readonly schemeId: string }): void {
  const me = personAt(desk)
  const { recordingId, schemeId } = of
  const { rows } = listAssignments(studyAt(desk).store.read, { recordingId, offset: 0, limit: 500 })
  const open = rows.some((row) => row.personId === me.id && row.schemeId === schemeId && row.status !== 'locked')
  if (open) throw new AppError('own-coding-first')
}

/**
 * Records that the person at the desk was shown codings of somebody else: who opened what and when can then be read off
 * the log (G05). In a study that can only be looked at nothing is recorded; only locked codings are ever shown.
 */
export function recordLook(desk: Desk, observationIds: readonly string[]): void {
  const { store } = studyAt(desk)
  if (store.readOnly !== null || observationIds.length === 0) return
  const by = authorAt(desk)
  store.write((db) => {
    for (const subjectId of observationIds)
      appendLog(db, { kind: 'opened', subjectId, label: 'observation.opened', body: {} }, by)
  })
}
