import { AppError } from '#shared/lib/app-error.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { RecordingRow, RecordingStatus } from '#shared/study/recording.ts'
import { ms, type Ms } from '#shared/time/ms.ts'
import { appendLog } from '../change-log.ts'
import { newId } from '../ids.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'
import { ensureTimePoint } from './labels.ts'
import { insertCameras, type NewCamera } from './media.ts'

export type NewEpisode = Omit<Episode, 'id'>

export type NewRecording = {
  readonly dyad: string
  readonly timePoint: string
  readonly site: string
  readonly task: string
  readonly status: RecordingStatus
  readonly childAgeWeeks: number | null
  readonly durationMs: Ms
  /** May be empty for a planned recording that never came. At most one is the reference. */
  readonly cameras: readonly NewCamera[]
  readonly episodes: readonly NewEpisode[]
}

/** A recording as lists show it, with what only some readers need. `begun` counts observations that were opened. */
export type StoredRecording = RecordingRow & { readonly childAgeWeeks: number | null; readonly begun: number }

export type RawRecording = {
  readonly id: string
  readonly dyad: string
  readonly timePoint: string
  readonly site: string
  readonly task: string
  readonly status: RecordingStatus
  readonly cameras: number
  readonly durationMs: number
  readonly episodes: number
  readonly childAgeWeeks: number | null
  readonly assigned: number
  readonly begun: number
  readonly locked: number
  readonly lockedTwice: number
}

export const recordingSelect = `SELECT r.id, d.code AS dyad, t.name AS timePoint, r.site, r.task, r.status,
    r.camera_n AS cameras, r.duration_ms AS durationMs, r.episode_n AS episodes, r.child_age_weeks AS childAgeWeeks,
    r.assigned_n AS assigned, r.begun_n AS begun, r.locked_n AS locked, r.double_locked_n AS lockedTwice
  FROM recording r JOIN dyad d ON d.id = r.dyad_id JOIN time_point t ON t.id = r.time_point_id`

function progressOf(row: RawRecording): RecordingRow['progress'] {
  if (row.lockedTwice > 0) return 'locked_twice'
  if (row.locked > 0) return 'locked'
  if (row.begun > 0) return 'being_coded'
  return row.assigned > 0 ? 'assigned' : 'received'
}

export function toRecording(row: RawRecording): StoredRecording {
  const { assigned: _assigned, locked: _locked, lockedTwice: _twice, durationMs, ...rest } = row
  return { ...rest, durationMs: ms(durationMs), progress: progressOf(row) }
}

export function recordingById(db: ReadDb, id: string): StoredRecording | undefined {
  const row = db.query<RawRecording>(`${recordingSelect} WHERE r.id = ?`).get(id)
  return row === undefined ? undefined : toRecording(row)
}

/** The episodes of a recording in order of time. */
export function episodesOf(db: ReadDb, recordingId: string): Episode[] {
  const rows = db
    .query<{ id: string; kind: string; startMs: number; endMs: number }>(
      'SELECT id, kind, start_ms AS startMs, end_ms AS endMs FROM episode WHERE recording_id = ? ORDER BY start_ms, id',
    )
    .all(recordingId)
  return rows.map((row) => ({ ...row, startMs: ms(row.startMs), endMs: ms(row.endMs) }))
}

function ensureDyad(db: WriteDb, code: string): number {
  db.query('INSERT INTO dyad (code) VALUES (?) ON CONFLICT (code) DO NOTHING').run(code)
  const row = db.query<{ id: number }>('SELECT id FROM dyad WHERE code = ?').get(code)
  if (row === undefined) throw new Error('a dyad was not stored')
  return row.id
}

function refuseTakenPlace(db: ReadDb, place: Place, dyadId: number, timePointId: number, except: string | null): void {
  const taken = db
    .query<{ id: string }>('SELECT id FROM recording WHERE dyad_id = ? AND time_point_id = ? AND task = ?')
    .get(dyadId, timePointId, place.task)
  if (taken === undefined || taken.id === except) return
  throw new AppError('recording-exists', { dyad: place.dyad, timePoint: place.timePoint, task: place.task })
}

type Place = { readonly dyad: string; readonly timePoint: string; readonly site: string; readonly task: string }

/**
 * Adds a whole recording: dyad and time point where new, cameras, files, frame indices, episodes. One `Store.write` for
 * each, if one that is refused shall not take the others with it.
 * @param studyPath where the study file lies, so that files are remembered relative to it.
 * @returns the recording's id.
 * @throws recording-exists when that dyad has a recording with that time point and task.
 */
export function insertRecording(db: WriteDb, recording: NewRecording, studyPath: string, by: Author): string {
  const { dyad, timePoint, site, task, status, durationMs, childAgeWeeks } = recording
  const dyadId = ensureDyad(db, dyad)
  const timePointId = ensureTimePoint(db, timePoint)
  refuseTakenPlace(db, recording, dyadId, timePointId, null)
  const id = newId('rec')
  db.query(
    `INSERT INTO recording (id, dyad_id, time_point_id, site, task, status, duration_ms, child_age_weeks, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, dyadId, timePointId, site, task, status, durationMs, childAgeWeeks, by.at)
  insertCameras(db, id, recording.cameras, studyPath)
  const episodes = insertEpisodes(db, id, recording.episodes)
  const body = { dyad, timePoint, site, task, status, childAgeWeeks, episodes }
  appendLog(db, { kind: 'recording', subjectId: id, label: 'add recording', body }, by)
  return id
}

/** @throws recording-not-found, recording-exists */
export function updateRecording(db: WriteDb, id: string, to: Place & { status: RecordingStatus }, by: Author): void {
  const before = recordingById(db, id)
  if (before === undefined) throw new AppError('recording-not-found')
  const dyadId = ensureDyad(db, to.dyad)
  const timePointId = ensureTimePoint(db, to.timePoint)
  refuseTakenPlace(db, to, dyadId, timePointId, id)
  db.query('UPDATE recording SET dyad_id = ?, time_point_id = ?, site = ?, task = ?, status = ? WHERE id = ?').run(
    dyadId,
    timePointId,
    to.site,
    to.task,
    to.status,
    id,
  )
  removeUnused(db, before)
  const { dyad, timePoint, site, task, status } = before
  const body = { from: { dyad, timePoint, site, task, status }, to: { ...to } }
  appendLog(db, { kind: 'recording', subjectId: id, label: 'update recording', body }, by)
}

/** A corrected typing mistake must not leave a dyad or time point behind that nobody was filmed at. */
function removeUnused(db: WriteDb, { dyad, timePoint }: Pick<Place, 'dyad' | 'timePoint'>): void {
  db.query('DELETE FROM dyad WHERE code = ? AND NOT EXISTS (SELECT 1 FROM recording WHERE dyad_id = dyad.id)').run(dyad)
  db.query(
    'DELETE FROM time_point WHERE name = ? AND NOT EXISTS (SELECT 1 FROM recording WHERE time_point_id = time_point.id)',
  ).run(timePoint)
}

function insertEpisodes(db: WriteDb, recordingId: string, episodes: readonly NewEpisode[]): Episode[] {
  return episodes.map((episode) => {
    const made = { id: newId('ep'), kind: episode.kind, startMs: episode.startMs, endMs: episode.endMs }
    db.query('INSERT INTO episode (recording_id, id, kind, start_ms, end_ms) VALUES (?, ?, ?, ?, ?)').run(
      recordingId,
      made.id,
      made.kind,
      made.startMs,
      made.endMs,
    )
    return made
  })
}

/**
 * Replaces the episodes of a recording. An episode that stays as it was keeps its id.
 * @throws recording-assigned-started once an observation of it has begun: its seconds are counted from episode starts.
 */
export function setEpisodes(
  db: WriteDb,
  recordingId: string,
  episodes: readonly NewEpisode[],
  by: Author,
): readonly Episode[] {
  const recording = recordingById(db, recordingId)
  if (recording === undefined) throw new AppError('recording-not-found')
  if (recording.begun > 0) throw new AppError('recording-assigned-started')
  const before = episodesOf(db, recordingId)
  const same = (a: NewEpisode, b: NewEpisode): boolean =>
    a.kind === b.kind && a.startMs === b.startMs && a.endMs === b.endMs
  for (const old of before) {
    if (episodes.some((episode) => same(episode, old))) continue
    db.query('DELETE FROM episode WHERE recording_id = ? AND id = ?').run(recordingId, old.id)
  }
  const added = insertEpisodes(
    db,
    recordingId,
    episodes.filter((episode) => !before.some((old) => same(episode, old))),
  )
  const body = { from: before, added }
  appendLog(db, { kind: 'recording', subjectId: recordingId, label: 'set episodes', body }, by)
  return episodesOf(db, recordingId)
}
