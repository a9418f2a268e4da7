import type { KeptLicence, LicenceStatement } from '#shared/study/licence.ts'
import { appendLog } from '../change-log.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

const select = `SELECT scheme_id AS schemeId, instrument, holder, evidence, dated, stated_at AS statedAt
  FROM scheme_licence`

export function listLicences(db: ReadDb): KeptLicence[] {
  return db.query<KeptLicence>(`${select} ORDER BY scheme_id`).all()
}

export function licenceOf(db: ReadDb, schemeId: string): KeptLicence | undefined {
  return db.query<KeptLicence>(`${select} WHERE scheme_id = ?`).get(schemeId)
}

/** Keeps a statement, in place of an earlier one; the log keeps both. */
export function putLicence(db: WriteDb, schemeId: string, statement: LicenceStatement, by: Author): void {
  const { instrument, holder, evidence, dated } = statement
  db.query(
    `INSERT INTO scheme_licence (scheme_id, instrument, holder, evidence, dated, stated_at, stated_by)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (scheme_id) DO UPDATE SET instrument = excluded.instrument, holder = excluded.holder,
       evidence = excluded.evidence, dated = excluded.dated, stated_at = excluded.stated_at,
       stated_by = excluded.stated_by`,
  ).run(schemeId, instrument, holder, evidence, dated, by.at, by.personId)
  appendLog(db, { kind: 'scheme', subjectId: schemeId, label: 'state licence', body: statement }, by)
}
