import { AppError } from '#shared/lib/app-error.ts'
import type { AssignmentRole, AssignmentRow, ObservationStatus, WorkItem } from '#shared/study/assignment.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import { appendLog } from '../change-log.ts'
import { newDisplayCode, newId } from '../ids.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'
import { tally } from './sums.ts'

export type NewAssignments = {
  readonly recordingIds: readonly string[]
  readonly scheme: SchemeRef
  readonly coders: readonly { readonly personId: string; readonly role: AssignmentRole }[]
}

export const assignmentSelect = `SELECT a.id, a.recording_id AS recordingId, d.code AS dyad, t.name AS timePoint,
    a.person_id AS personId, p.name AS personName, a.scheme_id AS schemeId, a.scheme_version AS schemeVersion, a.role,
    a.display_code AS displayCode, coalesce(o.status, 'waiting') AS status
  FROM assignment a JOIN recording r ON r.id = a.recording_id JOIN dyad d ON d.id = r.dyad_id
  JOIN time_point t ON t.id = r.time_point_id JOIN person p ON p.id = a.person_id
  LEFT JOIN observation o ON o.assignment_id = a.id`

export const assignmentPageSql = `${assignmentSelect} ORDER BY a.no LIMIT ? OFFSET ?`
export const assignmentsOfRecordingSql = `${assignmentSelect} WHERE a.recording_id = ? ORDER BY a.no LIMIT ? OFFSET ?`

/** One page of the plan in the order in which it was made, of the whole study or of one recording. */
export function listAssignments(
  db: ReadDb,
  page: { readonly recordingId?: string | undefined; readonly offset: number; readonly limit: number },
): { total: number; rows: AssignmentRow[] } {
  const { recordingId, offset, limit } = page
  if (recordingId === undefined) {
    const rows = db.query<AssignmentRow>(assignmentPageSql).all(limit, offset)
    return { total: tally(db, 'assignments'), rows }
  }
  const total = db.query<{ n: number }>('SELECT assigned_n AS n FROM recording WHERE id = ?').get(recordingId)?.n ?? 0
  return { total, rows: db.query<AssignmentRow>(assignmentsOfRecordingSql).all(recordingId, limit, offset) }
}

export function iterateAssignments(db: ReadDb): IterableIterator<AssignmentRow> {
  return db.query<AssignmentRow>(`${assignmentSelect} ORDER BY a.no`).iterate()
}

export function assignmentById(db: ReadDb, id: string): AssignmentRow | undefined {
  return db.query<AssignmentRow>(`${assignmentSelect} WHERE a.id = ?`).get(id)
}

/**
 * Gives each coder each recording. What a coder already has is skipped.
 * @returns how many assignments were made.
 * @throws recording-not-found; assignment-role-taken when another person holds that role for a recording and scheme.
 */
export function createAssignments(db: WriteDb, plan: NewAssignments, by: Author): number {
  if (by.personId === null) throw new Error('an assignment is made by a person')
  let created = 0
  for (const recordingId of plan.recordingIds) {
    if (db.query('SELECT 1 FROM recording WHERE id = ?').get(recordingId) === undefined) {
      throw new AppError('recording-not-found')
    }
    for (const coder of plan.coders) if (createAssignment(db, recordingId, plan.scheme, coder, by)) created += 1
  }
  return created
}

function createAssignment(
  db: WriteDb,
  recordingId: string,
  scheme: SchemeRef,
  coder: NewAssignments['coders'][number],
  by: Author,
): boolean {
  const there = db
    .query<{ personId: string; role: AssignmentRole }>(
      `SELECT person_id AS personId, role FROM assignment
       WHERE recording_id = ? AND scheme_id = ? AND scheme_version = ?`,
    )
    .all(recordingId, scheme.id, scheme.version)
  if (there.some((row) => row.personId === coder.personId)) return false
  if (there.some((row) => row.role === coder.role)) throw new AppError('assignment-role-taken', { role: coder.role })
  const id = newId('as')
  db.query(
    `INSERT INTO assignment (id, recording_id, scheme_id, scheme_version, person_id, role, display_code, created_at,
       created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, recordingId, scheme.id, scheme.version, coder.personId, coder.role, freeDisplayCode(db), by.at, by.personId)
  const body = { recordingId, scheme: `${scheme.id}@${scheme.version}`, person: coder.personId, role: coder.role }
  appendLog(db, { kind: 'assignment', subjectId: id, label: 'assign', body }, by)
  return true
}

function freeDisplayCode(db: ReadDb): string {
  for (;;) {
    const code = newDisplayCode()
    if (db.query('SELECT 1 FROM assignment WHERE display_code = ?').get(code) === undefined) return code
  }
}

/** Takes back an assignment that nobody has opened. @throws assignment-not-found, assignment-begun */
export function removeAssignment(db: WriteDb, id: string, by: Author): void {
  const row = assignmentById(db, id)
  if (row === undefined) throw new AppError('assignment-not-found')
  if (row.status !== 'waiting') throw new AppError('assignment-begun')
  db.query('DELETE FROM assignment WHERE id = ?').run(id)
  const body = { recordingId: row.recordingId, person: row.personId, role: row.role }
  appendLog(db, { kind: 'assignment', subjectId: id, label: 'take back', body }, by)
}

export const workOfPersonSql = `SELECT a.id AS assignmentId, a.display_code AS displayCode, a.scheme_id AS schemeId,
    a.scheme_version AS schemeVersion, s.name AS schemeName, r.duration_ms AS durationMs,
    coalesce(o.status, 'waiting') AS status, coalesce(o.record_n, 0) AS records
  FROM assignment a JOIN scheme s ON s.id = a.scheme_id AND s.version = a.scheme_version
  JOIN recording r ON r.id = a.recording_id LEFT JOIN observation o ON o.assignment_id = a.id
  WHERE a.person_id = ? ORDER BY a.created_at, a.display_code`

/**
 * A coder's work without anything that tells which recording it is: what was given first comes first, and what was
 * given together in the order of its random codes. In the order of the register, two coders could tell by its place
 * which recording of the other theirs is.
 */
export function workOfPerson(db: ReadDb, personId: string): WorkItem[] {
  return db.query<WorkItem & { status: ObservationStatus }>(workOfPersonSql).all(personId)
}

/** Whether a person was given this recording to code, under any scheme. */
export function hasAssignmentOf(db: ReadDb, personId: string, recordingId: string): boolean {
  const row = db
    .query('SELECT 1 FROM assignment WHERE recording_id = ? AND person_id = ? LIMIT 1')
    .get(recordingId, personId)
  return row !== undefined
}
