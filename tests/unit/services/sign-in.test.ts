import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appIn, codeOf, temporaryFolder } from '../../support/study-builder.ts'
import type { Person } from '#shared/study/people.ts'
import { hashPasscode, passcodeMatches } from '../../../electron/services/study/passcode.ts'

const folder = temporaryFolder()
let now = Date.parse('2026-01-01T08:00:00Z')
const { app, client } = appIn(folder.path, { now: () => new Date(now) })
let path = ''
let lea: Person
let cora: Person
let coders = 0

beforeAll(async () => {
  path = (await client.call('study.create', { path: `${folder.path}/s`, name: 'Trial', personName: 'Lea' })).path
  cora = await add('Cora', 'cora passcode', ['coder'], 'lead passcode')
  lea = (await client.call('people.list', {})).find(({ name }) => name === 'Lea') as Person
})
afterAll(async () => {
  await app.close()
  folder.remove()
})
// Each test finds the lead at the desk, and nobody waiting.
beforeEach(async () => {
  now += 3_600_000
  const { person } = await client.call('session.get', {})
  if (person?.id !== lea.id) await enter(lea, 'lead passcode')
})

/** Somebody who has never tried to sign in. */
function newCoder(): Promise<Person> {
  coders += 1
  return add(`Coder ${coders}`, 'cora passcode', ['coder'])
}

const add = (name: string, passcode: string, roles: Person['roles'], ownPasscode?: string): Promise<Person> =>
  client.call('people.add', {
    name,
    passcode,
    roles: [...roles],
    ...(ownPasscode === undefined ? {} : { ownPasscode }),
  })
const enter = (person: Person, passcode: string) => client.call('session.signIn', { personId: person.id, passcode })
const update = (person: Person, change: Partial<Person>) => {
  const { id, name, roles, active } = { ...person, ...change }
  return client.call('people.update', { id, name, roles: [...roles], active })
}

describe('a passcode', () => {
  test('is kept as a salted key: the same text never looks the same twice', async () => {
    const [a, b] = [await hashPasscode('open sesame'), await hashPasscode('open sesame')]
    expect(a.hash).not.toBe(b.hash)
    expect(JSON.stringify(a)).not.toContain('sesame')
    expect([await passcodeMatches('open sesame', a), await passcodeMatches('open sesamE', a)]).toEqual([true, false])
  })

  test('typed on another keyboard, with letters composed otherwise, is the same', async () => {
    expect(await passcodeMatches('cafe\u0301 ole', await hashPasscode('caf\u00e9 ole'))).toBe(true)
  })
})

describe('signing in', () => {
  test('seats the person', async () => {
    expect((await enter(cora, 'cora passcode')).person?.name).toBe('Cora')
  })

  test('with a wrong passcode leaves whoever was there', async () => {
    expect(await codeOf(enter(cora, 'lead passcode'))).toBe('sign-in-refused')
    expect((await client.call('session.get', {})).person?.name).toBe('Lea')
  })

  test('an unknown person is refused in the same words', async () => {
    expect(await codeOf(enter({ ...cora, id: 'p_nobody' }, 'cora passcode'))).toBe('sign-in-refused')
  })

  test('somebody who no longer takes part is refused, in the same words', async () => {
    const gone = await newCoder()
    await update(gone, { active: false })
    expect(await codeOf(enter(gone, 'cora passcode'))).toBe('sign-in-refused')
  })

  test('the wait doubles with each wrong try after the fifth, and a right one ends it', async () => {
    const coder = await newCoder()
    const waits: unknown[] = []
    for (let n = 0; n < 8; n += 1) {
      await codeOf(enter(coder, 'wrong'))
      const refused = await enter(coder, 'wrong').catch(
        (error: unknown) => error as { code: string; params: { seconds?: number } },
      )
      if ('code' in refused && refused.code === 'sign-in-wait') {
        waits.push(refused.params.seconds)
        now += (refused.params.seconds ?? 0) * 1000
      }
    }
    expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40])
    expect((await enter(coder, 'cora passcode')).person?.name).toBe(coder.name)
    expect(await codeOf(enter(coder, 'wrong'))).toBe('sign-in-refused')
  })

  test('many tries at the same moment are many tries', async () => {
    const coder = await newCoder()
    const codes = await Promise.all(Array.from({ length: 12 }, (_, n) => codeOf(enter(coder, `guess ${n}`))))
    expect(codes.filter((code) => code === 'sign-in-refused')).toHaveLength(5)
    expect(codes.filter((code) => code === 'sign-in-wait')).toHaveLength(7)
  })

  test('wrong tries for one person do not keep another one out', async () => {
    const coder = await newCoder()
    for (let n = 0; n < 7; n += 1) await codeOf(enter(coder, 'wrong'))
    expect((await enter(lea, 'lead passcode')).person?.name).toBe('Lea')
  })
})

describe('people', () => {
  test('a study with one person never asks who is there', async () => {
    await client.call('study.create', { path: `${folder.path}/alone`, name: 'Alone', personName: 'Ada' })
    expect(await client.call('session.signOut', {})).toMatchObject({ person: { name: 'Ada' }, signInNeeded: false })
    await client.call('study.open', { path })
  })

  test('a study that is opened again asks, once there are two', async () => {
    await client.call('study.close', {})
    const { session } = await client.call('study.open', { path })
    expect(session).toEqual({ person: null, signInNeeded: true })
  })

  test('a name is given once, whatever its letters', async () => {
    expect(await codeOf(add('CORA', 'another one', ['coder']))).toBe('person-name-taken')
  })

  test.each(['', '   ', 'a'.repeat(61), 'line\nbreak'])('%j is no name', async (name) => {
    expect(await codeOf(add(name, 'another one', ['coder']))).toBe('input-invalid')
  })

  test('a passcode has at least six characters', async () => {
    expect(await codeOf(add('Nora', 'short', ['coder']))).toBe('input-invalid')
  })

  test('the last lead can neither give up the role nor leave', async () => {
    expect(await codeOf(update(lea, { roles: ['coder'] }))).toBe('last-lead')
    expect(await codeOf(update(lea, { active: false }))).toBe('last-lead')
  })

  test('a lead who leaves while another remains is asked to sign in, not left in front of a closed door', async () => {
    await add('Nora', 'nora passcode', ['lead'])
    const second = (await client.call('people.list', {})).find(({ name }) => name === 'Nora') as Person
    await enter(second, 'nora passcode')
    await update(second, { active: false })
    expect(await client.call('session.get', {})).toEqual({ person: null, signInNeeded: true })
  })

  test('everyone changes their own passcode by giving the old one', async () => {
    const coder = await newCoder()
    await enter(coder, 'cora passcode')
    const change = { id: coder.id, passcode: 'brand new one' }
    expect(await codeOf(client.call('people.setPasscode', { ...change, current: 'wrong' }))).toBe('sign-in-refused')
    await client.call('people.setPasscode', { ...change, current: 'cora passcode' })
    expect(await codeOf(enter(coder, 'cora passcode'))).toBe('sign-in-refused')
    expect((await enter(coder, 'brand new one')).person?.name).toBe(coder.name)
  })

  test('a coder gives nobody else a passcode, and a lead does', async () => {
    const coder = await newCoder()
    await enter(coder, 'cora passcode')
    expect(await codeOf(client.call('people.setPasscode', { id: lea.id, passcode: 'taken over' }))).toBe('role-needed')
    await enter(lea, 'lead passcode')
    await client.call('people.setPasscode', { id: coder.id, passcode: 'given anew' })
    expect((await enter(coder, 'given anew')).person?.name).toBe(coder.name)
  })
})
