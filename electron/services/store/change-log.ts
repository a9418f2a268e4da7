import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson, type Json } from '#shared/lib/canonical-json.ts'
import {
  eraseSubjectPayloads,
  insertLogRow,
  insertPayload,
  installationHead,
  installations,
  iterateChain,
  setInstallationHead,
  type ChainRow,
  type ChangeCause,
  type ChangeKind,
} from './queries/change-rows.ts'
import type { Author, ReadDb, WriteDb } from './study-db.ts'

/** One thing done to a study. `label` and `body` go into the erasable payload, everything else into the chain. */
export type LogEntry = {
  readonly kind: ChangeKind
  readonly subjectId: string
  readonly label: string
  readonly body: Json
  readonly cause?: ChangeCause
  readonly baseRevision?: number
  readonly revision?: number
}

const sha256 = (...parts: readonly (string | Buffer)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** The salt keeps an erased payload from being found again by trying values: most are short (a code, a number). */
function digestOf(salt: Buffer, label: string, body: string): string {
  return sha256(salt, canonicalJson({ label }), '\n', body)
}

type Hashed = Omit<ChainRow, 'hash' | 'salt' | 'label' | 'body' | 'erasedAt'>

function hashOf(row: Hashed): string {
  return sha256(
    canonicalJson({
      installation: row.installationId,
      seq: row.seq,
      at: row.at,
      person: row.personId,
      kind: row.kind,
      subject: row.subjectId,
      base: row.baseRevision,
      revision: row.revision,
      cause: row.cause,
      payload: row.payloadDigest,
      prev: row.prevHash,
    }),
  )
}

/**
 * Adds one link to this installation's chain, in the transaction of the change it tells of.
 * @returns the link's number, from 1.
 */
export function appendLog(db: WriteDb, entry: LogEntry, by: Author): number {
  const head = installationHead(db, db.installationId)
  const salt = randomBytes(16)
  const body = canonicalJson(entry.body)
  const row: Hashed = {
    installationId: db.installationId,
    seq: head.seq + 1,
    at: by.at,
    personId: by.personId,
    kind: entry.kind,
    subjectId: entry.subjectId,
    baseRevision: entry.baseRevision ?? null,
    revision: entry.revision ?? null,
    cause: entry.cause ?? 'do',
    payloadDigest: digestOf(salt, entry.label, body),
    prevHash: head.hash,
  }
  const hash = hashOf(row)
  insertLogRow(db, { ...row, hash })
  insertPayload(db, { installationId: row.installationId, seq: row.seq, salt, label: entry.label, body })
  setInstallationHead(db, row.installationId, row.seq, hash)
  return row.seq
}

/** Where a chain stops being what was written; `why` names the first thing that does not hold. */
export type ChainVerdict =
  | { readonly ok: true; readonly links: number; readonly erased: number }
  | {
      readonly ok: false
      readonly installationId: string
      readonly seq: number
      readonly why: 'gap' | 'link' | 'hash' | 'payload' | 'head'
    }

function faultOf(row: ChainRow, seq: number, prevHash: string): 'gap' | 'link' | 'hash' | 'payload' | null {
  if (row.seq !== seq) return 'gap'
  if (row.prevHash !== prevHash) return 'link'
  if (row.hash !== hashOf(row)) return 'hash'
  if (row.erasedAt !== null) return null
  // A payload that is neither there nor marked as erased has been taken away.
  if (row.salt === null || row.body === null || row.label === null) return 'payload'
  return digestOf(row.salt, row.label, row.body) === row.payloadDigest ? null : 'payload'
}

/** Walks every chain from its first link. Erased payloads are fine; changed, missing or cut-off ones are not. */
export function verifyChain(db: ReadDb): ChainVerdict {
  let links = 0
  let erased = 0
  for (const { id, seq: headSeq, hash: headHash } of installations(db)) {
    let seq = 0
    let prevHash = ''
    for (const row of iterateChain(db, id)) {
      seq += 1
      const why = faultOf(row, seq, prevHash)
      if (why !== null) return { ok: false, installationId: id, seq, why }
      prevHash = row.hash
      links += 1
      if (row.erasedAt !== null) erased += 1
    }
    if (seq !== headSeq || prevHash !== headHash) return { ok: false, installationId: id, seq, why: 'head' }
  }
  return { ok: true, links, erased }
}

/**
 * Erases the payloads of everything logged about one subject and logs that it was done. The chain still verifies.
 * Only the log: rows that hold the same values elsewhere (records, lists, backups) are the caller's to deal with.
 * @returns how many payloads were erased.
 */
export function eraseSubject(
  db: WriteDb,
  subject: { readonly kind: ChangeKind; readonly subjectId: string; readonly reason: string },
  by: Author,
): number {
  const erased = eraseSubjectPayloads(db, subject.kind, subject.subjectId, by.at, subject.reason)
  const { kind, subjectId } = subject
  appendLog(db, { kind: 'erasure', subjectId, label: 'erase', body: { kind, erased } }, by)
  return erased
}
