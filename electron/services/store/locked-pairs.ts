import type { SchemeRef } from '#shared/scheme/scheme.ts'
import type { CodingPair } from '#shared/reliability/moments/moment-context.ts'
import { ms } from '#shared/time/ms.ts'
import { lockedOfRecording, type ObservationRow } from './queries/observation-rows.ts'
import { coderCodes } from './queries/people.ts'
import { episodesOf, recordingById } from './queries/recordings.ts'
import { loadRecords } from './queries/records.ts'
import { schemeByRef } from './queries/schemes.ts'
import type { ReadDb } from './study-db.ts'

/** The two independent codings of a recording, in the order of their coders' codes, as in every figure. */
export type LockedPair = {
  readonly first: ObservationRow
  readonly second: ObservationRow
  readonly coders: readonly [string, string]
}

/** The locked primary and second coding of a recording, or null where there are not both. */
export function lockedPair(db: ReadDb, recordingId: string, scheme: SchemeRef): LockedPair | null {
  const rows = lockedOfRecording(db, recordingId).filter(
    (row) => row.schemeId === scheme.id && row.schemeVersion === scheme.version,
  )
  const primary = rows.find(({ role }) => role === 'primary')
  const second = rows.find(({ role }) => role === 'second')
  return primary === undefined || second === undefined ? null : inOrder(db, primary, second)
}

function inOrder(db: ReadDb, one: ObservationRow, other: ObservationRow): LockedPair {
  const codes = new Map(coderCodes(db).map(({ id, code }) => [id, code]))
  const codeOf = ({ personId }: ObservationRow): string => codes.get(personId) ?? personId
  const [first, second] = codeOf(one) <= codeOf(other) ? [one, other] : [other, one]
  return { first, second, coders: [codeOf(first), codeOf(second)] }
}

/** What the two coders recorded, with what frames it. */
export function codingPair(db: ReadDb, { first, second }: LockedPair): CodingPair {
  return {
    scheme: schemeByRef(db, { id: first.schemeId, version: first.schemeVersion }).scheme,
    episodes: episodesOf(db, first.recordingId),
    durationMs: ms(recordingById(db, first.recordingId)?.durationMs ?? 0),
    first: loadRecords(db, first.id),
    second: loadRecords(db, second.id),
  }
}
