import type { DatasetRecording } from '#shared/study/dataset.ts'
import type { ReadDb } from '../study-db.ts'

export type DatasetRecordingRow = Omit<DatasetRecording, 'durationMs' | 'episodes' | 'media'> & {
  readonly durationMs: number
}

/** Every recording in order of dyad, time point and task. `timeOrder` counts the study's time points from 1, without gaps. */
export function allRecordings(db: ReadDb): DatasetRecordingRow[] {
  return db
    .query<DatasetRecordingRow>(
      `SELECT r.id, d.code AS dyad, r.child_age_weeks AS childAgeWeeks, t.name AS timePoint, t.timeOrder, r.site, r.task,
         r.status, r.duration_ms AS durationMs
       FROM recording r JOIN dyad d ON d.id = r.dyad_id
       JOIN (SELECT id, name, row_number() OVER (ORDER BY position, id) AS timeOrder FROM time_point) t
         ON t.id = r.time_point_id
       ORDER BY d.code, t.timeOrder, r.task`,
    )
    .all()
}

/** The files of a recording, camera by camera, with what tells whether they are still the same. */
export function datasetMedia(db: ReadDb, recordingId: string): DatasetRecording['media'] {
  return db
    .query<DatasetRecording['media'][number]>(
      `SELECT m.id AS mediaId, m.fingerprint, m.bytes FROM camera c JOIN media_file m ON m.camera_id = c.id
       WHERE c.recording_id = ? ORDER BY c.position, m.position`,
    )
    .all(recordingId)
}
