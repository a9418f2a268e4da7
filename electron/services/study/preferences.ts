import { AppError } from '#shared/lib/app-error.ts'
import type { Place } from '#shared/study/place.ts'
import type { Preferences } from '#shared/study/preferences.ts'
import { changed, personAt, studyAt, type Desk } from '../desk.ts'
import { assignmentById } from '../store/queries/assignments.ts'
import { preferencesOf, savePlace, savePreferences } from '../store/queries/preferences.ts'

/** The keys and lengths of steps of whoever is at the desk. */
export function preferencesAt(desk: Desk): Preferences {
  return preferencesOf(studyAt(desk).store.read, personAt(desk).id)
}

/** Keeps them for whoever is at the desk; on disk when this returns. The person's other windows are told to look again. */
export function setPreferences(desk: Desk, preferences: Preferences): null {
  const { id } = personAt(desk)
  studyAt(desk).store.write((db) => savePreferences(db, id, preferences))
  changed(desk, 'preferences')
  return null
}

/**
 * Keeps where the coder is in one of their own recordings, locked or not: a place is no coding. Nothing is logged and
 * nobody is told. Another person's assignment is refused as if it were not there: `assignment-not-found`.
 */
export function setPlace(desk: Desk, { assignmentId, place }: { assignmentId: string; place: Place }): null {
  const { store } = studyAt(desk)
  const assignment = assignmentById(store.read, assignmentId)
  if (assignment?.personId !== personAt(desk).id) throw new AppError('assignment-not-found')
  store.write((db) => savePlace(db, assignmentId, place))
  return null
}
