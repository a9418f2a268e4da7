import type { DatasetMedia, DatasetRecording } from '#shared/study/dataset.ts'
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

export const datasetMediaSql = `SELECT m.id AS mediaId, m.fingerprint, m.bytes, coalesce(h.state, 'present') AS state,
    n.media_id IS NOT NULL AS converted
  FROM camera c JOIN media_file m ON m.camera_id = c.id LEFT JOIN media_health h ON h.media_id = m.id
  LEFT JOIN rendition n ON n.media_id = m.id
  WHERE c.recording_id = ? ORDER BY c.position, m.position`

/** The files of a recording, camera by camera, with what the last check of each found. */
export function datasetMedia(db: ReadDb, recordingId: string): DatasetMedia[] {
  return db
    .query<Omit<DatasetMedia, 'converted'> & { converted: 0 | 1 }>(datasetMediaSql)
    .all(recordingId)
    .map((row) => ({ ...row, converted: row.converted === 1 }))
}
