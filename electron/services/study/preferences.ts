import type { Place } from '#shared/study/place.ts'
import { defaultPreferences, type Preferences } from '#shared/study/preferences.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { Desk } from '../desk.ts'

export function preferencesAt(_desk: Desk): Preferences {
  return defaultPreferences
}

export function setPreferences(_desk: Desk, _input: Preferences): null {
  throw new AppError('internal')
}

export function setPlace(_desk: Desk, _input: { assignmentId: string; place: Place }): null {
  throw new AppError('internal')
}
