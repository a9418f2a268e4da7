import { AppError } from '#shared/lib/app-error.ts'
import { heldByOne } from '#shared/study/assignment.ts'
import type { AssignmentRole, AssignmentRow, Standing, WorkItem, WorkTraining } from '#shared/study/assignment.ts'
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

export const assignmentPageSql = `${assignmentSelect} WHERE a.standing = 'current' ORDER BY a.no LIMIT ? OFFSET ?`
export const assignmentsOfRecordingSql = `${assignmentSelect}
  WHERE a.recording_id = ? AND a.standing = 'current' ORDER BY a.no LIMIT ? OFFSET ?`

/**
 * One page of the plan in the order in which it was made, of the whole study or of one recording. As everywhere, what
 * another assignment has superseded is left out; `assignmentById` finds it.
 */
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

/** The plan of the study's own codings and masters; training and checks are none. */
export function iterateAssignments(db: ReadDb): IterableIterator<AssignmentRow> {
  return db
    .query<AssignmentRow>(
      `${assignmentSelect} WHERE a.standing = 'current' AND a.role IN ('primary', 'second', 'master') ORDER BY a.no`,
    )
    .iterate()
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
  const there = heldByOne.includes(coder.role) ? heldRoles(db, recordingId, scheme) : []
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

type Held = { readonly personId: string; readonly role: AssignmentRole }

/** Who codes a recording under a scheme in a role that one person holds; what was taken back or set aside holds none. */
function heldRoles(db: ReadDb, recordingId: string, scheme: SchemeRef): Held[] {
  return db
    .query<Held>(
      `SELECT person_id AS personId, role FROM assignment
       WHERE recording_id = ? AND scheme_id = ? AND scheme_version = ? AND standing IN ('current', 'superseded')
         AND role IN ('primary', 'second', 'adjudicator', 'master')`,
    )
    .all(recordingId, scheme.id, scheme.version)
}

export function freeDisplayCode(db: ReadDb): string {
  for (;;) {
    const code = newDisplayCode()
    if (db.query('SELECT 1 FROM assignment WHERE display_code = ?').get(code) === undefined) return code
  }
}

/** Whether an assignment counts, or another one counts in its place. @throws assignment-not-found */
export function standingOf(db: ReadDb, id: string): Standing {
  const row = db.query<{ standing: Standing }>('SELECT standing FROM assignment WHERE id = ?').get(id)
  if (row === undefined) throw new AppError('assignment-not-found')
  return row.standing
}

/** Takes back an assignment that nobody has opened. @throws assignment-not-found, assignment-begun */
export function removeAssignment(db: WriteDb, id: string, by: Author): void {
  const row = assignmentById(db, id)
  if (row === undefined) throw new AppError('assignment-not-found')
  if (row.status !== 'waiting') throw new AppError('assignment-begun')
  if (isBroughtOver(db, id)) throw new AppError('assignment-brought-over')
  if (row.role === 'practice' || row.role === 'test') throw new AppError('assignment-of-training')
  db.query('DELETE FROM assignment WHERE id = ?').run(id)
  const body = { recordingId: row.recordingId, person: row.personId, role: row.role }
  appendLog(db, { kind: 'assignment', subjectId: id, label: 'take back', body }, by)
}

export const workOfPersonSql = `SELECT a.id AS assignmentId, a.display_code AS displayCode, a.scheme_id AS schemeId,
    a.scheme_version AS schemeVersion, s.name AS schemeName, r.duration_ms AS durationMs,
    coalesce(o.status, 'waiting') AS status, coalesce(o.record_n, 0) AS records,
    u.id AS runId, w.name AS setName, w.kind, u.round
  FROM assignment a JOIN scheme s ON s.id = a.scheme_id AND s.version = a.scheme_version
  JOIN recording r ON r.id = a.recording_id LEFT JOIN observation o ON o.assignment_id = a.id
  LEFT JOIN training_assignment g ON g.assignment_id = a.id LEFT JOIN training_run u ON u.id = g.run_id
  LEFT JOIN training_set w ON w.id = u.set_id
  WHERE a.person_id = ? AND a.standing = 'current' ORDER BY a.created_at, a.display_code`

/**
 * A coder's work without anything that tells which recording it is: what was given first comes first, and what was
 * given together in the order of its random codes. In the order of the register, two coders could tell by its place
 * which recording of the other theirs is.
 */
export function workOfPerson(db: ReadDb, personId: string): WorkItem[] {
  return db
    .query<WorkRow>(workOfPersonSql)
    .all(personId)
    .map(({ runId, setName, kind, round, ...item }) => ({
      ...item,
      training: runId === null || kind === null ? null : { runId, setName: setName ?? '', kind, round: round ?? 1 },
    }))
}

type WorkRow = Omit<WorkItem, 'training'> & { readonly [K in keyof WorkTraining]: WorkTraining[K] | null }

/** What a person was given to code and counts, whatever it is for. */
export function assignmentsOfPerson(db: ReadDb, personId: string): AssignmentRow[] {
  return db
    .query<AssignmentRow>(`${assignmentSelect} WHERE a.person_id = ? AND a.standing = 'current' ORDER BY a.no`)
    .all(personId)
}

/** Whether a person was given this recording to code, under any scheme. */
export function hasAssignmentOf(db: ReadDb, personId: string, recordingId: string): boolean {
  const row = db
    .query('SELECT 1 FROM assignment WHERE recording_id = ? AND person_id = ? LIMIT 1')
    .get(recordingId, personId)
  return row !== undefined
}

/** Whether an assignment supersedes another one or is superseded itself: then it goes only with what it belongs to. */
function isBroughtOver(db: ReadDb, id: string): boolean {
  return (
    db.query("SELECT 1 FROM assignment WHERE id = ? AND (supersedes IS NOT NULL OR standing <> 'current')").get(id) !==
    undefined
  )
}
