import { AppError } from '#shared/lib/app-error.ts'
import { PictureCheck, Stretch, type ConversionKind, type NoSound } from '#shared/study/media.ts'
import type { CameraView, MediaState } from '#shared/study/recording.ts'
import { z } from 'zod'
import { appendLog } from '../change-log.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'
import type { CopyHealth } from './conversions.ts'
import { relativeMediaPath } from './media.ts'

/** What the looks at a file's content have found. */
export type MediaHealth = {
  readonly state: MediaState
  /** Null where only the picture was looked through. */
  readonly checkedAt: string | null
  /** Of the content when it was first read whole. */
  readonly sha256: string | null
  /** The content was another when it was last read whole: only reading it whole can find it unchanged. */
  readonly differs: boolean
}

export function mediaHealth(db: ReadDb, mediaId: string): MediaHealth | undefined {
  const row = db
    .query<Omit<MediaHealth, 'differs'> & { differs: 0 | 1 }>(
      `SELECT state, nullif(checked_at, '') AS checkedAt, sha256, sha256_differs AS differs
       FROM media_health WHERE media_id = ?`,
    )
    .get(mediaId)
  return row === undefined ? undefined : { ...row, differs: row.differs === 1 }
}

/**
 * Keeps what a check found. The first SHA-256 stays: it is what later ones are compared with. That content changed, or
 * is again what it was, goes into the log; that a file is away for a while does not.
 */
export function saveHealth(
  db: WriteDb,
  mediaId: string,
  found: { readonly state: MediaState; readonly checkedAt: string; readonly sha256: string | null },
  by: Author,
): void {
  const before = mediaHealth(db, mediaId)?.state ?? 'present'
  db.query(
    `INSERT INTO media_health (media_id, state, checked_at, sha256, sha256_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (media_id) DO UPDATE SET state = excluded.state, checked_at = excluded.checked_at,
       sha256 = coalesce(sha256, excluded.sha256), sha256_at = coalesce(sha256_at, excluded.sha256_at),
       sha256_differs = CASE WHEN excluded.sha256 IS NULL THEN sha256_differs
         ELSE coalesce(sha256, excluded.sha256) <> excluded.sha256 END`,
  ).run(mediaId, found.state, found.checkedAt, found.sha256, found.sha256 === null ? null : found.checkedAt)
  if ((before === 'changed') === (found.state === 'changed')) return
  const body = { from: before, to: found.state }
  appendLog(db, { kind: 'recording', subjectId: mediaId, label: 'media content', body }, by)
}

/**
 * Keeps what a check found at the place of a copy, unless another has been made since. That another file lies there, or
 * the copy again, goes into the log, and says nothing of the original. @returns whether it is news.
 */
export function saveCopyHealth(
  db: WriteDb,
  mediaId: string,
  found: { readonly state: CopyHealth; readonly madeAt: string },
  by: Author,
): boolean {
  const before = db
    .query<{ health: CopyHealth | null }>('SELECT health FROM rendition WHERE media_id = ? AND made_at = ?')
    .get(mediaId, found.madeAt)
  if (before === undefined || before.health === found.state) return false
  db.query('UPDATE rendition SET health = ? WHERE media_id = ?').run(found.state, mediaId)
  const body = { from: before.health ?? 'present', to: found.state }
  if (body.from === body.to) return false
  appendLog(db, { kind: 'recording', subjectId: mediaId, label: 'copy content', body }, by)
  return true
}

/** Keeps what looking through the pictures found, in place of what an earlier look found. @throws media-unknown */
export function savePicture(db: WriteDb, mediaId: string, check: PictureCheck): void {
  if (db.query('SELECT 1 FROM media_file WHERE id = ?').get(mediaId) === undefined) throw new AppError('media-unknown')
  db.query(
    `INSERT INTO media_health (media_id, state, checked_at, picture) VALUES (?, 'present', '', ?)
     ON CONFLICT (media_id) DO UPDATE SET picture = excluded.picture`,
  ).run(mediaId, JSON.stringify(check))
}

/** Keeps where frames are missing, for files of before that was looked for. */
export function saveGaps(db: WriteDb, mediaId: string, gaps: readonly Stretch[]): void {
  db.query('UPDATE media_file SET gaps = ? WHERE id = ?').run(JSON.stringify(gaps), mediaId)
}

/** A copy that is played, as far as it takes to look for it. */
export type SoughtRendition = {
  readonly mediaId: string
  readonly relPath: string | null
  readonly absPath: string
  readonly bytes: number
  readonly fingerprint: string
  readonly health: CopyHealth | null
}

/** Every copy that is played in place of a file. Streams. */
export function iterateRenditions(db: ReadDb): IterableIterator<SoughtRendition> {
  return db
    .query<SoughtRendition>(
      `SELECT media_id AS mediaId, rel_path AS relPath, abs_path AS absPath, bytes, fingerprint, health
       FROM rendition`,
    )
    .iterate()
}

/** Remembers where a copy lies now. @throws media-unknown */
export function relinkRendition(
  db: WriteDb,
  mediaId: string,
  place: { absPath: string; studyPath: string },
  by: Author,
): void {
  const { changes } = db
    .query('UPDATE rendition SET abs_path = ?, rel_path = ?, health = NULL WHERE media_id = ?')
    .run(place.absPath, relativeMediaPath(place.studyPath, place.absPath), mediaId)
  if (changes === 0) throw new AppError('media-unknown')
  appendLog(db, { kind: 'recording', subjectId: mediaId, label: 'relink copy', body: {} }, by)
}

/** A file of the study in the order of the list, with what is stored that a lead should look at. */
export type MediaListEntry = {
  readonly id: string
  readonly relPath: string | null
  readonly absPath: string
  readonly bytes: number
  readonly health: MediaState | null
  /** Gaps, black or frozen stretches, or no sound where the camera has some in other files. */
  readonly notable: boolean
  readonly copyRelPath: string | null
  readonly copyAbsPath: string | null
  readonly copyBytes: number | null
  readonly copyHealth: CopyHealth | null
  /** As the file has it: whether it is played itself. */
  readonly container: string
  readonly codec: string
}

const listJoins = `FROM recording r JOIN dyad d ON d.id = r.dyad_id JOIN time_point t ON t.id = r.time_point_id
  JOIN camera c ON c.recording_id = r.id JOIN media_file m ON m.camera_id = c.id
  LEFT JOIN media_health h ON h.media_id = m.id LEFT JOIN rendition n ON n.media_id = m.id`
const listOrder = 'ORDER BY d.code, t.position, t.id, r.task, c.position, m.position'

const entrySelect = `SELECT m.id, m.rel_path AS relPath, m.abs_path AS absPath, m.bytes, h.state AS health,
    n.rel_path AS copyRelPath, n.abs_path AS copyAbsPath, n.bytes AS copyBytes,
    n.health AS copyHealth, m.container, m.codec,
    (coalesce(json_array_length(m.gaps), 0) > 0
      OR coalesce(json_array_length(h.picture, '$.black'), 0) + coalesce(json_array_length(h.picture, '$.frozen'), 0) > 0
      OR (coalesce(n.has_audio, m.has_audio) = 0 AND EXISTS (
        SELECT 1 FROM media_file o LEFT JOIN rendition p ON p.media_id = o.id
        WHERE o.camera_id = m.camera_id AND coalesce(p.has_audio, o.has_audio) = 1))) AS notable
  ${listJoins}`
export const mediaListSql = `${entrySelect} ${listOrder}`
export const mediaOfRecordingSql = `${entrySelect} WHERE r.id = ? ${listOrder}`

type RawEntry = Omit<MediaListEntry, 'notable'> & { notable: 0 | 1 }

/** Every file, or those of one recording, in order of dyad, time point, task, camera and part. */
export function mediaList(db: ReadDb, recordingId?: string): MediaListEntry[] {
  const rows =
    recordingId === undefined
      ? db.query<RawEntry>(mediaListSql).all()
      : db.query<RawEntry>(mediaOfRecordingSql).all(recordingId)
  return rows.map((row) => ({ ...row, notable: row.notable === 1 }))
}

/** How many files there are and what is still to do for them, over the whole study. */
export function mediaSums(db: ReadDb): {
  readonly files: number
  readonly converted: number
  readonly withoutHash: number
  readonly withoutWaveform: number
  readonly withoutPictureCheck: number
} {
  const row = db
    .query<ReturnType<typeof mediaSums>>(
      `SELECT count(*) AS files, count(n.media_id) AS converted, count(*) - count(h.sha256) AS withoutHash,
         coalesce(sum(coalesce(n.has_audio, m.has_audio) = 1
           AND h.no_sound IS NULL AND NOT EXISTS (SELECT 1 FROM waveform w WHERE w.media_id = m.id)), 0) AS withoutWaveform,
         count(*) - count(h.picture) AS withoutPictureCheck
       FROM media_file m LEFT JOIN media_health h ON h.media_id = m.id LEFT JOIN rendition n ON n.media_id = m.id`,
    )
    .get()
  if (row === undefined) throw new Error('sums are one row')
  return row
}

/** A file with all that a list of files shows of it. */
export type MediaDetail = {
  readonly id: string
  readonly recordingId: string
  readonly dyad: string
  readonly timePoint: string
  readonly task: string
  readonly view: CameraView
  readonly part: number
  readonly parts: number
  readonly fileName: string
  readonly bytes: number
  readonly durationMs: number
  readonly frames: number
  readonly variableRate: boolean
  readonly keyEveryMs: number
  readonly hasAudio: boolean
  readonly soundCodec: string | null
  readonly hasWaveform: boolean
  readonly noSound: NoSound | null
  /** Null: not looked for yet. */
  readonly gaps: readonly Stretch[] | null
  readonly picture: PictureCheck | null
  readonly checkedAt: string | null
  readonly sha256: string | null
  readonly rendition: ConversionKind | null
  readonly coded: boolean
}

type Flags = 'variableRate' | 'hasAudio' | 'hasWaveform' | 'coded'
type RawDetail = Omit<MediaDetail, Flags | 'gaps' | 'picture'> & {
  readonly [N in Flags]: 0 | 1
} & { readonly gaps: string | null; readonly picture: string | null }

export const mediaDetailSql = `SELECT m.id, r.id AS recordingId, d.code AS dyad, t.name AS timePoint, r.task, c.view,
    m.position AS part, (SELECT count(*) FROM media_file o WHERE o.camera_id = c.id) AS parts, m.file_name AS fileName,
    m.bytes, m.duration_ms AS durationMs, m.variable_rate AS variableRate, m.key_every_ms AS keyEveryMs,
    coalesce(n.has_audio, m.has_audio) AS hasAudio, m.sound_codec AS soundCodec, m.gaps, h.picture,
    nullif(h.checked_at, '') AS checkedAt, h.sha256, h.no_sound AS noSound, n.kind AS rendition, r.begun_n > 0 AS coded,
    EXISTS (SELECT 1 FROM waveform w WHERE w.media_id = m.id) AS hasWaveform,
    (SELECT CASE json_extract(f.packed, '$.kind') WHEN 'constant' THEN json_extract(f.packed, '$.count')
       ELSE json_array_length(f.packed, '$.deltasUs') + 1 END FROM frame_index f WHERE f.media_id = m.id) AS frames
  ${listJoins} WHERE m.id = ?`

const Gaps = z.array(Stretch)

export function mediaDetail(db: ReadDb, mediaId: string): MediaDetail | undefined {
  const row = db.query<RawDetail>(mediaDetailSql).get(mediaId)
  if (row === undefined) return undefined
  return {
    ...row,
    variableRate: row.variableRate === 1,
    hasAudio: row.hasAudio === 1,
    hasWaveform: row.hasWaveform === 1,
    coded: row.coded === 1,
    gaps: row.gaps === null ? null : Gaps.parse(JSON.parse(row.gaps)),
    picture: row.picture === null ? null : PictureCheck.parse(JSON.parse(row.picture)),
  }
}
