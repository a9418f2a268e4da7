import { AppError } from '#shared/lib/app-error.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { readDraft, type DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { appendLog } from '../change-log.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'
import { schemeHash } from './schemes.ts'

export type StoredDraft = {
  readonly id: string
  readonly name: string
  /** As it was kept: it need not have the shape of a scheme. */
  readonly value: DraftValue
  readonly revision: number
  readonly changedAt: string
  /** The person's name. */
  readonly changedBy: string
}

type Row = Omit<StoredDraft, 'value'> & { readonly json: string }

const select = `SELECT d.id, d.name, d.json, d.revision, d.changed_at AS changedAt, p.name AS changedBy
  FROM scheme_draft d JOIN person p ON p.id = d.changed_by`

/** One row that cannot be read must not keep the others from being listed: it stands there as an empty draft. */
function drafted({ json, ...row }: Row): StoredDraft {
  const read = readDraft(parsed(json))
  return { ...row, value: read.ok ? read.value : {} }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

export function listDrafts(db: ReadDb): StoredDraft[] {
  return db.query<Row>(`${select} ORDER BY d.id`).all().map(drafted)
}

export function draftById(db: ReadDb, id: string): StoredDraft | undefined {
  const row = db.query<Row>(`${select} WHERE d.id = ?`).get(id)
  return row === undefined ? undefined : drafted(row)
}

/**
 * The number of the next writing of a draft. What the log tells of it is counted, writing and removing alike, for rows
 * of the log stay: a draft that is begun anew never has a revision that somebody may still hold of the one before.
 */
function nextRevision(db: ReadDb, id: string): number {
  const told = db
    .query<{ n: number }>("SELECT count(*) AS n FROM change_log WHERE kind = 'scheme' AND subject_id = ?")
    .get(id)
  return (told?.n ?? 0) + 1
}

/** A draft to be kept. `id` is what it is found by, whatever stands in `value`. */
export type DraftToKeep = Pick<StoredDraft, 'id' | 'name' | 'value'>

/** Writes a draft, in place of the one of its id. @returns its revision, higher than any that this id had before */
export function putDraft(db: WriteDb, { id, name, value }: DraftToKeep, by: Author): number {
  const revision = nextRevision(db, id)
  db.query(
    `INSERT INTO scheme_draft (id, name, json, revision, changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, json = excluded.json, revision = excluded.revision,
       changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
  ).run(id, name, canonicalJson(value), revision, by.at, by.personId)
  const body = { hash: schemeHash(value), revision }
  appendLog(db, { kind: 'scheme', subjectId: id, label: 'write scheme draft', body }, by)
  return revision
}

/** @throws scheme-draft-not-found */
export function removeDraft(db: WriteDb, id: string, by: Author): void {
  const draft = draftById(db, id)
  if (draft === undefined) throw new AppError('scheme-draft-not-found')
  db.query('DELETE FROM scheme_draft WHERE id = ?').run(id)
  const body = { hash: schemeHash(draft.value) }
  appendLog(db, { kind: 'scheme', subjectId: id, label: 'remove scheme draft', body }, by)
}
