import { z } from 'zod'
import { appendLog } from '../change-log.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

/** What is remembered of an export; never where the file was put. */
const Details = z.object({
  appVersion: z.string(),
  fileName: z.string(),
  includeNotes: z.boolean(),
  sheets: z.array(z.object({ name: z.string(), rows: z.int() })),
  counts: z.record(z.string(), z.int()),
  overrides: z.array(z.string()),
})
export type ExportDetails = z.infer<typeof Details>

export type ExportRecord = {
  readonly id: string
  readonly at: string
  readonly personId: string
  readonly draft: boolean
  /** SHA-256 (hex) of the written file. */
  readonly sha256: string
  readonly details: ExportDetails
}

type Row = Omit<ExportRecord, 'draft' | 'details'> & { readonly draft: 0 | 1; readonly json: string }

/** `id` is the caller's, because it is printed inside the file before the file has a hash. */
export function appendExport(db: WriteDb, record: ExportRecord, by: Author): void {
  const { id, at, personId, draft, sha256 } = record
  const details = Details.parse(record.details)
  db.query('INSERT INTO export_record (id, at, person_id, draft, sha256, json) VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    at,
    personId,
    draft ? 1 : 0,
    sha256,
    JSON.stringify(details),
  )
  appendLog(db, { kind: 'export', subjectId: id, label: draft ? 'export draft' : 'export', body: { sha256 } }, by)
}

/** Exports, newest first. */
export function listExports(db: ReadDb, limit: number): ExportRecord[] {
  return db
    .query<Row>('SELECT id, at, person_id AS personId, draft, sha256, json FROM export_record ORDER BY at DESC LIMIT ?')
    .all(limit)
    .map(({ json, draft, ...row }) => ({ ...row, draft: draft === 1, details: Details.parse(JSON.parse(json)) }))
}
