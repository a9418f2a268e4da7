import { AppError } from '#shared/lib/app-error.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import type { Drawn } from '#shared/study/recode/draw.ts'
import type { RoundFigure } from '#shared/study/recode/round.ts'
import { appendLog } from './change-log.ts'
import { newId } from './ids.ts'
import { createAssignments } from './queries/assignments.ts'
import { codingsToSetAside, insertRound, setAside } from './queries/rounds.ts'
import type { Author, WriteDb } from './study-db.ts'

export type Recode = {
  readonly scheme: SchemeRef
  readonly recordingIds: readonly string[]
  /** The codings that were there when it was drawn: others by now, and it is refused. */
  readonly assignmentIds: readonly string[]
  readonly drawn: readonly Drawn[]
  readonly figures: readonly RoundFigure[]
  readonly appVersion: string
  readonly seed: number
  readonly reason: string
}

/**
 * Sets the codings of recordings aside and gives the recordings out anew, in the one transaction that it is called in. No
 * row of a coding is written to. @throws recode-stale where the plan or a coding has changed since it was drawn
 */
export function recode(db: WriteDb, given: Recode, by: Author): string {
  if (by.personId === null) throw new Error('recordings are given out by a person')
  const { scheme, drawn, figures, appVersion, seed, reason } = given
  const recordings = new Set(given.recordingIds)
  const there = codingsToSetAside(db, scheme).filter(({ recordingId }) => recordings.has(recordingId))
  const expected = new Set(given.assignmentIds)
  if (there.length !== expected.size || there.some(({ assignmentId }) => !expected.has(assignmentId)))
    throw new AppError('recode-stale')
  const id = newId('rd')
  insertRound(db, { id, scheme, recordings: recordings.size, appVersion, figures, at: by.at, by: by.personId })
  const body = {
    scheme: `${scheme.id}@${scheme.version}`,
    reason,
    seed,
    recordings: [...recordings],
    setAside: there.map(({ assignmentId }) => assignmentId),
  }
  appendLog(db, { kind: 'recode', subjectId: id, label: 'code anew', body }, by)
  for (const { assignmentId } of there) setAside(db, assignmentId, id)
  for (const { recordingId, personId, role } of drawn)
    createAssignments(db, { recordingIds: [recordingId], scheme, coders: [{ personId, role }] }, by)
  return id
}
