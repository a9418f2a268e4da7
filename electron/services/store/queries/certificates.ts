import { AppError } from '#shared/lib/app-error.ts'
import type { DriftClosing } from '#shared/study/drift.ts'
import { majorOf, type CertificateRow, type TrainingResult } from '#shared/study/training.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import { appendLog } from '../change-log.ts'
import { newId } from '../ids.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

/** What somebody wrote when they did it: it stands in the erasable payload of the log and nowhere else. */
const reasonIn = (kind: string, subject: string, label: string): string => `coalesce((
    SELECT json_extract(y.body, '$.reason') FROM change_log l
    JOIN change_payload y ON y.installation_id = l.installation_id AND y.seq = l.seq
    WHERE l.kind = '${kind}' AND l.subject_id = ${subject} AND y.label = '${label}' LIMIT 1), '')`

const select = `SELECT c.id, c.person_id AS personId, p.name AS personName, c.scheme_id AS schemeId,
    s.name AS schemeName, c.scheme_version AS schemeVersion, c.scheme_major AS schemeMajor, w.name AS setName,
    c.run_id AS runId, c.how, c.issued_at AS issuedAt, c.expires_at AS expiresAt, i.name AS issuedBy,
    c.revoked_at AS revokedAt, r.name AS revokedBy, c.figures AS json,
    ${reasonIn('certificate', 'c.id', 'issue')} AS reason, ${reasonIn('certificate', 'c.id', 'revoke')} AS revokedReason
  FROM certificate c JOIN person p ON p.id = c.person_id JOIN person i ON i.id = c.issued_by
  JOIN scheme s ON s.id = c.scheme_id AND s.version = c.scheme_version LEFT JOIN person r ON r.id = c.revoked_by
  LEFT JOIN training_run u ON u.id = c.run_id LEFT JOIN training_set w ON w.id = u.set_id`

type Row = Omit<CertificateRow, 'figures'> & { readonly json: string | null }

// This file alone writes `figures`.
const toCertificate = ({ json, ...row }: Row): CertificateRow => ({
  ...row,
  figures: json === null ? null : (JSON.parse(json) as TrainingResult),
})

/** Every certificate ever issued, the newest first; of one person, or of everybody (null). */
export function listCertificates(db: ReadDb, personId: string | null): CertificateRow[] {
  const rows =
    personId === null
      ? db.query<Row>(`${select} ORDER BY c.no DESC`).all()
      : db.query<Row>(`${select} WHERE c.person_id = ? ORDER BY c.no DESC`).all(personId)
  return rows.map(toCertificate)
}

/** @throws certificate-not-found */
export function certificateById(db: ReadDb, id: string): CertificateRow {
  const row = db.query<Row>(`${select} WHERE c.id = ?`).get(id)
  if (row === undefined) throw new AppError('certificate-not-found')
  return toCertificate(row)
}

export type NewCertificate = {
  readonly personId: string
  readonly scheme: SchemeRef
  readonly how: CertificateRow['how']
  readonly run: { readonly id: string; readonly figures: TrainingResult } | null
  readonly expiresAt: string
  readonly reason: string
}

/** Issues one, with its figures in the log's chain. @returns its id */
export function issueCertificate(
  db: WriteDb,
  { personId, scheme, how, run, expiresAt, reason }: NewCertificate,
  by: Author,
): string {
  const id = newId('crt')
  const figures = run === null ? null : JSON.stringify(run.figures)
  db.query(
    `INSERT INTO certificate (id, person_id, scheme_id, scheme_version, scheme_major, run_id, how, figures, issued_at,
       expires_at, issued_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...([id, personId, scheme.id, scheme.version, majorOf(scheme.version), run?.id ?? null, how, figures] as const),
    ...([by.at, expiresAt, by.personId] as const),
  )
  const ofScheme = `${scheme.id}@${scheme.version}`
  const body = { person: personId, scheme: ofScheme, how, run: run?.id ?? null, figures, expiresAt, reason }
  appendLog(db, { kind: 'certificate', subjectId: id, label: 'issue', body }, by)
  return id
}

/** Ends a certificate. It stays listed. */
export function revokeCertificate(db: WriteDb, id: string, reason: string, by: Author): void {
  db.query('UPDATE certificate SET revoked_at = ?, revoked_by = ? WHERE id = ?').run(by.at, by.personId, id)
  appendLog(db, { kind: 'certificate', subjectId: id, label: 'revoke', body: { reason } }, by)
}

export function listDriftClosings(db: ReadDb): DriftClosing[] {
  return db
    .query<DriftClosing>(
      `SELECT c.person_id AS personId, c.scheme_id AS schemeId, c.variable, c.check_id AS checkId,
         c.closed_at AS closedAt, p.name AS closedBy, ${reasonIn('drift', 'c.id', 'close alarm')} AS reason
       FROM drift_closing c JOIN person p ON p.id = c.closed_by ORDER BY c.no`,
    )
    .all()
}

export type NewClosing = Omit<DriftClosing, 'closedAt' | 'closedBy'>

export function insertDriftClosing(db: WriteDb, closing: NewClosing, by: Author): void {
  const id = newId('dc')
  const { personId, schemeId, variable, checkId, reason } = closing
  db.query(
    `INSERT INTO drift_closing (id, person_id, scheme_id, variable, check_id, closed_at, closed_by)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, personId, schemeId, variable, checkId, by.at, by.personId)
  const body = { person: personId, scheme: schemeId, variable, check: checkId, reason }
  appendLog(db, { kind: 'drift', subjectId: id, label: 'close alarm', body }, by)
}
