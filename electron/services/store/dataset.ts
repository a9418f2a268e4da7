import type { DatasetRecording, LockedObservation, StudyDataset } from '#shared/study/dataset.ts'
import { ms } from '#shared/time/ms.ts'
import { iterateAssignments } from './queries/assignments.ts'
import { allRecordings, datasetMedia } from './queries/dataset-rows.ts'
import { studyMeta, studyPlan } from './queries/meta.ts'
import { lockedOfRecording, type ObservationRow } from './queries/observation-rows.ts'
import { listOverrides } from './queries/overrides.ts'
import { coderCodes } from './queries/people.ts'
import { episodesOf } from './queries/recordings.ts'
import { loadRecords } from './queries/records.ts'
import { listSchemes, schemeByRef } from './queries/schemes.ts'
import type { ReadDb } from './study-db.ts'

function recordingsOf(db: ReadDb): DatasetRecording[] {
  return allRecordings(db).map((row) => ({
    ...row,
    durationMs: ms(row.durationMs),
    episodes: episodesOf(db, row.id),
    media: datasetMedia(db, row.id),
  }))
}

function lockedObservation(db: ReadDb, row: ObservationRow, recording: DatasetRecording): LockedObservation {
  const { id, assignmentId, recordingId, personId, personName, role, startedAt, lockedAt } = row
  const { scheme } = schemeByRef(db, { id: row.schemeId, version: row.schemeVersion })
  const { episodes, durationMs } = recording
  const content = { scheme, episodes, durationMs, records: loadRecords(db, id) }
  return { id, assignmentId, recordingId, personId, personName, role, startedAt, lockedAt: lockedAt ?? '', content }
}

/**
 * The study as reliability, the gate and the export read it. Everything but the observations is read now; those are
 * read one at a time while they are walked, recordings in order of dyad, time point and task.
 */
export function openDataset(db: ReadDb): StudyDataset {
  const meta = studyMeta(db)
  const recordings = recordingsOf(db)
  return {
    studyId: meta.studyId,
    studyName: meta.name,
    plan: studyPlan(db),
    coders: coderCodes(db),
    schemes: listSchemes(db).map((row) => schemeByRef(db, row)),
    recordings,
    assignments: [...iterateAssignments(db)],
    overrides: listOverrides(db),
    *observations() {
      for (const recording of recordings) {
        for (const row of lockedOfRecording(db, recording.id)) yield lockedObservation(db, row, recording)
      }
    },
  }
}
