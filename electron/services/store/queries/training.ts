import { AppError } from '#shared/lib/app-error.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import {
  PassRule,
  type MasterRow,
  type TrainingKind,
  type TrainingRunRow,
  type TrainingSetRow,
} from '#shared/study/training.ts'
import { appendLog } from '../change-log.ts'
import { newId } from '../ids.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

export const mastersSql = `SELECT a.recording_id AS recordingId, d.code AS dyad, t.name AS timePoint, r.task,
    a.scheme_id AS schemeId, a.scheme_version AS schemeVersion, s.name AS schemeName, p.name AS personName,
    coalesce(o.status, 'waiting') AS status
  FROM assignment a JOIN recording r ON r.id = a.recording_id JOIN dyad d ON d.id = r.dyad_id
  JOIN time_point t ON t.id = r.time_point_id JOIN person p ON p.id = a.person_id
  JOIN scheme s ON s.id = a.scheme_id AND s.version = a.scheme_version
  LEFT JOIN observation o ON o.assignment_id = a.id
  WHERE a.role = 'master' AND a.standing = 'current'
  ORDER BY s.name, a.scheme_version, d.code, t.position, r.task`

/** Every master and every coding that is to become one, by scheme and then in the order of dyads and time points. */
export function listMasters(db: ReadDb): MasterRow[] {
  return db.query<MasterRow>(mastersSql).all()
}

type SetRow = Omit<TrainingSetRow, 'rule' | 'clips'> & { readonly rule: string }

const setSelect = `SELECT w.id, w.kind, w.name, w.scheme_id AS schemeId, w.scheme_version AS schemeVersion,
    s.name AS schemeName, w.rule, w.made_at AS madeAt, w.closed_at AS closedAt,
    (SELECT count(*) FROM training_run u WHERE u.set_id = w.id) AS runs
  FROM training_set w JOIN scheme s ON s.id = w.scheme_id AND s.version = w.scheme_version`

function toSet(db: ReadDb, row: SetRow): TrainingSetRow {
  const clips = db
    .query<{ recordingId: string; label: string }>(
      `SELECT c.recording_id AS recordingId,
         d.code || ' · ' || t.name || CASE r.task WHEN '' THEN '' ELSE ' · ' || r.task END AS label
       FROM training_clip c JOIN recording r ON r.id = c.recording_id JOIN dyad d ON d.id = r.dyad_id
       JOIN time_point t ON t.id = r.time_point_id WHERE c.set_id = ? ORDER BY c.position`,
    )
    .all(row.id)
  return { ...row, rule: PassRule.parse(JSON.parse(row.rule)), clips }
}

/** Every training set, the newest first. */
export function listTrainingSets(db: ReadDb): TrainingSetRow[] {
  return db
    .query<SetRow>(`${setSelect} ORDER BY w.no DESC`)
    .all()
    .map((row) => toSet(db, row))
}

/** @throws training-set-not-found */
export function trainingSet(db: ReadDb, id: string): TrainingSetRow {
  const row = db.query<SetRow>(`${setSelect} WHERE w.id = ?`).get(id)
  if (row === undefined) throw new AppError('training-set-not-found')
  return toSet(db, row)
}

export type NewTrainingSet = {
  readonly kind: TrainingKind
  readonly name: string
  readonly scheme: SchemeRef
  readonly recordingIds: readonly string[]
  readonly rule: PassRule
}

/** @returns the new set's id */
export function insertTrainingSet(db: WriteDb, set: NewTrainingSet, by: Author): string {
  const id = newId('tr')
  const { kind, name, scheme, recordingIds, rule } = set
  db.query(
    `INSERT INTO training_set (id, scheme_id, scheme_version, kind, name, rule, made_at, made_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, scheme.id, scheme.version, kind, name, JSON.stringify(rule), by.at, by.personId)
  insertClips(db, id, recordingIds)
  const body = { kind, name, scheme: `${scheme.id}@${scheme.version}`, recordingIds: [...recordingIds], rule }
  appendLog(db, { kind: 'training', subjectId: id, label: 'make training set', body }, by)
  return id
}

function insertClips(db: WriteDb, id: string, recordingIds: readonly string[]): void {
  recordingIds.forEach((recordingId, n) => {
    db.query('INSERT INTO training_clip (set_id, position, recording_id) VALUES (?, ?, ?)').run(id, n + 1, recordingId)
  })
}

/** Changes a set; its recordings and rule only as long as nobody was given it, which is the caller's to check. */
export function changeTrainingSet(
  db: WriteDb,
  set: Pick<NewTrainingSet, 'name' | 'recordingIds' | 'rule'> & { readonly id: string; readonly isGiven: boolean },
  by: Author,
): void {
  const { id, name, recordingIds, rule, isGiven } = set
  db.query('UPDATE training_set SET name = ?, rule = ? WHERE id = ?').run(name, JSON.stringify(rule), id)
  if (!isGiven) {
    db.query('DELETE FROM training_clip WHERE set_id = ?').run(id)
    insertClips(db, id, recordingIds)
  }
  const body = { name, recordingIds: [...recordingIds], rule }
  appendLog(db, { kind: 'training', subjectId: id, label: 'change training set', body }, by)
}

/** A closed set is given to nobody any more; who has it goes on. */
export function setTrainingSetClosed(db: WriteDb, id: string, closed: boolean, by: Author): void {
  db.query('UPDATE training_set SET closed_at = ?, closed_by = ? WHERE id = ?').run(
    closed ? by.at : null,
    closed ? by.personId : null,
    id,
  )
  const label = closed ? 'close training set' : 'open training set again'
  appendLog(db, { kind: 'training', subjectId: id, label, body: {} }, by)
}

type RunRow = Omit<TrainingRunRow, 'isSetClosed'> & { readonly isSetClosed: 0 | 1 }

const runSelect = `SELECT u.id, u.set_id AS setId, w.name AS setName, w.kind, w.scheme_id AS schemeId,
    s.name AS schemeName, w.scheme_version AS schemeVersion, u.person_id AS personId, p.name AS personName, u.round,
    u.given_at AS givenAt, count(a.assignment_id) AS clips, count(o.id) AS begun, count(o.locked_at) AS locked,
    w.closed_at IS NOT NULL AS isSetClosed,
    (SELECT c.id FROM certificate c WHERE c.run_id = u.id ORDER BY c.no DESC LIMIT 1) AS certificateId
  FROM training_run u JOIN training_set w ON w.id = u.set_id JOIN person p ON p.id = u.person_id
  JOIN scheme s ON s.id = w.scheme_id AND s.version = w.scheme_version
  LEFT JOIN training_assignment a ON a.run_id = u.id LEFT JOIN observation o ON o.assignment_id = a.assignment_id`

const toRun = (row: RunRow): TrainingRunRow => ({ ...row, isSetClosed: row.isSetClosed === 1 })

/** Who went through which set, the newest first; of one person, or of everybody (null). */
export function listTrainingRuns(db: ReadDb, personId: string | null): TrainingRunRow[] {
  const rows =
    personId === null
      ? db.query<RunRow>(`${runSelect} GROUP BY u.no ORDER BY u.no DESC`).all()
      : db.query<RunRow>(`${runSelect} WHERE u.person_id = ? GROUP BY u.no ORDER BY u.no DESC`).all(personId)
  return rows.map(toRun)
}

/** @throws training-run-not-found */
export function trainingRun(db: ReadDb, id: string): TrainingRunRow {
  const row = db.query<RunRow>(`${runSelect} WHERE u.id = ? GROUP BY u.no`).get(id)
  if (row === undefined) throw new AppError('training-run-not-found')
  return toRun(row)
}

/** The run that an assignment belongs to, or null where it is no training. */
export function runOfAssignment(db: ReadDb, assignmentId: string): string | null {
  const row = db.query<{ run: string }>('SELECT run_id AS run FROM training_assignment WHERE assignment_id = ?')
  return row.get(assignmentId)?.run ?? null
}

export type RunClip = { readonly assignmentId: string; readonly displayCode: string; readonly locked: boolean }

/** The recordings of a run in the order in which its coder sees them: that of their random codes. */
export function clipsOfRun(db: ReadDb, runId: string): RunClip[] {
  return db
    .query<Omit<RunClip, 'locked'> & { locked: 0 | 1 }>(
      `SELECT a.id AS assignmentId, a.display_code AS displayCode, o.locked_at IS NOT NULL AS locked
       FROM training_assignment g JOIN assignment a ON a.id = g.assignment_id
       LEFT JOIN observation o ON o.assignment_id = a.id WHERE g.run_id = ? ORDER BY a.display_code`,
    )
    .all(runId)
    .map((row) => ({ ...row, locked: row.locked === 1 }))
}

/**
 * How many of these recordings somebody has been given with this scheme, in any version and for whatever purpose.
 * @param butPractice leaves out what they were given to practise
 */
export function metBefore(
  db: ReadDb,
  personId: string,
  schemeId: string,
  recordingIds: readonly string[],
  butPractice: boolean,
): number {
  const known = db.query<{ id: string; role: string }>(
    `SELECT recording_id AS id, role FROM assignment
     WHERE person_id = ? AND scheme_id = ? AND standing <> 'withdrawn'`,
  )
  const rows = known.all(personId, schemeId).filter(({ role }) => !butPractice || role !== 'practice')
  const ids = new Set(rows.map(({ id }) => id))
  return recordingIds.filter((id) => ids.has(id)).length
}

/** Begins a run. @returns its id */
export function insertTrainingRun(db: WriteDb, set: TrainingSetRow, personId: string, by: Author): string {
  const id = newId('run')
  const last = db
    .query<{ n: number }>('SELECT coalesce(max(round), 0) AS n FROM training_run WHERE set_id = ? AND person_id = ?')
    .get(set.id, personId)
  const round = (last?.n ?? 0) + 1
  db.query('INSERT INTO training_run (id, set_id, person_id, round, given_at, given_by) VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    set.id,
    personId,
    round,
    by.at,
    by.personId,
  )
  appendLog(db, { kind: 'training', subjectId: id, label: 'give', body: { set: set.id, person: personId, round } }, by)
  return id
}

/** Takes back a run that nobody has begun; that nobody has is the caller's to check. */
export function deleteTrainingRun(db: WriteDb, run: TrainingRunRow, by: Author): void {
  const clips = clipsOfRun(db, run.id)
  db.query('DELETE FROM training_assignment WHERE run_id = ?').run(run.id)
  for (const { assignmentId } of clips) db.query('DELETE FROM assignment WHERE id = ?').run(assignmentId)
  db.query('DELETE FROM training_run WHERE id = ?').run(run.id)
  const body = { set: run.setId, person: run.personId }
  appendLog(db, { kind: 'training', subjectId: run.id, label: 'take back', body }, by)
}
