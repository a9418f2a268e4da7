import { z } from 'zod'
import { AppError } from '#shared/lib/app-error.ts'
import { canonicalJson, type Json } from '#shared/lib/canonical-json.ts'
import { Change, conflictsWith, reverseChange } from '#shared/observation/change.ts'
import type { ObservationRecord } from '#shared/observation/record.ts'
import type { History } from '#shared/contract/views.ts'
import { appendLog } from './change-log.ts'
import { newId } from './ids.ts'
import { standingOf } from './queries/assignments.ts'
import { iterateStepsBack, type ChainRow, type ChangeCause } from './queries/change-rows.ts'
import {
  insertObservation,
  observationById,
  observationOfAssignment,
  setLocked,
  setRevision,
  type ObservationRow,
} from './queries/observation-rows.ts'
import { deleteRecord, insertRecord, recordsByIds } from './queries/records.ts'
import type { Author, ReadDb, WriteDb } from './study-db.ts'

export { loadRecords } from './queries/records.ts'

/** Where in the log a commit stands: the observation's new revision and the link's number in this installation's chain. */
export type CommitResult = { readonly revision: number; readonly seq: number }

export type Commit = {
  readonly observationId: string
  readonly baseRevision: number
  /** What the step is called in the history: "Move event". */
  readonly label: string
  readonly change: Change
  readonly cause: ChangeCause
}

/** One step of an observation's history. `change` is null and `label` empty where the payload was erased. */
export type HistoryStep = {
  readonly seq: number
  readonly installationId: string
  readonly at: string
  readonly personId: string | null
  readonly revision: number
  readonly cause: ChangeCause
  readonly label: string
  readonly change: Change | null
}

/**
 * The observation of an assignment, begun now if it never was. From then on the recording's episodes stand.
 * @throws assignment-not-found, observation-superseded
 */
export function beginObservation(db: WriteDb, assignmentId: string, by: Author): ObservationRow {
  const there = observationOfAssignment(db, assignmentId)
  if (there !== undefined) return there
  if (standingOf(db, assignmentId) !== 'current') throw new AppError('observation-superseded')
  const id = newId('ob')
  insertObservation(db, { id, assignmentId, startedAt: by.at })
  appendLog(db, { kind: 'assignment', subjectId: assignmentId, label: 'begin', body: { observationId: id } }, by)
  return openObservation(db, id)
}

/** The observation, or the error that there is none. Says nothing about who may see it. */
export function openObservation(db: ReadDb, id: string): ObservationRow {
  const row = observationById(db, id)
  if (row === undefined) throw new AppError('observation-not-found')
  return row
}

function openAt(db: ReadDb, id: string, baseRevision: number): ObservationRow {
  const row = openObservation(db, id)
  if (row.standing !== 'current') throw new AppError('observation-superseded')
  if (row.status === 'locked') throw new AppError('observation-locked')
  if (row.revision !== baseRevision) throw new AppError('observation-stale', { revision: row.revision })
  return row
}

const sameRecord = (a: ObservationRecord, b: ObservationRecord): boolean => canonicalJson(a) === canonicalJson(b)

/** A change names each record under its own id, once. Anything else is not a change that could be undone. */
function refuseMalformed(change: Change): void {
  const seen = new Set<string>()
  const check = (id: string, ...records: readonly ObservationRecord[]): void => {
    // '__proto__' would be lost in every object that records are kept in.
    if (id === '__proto__' || seen.has(id) || records.some((record) => record.id !== id)) {
      throw new AppError('change-invalid')
    }
    seen.add(id)
  }
  for (const [id, record] of Object.entries(change.added)) check(id, record)
  for (const [id, [from, to]] of Object.entries(change.updated)) check(id, from, to)
  for (const [id, record] of Object.entries(change.removed)) check(id, record)
}

/**
 * Stores one change with its row in the log. Nothing is written where it does not follow from what is there.
 * @throws observation-not-found, observation-superseded, observation-locked, observation-stale {revision}, change-invalid
 */
export function commitChange(db: WriteDb, commit: Commit, by: Author): CommitResult {
  const { observationId, baseRevision, change } = commit
  openAt(db, observationId, baseRevision)
  refuseMalformed(change)
  const touched = [...Object.keys(change.added), ...Object.keys(change.updated), ...Object.keys(change.removed)]
  // The revision matched, so a conflict means a change that was not made from these records.
  if (conflictsWith(recordsByIds(db, observationId, touched), change, sameRecord).length > 0) {
    throw new AppError('change-invalid')
  }
  for (const record of Object.values(change.removed)) deleteRecord(db, observationId, record)
  for (const [from, to] of Object.values(change.updated)) {
    deleteRecord(db, observationId, from)
    insertRecord(db, observationId, to)
  }
  for (const record of Object.values(change.added)) insertRecord(db, observationId, record)
  const revision = baseRevision + 1
  setRevision(db, observationId, revision, Object.keys(change.added).length - Object.keys(change.removed).length)
  const { label, cause } = commit
  const body = change as unknown as Json
  const subjectId = observationId
  const seq = appendLog(db, { kind: 'observation', subjectId, label, body, cause, baseRevision, revision }, by)
  return { revision, seq }
}

const Body = z.string().transform((text) => Change.parse(JSON.parse(text)))

const toStep = (row: ChainRow): HistoryStep => ({
  seq: row.seq,
  installationId: row.installationId,
  at: row.at,
  personId: row.personId,
  revision: row.revision ?? 0,
  cause: row.cause,
  label: row.label ?? '',
  change: row.body === null ? null : Body.parse(row.body),
})

/** Every step of an observation, oldest first. */
export function historyOf(db: ReadDb, observationId: string): HistoryStep[] {
  return [...iterateStepsBack(db, observationId)].map(toStep).reverse()
}

/**
 * The step that undo (or redo) would reverse next. Read off the log itself, walking back: an undo cancels the nearest
 * step before it that still stands, a redo the nearest undo. So history survives closing the application.
 */
function nextStep(db: ReadDb, observationId: string, direction: 'undo' | 'redo'): ChainRow | undefined {
  let cancelled = 0
  for (const row of iterateStepsBack(db, observationId)) {
    const undoes = row.cause === 'undo'
    if (direction === 'redo' && row.cause === 'do') return undefined
    const cancels = direction === 'undo' ? undoes : !undoes
    if (cancels) cancelled += 1
    else if (cancelled > 0) cancelled -= 1
    // An erased step cannot be reversed, and nothing before it can be either.
    else return row.body === null ? undefined : row
  }
  return undefined
}

/** Labels of what undo and redo would take next, null where there is nothing. */
export function historyTop(db: ReadDb, observationId: string): History {
  return {
    undo: nextStep(db, observationId, 'undo')?.label ?? null,
    redo: nextStep(db, observationId, 'redo')?.label ?? null,
  }
}

/**
 * Takes the last standing step back, or does the last undone one again, as a change of its own.
 * @throws nothing-to-undo {direction}, and what `commitChange` throws.
 */
export function undoOrRedo(
  db: WriteDb,
  step: { readonly observationId: string; readonly baseRevision: number; readonly direction: 'undo' | 'redo' },
  by: Author,
): CommitResult & { readonly change: Change } {
  const { observationId, baseRevision, direction } = step
  openAt(db, observationId, baseRevision)
  const row = nextStep(db, observationId, direction)
  if (row === undefined) throw new AppError('nothing-to-undo', { direction })
  const change = reverseChange(Body.parse(row.body))
  const label = row.label ?? ''
  const result = commitChange(db, { observationId, baseRevision, label, change, cause: direction }, by)
  return { ...result, change }
}

/** Ends the coding: from here on nobody, this function included, changes a record of it. */
export function lockObservation(
  db: WriteDb,
  lock: { readonly observationId: string; readonly baseRevision: number },
  by: Author,
): { readonly lockedAt: string } {
  const { revision, records } = openAt(db, lock.observationId, lock.baseRevision)
  setLocked(db, lock.observationId, by.at)
  const subjectId = lock.observationId
  appendLog(db, { kind: 'lock', subjectId, label: 'lock', body: { records }, revision }, by)
  return { lockedAt: by.at }
}
