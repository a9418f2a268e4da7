import type { StudySums } from '#shared/contract/views.ts'
import type { ReadDb } from '../study-db.ts'
import { listLabels, listTimePoints } from './labels.ts'

export type TallyKey =
  'people' | 'dyads' | 'schemes' | 'assignments' | 'recordings' | 'received' | 'codable' | 'locked' | 'locked_twice'

/** One kept sum; 0 for what was never counted. */
export function tally(db: ReadDb, key: TallyKey | `open_work:${string}`): number {
  return db.query<{ n: number }>('SELECT n FROM tally WHERE key = ?').get(key)?.n ?? 0
}

/**
 * The sums of the study, read, not counted. `received`: a film came, codable or not; `codable`: its status is
 * 'received'; `locked`: at least one primary or second coding is locked; `lockedTwice`: both are, with one scheme.
 */
export function studySums(db: ReadDb, personId: string | null): StudySums {
  return {
    dyads: tally(db, 'dyads'),
    timePoints: listTimePoints(db).map((point) => point.name),
    sites: listLabels(db, 'site'),
    tasks: listLabels(db, 'task'),
    recordings: tally(db, 'recordings'),
    received: tally(db, 'received'),
    codable: tally(db, 'codable'),
    locked: tally(db, 'locked'),
    lockedTwice: tally(db, 'locked_twice'),
    schemes: tally(db, 'schemes'),
    people: tally(db, 'people'),
    myOpenWork: personId === null ? 0 : tally(db, `open_work:${personId}`),
  }
}
