import type { DriftChoice, GivenCheck } from '#shared/study/drift.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import { appendLog } from '../change-log.ts'
import { newId } from '../ids.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'
import { freeDisplayCode } from './assignments.ts'

/** Codings that are no study data: training, checks against a master, and own recordings coded once more. */
export type NewApart = {
  readonly recordingId: string
  readonly scheme: SchemeRef
  readonly personId: string
  readonly role: 'practice' | 'test' | 'check' | 'recode'
  /** The training run; null for checks and repeated codings. */
  readonly runId: string | null
}

/** Gives one out under a new random code. Whether it may be given is the caller's to check. @returns its id */
export function insertApart(db: WriteDb, { recordingId, scheme, personId, role, runId }: NewApart, by: Author): string {
  const id = newId('as')
  db.query(
    `INSERT INTO assignment (id, recording_id, scheme_id, scheme_version, person_id, role, display_code, created_at,
       created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, recordingId, scheme.id, scheme.version, personId, role, freeDisplayCode(db), by.at, by.personId)
  if (runId !== null) db.query('INSERT INTO training_assignment (assignment_id, run_id) VALUES (?, ?)').run(id, runId)
  const body = { recordingId, scheme: `${scheme.id}@${scheme.version}`, person: personId, role }
  appendLog(db, { kind: 'assignment', subjectId: id, label: 'assign', body }, by)
  return id
}

/** What one person may be given as a check: masters of recordings that they have not met with this scheme. */
export const checkChoicesSql = `SELECT 'check' AS kind, m.recording_id AS recordingId,
    d.code || ' · ' || t.name || CASE r.task WHEN '' THEN '' ELSE ' · ' || r.task END AS recording,
    m.scheme_id AS schemeId, m.scheme_version AS schemeVersion, s.name AS schemeName, NULL AS lockedAt
  FROM assignment m JOIN observation o ON o.assignment_id = m.id AND o.status = 'locked'
  JOIN recording r ON r.id = m.recording_id JOIN dyad d ON d.id = r.dyad_id
  JOIN time_point t ON t.id = r.time_point_id
  JOIN scheme s ON s.id = m.scheme_id AND s.version = m.scheme_version
  WHERE m.role = 'master' AND m.standing = 'current'
    AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.recording_id = m.recording_id AND a.scheme_id = m.scheme_id
      AND a.person_id = ? AND a.standing <> 'withdrawn')
  ORDER BY s.name, d.code, t.position`

/** What one person may be given once more: their own locked codings that were not given to them again yet. */
export const recodeChoicesSql = `SELECT 'recode' AS kind, m.recording_id AS recordingId,
    d.code || ' · ' || t.name || CASE r.task WHEN '' THEN '' ELSE ' · ' || r.task END AS recording,
    m.scheme_id AS schemeId, m.scheme_version AS schemeVersion, s.name AS schemeName, o.locked_at AS lockedAt
  FROM assignment m JOIN observation o ON o.assignment_id = m.id AND o.status = 'locked'
  JOIN recording r ON r.id = m.recording_id JOIN dyad d ON d.id = r.dyad_id
  JOIN time_point t ON t.id = r.time_point_id
  JOIN scheme s ON s.id = m.scheme_id AND s.version = m.scheme_version
  WHERE m.person_id = ? AND m.role IN ('primary', 'second') AND m.standing = 'current'
    AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.recording_id = m.recording_id AND a.scheme_id = m.scheme_id
      AND a.person_id = m.person_id AND a.role = 'recode')
  ORDER BY o.locked_at, d.code`

export type ChoiceRow = Omit<DriftChoice, 'weeks'> & { readonly lockedAt: string | null }

export function choicesFor(db: ReadDb, personId: string): ChoiceRow[] {
  return [...db.query<ChoiceRow>(checkChoicesSql).all(personId), ...db.query<ChoiceRow>(recodeChoicesSql).all(personId)]
}

/** Every check and repeated coding that was given out, the newest first. */
export function listGiven(db: ReadDb): GivenCheck[] {
  return db
    .query<GivenCheck>(
      `SELECT a.id AS assignmentId, a.role AS kind, p.name AS personName, d.code || ' · ' || t.name AS recording,
         s.name AS schemeName, a.display_code AS displayCode, coalesce(o.status, 'waiting') AS status,
         a.created_at AS givenAt
       FROM assignment a JOIN person p ON p.id = a.person_id JOIN recording r ON r.id = a.recording_id
       JOIN dyad d ON d.id = r.dyad_id JOIN time_point t ON t.id = r.time_point_id
       JOIN scheme s ON s.id = a.scheme_id AND s.version = a.scheme_version
       LEFT JOIN observation o ON o.assignment_id = a.id
       WHERE a.role IN ('check', 'recode') ORDER BY a.no DESC`,
    )
    .all()
}

/** The locked observations of one role, or of one run, in the order of their random codes. */
export function lockedApart(
  db: ReadDb,
  of: { readonly role: 'check' | 'recode' } | { readonly runId: string },
): string[] {
  const select = `SELECT o.id FROM assignment a JOIN observation o ON o.assignment_id = a.id AND o.status = 'locked'`
  const rows =
    'runId' in of
      ? db
          .query<{ id: string }>(
            `${select} JOIN training_assignment g ON g.assignment_id = a.id
           WHERE g.run_id = ? ORDER BY a.display_code`,
          )
          .all(of.runId)
      : db.query<{ id: string }>(`${select} WHERE a.role = ? ORDER BY a.no`).all(of.role)
  return rows.map(({ id }) => id)
}

/**
 * The observation that a training or a check is set against: the locked master of the recording for this very version.
 * One that was brought over to a newer version since is still the master of its own.
 */
export function masterOf(db: ReadDb, recordingId: string, { id, version }: SchemeRef): string | null {
  return reference(db, "a.role = 'master'", recordingId, id, version)
}

/** The observation that a repeated coding is set against: the own earlier one. */
export function earlierOf(
  db: ReadDb,
  recordingId: string,
  { id, version }: SchemeRef,
  personId: string,
): string | null {
  return reference(db, "a.role IN ('primary', 'second') AND a.person_id = ?", recordingId, id, version, personId)
}

function reference(db: ReadDb, which: string, ...[recordingId, id, version, ...more]: string[]): string | null {
  const found = db
    .query<{ id: string }>(
      `SELECT o.id FROM assignment a JOIN observation o ON o.assignment_id = a.id AND o.status = 'locked'
       WHERE a.recording_id = ? AND a.scheme_id = ? AND a.scheme_version = ?
         AND a.standing <> 'withdrawn' AND ${which}`,
    )
    .get(recordingId ?? '', id ?? '', version ?? '', ...more)
  return found?.id ?? null
}

/** How many of these recordings somebody met with this scheme in a training or as a check, where a master may be shown. */
export function metApart(db: ReadDb, personId: string, schemeId: string, recordingIds: readonly string[]): number {
  const rows = db
    .query<{ id: string }>(
      `SELECT recording_id AS id FROM assignment
       WHERE person_id = ? AND scheme_id = ? AND role IN ('practice', 'test', 'check')`,
    )
    .all(personId, schemeId)
  const ids = new Set(rows.map(({ id }) => id))
  return recordingIds.filter((id) => ids.has(id)).length
}
