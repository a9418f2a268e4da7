import { z } from 'zod'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import type { AssignmentRole, ObservationStatus } from '#shared/study/assignment.ts'
import type { RecodeRound, RoundFigure } from '#shared/study/recode/round.ts'
import type { ReadDb, WriteDb } from '../study-db.ts'

/** A coding that a round would set aside. */
export type CodingOfRound = {
  readonly assignmentId: string
  readonly recordingId: string
  readonly personId: string
  readonly role: AssignmentRole
  readonly status: ObservationStatus
}

export const codingsToSetAsideSql = `SELECT a.id AS assignmentId, a.recording_id AS recordingId, a.person_id AS personId,
    a.role, coalesce(o.status, 'waiting') AS status
  FROM assignment a LEFT JOIN observation o ON o.assignment_id = a.id
  WHERE a.scheme_id = ? AND a.scheme_version = ? AND a.standing = 'current'
    AND a.role IN ('primary', 'second', 'adjudicator') ORDER BY a.no`

/** The study's codings that count under a version, in the order of the plan. */
export function codingsToSetAside(db: ReadDb, { id, version }: SchemeRef): CodingOfRound[] {
  return db.query<CodingOfRound>(codingsToSetAsideSql).all(id, version)
}

/**
 * Who must not code a recording anew under a scheme: whoever was given it under any version, in any role and round, or
 * looked at a coding of it (the log says so).
 */
export function barredFrom(db: ReadDb, schemeId: string): Map<string, Set<string>> {
  const rows = db
    .query<{ recordingId: string; personId: string }>(
      `SELECT a.recording_id AS recordingId, a.person_id AS personId FROM assignment a WHERE a.scheme_id = ?
       UNION
       SELECT a.recording_id, l.person_id FROM change_log l JOIN observation o ON o.id = l.subject_id
         JOIN assignment a ON a.id = o.assignment_id
       WHERE l.kind = 'opened' AND a.scheme_id = ? AND l.person_id IS NOT NULL`,
    )
    .all(schemeId, schemeId)
  const barred = new Map<string, Set<string>>()
  for (const { recordingId, personId } of rows) {
    const there = barred.get(recordingId) ?? new Set<string>()
    barred.set(recordingId, there.add(personId))
  }
  return barred
}

// This file alone writes the column.
const Kept = z.object({ appVersion: z.string(), figures: z.array(z.custom<RoundFigure>()) })

export type NewRound = {
  readonly id: string
  readonly scheme: SchemeRef
  readonly recordings: number
  readonly appVersion: string
  readonly figures: readonly RoundFigure[]
  readonly at: string
  readonly by: string
}

export function insertRound(db: WriteDb, round: NewRound): void {
  const { id, scheme, at, by, recordings, appVersion, figures } = round
  db.query(
    `INSERT INTO recode_round (id, scheme_id, scheme_version, made_at, made_by, recording_n, figures)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, scheme.id, scheme.version, at, by, recordings, JSON.stringify({ appVersion, figures }))
}

export function setAside(db: WriteDb, assignmentId: string, roundId: string): void {
  db.query("UPDATE assignment SET standing = 'set_aside', set_aside_by = ? WHERE id = ?").run(roundId, assignmentId)
}

type Row = Omit<RecodeRound, 'reason' | 'figures' | 'appVersion' | 'round'> & {
  readonly json: string
  readonly body: string | null
}

/** Every round, oldest first; rounds are counted within a version of a scheme. */
export function listRounds(db: ReadDb): RecodeRound[] {
  const rows = db
    .query<Row>(
      `SELECT r.id, r.scheme_id AS schemeId, r.scheme_version AS schemeVersion, r.made_at AS madeAt, p.name AS madeBy,
         r.recording_n AS recordings, r.figures AS json,
         (SELECT count(*) FROM assignment a WHERE a.set_aside_by = r.id) AS setAside,
         (SELECT y.body FROM change_log l JOIN change_payload y ON y.installation_id = l.installation_id AND y.seq = l.seq
          WHERE l.kind = 'recode' AND l.subject_id = r.id ORDER BY l.at, l.seq LIMIT 1) AS body
       FROM recode_round r JOIN person p ON p.id = r.made_by ORDER BY r.no`,
    )
    .all()
  const seen = new Map<string, number>()
  return rows.map(({ json, body, ...row }) => {
    const key = `${row.schemeId}@${row.schemeVersion}`
    const round = (seen.get(key) ?? 0) + 1
    seen.set(key, round)
    return { ...row, round, ...Kept.parse(JSON.parse(json)), reason: body === null ? '' : reasonIn(body) }
  })
}

/** The reason is a person's words: it stands in the log's payload, which can be erased. */
function reasonIn(body: string): string {
  return z.object({ reason: z.string() }).safeParse(JSON.parse(body)).data?.reason ?? ''
}
