import { AppError } from '#shared/lib/app-error.ts'
import type { Person, Role } from '#shared/study/people.ts'
import { appendLog } from '../change-log.ts'
import { newId } from '../ids.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

/** A passcode as it is kept (hex, and scrypt's N): never the passcode itself, never part of the log. */
export type PasscodeHash = { readonly salt: string; readonly hash: string; readonly cost: number }

type PersonRow = {
  id: string
  name: string
  isCoder: 0 | 1
  isLead: 0 | 1
  isDataManager: 0 | 1
  active: 0 | 1
  hasPasscode: 0 | 1
}

const select = `SELECT id, name, is_coder AS isCoder, is_lead AS isLead, is_data_manager AS isDataManager, active,
  scrypt_hash IS NOT NULL AS hasPasscode FROM person`

function toPerson(row: PersonRow): Person {
  const roles: Role[] = []
  if (row.isCoder === 1) roles.push('coder')
  if (row.isLead === 1) roles.push('lead')
  if (row.isDataManager === 1) roles.push('data_manager')
  return { id: row.id, name: row.name, roles, active: row.active === 1, hasPasscode: row.hasPasscode === 1 }
}

/** Everyone who was ever in the study, in order of name. */
export function listPeople(db: ReadDb): Person[] {
  return db.query<PersonRow>(`${select} ORDER BY name`).all().map(toPerson)
}

export function personById(db: ReadDb, id: string): Person | undefined {
  const row = db.query<PersonRow>(`${select} WHERE id = ?`).get(id)
  return row === undefined ? undefined : toPerson(row)
}

/** Everyone who codes or ever coded, under the code that stands for them in exports: the order of joining, `C01` on. */
export function coderCodes(db: ReadDb): { readonly id: string; readonly code: string }[] {
  const rows = db
    .query<{ id: string; no: number }>(
      `SELECT id, no FROM person p
       WHERE is_coder = 1 OR EXISTS (SELECT 1 FROM assignment WHERE person_id = p.id) ORDER BY no`,
    )
    .all()
  return rows.map(({ id, no }) => ({ id, code: `C${String(no).padStart(2, '0')}` }))
}

/** Letter case does not tell two names apart. */
export function personByName(db: ReadDb, name: string): Person | undefined {
  const row = db.query<PersonRow>(`${select} WHERE name = ?`).get(name)
  return row === undefined ? undefined : toPerson(row)
}

export function passcodeOf(db: ReadDb, personId: string): PasscodeHash | undefined {
  return db
    .query<PasscodeHash>(
      `SELECT scrypt_salt AS salt, scrypt_hash AS hash, scrypt_cost AS cost FROM person
       WHERE id = ? AND scrypt_hash IS NOT NULL`,
    )
    .get(personId)
}

const flag = (roles: readonly Role[], role: Role): 0 | 1 => (roles.includes(role) ? 1 : 0)

function refuseTakenName(db: ReadDb, name: string, except: string | null): void {
  const other = personByName(db, name)
  if (other !== undefined && other.id !== except) throw new AppError('person-name-taken', { name })
}

/** @throws person-name-taken */
export function addPerson(
  db: WriteDb,
  person: { readonly name: string; readonly roles: readonly Role[]; readonly passcode: PasscodeHash | null },
  by: Author,
): Person {
  refuseTakenName(db, person.name, null)
  const id = newId('p')
  const { name, roles, passcode } = person
  db.query(
    `INSERT INTO person (id, name, is_coder, is_lead, is_data_manager, scrypt_salt, scrypt_hash, scrypt_cost,
       created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    name,
    flag(roles, 'coder'),
    flag(roles, 'lead'),
    flag(roles, 'data_manager'),
    passcode?.salt ?? null,
    passcode?.hash ?? null,
    passcode?.cost ?? null,
    by.at,
  )
  appendLog(db, { kind: 'people', subjectId: id, label: 'add person', body: { name, roles } }, by)
  return { id, name, roles, active: true, hasPasscode: passcode !== null }
}

/**
 * That a lead remains is the caller's rule, not the table's.
 * @throws person-name-taken, person-not-found
 */
export function updatePerson(
  db: WriteDb,
  person: { readonly id: string; readonly name: string; readonly roles: readonly Role[]; readonly active: boolean },
  by: Author,
): Person {
  const before = personById(db, person.id)
  if (before === undefined) throw new AppError('person-not-found')
  refuseTakenName(db, person.name, person.id)
  const { id, name, roles, active } = person
  db.query('UPDATE person SET name = ?, is_coder = ?, is_lead = ?, is_data_manager = ?, active = ? WHERE id = ?').run(
    name,
    flag(roles, 'coder'),
    flag(roles, 'lead'),
    flag(roles, 'data_manager'),
    active ? 1 : 0,
    id,
  )
  const from = { name: before.name, roles: before.roles, active: before.active }
  appendLog(
    db,
    { kind: 'people', subjectId: id, label: 'update person', body: { from, to: { name, roles, active } } },
    by,
  )
  return { ...before, name, roles, active }
}

/** @throws person-not-found */
export function setPasscode(db: WriteDb, personId: string, passcode: PasscodeHash, by: Author): void {
  const { changes } = db
    .query('UPDATE person SET scrypt_salt = ?, scrypt_hash = ?, scrypt_cost = ? WHERE id = ?')
    .run(passcode.salt, passcode.hash, passcode.cost, personId)
  if (changes === 0) throw new AppError('person-not-found')
  appendLog(db, { kind: 'people', subjectId: personId, label: 'set passcode', body: {} }, by)
}
