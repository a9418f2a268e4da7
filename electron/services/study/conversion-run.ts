import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError, type ErrorEnvelope } from '#shared/lib/app-error.ts'
import { authorAt, changed, nowIso, studyAt, type Desk, type Job, type OpenStudy } from '../desk.ts'
import type { Converter } from '../media/converter-program.ts'
import { discard, diskFault } from '../media/disk-fault.ts'
import { envelopeOf } from '../router.ts'
import {
  conversionById,
  failConversion,
  finishConversion,
  insertRendition,
  listConversions,
  renditionOf,
  requeueAbandoned,
  startConversion,
  stopConversion,
  type ConversionResult,
  type StoredConversion,
} from '../store/queries/conversions.ts'
import { mediaByFingerprint, mediaById, mediaFrames, relativeMediaPath } from '../store/queries/media.ts'
import type { Author } from '../store/study-db.ts'
import { converterAt } from './converter.ts'
import { copiesFolder, copyName, partOf, removeUnfinished } from './copies-folder.ts'
import { makeCopy, type MadeCopy } from './make-copy.ts'
import { locate } from './media-place.ts'

/** What each open study is making now; null between two copies. */
const runs = new WeakMap<OpenStudy, { now: string | null }>()

/** Whether this copy is being made by this process. */
export function isAtWork(study: OpenStudy, id: string): boolean {
  return runs.get(study)?.now === id
}

type Run = {
  readonly desk: Desk
  readonly study: OpenStudy
  readonly by: Author
  readonly job: Job
  readonly converter: Converter | undefined
  readonly folder: string
}

/**
 * Makes the queued copies, one after the other; those queued meanwhile too. One that cannot be made does not keep the
 * others from being made. Copies that need a converter where there is none stay queued.
 * @throws job-already-running, converter-needed (after the others are made), the reason of a cancel: then the one at
 * work is queued again.
 */
export async function runConversions(desk: Desk, job: Job): Promise<{ done: number; failed: number }> {
  const study = studyAt(desk)
  const by = authorAt(desk)
  if (runs.has(study)) throw new AppError('job-already-running')
  runs.set(study, { now: null })
  try {
    const folder = copiesFolder(study.path)
    study.store.write(requeueAbandoned)
    await removeUnfinished(folder)
    return await workThrough({ desk, study, by, job, converter: await converterAt(desk), folder })
  } finally {
    runs.delete(study)
  }
}

async function workThrough(run: Run): Promise<{ done: number; failed: number }> {
  const { study, job } = run
  const ended = { done: 0, failed: 0, bytes: 0 }
  const leftOut = new Set<string>()
  for (;;) {
    job.signal.throwIfAborted()
    const queue = listConversions(study.store.read).filter(({ id, status }) => status === 'queued' && !leftOut.has(id))
    const [next] = queue
    if (next === undefined) break
    const at = ended.done + ended.failed
    const note = `${at + 1}/${at + queue.length}`
    // Bytes stand for the length of what is still unknown.
    const all = ended.bytes + queue.reduce((sum, { bytes }) => sum + bytes, 0)
    const progress = (share: number): void => job.progress((ended.bytes + share * next.bytes) / Math.max(1, all), note)
    progress(0)
    const outcome = await makeOne({ ...run, job: { ...job, progress } }, next)
    if (outcome === 'left-out') leftOut.add(next.id)
    else {
      ended[outcome] += 1
      ended.bytes += next.bytes
    }
  }
  if (leftOut.size > 0) throw new AppError('converter-needed')
  job.progress(1)
  return { done: ended.done, failed: ended.failed }
}

async function makeOne(run: Run, wish: StoredConversion): Promise<'done' | 'failed' | 'left-out'> {
  const { desk, study, job } = run
  const { id } = wish
  const told = (now: string | null): void => {
    runs.set(study, { now })
    changed(desk, 'conversions')
  }
  study.store.write((db) => startConversion(db, id))
  told(id)
  try {
    const part = partOf(join(run.folder, copyName(wish)))
    keep(run, wish, part, await copyOf(run, wish, part))
    return 'done'
  } catch (error) {
    const needed = error instanceof AppError && error.code === 'converter-needed'
    if (job.signal.aborted || needed) {
      putBack(study, id)
      if (needed) return 'left-out'
      throw error
    }
    study.store.write((db) => failConversion(db, id, problemOf(desk, error), nowIso(desk)))
    return 'failed'
  } finally {
    told(null)
  }
}

const problemOf = (desk: Desk, error: unknown): ErrorEnvelope => {
  const { code, params } = envelopeOf(desk, error)
  return { code, params }
}

/** A study that was closed meanwhile does it when it is worked on next (`requeueAbandoned`). */
function putBack(study: OpenStudy, id: string): void {
  try {
    study.store.write((db) => stopConversion(db, id))
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'study-not-open') throw error
  }
}

async function copyOf({ study, job, converter }: Run, wish: StoredConversion, part: string): Promise<MadeCopy> {
  const { kind, bytes, fingerprint } = wish
  const { read } = study.store
  // It may have been added to the study after its copy was asked for.
  const media = mediaById(read, wish.mediaId ?? '') ?? mediaByFingerprint(read, fingerprint, bytes)[0]
  const path = (media === undefined ? null : (await locate(study, media)).path) ?? wish.sourcePath
  return makeCopy(
    {
      ...{ kind, path, bytes, fingerprint, name: basename(wish.sourcePath) },
      frames: media === undefined ? undefined : mediaFrames(read, media.id),
      part,
    },
    { converter, job },
  )
}

/** Gives the copy its name and the study its knowledge of it; a copy that the study does not know of is not kept. */
function keep({ desk, study, by, folder }: Run, wish: StoredConversion, part: string, made: MadeCopy): void {
  const absPath = join(folder, copyName(wish))
  const relPath = relativeMediaPath(study.path, absPath)
  const result: ConversionResult = { ...made, output: { ...made.output, absPath, relPath } }
  try {
    renameSync(part, absPath)
    flushFolder(folder)
  } catch (error) {
    discard(part)
    throw diskFault(error) ?? error
  }
  try {
    const at = nowIso(desk)
    const played = study.store.write((db) => {
      finishConversion(db, wish.id, result, at)
      const ids = mediaOf(db, wish)
      for (const mediaId of ids) insertRendition(db, mediaId, result, study.path, { ...by, at })
      return ids
    })
    if (played.length > 0) changed(desk, 'recordings')
  } catch (error) {
    discard(absPath)
    throw error
  }
}

/** The files of the study that are played from the copy now: the one it was asked for, else those that play no copy yet. */
function mediaOf(db: Parameters<typeof renditionOf>[0], { id, bytes, fingerprint }: StoredConversion): string[] {
  const asked = conversionById(db, id)?.mediaId
  if (asked !== undefined && asked !== null) return [asked]
  return mediaByFingerprint(db, fingerprint, bytes)
    .map((media) => media.id)
    .filter((media) => renditionOf(db, media) === undefined)
}

/** So that the name outlasts a loss of power. Windows has no such thing for folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
