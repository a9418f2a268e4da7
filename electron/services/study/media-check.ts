import { AppError } from '#shared/lib/app-error.ts'
import type { MediaState } from '#shared/study/recording.ts'
import { unpackFrames } from '#shared/time/frame-index.ts'
import { authorAt, changed, nowIso, studyAt, type Desk, type Job, type OpenStudy } from '../desk.ts'
import { runInWorker } from '../jobs/run-in-worker.ts'
import { gapsIn } from '../media/frame-spacing.ts'
import { fingerprintFile } from '../media/fingerprint.ts'
import { renditionOf } from '../store/queries/conversions.ts'
import { iterateMedia, mediaById, mediaFrames, type MediaRow } from '../store/queries/media.ts'
import { mediaDetail, mediaHealth, saveCopyHealth, saveGaps, saveHealth } from '../store/queries/media-health.ts'
import type { Author } from '../store/study-db.ts'
import { forgetPresence } from './media-files.ts'
import { locate, playsItself } from './media-place.ts'

type Look = { mediaIds?: readonly string[] | undefined; full: boolean }
type Sums = Record<MediaState, number> & { copies: number }
/** What lies at the place of a copy, and which copy it was that was looked for. */
type FoundCopy = { readonly state: MediaState; readonly madeAt: string }
type Found = { readonly state: MediaState; readonly sha256: string | null; readonly copy: FoundCopy | null }

/** The content at a path as compared with what was added; a file that cannot be read is missing. */
async function compare(path: string, fingerprint: string, signal: AbortSignal): Promise<MediaState> {
  try {
    return (await fingerprintFile(path, signal)) === fingerprint ? 'present' : 'changed'
  } catch {
    signal.throwIfAborted()
    return 'missing'
  }
}

/**
 * What lies at the place of the copy that is played for a file; null where there is no copy. One that was exchanged shows
 * other pictures than those that were compared with the original.
 */
async function lookIntoCopy(study: OpenStudy, row: MediaRow, signal: AbortSignal): Promise<FoundCopy | null> {
  const copy = renditionOf(study.store.read, row.id)
  if (copy === undefined) return null
  const { path, state } = await locate(study, { ...copy, health: null }, { signal })
  const isCompared = path !== null && state === 'present'
  return { state: isCompared ? await compare(path, copy.fingerprint, signal) : state, madeAt: copy.madeAt }
}

/**
 * What a file's content is now. Once it was read whole and found changed, only reading it whole again can find it
 * unchanged.
 */
async function lookInto(study: OpenStudy, row: MediaRow, full: boolean, job: Job): Promise<Found> {
  const copy = await lookIntoCopy(study, row, job.signal)
  const { path, state } = await locate(study, { ...row, health: null }, { signal: job.signal })
  if (path === null) return { state: 'missing', sha256: null, copy }
  const now = state === 'present' ? await compare(path, row.fingerprint, job.signal) : state
  if (now !== 'present') return { state: now, sha256: null, copy }
  const before = mediaHealth(study.store.read, row.id)
  if (!full) return { state: before?.differs === true ? 'changed' : 'present', sha256: null, copy }
  const { sha256 } = await runInWorker('hash', { path }, job)
  if (sha256 === null) return { state: 'missing', sha256: null, copy }
  const baseline = before?.sha256 ?? sha256
  return { state: baseline === sha256 ? 'present' : 'changed', sha256, copy }
}

function rowsOf(study: OpenStudy, mediaIds: readonly string[] | undefined): MediaRow[] {
  const { read } = study.store
  const ids = mediaIds ?? [...iterateMedia(read)].map(({ id }) => id)
  return ids.map((id) => {
    const row = mediaById(read, id)
    if (row === undefined) throw new AppError('media-unknown')
    return row
  })
}

const isCopyLacking = (row: MediaRow, { copy }: Found): boolean =>
  copy?.state === 'changed' || (copy?.state === 'missing' && !playsItself(row))

type Finding = { readonly row: MediaRow; readonly found: Found; readonly at: string }

function save(desk: Desk, study: OpenStudy, findings: readonly Finding[], by: Author): void {
  // A study that can only be looked at tells what was found, and keeps nothing.
  if (findings.length === 0 || study.store.readOnly !== null) return
  forgetPresence(study)
  const news = study.store.write((db) => {
    let isNew = findings.some(({ row, found }) => (row.health ?? 'present') !== found.state)
    for (const { row, found, at } of findings) {
      const { state, sha256, copy } = found
      saveHealth(db, row.id, { state, sha256, checkedAt: at }, by)
      // A copy that is away is looked for whenever its file is listed, and says nothing of its content.
      if (copy !== null && copy.state !== 'missing')
        isNew = saveCopyHealth(db, row.id, { state: copy.state, madeAt: copy.madeAt }, by) || isNew
      if (mediaDetail(db, row.id)?.gaps === null)
        saveGaps(db, row.id, gapsIn(unpackFrames(mediaFrames(db, row.id)).ptsUs))
    }
    return isNew
  })
  if (news) changed(desk, 'gate')
}

/** Findings that are stored together: a commit for each of thousands of small files would take longer than the looking. */
const TOGETHER = 50

/**
 * Compares files with what was added: by fingerprint, or, `full`, byte for byte. The first full look keeps the SHA-256
 * that later ones are compared with. `copies`: files at the place of whose copy another one lies, or that need a copy
 * which is away. A cancel keeps what was found before it. Throws `media-unknown`.
 */
export async function checkMedia(desk: Desk, { mediaIds, full }: Look, job: Job): Promise<Sums> {
  const study = studyAt(desk)
  const by = authorAt(desk)
  const rows = rowsOf(study, mediaIds)
  const weight = (row: MediaRow): number => (full ? Math.max(1, row.bytes) : 1)
  const total = rows.reduce((sum, row) => sum + weight(row), 0)
  const sums: Sums = { present: 0, missing: 0, changed: 0, copies: 0 }
  let waiting: Finding[] = []
  let done = 0
  const flush = (): void => {
    const findings = waiting
    waiting = []
    if (desk.open === study) save(desk, study, findings, by)
  }
  try {
    for (const row of rows) {
      job.signal.throwIfAborted()
      const part = weight(row) / total
      const from = done / total
      const one: Job = { ...job, progress: (fraction, note) => job.progress(from + fraction * part, note) }
      job.progress(from, full ? 'hashing' : 'comparing')
      const found = await lookInto(study, row, full, one)
      waiting.push({ row, found, at: nowIso(desk) })
      sums[found.state] += 1
      if (isCopyLacking(row, found)) sums.copies += 1
      done += weight(row)
      if (full || waiting.length >= TOGETHER) flush()
    }
  } finally {
    flush()
    if (desk.open === study && sums.present + sums.missing + sums.changed > 0) changed(desk, 'recordings')
  }
  job.progress(1, full ? 'hashing' : 'comparing')
  return sums
}
