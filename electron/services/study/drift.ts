import { AppError } from '#shared/lib/app-error.ts'
import { driftRows, openAlarm } from '#shared/reliability/training/drift-report.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import { RECODE_AFTER_DAYS, type DriftChoice, type DriftReport, type GivenCheck } from '#shared/study/drift.ts'
import { authorAt, changed, nowIso, studyAt, type Desk, type Job } from '../desk.ts'
import { runInWorker } from '../jobs/run-in-worker.ts'
import { openDataset } from '../store/dataset.ts'
import { choicesFor, insertApart, listGiven } from '../store/queries/apart.ts'
import { insertDriftClosing, listDriftClosings, type NewClosing } from '../store/queries/certificates.ts'
import { activeCoder, refuseUnusable } from './training.ts'

const DAY_MS = 86_400_000

/** Control charts and alarms of every coder, and their agreement with themselves. */
export async function driftReport(desk: Desk, job: Job): Promise<DriftReport> {
  const { path, key } = studyAt(desk)
  return runInWorker('drift', { path, key }, job)
}

export const givenChecks = (desk: Desk): readonly GivenCheck[] => listGiven(studyAt(desk).store.read)

const daysSince = (desk: Desk, at: string): number => Math.floor((Date.parse(nowIso(desk)) - Date.parse(at)) / DAY_MS)

/** What may be given to a coder now: masters that they have not met, and what they coded four weeks ago or more. */
export function driftChoices(desk: Desk, { personId }: { personId: string }): readonly DriftChoice[] {
  return choicesFor(studyAt(desk).store.read, personId).flatMap(({ lockedAt, ...choice }): DriftChoice[] => {
    const days = lockedAt === null ? null : daysSince(desk, lockedAt)
    if (days !== null && days < RECODE_AFTER_DAYS) return []
    return [{ ...choice, weeks: days === null ? null : Math.floor(days / 7) }]
  })
}

type Give = { personId: string; kind: 'check' | 'recode'; recordingId: string; scheme: SchemeRef }

/**
 * Gives a coder a hidden master, or a recording of theirs once more. To them it is work like any other.
 * @throws check-not-possible {name} (they have met it, or it has no locked master), recode-not-possible {name},
 * recode-too-early {days}
 */
export function giveCheck(desk: Desk, { personId, kind, recordingId, scheme }: Give): { assignmentId: string } {
  const { store } = studyAt(desk)
  const { name } = activeCoder(store.read, personId)
  refuseUnusable(desk, scheme)
  const choice = choicesFor(store.read, personId).find(
    (one) =>
      one.kind === kind &&
      one.recordingId === recordingId &&
      one.schemeId === scheme.id &&
      one.schemeVersion === scheme.version,
  )
  if (choice === undefined)
    throw new AppError(kind === 'check' ? 'check-not-possible' : 'recode-not-possible', { name })
  const days = choice.lockedAt === null ? null : daysSince(desk, choice.lockedAt)
  if (days !== null && days < RECODE_AFTER_DAYS) throw new AppError('recode-too-early', { days })
  const assignmentId = store.write((db) =>
    insertApart(db, { recordingId, scheme, personId, role: kind, runId: null }, authorAt(desk)),
  )
  // As after any assignment: nothing that a coder's window hears tells what it was.
  changed(desk, 'assignments')
  return { assignmentId }
}

/**
 * Closes the open alarm of a coder on a variable; later checks count anew. `checkId`: the newest check that was seen.
 * @throws drift-no-alarm, drift-changed
 */
export function closeAlarm(desk: Desk, closing: NewClosing): null {
  const { store } = studyAt(desk)
  const dataset = openDataset(store.read)
  const row = driftRows(dataset.checks?.() ?? [], listDriftClosings(store.read), dataset).find(
    (one) =>
      one.personId === closing.personId && one.schemeId === closing.schemeId && one.variable === closing.variable,
  )
  if (row === undefined || openAlarm(row) === null) throw new AppError('drift-no-alarm')
  if (row.points.at(-1)?.checkId !== closing.checkId) throw new AppError('drift-changed')
  store.write((db) => {
    insertDriftClosing(db, closing, authorAt(desk))
  })
  changed(desk, 'gate')
  return null
}
