import type { Author, ReadDb, WriteDb } from '../study-db.ts'
import { appendLog } from '../change-log.ts'

export type TimePoint = { readonly id: number; readonly name: string; readonly position: number }

/** The study's time points in their order. `position` rises but need not be without gaps. */
export function listTimePoints(db: ReadDb): TimePoint[] {
  return db.query<TimePoint>('SELECT id, name, position FROM time_point ORDER BY position, id').all()
}

/** The time point of this name (letter case aside), made at the end of the order where there is none. */
export function ensureTimePoint(db: WriteDb, name: string): number {
  const found = db.query<{ id: number }>('SELECT id FROM time_point WHERE name = ?').get(name)
  if (found !== undefined) return found.id
  const made = db
    .query<{ id: number }>(
      `INSERT INTO time_point (name, position)
       VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM time_point)) RETURNING id`,
    )
    .get(name)
  if (made === undefined) throw new Error('a time point was not stored')
  return made.id
}

/** Puts the named time points first, in this order; those not named follow in the order they had. */
export function orderTimePoints(db: WriteDb, names: readonly string[], by: Author): void {
  const wanted = names.map((name) => name.toLowerCase())
  const place = (point: TimePoint): number => {
    const at = wanted.indexOf(point.name.toLowerCase())
    return at < 0 ? wanted.length + point.position : at
  }
  const ordered = listTimePoints(db).sort((a, b) => place(a) - place(b))
  ordered.forEach((point, n) => {
    db.query('UPDATE time_point SET position = ? WHERE id = ?').run(n + 1, point.id)
  })
  appendLog(db, { kind: 'plan', subjectId: 'time-points', label: 'order time points', body: names }, by)
}

/** Sites or tasks that at least one recording carries, by name. */
export function listLabels(db: ReadDb, kind: 'site' | 'task'): string[] {
  const rows = db.query<{ name: string }>('SELECT name FROM label WHERE kind = ? AND n > 0 ORDER BY name').all(kind)
  return rows.map((row) => row.name)
}
