import { missingForLock, stopsLock } from '../../observation/completeness.ts'
import type { ObservationContent } from '../../observation/observation.ts'
import { scoreObservation, type ScoreRow } from '../../observation/scores.ts'
import { namedLike } from '../../scheme/column-prefix.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import type { ObservationStatus } from '../assignment.ts'
import { migrateRecords, type MigratedRecords } from './migrate-records.ts'
import type { Treatment } from './treat-record.ts'

/** A score that is not what it was; null where there is none, on either side. */
export type ScoreChange = {
  readonly variable: string
  readonly before: number | null
  readonly after: number | null
}

export type MigratedCoding = MigratedRecords & {
  /** Locked before, and complete under the new version too. */
  readonly staysLocked: boolean
  /** How many things have to be done before it can be locked; 0 for what was not locked before. */
  readonly open: number
  /** Only of codings that stay locked: an open one has no scores yet. */
  readonly scores: readonly ScoreChange[]
}

/**
 * One coding under the new version: its records, whether it stays locked, and which scores are others then. Variables
 * that only one of the versions has are not compared. `kinds`: the kinds of episode that the study's recordings have.
 */
export function migrateCoding(
  content: ObservationContent,
  status: ObservationStatus,
  treatment: Treatment,
  kinds: readonly string[],
): MigratedCoding {
  const migrated = migrateRecords(content, treatment)
  const after: ObservationContent = { ...content, scheme: treatment.to, records: migrated.records }
  if (status !== 'locked') return { ...migrated, staysLocked: false, open: 0, scores: [] }
  const missing = missingForLock(after).filter(stopsLock).length
  const staysLocked = missing === 0 && !migrated.opened
  const open = staysLocked ? 0 : Math.max(1, missing)
  return { ...migrated, staysLocked, open, scores: staysLocked ? changedScores(content, after, kinds) : [] }
}

function changedScores(before: ObservationContent, after: ObservationContent, kinds: readonly string[]): ScoreChange[] {
  // Other names of columns are no other scores.
  const named = { ...before, scheme: namedLike(before.scheme, after.scheme) }
  const old = new Map(scoreObservation(named, kindsOf(before.scheme, kinds)).map((row) => [row.variable, row]))
  return scoreObservation(after, kindsOf(after.scheme, kinds)).flatMap((row): ScoreChange[] => {
    const was = old.get(row.variable)
    if (was === undefined || isSameScore(was, row)) return []
    return [{ variable: row.variable, before: was.value, after: row.value }]
  })
}

const kindsOf = (scheme: Scheme, kinds: readonly string[]): readonly string[] =>
  scheme.episodes.map(({ id }) => id).filter((id) => kinds.includes(id))

const isSameScore = (a: ScoreRow, b: ScoreRow): boolean =>
  a.missing === b.missing &&
  (a.value === b.value || (a.value !== null && b.value !== null && Math.abs(a.value - b.value) < 1e-9))
