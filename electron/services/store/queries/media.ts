import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import { PackedFrames } from '#shared/time/frame-index.ts'
import type { Stretch } from '#shared/study/media.ts'
import type { CameraView, MediaState } from '#shared/study/recording.ts'
import { appendLog } from '../change-log.ts'
import { newId } from '../ids.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

/** A file as the probe found it, with its place on the recording's clock. */
export type NewMediaFile = {
  readonly absPath: string
  readonly bytes: number
  readonly fingerprint: string
  readonly offsetUs: number
  readonly rate: number
  readonly frames: PackedFrames
  readonly durationMs: number
  readonly container: string
  readonly codec: string
  readonly width: number
  readonly height: number
  readonly rotation: number
  /** Whether what is played can be heard. */
  readonly hasAudio: boolean
  readonly variableRate: boolean
  /** Codec of the sound as the file has it, playable or not; null without sound. */
  readonly soundCodec: string | null
  /** The longest way between two frames at which decoding can begin; 0: not known. */
  readonly keyEveryMs: number
  /** Where frames are missing; null: not looked for. */
  readonly gaps: readonly Stretch[] | null
}

export type NewCamera = {
  readonly view: CameraView
  readonly label: string
  readonly isReference: boolean
  /** In the order in which they follow each other; at least one. */
  readonly files: readonly NewMediaFile[]
}

/** A stored file without what is read off its frames. `relPath` is null where file and study lie on different drives. */
export type MediaRow = Omit<NewMediaFile, 'frames' | 'gaps'> & {
  readonly id: string
  readonly cameraId: string
  readonly recordingId: string
  /** From the study file's folder, with forward slashes. */
  readonly relPath: string | null
  readonly fileName: string
  readonly pts0Us: number
  /** What the last look at its content found; null: none since it was added. */
  readonly health: MediaState | null
}

export type CameraRow = {
  readonly id: string
  readonly view: CameraView
  readonly label: string
  readonly isReference: boolean
  readonly files: readonly MediaRow[]
}

type Raw = Omit<MediaRow, 'hasAudio' | 'variableRate'> & { hasAudio: 0 | 1; variableRate: 0 | 1 }

const select = `SELECT m.id, m.camera_id AS cameraId, c.recording_id AS recordingId, m.rel_path AS relPath,
    m.abs_path AS absPath, m.file_name AS fileName, m.bytes, m.fingerprint, m.offset_us AS offsetUs, m.rate,
    m.pts0_us AS pts0Us, m.duration_ms AS durationMs, m.container, m.codec, m.width, m.height, m.rotation,
    m.has_audio AS hasAudio, m.variable_rate AS variableRate, m.sound_codec AS soundCodec,
    m.key_every_ms AS keyEveryMs, h.state AS health
  FROM media_file m JOIN camera c ON c.id = m.camera_id LEFT JOIN media_health h ON h.media_id = m.id`

const toMedia = (row: Raw): MediaRow => ({
  ...row,
  hasAudio: row.hasAudio === 1,
  variableRate: row.variableRate === 1,
})

/** The way from the study's folder to a file, or null where there is none (another drive). */
export function relativeMediaPath(studyPath: string, absPath: string): string | null {
  const way = relative(dirname(studyPath), absPath)
  return isAbsolute(way) ? null : way.split(sep).join('/')
}

/** Where to look for a file, best guess first: beside the study as before, then where it was when it was added. */
export function mediaCandidates(studyPath: string, row: Pick<MediaRow, 'relPath' | 'absPath'>): string[] {
  const beside = row.relPath === null ? [] : [resolve(dirname(studyPath), row.relPath)]
  return [...new Set([...beside, row.absPath])]
}

export function mediaById(db: ReadDb, id: string): MediaRow | undefined {
  const row = db.query<Raw>(`${select} WHERE m.id = ?`).get(id)
  return row === undefined ? undefined : toMedia(row)
}

/** The stored frame index of one file. @throws media-unknown */
export function mediaFrames(db: ReadDb, id: string): PackedFrames {
  const row = db.query<{ packed: string }>('SELECT packed FROM frame_index WHERE media_id = ?').get(id)
  if (row === undefined) throw new AppError('media-unknown')
  return PackedFrames.parse(JSON.parse(row.packed))
}

/** The cameras of a recording in order, each with its files in order. */
export function camerasOf(db: ReadDb, recordingId: string): CameraRow[] {
  const cameras = db
    .query<{ id: string; view: CameraView; label: string; isReference: 0 | 1 }>(
      'SELECT id, view, label, is_reference AS isReference FROM camera WHERE recording_id = ? ORDER BY position',
    )
    .all(recordingId)
  return cameras.map((camera) => ({
    ...camera,
    isReference: camera.isReference === 1,
    files: db.query<Raw>(`${select} WHERE m.camera_id = ? ORDER BY m.position`).all(camera.id).map(toMedia),
  }))
}

/** A file as far as it takes to look for it. */
export type SoughtMedia = Pick<MediaRow, 'id' | 'relPath' | 'absPath' | 'bytes' | 'health' | 'container' | 'codec'>

/** Every file of the study, for looking where each is. Streams. */
export function iterateMedia(db: ReadDb): IterableIterator<SoughtMedia> {
  return db
    .query<SoughtMedia>(
      `SELECT m.id, m.rel_path AS relPath, m.abs_path AS absPath, m.bytes, h.state AS health, m.container, m.codec
       FROM media_file m LEFT JOIN media_health h ON h.media_id = m.id`,
    )
    .iterate()
}

/** Files already in the study with this content: the same film under another name. */
export function mediaByFingerprint(db: ReadDb, fingerprint: string, bytes: number): MediaRow[] {
  return db.query<Raw>(`${select} WHERE m.fingerprint = ? AND m.bytes = ?`).all(fingerprint, bytes).map(toMedia)
}

/** Remembers where a file lies now. Content and clock are untouched, so nothing coded changes. @throws media-unknown */
export function relinkMedia(db: WriteDb, id: string, place: { absPath: string; studyPath: string }, by: Author): void {
  const { changes } = db
    .query('UPDATE media_file SET abs_path = ?, rel_path = ?, file_name = ? WHERE id = ?')
    .run(place.absPath, relativeMediaPath(place.studyPath, place.absPath), fileNameOf(place.absPath), id)
  if (changes === 0) throw new AppError('media-unknown')
  appendLog(db, { kind: 'recording', subjectId: id, label: 'relink media', body: {} }, by)
}

const fileNameOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/**
 * Moves all files of each camera by the same time on the recording's clock, and logs when each camera began before and
 * begins now. What is coded hangs on that clock, which is the reference camera's, so it is untouched.
 */
export function moveCameras(
  db: WriteDb,
  recordingId: string,
  moves: readonly { readonly cameraId: string; readonly fromUs: number; readonly toUs: number }[],
  by: Author,
): void {
  for (const { cameraId, fromUs, toUs } of moves)
    db.query('UPDATE media_file SET offset_us = offset_us + ? WHERE camera_id = ?').run(toUs - fromUs, cameraId)
  const body = { cameras: moves.map(({ cameraId, fromUs, toUs }) => ({ cameraId, fromUs, toUs })) }
  appendLog(db, { kind: 'recording', subjectId: recordingId, label: 'align cameras', body }, by)
}

/** When a part of a camera (from 1) began on the recording's clock, and when it begins. */
export type PartMove = {
  readonly mediaId: string
  readonly cameraId: string
  readonly part: number
  readonly fromUs: number
  readonly toUs: number
}

/**
 * Moves single parts of cameras on the recording's clock, and logs it. What is coded hangs on the reference camera's
 * parts: the caller sees to it that they move only while nothing is.
 * @param durationMs how long the recording is by now
 */
export function moveParts(
  db: WriteDb,
  recordingId: string,
  moves: readonly PartMove[],
  durationMs: number,
  by: Author,
): void {
  for (const { mediaId, toUs } of moves) db.query('UPDATE media_file SET offset_us = ? WHERE id = ?').run(toUs, mediaId)
  db.query('UPDATE recording SET duration_ms = ? WHERE id = ?').run(durationMs, recordingId)
  const body = {
    parts: moves.map(({ cameraId, part, fromUs, toUs }) => ({ cameraId, part, fromUs, toUs })),
    durationMs,
  }
  appendLog(db, { kind: 'recording', subjectId: recordingId, label: 'move parts', body }, by)
}

/** Part of `insertRecording`; logs nothing by itself. */
export function insertCameras(
  db: WriteDb,
  recordingId: string,
  cameras: readonly NewCamera[],
  studyPath: string,
): void {
  cameras.forEach((camera, n) => {
    const cameraId = newId('cam')
    db.query(
      'INSERT INTO camera (id, recording_id, position, view, label, is_reference) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(cameraId, recordingId, n + 1, camera.view, camera.label, camera.isReference ? 1 : 0)
    camera.files.forEach((file, m) => {
      insertMediaFile(db, cameraId, m + 1, file, studyPath)
    })
  })
}

function insertMediaFile(db: WriteDb, cameraId: string, position: number, file: NewMediaFile, studyPath: string): void {
  const id = newId('med')
  db.query(
    `INSERT INTO media_file (id, camera_id, position, rel_path, abs_path, file_name, bytes, fingerprint, offset_us, rate,
       pts0_us, duration_ms, container, codec, width, height, rotation, has_audio, variable_rate, sound_codec,
       key_every_ms, gaps)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    cameraId,
    position,
    relativeMediaPath(studyPath, file.absPath),
    file.absPath,
    fileNameOf(file.absPath),
    file.bytes,
    file.fingerprint,
    file.offsetUs,
    file.rate,
    file.frames.startUs,
    Math.round(file.durationMs),
    file.container,
    file.codec,
    file.width,
    file.height,
    file.rotation,
    file.hasAudio ? 1 : 0,
    file.variableRate ? 1 : 0,
    file.soundCodec,
    Math.round(file.keyEveryMs),
    file.gaps === null ? null : JSON.stringify(file.gaps),
  )
  db.query('INSERT INTO frame_index (media_id, packed) VALUES (?, ?)').run(id, JSON.stringify(file.frames))
}
