import type { ReadDb, WriteDb } from '../study-db.ts'

export type ChangeKind =
  | 'study'
  | 'observation'
  | 'people'
  | 'recording'
  | 'assignment'
  | 'scheme'
  | 'override'
  | 'export'
  | 'lock'
  | 'plan'
  | 'erasure'
  | 'migration'
  | 'training'
  | 'certificate'
  | 'drift'
  | 'consensus'
  /** A look at somebody else's coding. */
  | 'opened'
  | 'recode'

export type ChangeCause = 'do' | 'undo' | 'redo'

/** One link with its payload, as stored. `label` is null only where the payload row itself is gone. */
export type ChainRow = {
  readonly installationId: string
  readonly seq: number
  readonly at: string
  readonly personId: string | null
  readonly kind: ChangeKind
  readonly subjectId: string
  readonly baseRevision: number | null
  readonly revision: number | null
  readonly cause: ChangeCause
  readonly payloadDigest: string
  readonly prevHash: string
  readonly hash: string
  readonly salt: Buffer | null
  readonly label: string | null
  readonly body: string | null
  readonly erasedAt: string | null
}

type Head = { readonly seq: number; readonly hash: string }

export function installations(db: ReadDb): (Head & { readonly id: string })[] {
  return db
    .query<Head & { id: string }>('SELECT id, head_seq AS seq, head_hash AS hash FROM installation ORDER BY id')
    .all()
}

export function insertInstallation(db: WriteDb, id: string, at: string): void {
  db.query('INSERT INTO installation (id, first_seen_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING').run(id, at)
}

/** The last link of one chain; seq 0 and an empty hash before the first. Throws for an installation not yet known. */
export function installationHead(db: ReadDb, id: string): Head {
  const head = db.query<Head>('SELECT head_seq AS seq, head_hash AS hash FROM installation WHERE id = ?').get(id)
  if (head === undefined) throw new Error('unknown installation')
  return head
}

export function setInstallationHead(db: WriteDb, id: string, seq: number, hash: string): void {
  db.query('UPDATE installation SET head_seq = ?, head_hash = ? WHERE id = ?').run(seq, hash, id)
}

export function insertLogRow(db: WriteDb, row: Omit<ChainRow, 'salt' | 'label' | 'body' | 'erasedAt'>): void {
  db.query(
    `INSERT INTO change_log (installation_id, seq, at, person_id, kind, subject_id, base_revision, revision, cause,
       payload_digest, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.installationId,
    row.seq,
    row.at,
    row.personId,
    row.kind,
    row.subjectId,
    row.baseRevision,
    row.revision,
    row.cause,
    row.payloadDigest,
    row.prevHash,
    row.hash,
  )
}

export function insertPayload(
  db: WriteDb,
  row: { installationId: string; seq: number; salt: Buffer; label: string; body: string },
): void {
  db.query('INSERT INTO change_payload (installation_id, seq, salt, label, body) VALUES (?, ?, ?, ?, ?)').run(
    row.installationId,
    row.seq,
    row.salt,
    row.label,
    row.body,
  )
}

const chainSelect = `SELECT l.installation_id AS installationId, l.seq, l.at, l.person_id AS personId, l.kind,
    l.subject_id AS subjectId, l.base_revision AS baseRevision, l.revision, l.cause,
    l.payload_digest AS payloadDigest, l.prev_hash AS prevHash, l.hash, p.salt, p.label, p.body, p.erased_at AS erasedAt
  FROM change_log l LEFT JOIN change_payload p ON p.installation_id = l.installation_id AND p.seq = l.seq`

export function iterateChain(db: ReadDb, installationId: string): IterableIterator<ChainRow> {
  return db.query<ChainRow>(`${chainSelect} WHERE l.installation_id = ? ORDER BY l.seq`).iterate(installationId)
}

/** The steps of one observation, newest first. */
export function iterateStepsBack(db: ReadDb, observationId: string): IterableIterator<ChainRow> {
  return db
    .query<ChainRow>(`${chainSelect} WHERE l.kind = 'observation' AND l.subject_id = ? ORDER BY l.revision DESC`)
    .iterate(observationId)
}

export function eraseSubjectPayloads(
  db: WriteDb,
  kind: ChangeKind,
  subjectId: string,
  at: string,
  reason: string,
): number {
  return db
    .query(
      `UPDATE change_payload SET salt = NULL, body = NULL, label = '', erased_at = ?, erased_reason = ?
       WHERE erased_at IS NULL AND (installation_id, seq) IN
         (SELECT installation_id, seq FROM change_log WHERE kind = ? AND subject_id = ?)`,
    )
    .run(at, reason, kind, subjectId).changes
}

export type StoredPayload = { readonly installationId: string; readonly seq: number; readonly body: string }

/** What is kept of the steps that changed these codings or consensuses, or brought them over; erased ones left out. */
export function payloadsAbout(db: ReadDb, subjectIds: readonly string[]): StoredPayload[] {
  const one = db.query<StoredPayload>(
    `SELECT l.installation_id AS installationId, l.seq, p.body
     FROM change_log l JOIN change_payload p ON p.installation_id = l.installation_id AND p.seq = l.seq
     WHERE l.kind IN ('observation', 'migration', 'consensus') AND l.subject_id = ? AND p.body IS NOT NULL ORDER BY l.seq`,
  )
  return subjectIds.flatMap((id) => one.all(id))
}

export function erasePayload(
  db: WriteDb,
  { installationId, seq, at, reason }: Omit<StoredPayload, 'body'> & { readonly at: string; readonly reason: string },
): void {
  db.query(
    `UPDATE change_payload SET salt = NULL, body = NULL, label = '', erased_at = ?, erased_reason = ?
     WHERE installation_id = ? AND seq = ?`,
  ).run(at, reason, installationId, seq)
}
