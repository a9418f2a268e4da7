import type { DatasetRecording, LockedObservation, StudyDataset } from '#shared/study/dataset.ts'
import { ms } from '#shared/time/ms.ts'
import { iterateAssignments } from './queries/assignments.ts'
import { allRecordings, datasetMedia } from './queries/dataset-rows.ts'
import { checkPairs } from './paired-codings.ts'
import { listCertificates, listDriftClosings } from './queries/certificates.ts'
import { listLicences } from './queries/licences.ts'
import { studyMeta, studyPlan } from './queries/meta.ts'
import { adjudicationsOfRecording, lockedOfRecording, type ObservationRow } from './queries/observation-rows.ts'
import { listOverrides } from './queries/overrides.ts'
import { coderCodes } from './queries/people.ts'
import { episodesOf } from './queries/recordings.ts'
import { loadRecords } from './queries/records.ts'
import { listRounds } from './queries/rounds.ts'
import { bordersSet, lastRegistration, looks } from './queries/plan.ts'
import { consensusState } from './consensus.ts'
import { allConsensus } from './queries/consensus.ts'
import { countingMigrations } from './queries/scheme-migrations.ts'
import { listSchemes, schemeByRef } from './queries/schemes.ts'
import type { ReadDb } from './study-db.ts'

function recordingsOf(db: ReadDb): DatasetRecording[] {
  const borders = bordersSet(db)
  return allRecordings(db).map((row) => ({
    ...row,
    bordersSetAt: borders.get(row.id),
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
 * @param wanted which observations are read at all: one scheme's, where nothing else is asked for
 */
export function openDataset(db: ReadDb, wanted: (row: ObservationRow) => boolean = () => true): StudyDataset {
  const meta = studyMeta(db)
  const recordings = recordingsOf(db)
  const registration = lastRegistration(db)
  return {
    studyId: meta.studyId,
    studyName: meta.name,
    plan: studyPlan(db),
    coders: coderCodes(db),
    schemes: listSchemes(db).map((row) => schemeByRef(db, row)),
    recordings,
    assignments: [...iterateAssignments(db)],
    overrides: listOverrides(db),
    broughtOver: countingMigrations(db),
    rounds: listRounds(db),
    looks: looks(db),
    ...(registration === undefined ? {} : { registration }),
    licences: listLicences(db),
    certificates: listCertificates(db, null),
    driftClosings: listDriftClosings(db),
    checks: () => checkPairs(db),
    *observations() {
      for (const recording of recordings) {
        for (const row of lockedOfRecording(db, recording.id))
          if (wanted(row)) yield lockedObservation(db, row, recording)
      }
    },
    consensus: allConsensus(db).map((row) => ({
      observationIds: [row.firstId, row.secondId],
      closed: row.status === 'closed',
      choices: consensusState(db, row).decisions.map(({ moment, choice, other }) => ({ moment, choice, other })),
    })),
    *adjudications() {
      for (const recording of recordings) {
        for (const row of adjudicationsOfRecording(db, recording.id))
          if (wanted(row)) yield lockedObservation(db, row, recording)
      }
    },
  }
}
