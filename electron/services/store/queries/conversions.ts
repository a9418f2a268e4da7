import { z } from 'zod'
import { AppError, type ErrorEnvelope } from '#shared/lib/app-error.ts'
import { ConversionKind, type ConversionStatus } from '#shared/study/media.ts'
import { PackedFrames } from '#shared/time/frame-index.ts'
import { appendLog } from '../change-log.ts'
import { newId } from '../ids.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'
import { relativeMediaPath } from './media.ts'
import { forgetNoSound } from './waveforms.ts'

/**
 * What a finished conversion is known by: the copy, the file it was made of, and how their frames compared. Frame n of
 * `output.frames` shows what frame n of `source.frames` shows; there are as many of both.
 */
export const ConversionResult = z.object({
  kind: ConversionKind,
  output: z.object({
    absPath: z.string(),
    /** From the study file's folder, as `MediaRow.relPath`. */
    relPath: z.string().nullable(),
    bytes: z.int().nonnegative(),
    fingerprint: z.string(),
    codec: z.string(),
    hasAudio: z.boolean(),
    /** In the copy's own clock. */
    frames: PackedFrames,
  }),
  source: z.object({
    container: z.string(),
    codec: z.string(),
    /** As the picture is shown: turned upright, with square pixels. */
    width: z.int().nonnegative(),
    height: z.int().nonnegative(),
    rotation: z.number(),
    soundCodec: z.string().nullable(),
    /** In the original's own clock: these are what a camera's segment is registered with. */
    frames: PackedFrames,
    durationMs: z.number().nonnegative(),
    variableRate: z.boolean(),
    interlaced: z.boolean(),
    keyEveryMs: z.int().nonnegative(),
    fps: z.number().nonnegative(),
  }),
  /** As many frames in both; the largest difference of a frame's time from the first frame on (us, 1000 at most). */
  check: z.object({ frames: z.int().positive(), largestUs: z.int().nonnegative() }),
})
export type ConversionResult = z.infer<typeof ConversionResult>

/** One wish for a copy as it is stored. */
export type StoredConversion = {
  readonly id: string
  readonly kind: ConversionKind
  readonly mediaId: string | null
  readonly sourcePath: string
  readonly bytes: number
  readonly fingerprint: string
  readonly status: ConversionStatus
  readonly problem: ErrorEnvelope | null
  /** Of a finished one. */
  readonly copy: {
    readonly absPath: string
    readonly bytes: number
    readonly frames: number
    readonly largestUs: number
  } | null
}

type Raw = Omit<StoredConversion, 'problem' | 'copy'> & {
  readonly problem: string | null
  readonly copy: string | null
}

const Problem = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

const Copy = z.object({ absPath: z.string(), bytes: z.int(), frames: z.int(), largestUs: z.int() })

/** Only what a list shows of a result: the frames of a long film are long to read. */
const select = `SELECT id, kind, media_id AS mediaId, source_path AS sourcePath, source_bytes AS bytes,
    source_fingerprint AS fingerprint, status, problem,
    CASE WHEN result IS NULL THEN NULL ELSE json_object('absPath', result ->> '$.output.absPath',
      'bytes', result ->> '$.output.bytes', 'frames', result ->> '$.check.frames',
      'largestUs', result ->> '$.check.largestUs') END AS copy
  FROM conversion`

const toConversion = (row: Raw): StoredConversion => ({
  ...row,
  problem: row.problem === null ? null : Problem.parse(JSON.parse(row.problem)),
  copy: row.copy === null ? null : Copy.parse(JSON.parse(row.copy)),
})

/** All wishes in the order in which they were made. */
export function listConversions(db: ReadDb): StoredConversion[] {
  return db.query<Raw>(`${select} ORDER BY no`).all().map(toConversion)
}

export function conversionById(db: ReadDb, id: string): StoredConversion | undefined {
  const row = db.query<Raw>(`${select} WHERE id = ?`).get(id)
  return row === undefined ? undefined : toConversion(row)
}

/** The wish for this kind of copy of this content, whatever has become of it. */
export function conversionOf(
  db: ReadDb,
  source: { fingerprint: string; bytes: number; kind: ConversionKind },
): StoredConversion | undefined {
  const row = db
    .query<Raw>(`${select} WHERE source_fingerprint = ? AND source_bytes = ? AND kind = ? ORDER BY no DESC LIMIT 1`)
    .get(source.fingerprint, source.bytes, source.kind)
  return row === undefined ? undefined : toConversion(row)
}

const resultSelect = 'SELECT result FROM conversion'

function toResult(row: { result: string | null } | undefined): ConversionResult | undefined {
  return row === undefined || row.result === null ? undefined : ConversionResult.parse(JSON.parse(row.result))
}

export function conversionResult(db: ReadDb, id: string): ConversionResult | undefined {
  return toResult(db.query<{ result: string | null }>(`${resultSelect} WHERE id = ?`).get(id))
}

/**
 * The copy that was made of a file that the engine does not play, by the content of that file; a proxy is none, for it
 * is only made of files that are played. Whether the copy still lies where it was is for the caller to see
 * (`standingCopy` in `study/conversion-copies.ts` does).
 */
export function finishedConversion(db: ReadDb, fingerprint: string, bytes: number): ConversionResult | undefined {
  return toResult(
    db
      .query<{ result: string | null }>(
        `${resultSelect} WHERE source_fingerprint = ? AND source_bytes = ? AND status = 'done' AND kind <> 'proxy'
         ORDER BY ended_at DESC, no DESC LIMIT 1`,
      )
      .get(fingerprint, bytes),
  )
}

type NewConversion = Pick<StoredConversion, 'kind' | 'mediaId' | 'sourcePath' | 'bytes' | 'fingerprint'>

/** Adds a wish to the end of the queue. */
export function insertConversion(db: WriteDb, wish: NewConversion, at: string): void {
  db.query(
    `INSERT INTO conversion (id, kind, media_id, source_path, source_bytes, source_fingerprint, status, queued_at)
     VALUES (?, ?, ?, ?, ?, ?, 'queued', ?)`,
  ).run(newId('cnv'), wish.kind, wish.mediaId, wish.sourcePath, wish.bytes, wish.fingerprint, at)
}

/** Puts a wish into the queue again, with what is known of its source now. */
export function requeueConversion(db: WriteDb, id: string, to: Pick<NewConversion, 'mediaId' | 'sourcePath'>): void {
  db.query(
    `UPDATE conversion SET status = 'queued', problem = NULL, result = NULL, ended_at = NULL,
       media_id = COALESCE(?, media_id), source_path = ? WHERE id = ?`,
  ).run(to.mediaId, to.sourcePath, id)
}

/** Puts back what a process left at work that is no more. @returns how many. */
export function requeueAbandoned(db: WriteDb): number {
  return db.query("UPDATE conversion SET status = 'queued' WHERE status = 'running'").run().changes
}

export function startConversion(db: WriteDb, id: string): void {
  db.query("UPDATE conversion SET status = 'running' WHERE id = ?").run(id)
}

export function stopConversion(db: WriteDb, id: string): void {
  db.query("UPDATE conversion SET status = 'queued' WHERE id = ? AND status = 'running'").run(id)
}

export function failConversion(db: WriteDb, id: string, problem: ErrorEnvelope, at: string): void {
  const { code, params } = problem
  db.query("UPDATE conversion SET status = 'failed', problem = ?, ended_at = ? WHERE id = ?").run(
    JSON.stringify({ code, params }),
    at,
    id,
  )
}

export function finishConversion(db: WriteDb, id: string, result: ConversionResult, at: string): void {
  db.query("UPDATE conversion SET status = 'done', result = ?, ended_at = ? WHERE id = ?").run(
    JSON.stringify(result),
    at,
    id,
  )
}

export function deleteConversion(db: WriteDb, id: string): void {
  db.query('DELETE FROM conversion WHERE id = ?').run(id)
}

/** What is played in place of a file. */
export type Rendition = {
  readonly kind: ConversionKind
  readonly relPath: string | null
  readonly absPath: string
  readonly bytes: number
  readonly fingerprint: string
  readonly codec: string
  readonly hasAudio: boolean
  readonly madeAt: string
  /** What the last look at its content found; null: none since it was made or found again. */
  readonly health: CopyHealth | null
}

export type CopyHealth = 'present' | 'changed'

type RawRendition = Omit<Rendition, 'hasAudio'> & { hasAudio: 0 | 1 }

const renditionSelect = `SELECT kind, rel_path AS relPath, abs_path AS absPath, bytes, fingerprint, codec,
    has_audio AS hasAudio, made_at AS madeAt, health FROM rendition`

/** The copy that is played in place of a file, without its frames (`renditionFrames`); undefined where the file is played itself. */
export function renditionOf(db: ReadDb, mediaId: string): Rendition | undefined {
  const row = db.query<RawRendition>(`${renditionSelect} WHERE media_id = ?`).get(mediaId)
  return row === undefined ? undefined : { ...row, hasAudio: row.hasAudio === 1 }
}

/** The copy's own frame times: as many as the file's. */
export function renditionFrames(db: ReadDb, mediaId: string): PackedFrames | undefined {
  const row = db.query<{ packed: string }>('SELECT packed FROM rendition WHERE media_id = ?').get(mediaId)
  return row === undefined ? undefined : PackedFrames.parse(JSON.parse(row.packed))
}

/** Whether a file of the study is played from this copy. */
export function isRenditionInUse(db: ReadDb, copy: { fingerprint: string; bytes: number }): boolean {
  return (
    db
      .query('SELECT 1 FROM rendition WHERE fingerprint = ? AND bytes = ? LIMIT 1')
      .get(copy.fingerprint, copy.bytes) !== undefined
  )
}

/**
 * Plays a checked copy in place of a file from now on, also where another copy was played before. The file's own frame
 * times stay what codes stand on. @throws media-unknown
 */
export function insertRendition(
  db: WriteDb,
  mediaId: string,
  result: ConversionResult,
  studyPath: string,
  by: Author,
): void {
  if (db.query('SELECT 1 FROM media_file WHERE id = ?').get(mediaId) === undefined) throw new AppError('media-unknown')
  const { kind, output, check } = result
  db.query(
    `INSERT INTO rendition (media_id, kind, rel_path, abs_path, bytes, fingerprint, codec, has_audio, packed, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (media_id) DO UPDATE SET kind = excluded.kind, rel_path = excluded.rel_path,
       abs_path = excluded.abs_path, bytes = excluded.bytes, fingerprint = excluded.fingerprint, codec = excluded.codec,
       has_audio = excluded.has_audio, packed = excluded.packed, made_at = excluded.made_at, health = NULL`,
  ).run(
    mediaId,
    kind,
    relativeMediaPath(studyPath, output.absPath),
    output.absPath,
    output.bytes,
    output.fingerprint,
    output.codec,
    output.hasAudio ? 1 : 0,
    JSON.stringify(output.frames),
    by.at,
  )
  forgetNoSound(db, mediaId)
  const body = { kind, fingerprint: output.fingerprint, frames: check.frames, largestUs: check.largestUs }
  appendLog(db, { kind: 'recording', subjectId: mediaId, label: 'play a copy', body }, by)
}
