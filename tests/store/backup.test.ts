import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BackupRow } from '#shared/contract/views.ts'
import { backupFolder, listBackups } from '../../electron/services/store/backup.ts'
import { backupsToDrop } from '../../electron/services/store/backup-rotation.ts'
import { restoreBackup } from '../../electron/services/store/restore.ts'
import { openProjectFile } from '../../electron/services/store/project-file.ts'
import { listPeople } from '../../electron/services/store/queries/people.ts'
import type { Store, StoreDeps } from '../../electron/services/store/store.ts'
import { raw } from './support/raw.ts'
import { addCoder, at, codeOfAsync, storeDeps, studyWithObservation, tempFolder } from './support/study.ts'

let folder: ReturnType<typeof tempFolder>
let clock: number

beforeEach(() => {
  folder = tempFolder()
  clock = Date.parse(at)
})
afterEach(() => folder.remove())

/** Each look at the clock is a second after the last. */
const deps = (over: Partial<StoreDeps> = {}): StoreDeps =>
  storeDeps({ backups: true, now: () => new Date((clock += 1000)), ...over })

const by = { personId: null, at }
const names = (store: Store): string[] => listPeople(store.read).map((person) => person.name)

/** A study with Robin, a backup of that state, and Sasha added after it. */
async function studyWithBackup(): Promise<string> {
  const { store, path } = await studyWithObservation(folder.path, deps())
  await store.close().backup
  const again = await openProjectFile(path, deps({ backups: false }))
  addCoder(again, 'Sasha', by)
  await again.close().backup
  return path
}

test('a study that was changed is backed up after closing', async () => {
  const { store, path } = await studyWithObservation(folder.path, deps())
  await store.openingBackup
  const backup = await store.close().backup
  expect(backup?.reason).toBe('closed')
  const copy = raw(join(backupFolder(path), backup?.id ?? ''))
  expect(copy.prepare('SELECT count(*) AS n FROM observation').get()).toEqual({ n: 1 })
  copy.close()
})

test('a study that was only looked at is not backed up again', async () => {
  const { store, path } = await studyWithObservation(folder.path, deps())
  await store.close().backup
  const before = listBackups(path)
  const again = await openProjectFile(path, deps())
  expect(await again.openingBackup).toBeNull()
  expect(await again.close().backup).toBeNull()
  expect(listBackups(path)).toEqual(before)
})

test('a study that changed without a backup, as after a crash, is backed up on opening', async () => {
  const path = await studyWithBackup()
  const store = await openProjectFile(path, deps())
  expect((await store.openingBackup)?.reason).toBe('opened')
  await store.close().backup
})

test('codes can be saved while the backup after opening is being made', async () => {
  const path = await studyWithBackup()
  const store = await openProjectFile(path, deps())
  addCoder(store, 'Kim', by)
  expect(await store.openingBackup).not.toBeNull()
  expect(names(store)).toContain('Kim')
  await store.close().backup
})

test('where a reader would keep the writer waiting, no backup is made on opening', async () => {
  const path = await studyWithBackup()
  const store = await openProjectFile(path, deps({ filesystem: { isLocal: () => false, canWrite: () => true } }))
  expect(await store.openingBackup).toBeNull()
  expect((await store.close().backup)?.reason).toBe('closed')
})

test('the same process can open a study again while its closing backup is still being made', async () => {
  const { store, path } = await studyWithObservation(folder.path, deps())
  const { backup } = store.close()
  const again = await openProjectFile(path, deps())
  expect(await backup).not.toBeNull()
  await again.close().backup
})

test('a study closed while its backup after opening is being made still ends as one plain file', async () => {
  const path = await studyWithBackup()
  const store = await openProjectFile(path, deps())
  addCoder(store, 'Kim', by)
  await store.close().backup
  expect(readdirSync(folder.path).filter((name) => /-(wal|shm|journal)$/.test(name))).toEqual([])
})

test('a restored backup is the study again, and the file that was there is kept', async () => {
  const path = await studyWithBackup()
  const [newest] = listBackups(path)
  const { setAside } = await restoreBackup(path, newest?.id ?? '', deps())
  const restored = await openProjectFile(path, deps())
  expect(names(restored)).toEqual(['Robin'])
  await restored.close().backup
  const kept = await openProjectFile(setAside ?? '', deps({ backups: false }))
  expect(names(kept)).toEqual(['Robin', 'Sasha'])
  await kept.close().backup
})

test('the backup of an encrypted study is encrypted, and is restored with its passphrase', async () => {
  const key = 'by the window'
  const { store, path } = await studyWithObservation(folder.path, deps({ key }))
  await store.close().backup
  const [newest] = listBackups(path)
  expect(readFileSync(join(backupFolder(path), newest?.id ?? '')).includes('Robin')).toBe(false)
  await restoreBackup(path, newest?.id ?? '', deps({ key }))
  const restored = await openProjectFile(path, deps({ key }))
  expect(names(restored)).toEqual(['Robin'])
  await restored.close().backup
})

test('a study that was lost can be restored from its backups', async () => {
  const path = await studyWithBackup()
  rmSync(path)
  const [newest] = listBackups(path)
  expect(await restoreBackup(path, newest?.id ?? '', deps())).toEqual({ setAside: null })
  expect(existsSync(path)).toBe(true)
})

test('a backup that is not sound is not put in the place of a study', async () => {
  const path = await studyWithBackup()
  const before = readFileSync(path)
  const [newest] = listBackups(path)
  writeFileSync(join(backupFolder(path), newest?.id ?? ''), 'nothing of the kind')
  expect(await codeOfAsync(restoreBackup(path, newest?.id ?? '', deps()))).toBe('backup-damaged')
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(folder.path).filter((name) => name.includes('restoring'))).toEqual([])
})

test.each(['../study.attune', '/etc/passwd', 'none.attune'])(
  'what is not in the list cannot be restored: %s',
  async (id) => {
    const path = await studyWithBackup()
    expect(await codeOfAsync(restoreBackup(path, id, deps()))).toBe('backup-not-found')
  },
)

test('an open study cannot be restored over', async () => {
  const path = await studyWithBackup()
  const store = await openProjectFile(path, deps({ backups: false }))
  const [newest] = listBackups(path)
  expect(await codeOfAsync(restoreBackup(path, newest?.id ?? '', deps()))).toBe('study-locked')
  await store.close().backup
})

test('a backup that cannot be written is told to the log and stops nothing', async () => {
  const lines: string[] = []
  const { store, path } = await studyWithObservation(folder.path, deps({ backups: false }))
  await store.close().backup
  writeFileSync(backupFolder(path), 'a file where the folder should be')
  const again = await openProjectFile(path, deps({ log: (line) => lines.push(line) }))
  expect(await again.openingBackup).toBeNull()
  addCoder(again, 'Sasha', by)
  expect(await again.close().backup).toBeNull()
  expect(lines).toHaveLength(2)
})

test('damage that only a look through the whole file finds makes the study read-only and tells the host', async () => {
  const { store, path } = await studyWithObservation(folder.path, deps({ backups: false }))
  // Large enough to be checked in the background only.
  for (let n = 0; n < 40; n += 1) {
    store.write((db) => db.query('INSERT INTO tally (key, n) VALUES (?, 0)').run(`filler ${n} ${'x'.repeat(90_000)}`))
  }
  await store.close().backup
  const db = raw(path)
  const row = db
    .prepare<[], { rootpage: number }>("SELECT rootpage FROM sqlite_schema WHERE name = 'change_by_subject'")
    .get()
  db.close()
  const content = readFileSync(path)
  const start = ((row?.rootpage ?? 0) - 1) * 4096
  content.fill(0x01, start + 2000, start + 4096)
  writeFileSync(path, content)
  let told = false
  const again = await openProjectFile(path, deps({ onDamage: () => (told = true) }))
  await again.openingBackup
  expect(told).toBe(true)
  expect(again.readOnly).toBe('damaged')
  await again.close().backup
})

const row = (madeAt: string, reason = 'closed'): BackupRow => ({ id: madeAt, madeAt, bytes: 1, reason })
const daysBack = (days: number, hour = 12): string =>
  new Date(Date.parse('2026-06-30T00:00:00Z') - days * 86_400_000 + hour * 3_600_000).toISOString()

test('of many backups a day, the last four and one of each earlier day stay', () => {
  const rows = [0, 1, 2, 3].flatMap((days) => [18, 12, 9, 8, 7, 6].map((hour) => row(daysBack(days, hour))))
  const dropped = backupsToDrop(rows, new Date('2026-07-02T00:00:00Z'))
  const kept = rows.map((r) => r.id).filter((id) => !dropped.includes(id))
  expect(kept).toEqual([
    ...[18, 12, 9, 8].map((hour) => daysBack(0, hour)),
    ...[1, 2, 3].map((days) => daysBack(days, 18)),
  ])
})

test('a year of daily backups leaves at most twenty', () => {
  const rows = Array.from({ length: 365 }, (_, days) => row(daysBack(days)))
  const dropped = backupsToDrop(rows, new Date('2026-07-02T00:00:00Z'))
  expect(rows.length - dropped.length).toBeLessThanOrEqual(20)
  expect(dropped).not.toContain(rows[0]?.id)
})
