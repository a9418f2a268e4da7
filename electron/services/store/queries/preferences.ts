import { Place } from '#shared/study/place.ts'
import { defaultPreferences, Preferences } from '#shared/study/preferences.ts'
import type { ReadDb, WriteDb } from '../study-db.ts'

type JsonRow = { readonly json: string }

/** What is kept, or null where there is nothing or where it cannot be read: a newer Attune may have written it. */
function kept<T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }, row?: JsonRow): T | null {
  if (row === undefined) return null
  try {
    return schema.safeParse(JSON.parse(row.json)).data ?? null
  } catch {
    return null
  }
}

/** A person's own keys and lengths of steps; the defaults where there are none, or none that can be read. */
export function preferencesOf(db: ReadDb, personId: string): Preferences {
  const row = db.query<JsonRow>('SELECT json FROM preference WHERE person_id = ?').get(personId)
  return kept(Preferences, row) ?? defaultPreferences
}

export function savePreferences(db: WriteDb, personId: string, preferences: Preferences): void {
  db.query(
    `INSERT INTO preference (person_id, json) VALUES (?, ?)
     ON CONFLICT (person_id) DO UPDATE SET json = excluded.json`,
  ).run(personId, JSON.stringify(preferences))
}

/** Where the coder of an assignment was when they left it; null at first, and where it cannot be read. */
export function placeOf(db: ReadDb, assignmentId: string): Place | null {
  return kept(Place, db.query<JsonRow>('SELECT json FROM place_left WHERE assignment_id = ?').get(assignmentId))
}

export function savePlace(db: WriteDb, assignmentId: string, place: Place): void {
  db.query(
    `INSERT INTO place_left (assignment_id, json) VALUES (?, ?)
     ON CONFLICT (assignment_id) DO UPDATE SET json = excluded.json`,
  ).run(assignmentId, JSON.stringify(place))
}
