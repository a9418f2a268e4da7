import { createHash } from 'node:crypto'
import { AppError } from '#shared/lib/app-error.ts'
import { canonicalJson, type Json } from '#shared/lib/canonical-json.ts'
import { Scheme, type SchemeRef } from '#shared/scheme/scheme.ts'
import type { DatasetScheme } from '#shared/study/dataset.ts'
import type { SchemeRow } from '#shared/contract/views.ts'
import { appendLog } from '../change-log.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

const select = `SELECT id, version, name, status, hash, published_at AS publishedAt, assigned_n AS assigned FROM scheme`

export function listSchemes(db: ReadDb): SchemeRow[] {
  return db.query<SchemeRow>(`${select} ORDER BY id, version`).all()
}

export function schemeRow(db: ReadDb, ref: SchemeRef): SchemeRow | undefined {
  return db.query<SchemeRow>(`${select} WHERE id = ? AND version = ?`).get(ref.id, ref.version)
}

/** SHA-256 (hex) of the canonical text of a scheme or draft: equal for equal content, whatever the order of its members. */
export function schemeHash(scheme: Json): string {
  return createHash('sha256').update(canonicalJson(scheme)).digest('hex')
}

// A published version never changes, so one parse for each connection is enough; parsing is the slow part of reading.
const parsed = new WeakMap<ReadDb, Map<string, DatasetScheme>>()

/** A published scheme with its hash. @throws scheme-not-found */
export function schemeByRef(db: ReadDb, ref: SchemeRef): DatasetScheme {
  const known = parsed.get(db) ?? new Map<string, DatasetScheme>()
  parsed.set(db, known)
  const key = `${ref.id}@${ref.version}`
  const found = known.get(key)
  if (found !== undefined) return found
  const row = db
    .query<{ json: string; hash: string }>('SELECT json, hash FROM scheme WHERE id = ? AND version = ?')
    .get(ref.id, ref.version)
  if (row === undefined) throw new AppError('scheme-not-found', { scheme: key })
  const scheme = { scheme: Scheme.parse(JSON.parse(row.json)), hash: row.hash }
  known.set(key, scheme)
  return scheme
}

/** Takes a version out of use, or back into it. Saying so again changes nothing. @throws scheme-not-found */
export function setRetired(db: WriteDb, ref: SchemeRef, retired: boolean, by: Author): void {
  const row = schemeRow(db, ref)
  if (row === undefined) throw new AppError('scheme-not-found')
  const status = retired ? 'retired' : 'published'
  if (row.status === status) return
  db.query('UPDATE scheme SET status = ? WHERE id = ? AND version = ?').run(status, ref.id, ref.version)
  const label = retired ? 'retire scheme' : 'use scheme again'
  appendLog(db, { kind: 'scheme', subjectId: `${ref.id}@${ref.version}`, label, body: { status } }, by)
}

/**
 * Publishes a scheme version in this study. The same version with the same content again changes nothing.
 * @throws scheme-version-taken when that version was published with other content.
 */
export function publishScheme(db: WriteDb, scheme: Scheme, by: Author): SchemeRow {
  const hash = schemeHash(scheme)
  const there = schemeRow(db, scheme)
  if (there !== undefined) {
    if (there.hash === hash) return there
    throw new AppError('scheme-version-taken', { scheme: `${scheme.id}@${scheme.version}` })
  }
  const { id, version, name } = scheme
  db.query('INSERT INTO scheme (id, version, name, hash, json, published_at) VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    version,
    name,
    hash,
    canonicalJson(scheme),
    by.at,
  )
  appendLog(db, { kind: 'scheme', subjectId: `${id}@${version}`, label: 'publish scheme', body: { hash } }, by)
  return { id, version, name, status: 'published', hash, publishedAt: by.at, assigned: 0 }
}
