import { AppError } from '#shared/lib/app-error.ts'
import type { Person, Session } from '#shared/study/people.ts'
import { changed, studyAt, type Desk } from '../desk.ts'
import { listPeople, passcodeOf, personById } from '../store/queries/people.ts'
import { passcodeMatches } from './passcode.ts'

/** Wrong passcodes that are answered at once; after that each one doubles the wait. */
const FREE_TRIES = 5
const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 5 * 60_000

/** Signing in is asked for from the second person on (inactive ones count: their codings are protected too). */
export function signInNeeded(people: readonly Person[]): boolean {
  return people.length > 1
}

export function sessionAt(desk: Desk): Session {
  const study = studyAt(desk)
  const person = study.personId === null ? undefined : personById(study.store.read, study.personId)
  const needed = signInNeeded(listPeople(study.store.read))
  const active = person?.active === true ? person : null
  return { person: active, signInNeeded: needed }
}

/** Seats the only person of a study without asking. */
export function seatOnlyPerson(desk: Desk): void {
  const study = studyAt(desk)
  const people = listPeople(study.store.read)
  const only = people[0]
  if (only !== undefined && !signInNeeded(people)) study.personId = only.id
}

function refuseHurried(desk: Desk, personId: string): void {
  const now = desk.platform.now().getTime()
  const failure = desk.signInFailures.get(personId)
  if (failure !== undefined && failure.until > now) {
    throw new AppError('sign-in-wait', { seconds: Math.ceil((failure.until - now) / 1000) })
  }
}

/** Counted before the passcode is looked at, so that many tries at once are many tries. */
function rememberTry(desk: Desk, personId: string): void {
  const count = (desk.signInFailures.get(personId)?.count ?? 0) + 1
  const wait = count < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_TRIES))
  desk.signInFailures.set(personId, { count, until: desk.platform.now().getTime() + wait })
}

/** Whether this is the person's passcode. One answer for a wrong passcode and an unknown person; many wrong ones must wait. */
export async function checkPasscode(desk: Desk, personId: string, passcode: string): Promise<void> {
  refuseHurried(desk, personId)
  rememberTry(desk, personId)
  const { read: db } = studyAt(desk).store
  const person = personById(db, personId)
  const stored = passcodeOf(db, personId)
  if (person?.active !== true || stored === undefined || !(await passcodeMatches(passcode, stored)))
    throw new AppError('sign-in-refused')
  desk.signInFailures.delete(personId)
}

export async function signIn(desk: Desk, input: { personId: string; passcode: string }): Promise<Session> {
  const study = studyAt(desk)
  await checkPasscode(desk, input.personId, input.passcode)
  if (desk.open !== study) throw new AppError('study-not-open')
  study.personId = input.personId
  desk.emit({ type: 'session' })
  changed(desk, 'study')
  return sessionAt(desk)
}

export function signOut(desk: Desk): Session {
  const study = studyAt(desk)
  if (signInNeeded(listPeople(study.store.read))) study.personId = null
  desk.emit({ type: 'session' })
  return sessionAt(desk)
}
