import { AppError } from '#shared/lib/app-error.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import type {
  CertificateRow,
  MasterRow,
  PassRule,
  TrainingKind,
  TrainingRunRow,
  TrainingSetRow,
} from '#shared/study/training.ts'
import type { Person } from '#shared/study/people.ts'
import { authorAt, changed, personAt, studyAt, type Desk } from '../desk.ts'
import { insertApart, masterOf } from '../store/queries/apart.ts'
import { listCertificates } from '../store/queries/certificates.ts'
import { personById } from '../store/queries/people.ts'
import { schemeByRef, schemeRow } from '../store/queries/schemes.ts'
import {
  changeTrainingSet,
  deleteTrainingRun,
  insertTrainingRun,
  insertTrainingSet,
  listMasters,
  listTrainingRuns,
  listTrainingSets,
  metBefore,
  setTrainingSetClosed,
  trainingRun,
  trainingSet,
} from '../store/queries/training.ts'
import type { Author, ReadDb, WriteDb } from '../store/study-db.ts'
import { refuseWithoutLicence } from './licences.ts'

export const masters = (desk: Desk): readonly MasterRow[] => listMasters(studyAt(desk).store.read)
export const trainingSets = (desk: Desk): readonly TrainingSetRow[] => listTrainingSets(studyAt(desk).store.read)
export const trainingRuns = (desk: Desk): readonly TrainingRunRow[] => listTrainingRuns(studyAt(desk).store.read, null)
export const certificates = (desk: Desk): readonly CertificateRow[] => listCertificates(studyAt(desk).store.read, null)

/** One's own runs and certificates. Figures of certificates come with them: a test has ended before there is one. */
export function myTraining(desk: Desk): { runs: readonly TrainingRunRow[]; certificates: readonly CertificateRow[] } {
  const { read } = studyAt(desk).store
  const { id } = personAt(desk)
  return { runs: listTrainingRuns(read, id), certificates: listCertificates(read, id) }
}

/** @throws training-master-missing {n} where recordings have no locked master of just this version */
function refuseWithoutMasters(read: ReadDb, scheme: SchemeRef, recordingIds: readonly string[]): void {
  const missing = recordingIds.filter((id) => masterOf(read, id, scheme) === null).length
  if (missing > 0) throw new AppError('training-master-missing', { n: missing })
}

type NewSet = { kind: TrainingKind; name: string; scheme: SchemeRef; recordingIds: string[]; rule: PassRule }

/** @throws scheme-not-found, training-clip-twice, training-master-missing {n} */
export function makeTrainingSet(desk: Desk, set: NewSet): TrainingSetRow {
  const { store } = studyAt(desk)
  schemeByRef(store.read, set.scheme)
  if (new Set(set.recordingIds).size < set.recordingIds.length) throw new AppError('training-clip-twice')
  refuseWithoutMasters(store.read, set.scheme, set.recordingIds)
  const id = store.write((db) => insertTrainingSet(db, set, authorAt(desk)))
  changed(desk, 'training')
  return trainingSet(store.read, id)
}

type SetChange = { id: string; name: string; recordingIds: string[]; rule: PassRule }

/** @throws training-set-not-found, training-set-given, training-clip-twice, training-master-missing {n} */
export function updateTrainingSet(desk: Desk, change: SetChange): TrainingSetRow {
  const { store } = studyAt(desk)
  const set = trainingSet(store.read, change.id)
  const isGiven = set.runs > 0
  const clips = set.clips.map(({ recordingId }) => recordingId)
  const isOther =
    JSON.stringify([clips, ruleParts(set.rule)]) !== JSON.stringify([change.recordingIds, ruleParts(change.rule)])
  if (isGiven && isOther) throw new AppError('training-set-given')
  if (new Set(change.recordingIds).size < change.recordingIds.length) throw new AppError('training-clip-twice')
  refuseWithoutMasters(store.read, { id: set.schemeId, version: set.schemeVersion }, change.recordingIds)
  store.write((db) => {
    changeTrainingSet(db, { ...change, isGiven }, authorAt(desk))
  })
  changed(desk, 'training')
  return trainingSet(store.read, change.id)
}

const ruleParts = (rule: PassRule): unknown[] => Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1))

/** A closed set is given to nobody any more. @throws training-set-not-found */
export function closeTrainingSet(desk: Desk, { id, closed }: { id: string; closed: boolean }): null {
  const { store } = studyAt(desk)
  trainingSet(store.read, id)
  store.write((db) => {
    setTrainingSetClosed(db, id, closed, authorAt(desk))
  })
  changed(desk, 'training')
  return null
}

/** @throws person-not-found, assignment-not-a-coder {name} */
export function activeCoder(read: ReadDb, id: string): Person {
  const person = personById(read, id)
  if (person?.active !== true) throw new AppError('person-not-found')
  if (!person.roles.includes('coder')) throw new AppError('assignment-not-a-coder', { name: person.name })
  return person
}

/** @throws scheme-not-found, scheme-retired, scheme-licence-missing {name} */
export function refuseUnusable(desk: Desk, ref: SchemeRef): void {
  const { read } = studyAt(desk).store
  const { scheme } = schemeByRef(read, ref)
  if (schemeRow(read, ref)?.status === 'retired') throw new AppError('scheme-retired')
  refuseWithoutLicence(desk, scheme)
}

/**
 * What somebody has met may not be asked of them again in a test; in a practice it may, but only as practice: whoever codes
 * a recording for the study would be shown its master.
 */
function refuseMet(read: ReadDb, set: TrainingSetRow, person: Person): void {
  const clips = set.clips.map(({ recordingId }) => recordingId)
  const n = metBefore(read, person.id, set.schemeId, clips, set.kind === 'practice')
  if (n > 0) throw new AppError('training-clips-met', { name: person.name, n })
}

/**
 * Gives a set to coders, each recording under a random code of its own. All of them or none.
 * @throws training-set-not-found, training-set-closed, training-run-open {name}, training-clips-met {name, n}
 */
export function giveTraining(desk: Desk, input: { setId: string; personIds: string[] }): { given: number } {
  const { store } = studyAt(desk)
  const set = trainingSet(store.read, input.setId)
  const people = [...new Set(input.personIds)].map((id) => activeCoder(store.read, id))
  refuseUnusable(desk, { id: set.schemeId, version: set.schemeVersion })
  for (const person of people) refuseRun(store.read, set, person)
  store.write((db) => {
    for (const person of people) beginRun(db, set, person.id, authorAt(desk))
  })
  given(desk)
  return { given: people.length }
}

function refuseRun(read: ReadDb, set: TrainingSetRow, person: Person): void {
  if (set.closedAt !== null) throw new AppError('training-set-closed')
  const runs = listTrainingRuns(read, person.id).filter(({ setId }) => setId === set.id)
  if (runs.some(({ clips, locked }) => locked < clips)) throw new AppError('training-run-open', { name: person.name })
  refuseMet(read, set, person)
}

function beginRun(db: WriteDb, set: TrainingSetRow, personId: string, by: Author): void {
  const runId = insertTrainingRun(db, set, personId, by)
  const scheme = { id: set.schemeId, version: set.schemeVersion }
  for (const { recordingId } of set.clips) insertApart(db, { recordingId, scheme, personId, role: set.kind, runId }, by)
}

function given(desk: Desk): void {
  changed(desk, 'training')
  changed(desk, 'assignments')
}

/** Goes through a practice set once more; a coder does that by themselves. Throws as `giveTraining`, training-not-practice. */
export function repeatPractice(desk: Desk, { setId }: { setId: string }): null {
  const { store } = studyAt(desk)
  const me = activeCoder(store.read, personAt(desk).id)
  // A set that somebody was not given is, for them, not there.
  const mine = listTrainingRuns(store.read, me.id).some((run) => run.setId === setId)
  if (!mine) throw new AppError('training-set-not-found')
  const set = trainingSet(store.read, setId)
  if (set.kind !== 'practice') throw new AppError('training-not-practice')
  refuseUnusable(desk, { id: set.schemeId, version: set.schemeVersion })
  refuseRun(store.read, set, me)
  store.write((db) => {
    beginRun(db, set, me.id, authorAt(desk))
  })
  given(desk)
  return null
}

/** Takes back what nobody has begun. @throws training-run-not-found, training-run-begun */
export function takeBackTraining(desk: Desk, { runId }: { runId: string }): null {
  const { store } = studyAt(desk)
  const run = trainingRun(store.read, runId)
  if (run.begun > 0) throw new AppError('training-run-begun')
  store.write((db) => {
    deleteTrainingRun(db, run, authorAt(desk))
  })
  given(desk)
  return null
}
