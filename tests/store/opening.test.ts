import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProjectFile, openProjectFile, openReadOnly } from '../../electron/services/store/project-file.ts'
import { studyMeta } from '../../electron/services/store/queries/meta.ts'
import { listPeople } from '../../electron/services/store/queries/people.ts'
import type { StoreDeps } from '../../electron/services/store/store.ts'
import { raw, tamper } from './support/raw.ts'
import { addCoder, at, codeOf, codeOfAsync, storeDeps, tempFolder } from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
let path: string

beforeEach(() => {
  folder = tempFolder()
  path = join(folder.path, 'study.attune')
})
afterEach(() => folder.remove())

const create = (deps: StoreDeps = storeDeps()) =>
  createProjectFile(path, { name: 'Still face', firstPerson: { name: 'Robin' } }, deps)

async function closedStudy(): Promise<void> {
  const { store } = await create()
  await store.close().backup
}

const open = (over: Partial<StoreDeps> = {}) => openProjectFile(path, storeDeps(over))
const openCode = (over: Partial<StoreDeps> = {}) => codeOfAsync(open(over))
const by = { personId: null, at }

test('a new study has its name and one person with all roles, who needs no passcode', async () => {
  const { store } = await create()
  expect(studyMeta(store.read).name).toBe('Still face')
  expect(listPeople(store.read)).toMatchObject([
    { name: 'Robin', roles: ['coder', 'lead', 'data_manager'], hasPasscode: false },
  ])
  store.close()
})

test('what was written is there when the study is opened again', async () => {
  const { store } = await create()
  addCoder(store, 'Sasha', by)
  await store.close().backup
  const again = await open()
  expect(listPeople(again.read).map((person) => person.name)).toEqual(['Robin', 'Sasha'])
  again.close()
})

test('making a study never overwrites a file', async () => {
  writeFileSync(path, 'the only copy of a thesis')
  expect(await codeOfAsync(create())).toBe('study-exists')
  expect(readFileSync(path, 'utf8')).toBe('the only copy of a thesis')
})

test('a study cannot be made in a folder that is not there', async () => {
  path = join(folder.path, 'nowhere', 'study.attune')
  expect(await codeOfAsync(create())).toBe('study-folder-not-found')
})

test('a study cannot be made in a folder that cannot be written', async () => {
  const filesystem = { isLocal: () => true, canWrite: () => false }
  expect(await codeOfAsync(create(storeDeps({ filesystem })))).toBe('study-folder-readonly')
  expect(readdirSync(folder.path)).toEqual([])
})

test('a study that could not be made leaves no file behind', async () => {
  const migrationsDir = join(folder.path, 'migrations')
  mkdirSync(migrationsDir)
  writeFileSync(join(migrationsDir, '0010-broken.sql'), 'CREATE TABLE t (a INTEGER) STRICT; NOT SQL')
  expect(await codeOfAsync(create(storeDeps({ migrationsDir })))).not.toBe('no error')
  expect(readdirSync(folder.path)).toEqual(['migrations'])
})

test('a missing file is said to be missing', async () => {
  expect(await openCode()).toBe('study-not-found')
})

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['a text file', Buffer.from('Dear diary, '.repeat(100))],
  ['a few bytes of a study', Buffer.from('SQLite format 3\0abc')],
])('%s is said not to be a study, and is left as it was', async (_what, content) => {
  writeFileSync(path, content)
  expect(await openCode()).toBe('study-not-a-study')
  expect(readFileSync(path).equals(content)).toBe(true)
})

test('a folder is said not to be a study', async () => {
  mkdirSync(path)
  expect(await openCode()).toBe('study-not-a-study')
})

test("another program's database is said not to be a study", async () => {
  tamper(path, 'CREATE TABLE person (name TEXT)')
  expect(await openCode()).toBe('study-not-a-study')
})

test('a study of a newer version is refused and left as it was', async () => {
  await closedStudy()
  tamper(path, 'PRAGMA user_version = 9990')
  const before = readFileSync(path)
  expect(await openCode()).toBe('study-newer')
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a study whose end is missing opens for looking only', async () => {
  await closedStudy()
  truncateSync(path, readFileSync(path).length - 4096)
  const store = await open()
  expect(store.readOnly).toBe('damaged')
  expect(codeOf(() => addCoder(store, 'Sasha', by))).toBe('study-damaged')
  store.close()
})

test('a study cut down to its first page is said to be damaged', async () => {
  await closedStudy()
  truncateSync(path, 4096)
  expect(await openCode()).toBe('study-damaged')
})

test('a study with one overwritten page opens for looking only and is not changed by that', async () => {
  await closedStudy()
  const content = readFileSync(path)
  const page = pageOf('sqlite_autoindex_assignment_1')
  content.fill(0xff, (page - 1) * 4096, page * 4096)
  writeFileSync(path, content)
  const store = await open()
  expect(store.readOnly).toBe('damaged')
  await store.close().backup
  expect(readFileSync(path).equals(content)).toBe(true)
})

function pageOf(name: string): number {
  const db = raw(path)
  const row = db.prepare<[string], { rootpage: number }>('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)
  db.close()
  if (row === undefined) throw new Error(`no ${name}`)
  return row.rootpage
}

test.each([
  ['lost a trigger', 'DROP TRIGGER event_update_locked'],
  ['was given a trigger', 'CREATE TRIGGER sly AFTER INSERT ON event BEGIN DELETE FROM rating; END'],
])('a study that %s opens for looking only', async (_what, sql) => {
  await closedStudy()
  tamper(path, sql)
  const store = await open()
  expect(store.readOnly).toBe('damaged')
  store.close()
})

test('a study in a place that cannot be written opens for looking only and leaves nothing beside it', async () => {
  await closedStudy()
  const before = readdirSync(folder.path)
  const store = await open({ filesystem: { isLocal: () => true, canWrite: () => false } })
  expect(store.readOnly).toBe('no_write')
  expect(codeOf(() => addCoder(store, 'Sasha', by))).toBe('study-folder-readonly')
  expect(listPeople(store.read)).toHaveLength(1)
  store.close()
  expect(readdirSync(folder.path)).toEqual(before)
})

test('a closed study is one plain file that a copy holds whole', async () => {
  const { store } = await create()
  addCoder(store, 'Sasha', by)
  await store.close().backup
  expect(existsSync(`${path}-wal`)).toBe(false)
  const copy = join(folder.path, 'copy.attune')
  copyFileSync(path, copy)
  const other = await openProjectFile(copy, storeDeps())
  expect(listPeople(other.read)).toHaveLength(2)
  other.close()
})

test.each([
  [true, 'wal'],
  [false, 'delete'],
])('on a file system known to be local (%s) the journal is %s', async (isLocal, mode) => {
  const { store } = await create(storeDeps({ filesystem: { isLocal: () => isLocal, canWrite: () => true } }))
  const db = raw(path)
  expect(db.pragma('journal_mode', { simple: true })).toBe(mode)
  db.close()
  store.close()
})

test('a write that throws midway leaves nothing of itself', async () => {
  const { store } = await create()
  const fails = () =>
    store.write((db) => {
      db.query("UPDATE meta SET value = 'half' WHERE key = 'name'").run()
      throw new Error('stop')
    })
  expect(fails).toThrow('stop')
  expect(studyMeta(store.read).name).toBe('Still face')
  store.close()
})

test('a write that would wait is refused and undone', async () => {
  const { store } = await create()
  const waits = () => store.write(async (db) => db.query("UPDATE meta SET value = 'later' WHERE key = 'name'").run())
  expect(waits).toThrow(TypeError)
  expect(studyMeta(store.read).name).toBe('Still face')
  store.close()
})

test('a second connection reads what is committed while the study is open, and cannot write', async () => {
  const { store } = await create()
  const reader = openReadOnly(path)
  addCoder(store, 'Sasha', by)
  expect(listPeople(reader.read)).toHaveLength(2)
  expect(codeOf(() => reader.read.query('DELETE FROM person').run())).toBe('study-folder-readonly')
  reader.close()
  store.close()
})

test('an encrypted study opens with its passphrase alone', async () => {
  const { store } = await create(storeDeps({ key: "don't tell" }))
  await store.close().backup
  expect(await openCode({ key: 'wrong' })).toBe('study-not-a-study')
  expect(await openCode()).toBe('study-not-a-study')
  const again = await open({ key: "don't tell" })
  expect(studyMeta(again.read).name).toBe('Still face')
  again.close()
})
