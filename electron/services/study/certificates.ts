import { AppError } from '#shared/lib/app-error.ts'
import { certificatePage } from '#shared/formats/certificate/certificate-page.ts'
import { judgeTraining } from '#shared/reliability/training/pass-rule.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import type { CertificateRow } from '#shared/study/training.ts'
import { authorAt, changed, nowIso, personAt, studyAt, type Desk } from '../desk.ts'
import { writeTextFile } from '../exchange/write-text.ts'
import { runPairs } from '../store/paired-codings.ts'
import { certificateById, issueCertificate, revokeCertificate } from '../store/queries/certificates.ts'
import { studyMeta, studyPlan } from '../store/queries/meta.ts'
import { schemeByRef } from '../store/queries/schemes.ts'
import { trainingRun, trainingSet } from '../store/queries/training.ts'
import type { ReadDb } from '../store/study-db.ts'
import { activeCoder } from './training.ts'

/** The moment some months later; of the 31st, the last day of a shorter month. ISO 8601, UTC. */
export function expiryAfter(at: string, months: number): string {
  const from = new Date(at)
  const day = from.getUTCDate()
  const to = new Date(from)
  to.setUTCDate(1)
  to.setUTCMonth(to.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate()
  to.setUTCDate(Math.min(day, lastDay))
  return to.toISOString()
}

type Issue = { personId: string; scheme: SchemeRef; runId: string | null; reason: string }

/**
 * A lead's certificate, with the reason that they give; with the figures of a run where one is named.
 * @throws person-not-found, assignment-not-a-coder {name}, scheme-not-found, certificate-other-run, training-not-finished {n}
 */
export function issue(desk: Desk, { personId, scheme, runId, reason }: Issue): CertificateRow {
  const { store } = studyAt(desk)
  activeCoder(store.read, personId)
  schemeByRef(store.read, scheme)
  const by = authorAt(desk)
  const run = runId === null ? null : figuresOf(store.read, runId, personId, scheme)
  const expiresAt = expiryAfter(by.at, studyPlan(store.read).certificateMonths)
  const id = store.write((db) => issueCertificate(db, { personId, scheme, how: 'lead', run, expiresAt, reason }, by))
  changed(desk, 'training')
  changed(desk, 'gate')
  return certificateById(store.read, id)
}

function figuresOf(read: ReadDb, runId: string, personId: string, scheme: SchemeRef) {
  const run = trainingRun(read, runId)
  const isOther = run.personId !== personId || run.schemeId !== scheme.id || run.schemeVersion !== scheme.version
  if (isOther) throw new AppError('certificate-other-run')
  if (run.locked < run.clips) throw new AppError('training-not-finished', { n: run.clips - run.locked })
  return {
    id: runId,
    figures: judgeTraining(runPairs(read, runId), trainingSet(read, run.setId).rule, studyPlan(read)),
  }
}

/** Ends a certificate from now on. It stays listed. @throws certificate-not-found, certificate-revoked */
export function revoke(desk: Desk, { id, reason }: { id: string; reason: string }): CertificateRow {
  const { store } = studyAt(desk)
  if (certificateById(store.read, id).revokedAt !== null) throw new AppError('certificate-revoked')
  store.write((db) => {
    revokeCertificate(db, id, reason, authorAt(desk))
  })
  changed(desk, 'training')
  changed(desk, 'gate')
  return certificateById(store.read, id)
}

/** Writes a certificate to be printed: one's own, or for a lead anybody's. @throws certificate-not-found, what writing throws */
export async function printCertificate(
  desk: Desk,
  { id, path }: { id: string; path: string },
): Promise<{ path: string }> {
  const { read } = studyAt(desk).store
  const me = personAt(desk)
  const certificate = certificateById(read, id)
  if (certificate.personId !== me.id && !me.roles.includes('lead')) throw new AppError('certificate-not-found')
  const { name } = studyMeta(read)
  await writeTextFile(
    path,
    certificatePage(certificate, { study: name, now: nowIso(desk), version: desk.platform.version }),
  )
  return { path }
}
