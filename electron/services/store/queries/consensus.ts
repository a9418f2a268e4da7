import type { Decision, DecisionChoice } from '#shared/study/consensus.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

export type ConsensusRow = {
  readonly id: string
  readonly firstId: string
  readonly secondId: string
  readonly status: 'open' | 'closed'
  readonly revision: number
  readonly startedAt: string
  readonly startedBy: string
  readonly closedAt: string | null
  readonly closedBy: string | null
}

const select = `SELECT c.id, c.first_observation_id AS firstId, c.second_observation_id AS secondId, c.status, c.revision,
    c.started_at AS startedAt, s.name AS startedBy, c.closed_at AS closedAt, e.name AS closedBy
  FROM consensus c JOIN person s ON s.id = c.started_by LEFT JOIN person e ON e.id = c.closed_by`

export function consensusById(db: ReadDb, id: string): ConsensusRow | undefined {
  return db.query<ConsensusRow>(`${select} WHERE c.id = ?`).get(id)
}

/** The consensus between two observations, in whichever order they are named. */
export function consensusBetween(db: ReadDb, one: string, other: string): ConsensusRow | undefined {
  return db
    .query<ConsensusRow>(
      `${select} WHERE (c.first_observation_id = ? AND c.second_observation_id = ?)
         OR (c.first_observation_id = ? AND c.second_observation_id = ?)`,
    )
    .get(one, other, other, one)
}

export function insertConsensus(
  db: WriteDb,
  row: { readonly id: string; readonly firstId: string; readonly secondId: string },
  by: Author,
): void {
  db.query(
    `INSERT INTO consensus (id, first_observation_id, second_observation_id, started_at, started_by)
     VALUES (?, ?, ?, ?, ?)`,
  ).run(row.id, row.firstId, row.secondId, by.at, by.personId)
}

export function setConsensusRevision(db: WriteDb, id: string, revision: number): void {
  db.query('UPDATE consensus SET revision = ? WHERE id = ?').run(revision, id)
}

export function setClosed(db: WriteDb, id: string, by: Author): void {
  db.query("UPDATE consensus SET status = 'closed', closed_at = ?, closed_by = ? WHERE id = ?").run(
    by.at,
    by.personId,
    id,
  )
}

/** A decision as it was made, with its place in the order and whether it was taken back since. */
export type DecisionRow = Decision & { readonly seq: number; readonly undone: boolean }

/** Every decision that was ever made, in order. */
export function decisionRows(db: ReadDb, consensusId: string): DecisionRow[] {
  return db
    .query<Omit<DecisionRow, 'undone'> & { undone: 0 | 1 }>(
      `SELECT d.seq, d.moment, d.choice, d.other, d.reason, p.name AS decidedBy, d.decided_at AS decidedAt, d.undone
       FROM consensus_decision d JOIN person p ON p.id = d.decided_by WHERE d.consensus_id = ? ORDER BY d.seq`,
    )
    .all(consensusId)
    .map((row) => ({ ...row, undone: row.undone === 1 }))
}

export type NewDecision = {
  readonly moment: string
  readonly choice: DecisionChoice
  readonly other: string | null
  readonly reason: string
}

export function insertDecision(db: WriteDb, consensusId: string, seq: number, one: NewDecision, by: Author): void {
  db.query(
    `INSERT INTO consensus_decision (consensus_id, seq, moment, choice, other, reason, decided_at, decided_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(consensusId, seq, one.moment, one.choice, one.other, one.reason, by.at, by.personId)
}

export function setUndone(db: WriteDb, consensusId: string, seq: number, undone: boolean): void {
  db.query('UPDATE consensus_decision SET undone = ? WHERE consensus_id = ? AND seq = ?').run(
    undone ? 1 : 0,
    consensusId,
    seq,
  )
}

/** Erases why things were decided, and leaves what was. @returns of how many decisions. */
export function eraseDecisionReasons(db: WriteDb, consensusId: string): number {
  return db
    .query(
      `UPDATE consensus_decision SET reason = '[erased]' WHERE consensus_id = ? AND reason NOT IN ('', '[erased]')`,
    )
    .run(consensusId).changes
}

/** Every consensus of the study. */
export function allConsensus(db: ReadDb): ConsensusRow[] {
  return db.query<ConsensusRow>(`${select} ORDER BY c.no`).all()
}
