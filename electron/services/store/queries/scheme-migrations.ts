import { AppError } from '#shared/lib/app-error.ts'
import type { BroughtOver, MigrationRow } from '#shared/contract/migration-views.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import type { AssignmentRole, ObservationStatus, Standing } from '#shared/study/assignment.ts'
import type { BroughtOverTo } from '#shared/study/dataset.ts'
import type { MigrationCounts } from '#shared/study/migration/migration-summary.ts'
import type { ReadDb, WriteDb } from '../study-db.ts'

/** A coding as it stands under a version, begun or not. */
export type CodingToMigrate = {
  readonly assignmentId: string
  readonly recordingId: string
  readonly personId: string
  readonly role: AssignmentRole
  readonly observationId: string | null
  readonly status: ObservationStatus
  readonly revision: number
  readonly startedAt: string | null
  readonly lockedAt: string | null
  /** Its recording has somebody with this role, or this person, under the newer version already. */
  readonly taken: boolean
}

export const codingsOfVersionSql = `SELECT a.id AS assignmentId, a.recording_id AS recordingId, a.person_id AS personId,
    a.role, o.id AS observationId, coalesce(o.status, 'waiting') AS status, coalesce(o.revision, 0) AS revision,
    o.started_at AS startedAt, o.locked_at AS lockedAt,
    EXISTS (SELECT 1 FROM assignment n WHERE n.recording_id = a.recording_id AND n.scheme_id = a.scheme_id
      AND n.scheme_version = ? AND n.standing <> 'withdrawn'
      AND n.role IN ('primary', 'second', 'adjudicator', 'master') AND (n.role = a.role OR n.person_id = a.person_id)) AS taken
  FROM assignment a LEFT JOIN observation o ON o.assignment_id = a.id
  WHERE a.scheme_id = ? AND a.scheme_version = ? AND a.standing = 'current'
    AND a.role IN ('primary', 'second', 'adjudicator', 'master') ORDER BY a.no`

/** Every coding that counts under a version, in the order of the plan. `to`: the version it would be brought over to. */
export function codingsOfVersion(db: ReadDb, { id, version }: SchemeRef, to: string): CodingToMigrate[] {
  return db
    .query<Omit<CodingToMigrate, 'taken'> & { taken: 0 | 1 }>(codingsOfVersionSql)
    .all(to, id, version)
    .map((row) => ({ ...row, taken: row.taken === 1 }))
}

type Row = Omit<MigrationRow, 'counts' | 'reason'> & { readonly json: string; readonly body: string | null }

const select = `SELECT m.id, m.scheme_id AS schemeId, m.from_version AS fromVersion, m.to_version AS toVersion,
    m.made_at AS madeAt, p.name AS madeBy, m.counts AS json, m.reverted_at AS revertedAt, r.name AS revertedBy,
    (SELECT y.body FROM change_log l JOIN change_payload y ON y.installation_id = l.installation_id AND y.seq = l.seq
     WHERE l.kind = 'migration' AND l.subject_id = m.id AND l.revision IS NULL ORDER BY l.at, l.seq LIMIT 1) AS body
  FROM scheme_migration m JOIN person p ON p.id = m.made_by LEFT JOIN person r ON r.id = m.reverted_by`

// This file alone writes `counts`, and the reason stands in the payload of the migration's own entry in the log.
const toRow = ({ json, body, ...row }: Row): MigrationRow => ({
  ...row,
  counts: JSON.parse(json) as MigrationCounts,
  reason: body === null ? '' : reasonIn(body),
})

function reasonIn(body: string): string {
  const parsed: unknown = JSON.parse(body)
  const reason: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'reason') : ''
  return typeof reason === 'string' ? reason : ''
}

/** What was brought over between versions of a scheme (`null`: of every scheme), newest first. */
export function listMigrations(db: ReadDb, schemeId: string | null): MigrationRow[] {
  const rows =
    schemeId === null
      ? db.query<Row>(`${select} ORDER BY m.no DESC`).all()
      : db.query<Row>(`${select} WHERE m.scheme_id = ? ORDER BY m.no DESC`).all(schemeId)
  return rows.map(toRow)
}

/** @throws migration-not-found */
export function migrationById(db: ReadDb, id: string): MigrationRow {
  const row = db.query<Row>(`${select} WHERE m.id = ?`).get(id)
  if (row === undefined) throw new AppError('migration-not-found')
  return toRow(row)
}

export function insertMigration(
  db: WriteDb,
  row: { id: string; from: SchemeRef; to: string; at: string; by: string; counts: MigrationCounts },
): void {
  db.query(
    `INSERT INTO scheme_migration (id, scheme_id, from_version, to_version, made_at, made_by, counts)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(row.id, row.from.id, row.from.version, row.to, row.at, row.by, JSON.stringify(row.counts))
}

export function setReverted(db: WriteDb, id: string, at: string, by: string): void {
  db.query('UPDATE scheme_migration SET reverted_at = ?, reverted_by = ? WHERE id = ?').run(at, by, id)
}

export function setStanding(db: WriteDb, assignmentId: string, standing: Standing): void {
  db.query('UPDATE assignment SET standing = ? WHERE id = ?').run(standing, assignmentId)
}

export function insertSuccessor(
  db: WriteDb,
  row: {
    id: string
    of: CodingToMigrate
    scheme: SchemeRef
    displayCode: string
    migrationId: string
    at: string
    by: string
  },
): void {
  const { recordingId, personId, role, assignmentId } = row.of
  db.query(
    `INSERT INTO assignment (id, recording_id, scheme_id, scheme_version, person_id, role, display_code, created_at,
       created_by, supersedes, migration_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    recordingId,
    row.scheme.id,
    row.scheme.version,
    personId,
    role,
    row.displayCode,
    row.at,
    row.by,
    assignmentId,
    row.migrationId,
  )
}

/** The number of records of an observation that is made as a whole. */
export function setRecordCount(db: WriteDb, observationId: string, records: number): void {
  db.query('UPDATE observation SET record_n = ? WHERE id = ?').run(records, observationId)
}

const broughtOverSql = `SELECT b.id AS assignmentId, b.supersedes AS originalId, d.code AS dyad, t.name AS timePoint,
    p.name AS personName, b.role, b.standing, coalesce(o.status, 'waiting') AS status,
    coalesce(q.status, 'waiting') AS originalStatus,
    b.standing IN ('superseded', 'set_aside') AS wentOn, coalesce(o.revision, 0) > 0 OR (o.id IS NOT NULL AND q.id IS NULL)
      OR (o.locked_at IS NOT NULL AND o.locked_at IS NOT q.locked_at) AS workedOn
  FROM assignment b JOIN recording r ON r.id = b.recording_id JOIN dyad d ON d.id = r.dyad_id
  JOIN time_point t ON t.id = r.time_point_id JOIN person p ON p.id = b.person_id
  LEFT JOIN observation o ON o.assignment_id = b.id LEFT JOIN observation q ON q.assignment_id = b.supersedes
  WHERE b.migration_id = ? ORDER BY b.no`

/** What a migration made, coding by coding, each with the original that it supersedes. */
export function broughtOver(db: ReadDb, migrationId: string): BroughtOver[] {
  return db
    .query<Omit<BroughtOver, 'wentOn' | 'workedOn'> & { wentOn: 0 | 1; workedOn: 0 | 1 }>(broughtOverSql)
    .all(migrationId)
    .map((row) => ({ ...row, wentOn: row.wentOn === 1, workedOn: row.workedOn === 1 }))
}

/** Migrations of which something counts now, oldest first, for the provenance of exports. */
export function countingMigrations(db: ReadDb): BroughtOverTo[] {
  return db
    .query<BroughtOverTo>(
      `SELECT m.id, m.scheme_id AS schemeId, m.from_version AS fromVersion, m.to_version AS toVersion,
         m.made_at AS madeAt, count(*) AS codings
       FROM scheme_migration m JOIN assignment a ON a.migration_id = m.id AND a.standing = 'current'
       GROUP BY m.no ORDER BY m.no`,
    )
    .all()
}
