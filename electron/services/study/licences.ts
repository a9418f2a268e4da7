import { AppError } from '#shared/lib/app-error.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { KeptLicence, LicenceStatement } from '#shared/study/licence.ts'
import { authorAt, changed, studyAt, type Desk } from '../desk.ts'
import { licenceOf, putLicence } from '../store/queries/licences.ts'
import { draftById } from '../store/queries/scheme-drafts.ts'
import { listSchemes } from '../store/queries/schemes.ts'

/** What was stated for a scheme, or null. */
export function licence(desk: Desk, { id }: { id: string }): KeptLicence | null {
  return licenceOf(studyAt(desk).store.read, id) ?? null
}

/** Keeps what a lead states about the instrument behind a scheme. @throws scheme-not-found */
export function stateLicence(desk: Desk, { id, ...statement }: LicenceStatement & { id: string }): null {
  const { store } = studyAt(desk)
  const known = listSchemes(store.read).some((row) => row.id === id) || draftById(store.read, id) !== undefined
  if (!known) throw new AppError('scheme-not-found')
  store.write((db) => {
    putLicence(db, id, statement, authorAt(desk))
  })
  changed(desk, 'schemes')
  return null
}

/** @throws scheme-licence-missing {name} where a scheme asks for a statement that nobody has made. */
export function refuseWithoutLicence(desk: Desk, { id, name, licenceGate }: Scheme): void {
  if (licenceGate === undefined || licenceOf(studyAt(desk).store.read, id) !== undefined) return
  throw new AppError('scheme-licence-missing', { name })
}
