import { AppError } from '#shared/lib/app-error.ts'
import type { MigrationRow } from '#shared/contract/migration-views.ts'
import type { Decisions, MigrationPlan } from '#shared/study/migration/migration-item.ts'
import type { RecordEntry } from '#shared/study/migration/migrate-records.ts'
import type { MigrationCounts } from '#shared/study/migration/migration-summary.ts'
import { appendLog } from './change-log.ts'
import { newId } from './ids.ts'
import { freeDisplayCode } from './queries/assignments.ts'
import { insertObservation, setLocked } from './queries/observation-rows.ts'
import { copyRecords, deleteRecord, insertRecord } from './queries/records.ts'
import {
  broughtOver,
  codingsOfVersion,
  insertMigration,
  insertSuccessor,
  migrationById,
  setRecordCount,
  setReverted,
  setStanding,
  type CodingToMigrate,
} from './queries/scheme-migrations.ts'
import type { Author, WriteDb } from './study-db.ts'

/** A coding and what it becomes; `migrated` is null for one that nobody has begun. */
export type PreparedCoding = {
  readonly coding: CodingToMigrate
  readonly migrated: {
    /** How many records it has then. */
    readonly records: number
    /** Where it differs from the original; all else is copied. */
    readonly entries: readonly RecordEntry[]
    readonly staysLocked: boolean
  } | null
}

export type BringOver = {
  readonly plan: MigrationPlan
  readonly decisions: Decisions
  readonly reason: string
  readonly counts: MigrationCounts
  readonly codings: readonly PreparedCoding[]
}

/**
 * Makes the codings of the newer version, in the one transaction that it is called in. The earlier ones and their
 * records are not written to; their assignments are superseded from then on.
 * @throws migration-stale where a coding has changed since it was read.
 */
export function bringOver(db: WriteDb, { plan, decisions, reason, counts, codings }: BringOver, by: Author): string {
  if (by.personId === null) throw new Error('codings are brought over by a person')
  refuseStale(db, plan, codings)
  const id = newId('mig')
  const { from, to, items } = plan
  insertMigration(db, { id, from, to: to.version, at: by.at, by: by.personId, counts })
  const changes = items.map(({ id: item, changes: words }) => ({ item, words }))
  const body = { scheme: from.id, from: from.version, to: to.version, reason, decisions, changes, counts }
  appendLog(db, { kind: 'migration', subjectId: id, label: 'bring codings over', body }, by)
  for (const prepared of codings) succeed(db, prepared, { id, plan, by, personId: by.personId })
  return id
}

/** Everything that is read in a thread of its own must still be as it was read. */
function refuseStale(db: WriteDb, { from, to }: MigrationPlan, codings: readonly PreparedCoding[]): void {
  const now = codingsOfVersion(db, from, to.version).filter(({ taken }) => !taken)
  const stateOf = ({ assignmentId, revision, status }: CodingToMigrate): string =>
    `${assignmentId} ${revision} ${status}`
  const read = new Set(codings.map(({ coding }) => stateOf(coding)))
  if (now.length !== read.size || !now.every((coding) => read.has(stateOf(coding))))
    throw new AppError('migration-stale')
}

type Migration = { readonly id: string; readonly plan: MigrationPlan; readonly by: Author; readonly personId: string }

function succeed(db: WriteDb, { coding, migrated }: PreparedCoding, { id, plan, by, personId }: Migration): void {
  setStanding(db, coding.assignmentId, 'superseded')
  const assignmentId = newId('as')
  const displayCode = freeDisplayCode(db)
  const place = { id: assignmentId, of: coding, scheme: plan.to, displayCode, migrationId: id }
  insertSuccessor(db, { ...place, at: by.at, by: personId })
  const observationId = migrated === null ? null : newId('ob')
  if (migrated !== null && observationId !== null) {
    // It was begun and locked when its coder did so; when it was brought over is in the migration.
    insertObservation(db, { id: observationId, assignmentId, startedAt: coding.startedAt ?? by.at })
    if (coding.observationId !== null) copyRecords(db, coding.observationId, observationId)
    for (const { from } of migrated.entries) deleteRecord(db, observationId, from)
    for (const { to } of migrated.entries) if (to !== null) insertRecord(db, observationId, to)
    setRecordCount(db, observationId, migrated.records)
    if (migrated.staysLocked) setLocked(db, observationId, coding.lockedAt ?? by.at)
  }
  const what = { migration: id, supersedes: coding.assignmentId, assignment: assignmentId }
  const body = {
    ...what,
    from: coding.observationId,
    locked: migrated?.staysLocked ?? false,
    entries: migrated?.entries ?? [],
  }
  const subjectId = observationId ?? assignmentId
  // A revision, so that the log of the whole migration is told from that of its codings.
  appendLog(db, { kind: 'migration', subjectId, label: 'bring over', body, revision: 0 }, by)
}

/**
 * Takes a migration back: the originals count again, what was made is withdrawn. Nothing is deleted.
 * @throws migration-not-found, migration-reverted, migration-went-on {version}, migration-worked-on {n, codings}
 */
export function takeBack(db: WriteDb, id: string, reason: string, by: Author): MigrationRow {
  if (by.personId === null) throw new Error('codings are taken back by a person')
  const migration = migrationById(db, id)
  if (migration.revertedAt !== null) throw new AppError('migration-reverted')
  const made = broughtOver(db, id)
  if (made.some(({ wentOn }) => wentOn)) throw new AppError('migration-went-on', { version: migration.toVersion })
  const worked = made.filter(({ workedOn }) => workedOn)
  if (worked.length > 0) {
    const named = worked.slice(0, 5).map(({ dyad, timePoint, personName }) => `${dyad} ${timePoint}, ${personName}`)
    const codings = [...named, ...(worked.length > named.length ? ['…'] : [])].join('; ')
    throw new AppError('migration-worked-on', { n: worked.length, codings })
  }
  for (const { assignmentId, originalId } of made) {
    setStanding(db, assignmentId, 'withdrawn')
    setStanding(db, originalId, 'current')
  }
  setReverted(db, id, by.at, by.personId)
  const body = { reason, codings: made.length }
  appendLog(db, { kind: 'migration', subjectId: id, label: 'take codings back', body, cause: 'undo' }, by)
  return migrationById(db, id)
}
