import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { GateCheckId, ReasonCode, type OverrideRecord } from '#shared/study/gate.ts'
import { appendLog } from '../change-log.ts'
import { newId } from '../ids.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

const Content = z.object({
  id: z.string(),
  scheme: z.string(),
  variables: z.array(z.string()),
  checks: z.array(GateCheckId),
  observed: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string(), z.null()]))),
  required: z.record(z.string(), z.number()),
  reasonCode: ReasonCode,
  reasonText: z.string(),
  decidedBy: z.string(),
  secondPerson: z.string().optional(),
  expires: z.string().optional(),
  effect: z.literal('exported_with_flag').optional(),
  flagValue: z.literal('rel_override').optional(),
  decidedAt: z.string(),
  appVersion: z.string(),
})

export type NewOverride = Omit<OverrideRecord, 'id' | 'prevHash' | 'hash'>

type Row = { readonly json: string; readonly prevHash: string; readonly hash: string }

const select = 'SELECT json, prev_hash AS prevHash, hash FROM override_record'

const toOverride = (row: Row): OverrideRecord => ({
  ...Content.parse(JSON.parse(row.json)),
  prevHash: row.prevHash,
  hash: row.hash,
})

const hashOf = (prevHash: string, json: string): string =>
  createHash('sha256').update(prevHash).update('\n').update(json).digest('hex')

/** Every override ever recorded, oldest first. */
export function listOverrides(db: ReadDb): OverrideRecord[] {
  return db.query<Row>(`${select} ORDER BY no`).all().map(toOverride)
}

/** Records a lead's decision as the next link of the study's chain of overrides. `decidedBy` is a name, as printed. */
export function appendOverride(db: WriteDb, override: NewOverride, by: Author): OverrideRecord {
  const last = db.query<{ hash: string }>('SELECT hash FROM override_record ORDER BY no DESC LIMIT 1').get()
  const prevHash = last?.hash ?? ''
  const content = Content.parse({ ...override, id: newId('ov') })
  const json = canonicalJson(content)
  const hash = hashOf(prevHash, json)
  db.query('INSERT INTO override_record (id, scheme, json, prev_hash, hash) VALUES (?, ?, ?, ?, ?)').run(
    content.id,
    content.scheme,
    json,
    prevHash,
    hash,
  )
  appendLog(db, { kind: 'override', subjectId: content.id, label: 'override', body: { hash } }, by)
  return { ...content, prevHash, hash }
}

/** Whether every override still is what was recorded, in the order it was. */
export function verifyOverrides(db: ReadDb): boolean {
  let prevHash = ''
  for (const row of db.query<Row>(`${select} ORDER BY no`).all()) {
    if (row.prevHash !== prevHash || row.hash !== hashOf(prevHash, row.json)) return false
    prevHash = row.hash
  }
  return true
}
