import type { LockedObservation } from '#shared/study/dataset.ts'
import type { PairedCodings } from '#shared/study/drift.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { ms } from '#shared/time/ms.ts'
import { earlierOf, lockedApart, masterOf } from './queries/apart.ts'
import { observationById, type ObservationRow } from './queries/observation-rows.ts'
import { episodesOf, recordingById } from './queries/recordings.ts'
import { loadRecords } from './queries/records.ts'
import { schemeByRef } from './queries/schemes.ts'
import type { ReadDb } from './study-db.ts'

/** An observation with all that scores and agreement need. Says nothing about who may see it. */
function codingOf(db: ReadDb, row: ObservationRow): LockedObservation {
  const recording = recordingById(db, row.recordingId)
  if (recording === undefined) throw new AppError('recording-not-found')
  const { scheme } = schemeByRef(db, { id: row.schemeId, version: row.schemeVersion })
  const { id, assignmentId, recordingId, personId, personName, role, startedAt, lockedAt } = row
  const content = {
    ...{ scheme, episodes: episodesOf(db, recordingId), durationMs: ms(recording.durationMs) },
    records: loadRecords(db, id),
  }
  return { id, assignmentId, recordingId, personId, personName, role, startedAt, lockedAt: lockedAt ?? '', content }
}

/** A locked training or check beside its master; null where there is no master of its version. */
export function besideMaster(db: ReadDb, row: ObservationRow): PairedCodings | null {
  const scheme = { id: row.schemeId, version: row.schemeVersion }
  return beside(db, row, masterOf(db, row.recordingId, scheme))
}

function besideEarlier(db: ReadDb, row: ObservationRow): PairedCodings | null {
  const scheme = { id: row.schemeId, version: row.schemeVersion }
  return beside(db, row, earlierOf(db, row.recordingId, scheme, row.personId))
}

function beside(db: ReadDb, row: ObservationRow, referenceId: string | null): PairedCodings | null {
  const reference = referenceId === null ? undefined : observationById(db, referenceId)
  return reference === undefined ? null : { coder: codingOf(db, row), reference: codingOf(db, reference) }
}

function* pairs(
  db: ReadDb,
  ids: readonly string[],
  of: (db: ReadDb, row: ObservationRow) => PairedCodings | null,
): Generator<PairedCodings> {
  for (const id of ids) {
    const row = observationById(db, id)
    const pair = row === undefined ? null : of(db, row)
    if (pair !== null) yield pair
  }
}

/** Every locked hidden check beside its master, one at a time. */
export const checkPairs = (db: ReadDb): Generator<PairedCodings> =>
  pairs(db, lockedApart(db, { role: 'check' }), besideMaster)

/** Every locked repeated coding beside the earlier one of the same person. */
export const recodePairs = (db: ReadDb): Generator<PairedCodings> =>
  pairs(db, lockedApart(db, { role: 'recode' }), besideEarlier)

/** The locked codings of a training run, each beside its master. */
export const runPairs = (db: ReadDb, runId: string): PairedCodings[] => [
  ...pairs(db, lockedApart(db, { runId }), besideMaster),
]
