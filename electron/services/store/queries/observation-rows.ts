import type { AssignmentRole, Standing } from '#shared/study/assignment.ts'
import type { ReadDb, WriteDb } from '../study-db.ts'
import { tally } from './sums.ts'

/** An observation with what its assignment says. `status` is never 'waiting': the row is made when it is first opened. */
export type ObservationRow = {
  readonly id: string
  readonly assignmentId: string
  readonly recordingId: string
  readonly personId: string
  readonly personName: string
  readonly role: AssignmentRole
  readonly schemeId: string
  readonly schemeVersion: string
  readonly displayCode: string
  readonly revision: number
  readonly status: 'open' | 'locked'
  readonly standing: Standing
  /** How many records it holds now. */
  readonly records: number
  readonly startedAt: string
  readonly lockedAt: string | null
}

const select = `SELECT o.id, o.assignment_id AS assignmentId, a.recording_id AS recordingId, a.person_id AS personId,
    p.name AS personName, a.role, a.scheme_id AS schemeId, a.scheme_version AS schemeVersion,
    a.display_code AS displayCode, a.standing, o.revision, o.status, o.record_n AS records, o.started_at AS startedAt,
    o.locked_at AS lockedAt
  FROM observation o JOIN assignment a ON a.id = o.assignment_id JOIN person p ON p.id = a.person_id`

export function observationById(db: ReadDb, id: string): ObservationRow | undefined {
  return db.query<ObservationRow>(`${select} WHERE o.id = ?`).get(id)
}

export function observationOfAssignment(db: ReadDb, assignmentId: string): ObservationRow | undefined {
  return db.query<ObservationRow>(`${select} WHERE o.assignment_id = ?`).get(assignmentId)
}

/**
 * The locked observations of one recording that count as the study's own, and its masters, in the order in which they
 * were assigned. Training and checks are none of the study's data.
 */
export function lockedOfRecording(db: ReadDb, recordingId: string): ObservationRow[] {
  return db
    .query<ObservationRow>(
      `${select} WHERE a.recording_id = ? AND o.status = 'locked' AND a.standing = 'current'
         AND a.role IN ('primary', 'second', 'master') ORDER BY a.no`,
    )
    .all(recordingId)
}

/** The locked third codings of a recording that count, blind to the two that they decide between. */
export function adjudicationsOfRecording(db: ReadDb, recordingId: string): ObservationRow[] {
  return db
    .query<ObservationRow>(
      `${select} WHERE a.recording_id = ? AND o.status = 'locked' AND a.standing = 'current'
         AND a.role = 'adjudicator' ORDER BY a.no`,
    )
    .all(recordingId)
}

/** Every observation of one recording, open, locked, superseded or withdrawn. */
export function allOfRecording(db: ReadDb, recordingId: string): ObservationRow[] {
  return db.query<ObservationRow>(`${select} WHERE a.recording_id = ? ORDER BY a.no`).all(recordingId)
}

/** The locked observations made with any version of a scheme: masters first, then the newest. */
export function lockedOfScheme(db: ReadDb, schemeId: string): ObservationRow[] {
  return db
    .query<ObservationRow>(
      `${select} WHERE a.scheme_id = ? AND o.status = 'locked'
         AND a.role IN ('primary', 'second', 'adjudicator', 'master')
       ORDER BY a.role <> 'master', o.locked_at DESC, o.id`,
    )
    .all(schemeId)
}

export function insertObservation(db: WriteDb, row: { id: string; assignmentId: string; startedAt: string }): void {
  db.query('INSERT INTO observation (id, assignment_id, started_at) VALUES (?, ?, ?)').run(
    row.id,
    row.assignmentId,
    row.startedAt,
  )
}

export function setRevision(db: WriteDb, id: string, revision: number, recordsAdded: number): void {
  db.query('UPDATE observation SET revision = ?, record_n = record_n + ? WHERE id = ?').run(revision, recordsAdded, id)
}

export function setLocked(db: WriteDb, id: string, at: string): void {
  db.query("UPDATE observation SET status = 'locked', locked_at = ? WHERE id = ?").run(at, id)
}

/** How many assignments stand where. Counts the observations: for checks. */
export function observationCounts(db: ReadDb): { waiting: number; open: number; locked: number } {
  const counts = { waiting: tally(db, 'assignments'), open: 0, locked: 0 }
  const rows = db
    .query<{ status: 'open' | 'locked'; n: number }>(
      `SELECT o.status, count(*) AS n FROM observation o JOIN assignment a ON a.id = o.assignment_id
       WHERE a.standing = 'current' GROUP BY o.status`,
    )
    .all()
  for (const { status, n } of rows) {
    counts[status] = n
    counts.waiting -= n
  }
  return counts
}
