import { AppError } from '#shared/lib/app-error.ts'
import type { AppEvent, Topic } from '#shared/contract/events.ts'
import type { Person } from '#shared/study/people.ts'
import type { Platform } from './platform.ts'
import { personById } from './store/queries/people.ts'
import type { Store } from './store/store.ts'
import type { Author } from './store/study-db.ts'

/** A study that is open at this desk, and who sits there. */
export type OpenStudy = {
  readonly store: Store
  readonly path: string
  /** The passphrase of a protected file, for the threads that read it; held only while the study is open. */
  readonly key: string | undefined
  /** The person at the desk; null until someone signs in. */
  personId: string | null
}

/** Long work under way: what it reports and how it is told to stop. */
export type Job = {
  readonly id: string
  readonly signal: AbortSignal
  progress(fraction: number, note?: string): void
}

/**
 * One installation's desk: at most one open study and one person at a time, shared by all windows and tabs of this
 * host. Handlers receive it and nothing else of the machine.
 */
export type Desk = {
  readonly platform: Platform
  readonly jobs: Map<string, AbortController>
  readonly signInFailures: Map<string, { count: number; until: number }>
  /** Backups of closed studies that are still being written. */
  readonly closing: Promise<unknown>[]
  open: OpenStudy | null
  emit(event: AppEvent): void
}

/** The open study; a call that needs one is refused without. */
export function studyAt(desk: Desk): OpenStudy {
  if (desk.open === null) throw new AppError('study-not-open')
  return desk.open
}

/** The person at the desk; a call that needs one is refused without. */
export function personAt(desk: Desk): Person {
  const study = studyAt(desk)
  const person = study.personId === null ? undefined : personById(study.store.read, study.personId)
  if (person === undefined || !person.active) throw new AppError('sign-in-needed')
  return person
}

/** Who asked, in which study: taken before anything is waited for. */
export type Asker = { readonly study: OpenStudy; readonly personId: string }

export function askerAt(desk: Desk): Asker {
  return { study: studyAt(desk), personId: personAt(desk).id }
}

/**
 * What was found while somebody waited is theirs alone: refused when another person sits at the desk by then, or another
 * study is open. @throws study-not-open, sign-in-needed
 */
export function refuseIfLeft(desk: Desk, { study, personId }: Asker): void {
  if (studyAt(desk) !== study || personAt(desk).id !== personId) throw new AppError('sign-in-needed')
}

export function changed(desk: Desk, topic: Topic, id?: string): void {
  desk.emit({ type: 'changed', topic, id })
}

/** The present moment as it is stored: ISO 8601 in UTC with milliseconds. */
export function nowIso(desk: Desk): string {
  return desk.platform.now().toISOString()
}

/** Who does something and when, as the store's log wants it. */
export function authorAt(desk: Desk): Author {
  return { personId: personAt(desk).id, at: nowIso(desk) }
}
