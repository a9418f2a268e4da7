import { AppError } from '#shared/lib/app-error.ts'
import type { Person, Role } from '#shared/study/people.ts'
import { authorAt, changed, personAt, studyAt, type Desk } from '../desk.ts'
import {
  addPerson as insertPerson,
  listPeople,
  setPasscode as storePasscode,
  updatePerson as storePerson,
} from '../store/queries/people.ts'
import { hashPasscode } from './passcode.ts'
import { checkPasscode } from './session.ts'

type NewPerson = { name: string; roles: Role[]; passcode: string; ownPasscode?: string | undefined }

/**
 * Adds a person. With the second one the study begins to ask who is there, so the first must have a passcode by then.
 * Throws `own-passcode-needed`, `person-name-taken`.
 */
export async function addPerson(desk: Desk, input: NewPerson): Promise<Person> {
  const me = personAt(desk)
  const { store } = studyAt(desk)
  const by = authorAt(desk)
  if (!me.hasPasscode && input.ownPasscode === undefined) throw new AppError('own-passcode-needed')
  const own = me.hasPasscode || input.ownPasscode === undefined ? null : await hashPasscode(input.ownPasscode)
  const passcode = await hashPasscode(input.passcode)
  const person = store.write((db) => {
    if (own !== null) storePasscode(db, me.id, own, by)
    return insertPerson(db, { name: input.name, roles: input.roles, passcode }, by)
  })
  changed(desk, 'people')
  return person
}

/** Changes a name, roles, or whether somebody still takes part. A study always keeps an active lead. */
export function updatePerson(desk: Desk, input: { id: string; name: string; roles: Role[]; active: boolean }): Person {
  const { store } = studyAt(desk)
  const others = listPeople(store.read).filter((person) => person.id !== input.id)
  const leads = (person: { roles: readonly Role[]; active: boolean }): boolean =>
    person.active && person.roles.includes('lead')
  if (!leads(input) && !others.some(leads)) throw new AppError('last-lead')
  const person = store.write((db) => storePerson(db, input, authorAt(desk)))
  changed(desk, 'people')
  return person
}

/** Everyone changes their own passcode by giving the old one; a lead gives anybody a new one. */
export async function setPasscode(
  desk: Desk,
  input: { id: string; passcode: string; current?: string | undefined },
): Promise<null> {
  const me = personAt(desk)
  const { store } = studyAt(desk)
  const by = authorAt(desk)
  const own = input.id === me.id
  if (!own && !me.roles.includes('lead')) throw new AppError('role-needed', { role: 'lead' })
  if (own && me.hasPasscode) await checkPasscode(desk, me.id, input.current ?? '')
  const hash = await hashPasscode(input.passcode)
  store.write((db) => {
    storePasscode(db, input.id, hash, by)
  })
  desk.signInFailures.delete(input.id)
  changed(desk, 'people')
  return null
}
