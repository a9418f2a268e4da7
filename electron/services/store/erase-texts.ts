import { z } from 'zod'
import { withoutTexts } from '#shared/observation/erase-texts.ts'
import { ObservationRecord } from '#shared/observation/record.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { appendLog } from './change-log.ts'
import { erasePayload, payloadsAbout } from './queries/change-rows.ts'
import { allOfRecording, type ObservationRow } from './queries/observation-rows.ts'
import { allConsensus, eraseDecisionReasons } from './queries/consensus.ts'
import { loadRecords, replaceTexts } from './queries/records.ts'
import { schemeByRef } from './queries/schemes.ts'
import type { Author, WriteDb } from './study-db.ts'

/** How many codings of the recording there are, and in how many records and steps of their history words were erased. */
export type ErasedTexts = { readonly observations: number; readonly records: number; readonly steps: number }

/**
 * Erases what coders wrote in their own words about one recording: notes, what was said in segments, and free answers,
 * in every coding of it and in the reasons of a consensus between two of them (locked ones and those that were superseded too), and every step of their history that held such
 * words. What was coded stays, and the log still verifies. Undo stops at an erased step. It is logged, without words.
 * A coder who has the coding open has to open it anew; backups and exports made before still hold the words and are the
 * caller's to deal with. Doing it again erases what was written since.
 */
export function eraseTextsOfRecording(
  db: WriteDb,
  erasure: { readonly recordingId: string; readonly reason: string },
  by: Author,
): ErasedTexts {
  const { recordingId, reason } = erasure
  const observations = allOfRecording(db, recordingId)
  let [records, steps] = [0, 0]
  for (const observation of observations) {
    const { scheme } = schemeByRef(db, { id: observation.schemeId, version: observation.schemeVersion })
    records += eraseRecords(db, observation, scheme)
    steps += eraseSteps(db, observation, scheme, { at: by.at, reason })
  }
  const reasons = eraseReasons(db, new Set(observations.map(({ id }) => id)), { at: by.at, reason })
  records += reasons.records
  steps += reasons.steps
  const body = { texts: true, observations: observations.length, records, steps }
  appendLog(db, { kind: 'erasure', subjectId: recordingId, label: 'erase texts', body }, by)
  return { observations: observations.length, records, steps }
}

/** The reasons given where two codings of the recording were settled: they too were written by somebody. */
function eraseReasons(db: WriteDb, ids: ReadonlySet<string>, when: When): { records: number; steps: number } {
  let [records, steps] = [0, 0]
  for (const { id, firstId } of allConsensus(db)) {
    if (!ids.has(firstId)) continue
    records += eraseDecisionReasons(db, id)
    for (const { installationId, seq, body } of payloadsAbout(db, [id])) {
      const { success, data } = Reasoned.safeParse(JSON.parse(body))
      if (!success || data.reason === '') continue
      erasePayload(db, { installationId, seq, ...when })
      steps += 1
    }
  }
  return { records, steps }
}

const Reasoned = z.object({ reason: z.string() })

function eraseRecords(db: WriteDb, { id }: ObservationRow, scheme: Scheme): number {
  let n = 0
  for (const record of Object.values(loadRecords(db, id))) {
    const bare = withoutTexts(scheme, record)
    if (bare === record) continue
    replaceTexts(db, id, bare)
    n += 1
  }
  return n
}

type When = { readonly at: string; readonly reason: string }

function eraseSteps(db: WriteDb, { id, assignmentId }: ObservationRow, scheme: Scheme, when: When): number {
  let n = 0
  for (const { installationId, seq, body } of payloadsAbout(db, [id, assignmentId])) {
    if (!holdsTexts(JSON.parse(body), scheme)) continue
    erasePayload(db, { installationId, seq, ...when })
    n += 1
  }
  return n
}

/** Whether any record somewhere in a step, before or after it, has words that would be erased. */
function holdsTexts(value: unknown, scheme: Scheme): boolean {
  if (Array.isArray(value)) return value.some((one) => holdsTexts(one, scheme))
  if (typeof value !== 'object' || value === null) return false
  const record = ObservationRecord.safeParse(value)
  if (record.success) return withoutTexts(scheme, record.data) !== record.data
  return Object.values(value).some((one) => holdsTexts(one, scheme))
}
