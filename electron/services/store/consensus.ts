import { AppError } from '#shared/lib/app-error.ts'
import type { ConsensusState, Decision } from '#shared/study/consensus.ts'
import { appendLog } from './change-log.ts'
import { newId } from './ids.ts'
import {
  consensusBetween,
  consensusById,
  decisionRows,
  insertConsensus,
  insertDecision,
  setClosed,
  setConsensusRevision,
  setUndone,
  type ConsensusRow,
  type DecisionRow,
  type NewDecision,
} from './queries/consensus.ts'
import type { Author, ReadDb, WriteDb } from './study-db.ts'

/** The decisions that stand: of each difference the newest that was not taken back, in the order they were made. */
function standing(rows: readonly DecisionRow[]): DecisionRow[] {
  const newest = new Map<string, DecisionRow>()
  for (const row of rows) {
    if (row.undone) continue
    newest.delete(row.moment)
    newest.set(row.moment, row)
  }
  return [...newest.values()]
}

/** What undo takes back next: the newest decision that stands. */
const undoNext = (rows: readonly DecisionRow[]): DecisionRow | undefined => rows.findLast(({ undone }) => !undone)

/** What redo does again: the first that was taken back after it. A new decision leaves nothing to redo. */
const redoNext = (rows: readonly DecisionRow[]): DecisionRow | undefined => {
  const last = undoNext(rows)?.seq ?? 0
  return rows.find(({ seq, undone }) => undone && seq > last)
}

const toDecision = ({ seq: _, undone: __, ...decision }: DecisionRow): Decision => decision

/** A consensus with the decisions that stand. */
export function consensusState(db: ReadDb, row: ConsensusRow): ConsensusState {
  const rows = decisionRows(db, row.id)
  const { firstId: _, secondId: __, ...rest } = row
  const open = row.status === 'open'
  return {
    ...rest,
    decisions: standing(rows).map(toDecision),
    undo: open ? (undoNext(rows)?.moment ?? null) : null,
    redo: open ? (redoNext(rows)?.moment ?? null) : null,
  }
}

/** @throws consensus-not-found */
export function openConsensus(db: ReadDb, id: string): ConsensusRow {
  const row = consensusById(db, id)
  if (row === undefined) throw new AppError('consensus-not-found')
  return row
}

/** The consensus between two locked observations, begun now if there is none. @throws compare-unlocked */
export function beginConsensus(
  db: WriteDb,
  pair: { readonly firstId: string; readonly secondId: string },
  by: Author,
): ConsensusRow {
  const there = consensusBetween(db, pair.firstId, pair.secondId)
  if (there !== undefined) return there
  const id = newId('con')
  insertConsensus(db, { id, ...pair }, by)
  appendLog(db, { kind: 'consensus', subjectId: id, label: 'begin', body: pair }, by)
  return openConsensus(db, id)
}

function openAt(db: ReadDb, id: string, baseRevision: number): ConsensusRow {
  const row = openConsensus(db, id)
  if (row.status === 'closed') throw new AppError('consensus-closed')
  if (row.revision !== baseRevision) throw new AppError('consensus-stale', { revision: row.revision })
  return row
}

type At = { readonly id: string; readonly baseRevision: number }

/**
 * Stores one decision; it takes the place of an earlier one about the same difference. The reason stands in the log's
 * erasable payload. @throws consensus-not-found, consensus-closed, consensus-stale {revision}
 */
export function decide(db: WriteDb, { id, baseRevision }: At, decision: NewDecision, by: Author): ConsensusState {
  openAt(db, id, baseRevision)
  const seq = (decisionRows(db, id).at(-1)?.seq ?? 0) + 1
  insertDecision(db, id, seq, decision, by)
  return stepped(db, { id, baseRevision }, 'decide', { ...decision, seq }, 'do', by)
}

/**
 * Takes the newest decision back, or makes it stand again.
 * @throws nothing-to-undo {direction}, and what `decide` throws.
 */
export function stepDecision(db: WriteDb, at: At, direction: 'undo' | 'redo', by: Author): ConsensusState {
  openAt(db, at.id, at.baseRevision)
  const rows = decisionRows(db, at.id)
  const row = direction === 'undo' ? undoNext(rows) : redoNext(rows)
  if (row === undefined) throw new AppError('nothing-to-undo', { direction })
  setUndone(db, at.id, row.seq, direction === 'undo')
  return stepped(db, at, direction, { seq: row.seq, moment: row.moment }, direction, by)
}

function stepped(
  db: WriteDb,
  { id, baseRevision }: At,
  label: string,
  body: Readonly<Record<string, string | number | null>>,
  cause: 'do' | 'undo' | 'redo',
  by: Author,
): ConsensusState {
  const revision = baseRevision + 1
  setConsensusRevision(db, id, revision)
  appendLog(db, { kind: 'consensus', subjectId: id, label, body: { ...body }, cause, baseRevision, revision }, by)
  return consensusState(db, openConsensus(db, id))
}

/** Ends a consensus: from here on nobody changes it. @throws what `decide` throws */
export function closeConsensus(db: WriteDb, { id, baseRevision }: At, by: Author): ConsensusState {
  const { revision } = openAt(db, id, baseRevision)
  setClosed(db, id, by)
  appendLog(db, { kind: 'consensus', subjectId: id, label: 'close', body: {}, revision }, by)
  return consensusState(db, openConsensus(db, id))
}
