import { rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import type { ConversionKind, ConversionRow } from '#shared/study/media.ts'
import { authorAt, changed, studyAt, type Desk, type OpenStudy } from '../desk.ts'
import { fingerprintFile } from '../media/fingerprint.ts'
import {
  conversionById,
  conversionOf,
  conversionResult,
  deleteConversion,
  insertConversion,
  insertRendition,
  isRenditionInUse,
  listConversions,
  renditionOf,
  requeueConversion,
  type ConversionResult,
  type StoredConversion,
} from '../store/queries/conversions.ts'
import { mediaByFingerprint, mediaById } from '../store/queries/media.ts'
import type { Author, WriteDb } from '../store/study-db.ts'
import { copyPath } from './conversion-copies.ts'
import { isAtWork } from './conversion-run.ts'
import { copiesFolder } from './copies-folder.ts'
import { locate } from './media-place.ts'

export { runConversions } from './conversion-run.ts'

/** A copy that was made and is away is as good as none: it can be made again, and is shown so. */
function isLost(study: OpenStudy, { id, status }: StoredConversion, mediaId: string | null): boolean {
  const { read } = study.store
  const result = status === 'done' ? conversionResult(read, id) : undefined
  if (result === undefined || copyPath(study, result) !== undefined) return false
  const played = mediaId === null ? undefined : renditionOf(read, mediaId)
  // Found again in another folder, it is the file that knows where.
  const isFound = played?.fingerprint === result.output.fingerprint
  return !isFound || copyPath(study, { ...result, output: { ...result.output, ...played } }) === undefined
}

function toRow(study: OpenStudy, wish: StoredConversion): ConversionRow {
  const { id, kind, sourcePath, bytes, fingerprint, copy } = wish
  // Converted first and added afterwards: the file is known by its content.
  const mediaId = wish.mediaId ?? mediaByFingerprint(study.store.read, fingerprint, bytes)[0]?.id ?? null
  const lost = isLost(study, wish, mediaId)
  const status = lost ? 'failed' : wish.status
  const problem = lost ? { code: 'conversion-copy-missing', params: { name: basename(sourcePath) } } : wish.problem
  return {
    id,
    kind,
    mediaId,
    sourceName: basename(sourcePath),
    sourcePath,
    bytes,
    // What a process left at work that is no more waits like the others: the next run takes it up.
    status: status === 'running' && !isAtWork(study, id) ? 'queued' : status,
    problem,
    outputName: copy === null ? null : basename(copy.absPath),
    outputBytes: copy?.bytes ?? null,
    check: copy === null ? null : { frames: copy.frames, largestUs: copy.largestUs },
  }
}

/** Every wish for a copy in the order in which they were made. */
export function conversionRows(desk: Desk): readonly ConversionRow[] {
  const study = studyAt(desk)
  return listConversions(study.store.read).map((wish) => toRow(study, wish))
}

type Asked = { path?: string | undefined; mediaId?: string | undefined; kind: ConversionKind }
type Wish = Pick<StoredConversion, 'kind' | 'mediaId' | 'sourcePath' | 'bytes' | 'fingerprint'>

async function wishByPath(study: OpenStudy, path: string, kind: ConversionKind): Promise<Wish> {
  const sourcePath = resolve(path)
  const name = basename(path)
  try {
    const found = await stat(sourcePath)
    if (!found.isFile()) throw new AppError('media-not-video', { name })
    const fingerprint = await fingerprintFile(sourcePath)
    const mediaId = mediaByFingerprint(study.store.read, fingerprint, found.size)[0]?.id ?? null
    return { kind, mediaId, sourcePath, bytes: found.size, fingerprint }
  } catch (error) {
    if (error instanceof AppError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppError('media-not-found', { name }, { cause: error })
    throw new AppError('media-unreadable', { name }, { cause: error })
  }
}

async function wishByMedia(study: OpenStudy, mediaId: string, kind: ConversionKind): Promise<Wish> {
  const row = mediaById(study.store.read, mediaId)
  if (row === undefined) throw new AppError('media-unknown')
  const { path } = await locate(study, row)
  if (path === null) throw new AppError('media-missing')
  return { kind, mediaId, sourcePath: path, bytes: row.bytes, fingerprint: row.fingerprint }
}

/**
 * Queues copies; all of them or, when one file cannot be found or read, none. A copy that is queued or made already is
 * not made twice; one that failed, or whose file is gone, is queued again. A file of the study gets a copy that was
 * made before it was added at once.
 * @throws media-not-found, media-not-video, media-unreadable, media-unknown, media-missing.
 */
export async function addConversions(
  desk: Desk,
  { items }: { items: readonly Asked[] },
): Promise<readonly ConversionRow[]> {
  const study = studyAt(desk)
  const by = authorAt(desk)
  const wishes: Wish[] = []
  for (const { path, mediaId, kind } of items) {
    if (mediaId !== undefined) wishes.push(await wishByMedia(study, mediaId, kind))
    else if (path !== undefined) wishes.push(await wishByPath(study, path, kind))
  }
  study.store.write((db) => {
    for (const wish of wishes) addWish(db, study, wish, by)
  })
  changed(desk, 'conversions')
  return conversionRows(desk)
}

function addWish(db: WriteDb, study: OpenStudy, wish: Wish, by: Author): void {
  const before = conversionOf(db, wish)
  if (before === undefined) return insertConversion(db, wish, by.at)
  const { id, status } = before
  const result = status === 'done' ? conversionResult(db, id) : undefined
  const standing = result === undefined ? undefined : copyPath(study, result)
  if (status === 'failed' || (status === 'done' && standing === undefined)) return requeueConversion(db, id, wish)
  if (result !== undefined && standing !== undefined && wish.mediaId !== null) {
    playIfNew(db, study, wish.mediaId, { ...result, output: { ...result.output, absPath: standing } }, by)
  }
}

function playIfNew(db: WriteDb, study: OpenStudy, mediaId: string, result: ConversionResult, by: Author): void {
  if (renditionOf(db, mediaId)?.fingerprint !== result.output.fingerprint) {
    insertRendition(db, mediaId, result, study.path, by)
  }
}

/**
 * Takes a wish out of the list, and the copy that was made off the disk unless a file of the study is played from it.
 * A copy in another folder than the study's own stays: a study that this one is a duplicate of may play it.
 * @throws conversion-running while it is being made; conversion-copy-in-use {name} when another program holds the copy.
 */
export function removeConversion(desk: Desk, { id }: { id: string }): null {
  const study = studyAt(desk)
  const { read } = study.store
  if (conversionById(read, id) === undefined) return null
  if (isAtWork(study, id)) throw new AppError('conversion-running')
  const result = conversionResult(read, id)
  if (result !== undefined && !isRenditionInUse(read, result.output)) removeCopy(study, result)
  study.store.write((db) => {
    deleteConversion(db, id)
  })
  changed(desk, 'conversions')
  return null
}

function removeCopy(study: OpenStudy, result: ConversionResult): void {
  const path = copyPath(study, result)
  if (path === undefined || dirname(path) !== copiesFolder(study.path)) return
  try {
    rmSync(path)
  } catch (cause) {
    throw new AppError('conversion-copy-in-use', { name: basename(path) }, { cause })
  }
}
