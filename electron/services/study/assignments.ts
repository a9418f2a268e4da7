import { AppError } from '#shared/lib/app-error.ts'
import { isOutsideAges, type AgeRange } from '#shared/scheme/age-range.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import type { AssignmentRole, AssignmentRow, WorkItem } from '#shared/study/assignment.ts'
import { authorAt, changed, personAt, studyAt, type Desk } from '../desk.ts'
import { createAssignments, listAssignments, removeAssignment, workOfPerson } from '../store/queries/assignments.ts'
import { metApart } from '../store/queries/apart.ts'
import { personById } from '../store/queries/people.ts'
import { barredFrom } from '../store/queries/rounds.ts'
import { episodesOf, recordingById } from '../store/queries/recordings.ts'
import { refuseWithoutLicence } from './licences.ts'
import { schemeByRef, schemeRow } from '../store/queries/schemes.ts'

type Plan = {
  recordingIds: string[]
  scheme: SchemeRef
  coders: { personId: string; role: AssignmentRole }[]
}

/**
 * Gives recordings to coders. A recording without an episode of the scheme cannot be coded with it, and is refused
 * before anybody opens it. Throws `scheme-licence-missing {name}`, `assignment-coder-twice`, `assignment-not-a-coder {name}`,
 * `assignment-no-episode {dyad, timePoint}`, `assignment-role-taken {role}`, `assignment-met-in-training {name, n}`,
 * `assignment-not-blind {name}`.
 */
export function assign(desk: Desk, plan: Plan): { created: number } {
  const { store } = studyAt(desk)
  const ids = plan.coders.map(({ personId }) => personId)
  if (new Set(ids).size < ids.length) throw new AppError('assignment-coder-twice')
  for (const id of ids) {
    const person = personById(store.read, id)
    if (person?.active !== true) throw new AppError('person-not-found')
    if (!person.roles.includes('coder')) throw new AppError('assignment-not-a-coder', { name: person.name })
  }
  const { scheme } = schemeByRef(store.read, plan.scheme)
  if (schemeRow(store.read, plan.scheme)?.status === 'retired') throw new AppError('scheme-retired')
  refuseWithoutLicence(desk, scheme)
  const kinds = new Set(scheme.episodes.map(({ id }) => id))
  for (const id of plan.recordingIds) refuseWithoutEpisode(desk, id, kinds)
  for (const { personId } of plan.coders) {
    const n = metApart(store.read, personId, scheme.id, plan.recordingIds)
    const name = personById(store.read, personId)?.name ?? ''
    if (n > 0) throw new AppError('assignment-met-in-training', { name, n })
  }
  refuseUnblinded(desk, plan)
  const created = store.write((db) => createAssignments(db, plan, authorAt(desk)))
  changed(desk, 'assignments')
  return { created }
}

/**
 * How many of the recordings show a baby who is younger or older than the scheme is for. It is told and never refused: a
 * lab may have its reasons. A recording that is not there any more counts as none. Throws `scheme-not-found`.
 */
export function agesOutside(
  desk: Desk,
  plan: Pick<Plan, 'recordingIds' | 'scheme'>,
): { outside: number; ages: AgeRange | null } {
  const { read } = studyAt(desk).store
  const { ageMonths } = schemeByRef(read, plan.scheme).scheme
  if (ageMonths === null) return { outside: 0, ages: null }
  const ages = plan.recordingIds.map((id) => recordingById(read, id)?.childAgeWeeks ?? null)
  return { outside: ages.filter((weeks) => isOutsideAges(weeks, ageMonths)).length, ages: ageMonths }
}

/** A third coder is blind to both codings: whoever was given the recording before or looked at a coding of it is not. */
function refuseUnblinded(desk: Desk, { recordingIds, scheme, coders }: Plan): void {
  const { read } = studyAt(desk).store
  const barred = barredFrom(read, scheme.id)
  for (const { personId, role } of coders) {
    if (role !== 'adjudicator' || !recordingIds.some((id) => barred.get(id)?.has(personId))) continue
    throw new AppError('assignment-not-blind', { name: personById(read, personId)?.name ?? '' })
  }
}

function refuseWithoutEpisode(desk: Desk, recordingId: string, kinds: ReadonlySet<string>): void {
  const { read } = studyAt(desk).store
  const recording = recordingById(read, recordingId)
  if (recording === undefined) throw new AppError('recording-not-found')
  const { dyad, timePoint } = recording
  if (!episodesOf(read, recordingId).some(({ kind }) => kinds.has(kind))) {
    throw new AppError('assignment-no-episode', { dyad, timePoint, kinds: [...kinds].join(', ') })
  }
}

export function unassign(desk: Desk, id: string): null {
  studyAt(desk).store.write((db) => {
    removeAssignment(db, id, authorAt(desk))
  })
  changed(desk, 'assignments')
  return null
}

type Page = { recordingId?: string | undefined; offset: number; limit: number }

export function assignmentRows(desk: Desk, page: Page): { total: number; rows: readonly AssignmentRow[] } {
  return listAssignments(studyAt(desk).store.read, page)
}

export function myWork(desk: Desk): readonly WorkItem[] {
  return workOfPerson(studyAt(desk).store.read, personAt(desk).id)
}
