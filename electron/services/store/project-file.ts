import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type Database from 'better-sqlite3'
import { AppError } from '#shared/lib/app-error.ts'
import { allRoles, type Person, type Role } from '#shared/study/people.ts'
import { backUpBeforeMigration, stateTag } from './backup.ts'
import { closingOf } from './closing-backups.ts'
import { connect, connectNew, examineFile, faultOf, type FileHead, type Key } from './connection.ts'
import { canonicalPath, machineFilesystem } from './filesystem.ts'
import { newId } from './ids.ts'
import { takeLock, type StudyLock } from './lock.ts'
import {
  applicationId,
  hasOwnSchema,
  latestVersion,
  migrate,
  readMigrations,
  sourceMigrations,
  versionOf,
  type Migration,
} from './migrate.ts'
import { liveStore } from './live-store.ts'
import { insertInstallation } from './queries/change-rows.ts'
import { insertStudyMeta, studyMeta } from './queries/meta.ts'
import { addPerson } from './queries/people.ts'
import type { ReadOnlyReason, Store, StoreDeps } from './store.ts'
import { storeError } from './store-error.ts'
import { readHandle, type ReadDb } from './study-db.ts'
import { writeTransaction } from './transaction.ts'

export type NewStudy = {
  readonly name: string
  readonly isDemo?: boolean
  readonly firstPerson: { readonly name: string; readonly roles?: readonly Role[] }
}

// A whole check of a file this small takes a few milliseconds; a larger one is checked in the background.
const SMALL_BYTES = 2 * 1024 * 1024
const AFTER_CRASH_BYTES = 64 * 1024 * 1024

function buildStudy(path: string, study: NewStudy, deps: StoreDeps): Person {
  const connection = connectNew(path, deps.key)
  try {
    migrate(connection, readMigrations(deps.migrationsDir ?? sourceMigrations))
    const read = readHandle(connection)
    const at = deps.now().toISOString()
    return writeTransaction(
      connection,
      read,
      deps.installationId,
    )((db) => {
      insertInstallation(db, deps.installationId, at)
      const { name, isDemo = false, firstPerson } = study
      const by = { personId: null, at }
      const meta = { studyId: newId('st'), name, createdAt: at, createdByVersion: deps.appVersion, isDemo }
      insertStudyMeta(db, meta, by)
      const roles = firstPerson.roles ?? allRoles
      return addPerson(db, { name: firstPerson.name, roles, passcode: null }, by)
    })
  } finally {
    connection.close()
  }
}

/** Gives a finished file its name unless that name is taken. A link cannot overwrite; where links fail, we look first. */
function putInPlace(made: string, path: string): void {
  try {
    linkSync(made, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || existsSync(path)) throw new AppError('study-exists', {}, { cause: error })
    renameSync(made, path)
  }
}

/**
 * Makes a study file and opens it. Its first person has all roles and no passcode. A failure leaves nothing behind.
 * @throws study-exists, study-folder-not-found, study-folder-readonly, disk-full, study-locked
 */
export async function createProjectFile(
  path: string,
  study: NewStudy,
  deps: StoreDeps,
): Promise<{ readonly store: Store; readonly person: Person }> {
  if (existsSync(path)) throw new AppError('study-exists')
  if (!existsSync(dirname(resolve(path)))) throw new AppError('study-folder-not-found')
  const place = canonicalPath(path)
  if (!(deps.filesystem ?? machineFilesystem).canWrite(place)) throw new AppError('study-folder-readonly')
  const making = `${place}.making`
  try {
    rmSync(making, { force: true })
    const person = buildStudy(making, study, deps)
    putInPlace(making, place)
    rmSync(making, { force: true })
    return { store: await openProjectFile(place, deps), person }
  } catch (error) {
    throw storeError(folderError(error))
  } finally {
    rmSync(making, { force: true })
    rmSync(`${making}-journal`, { force: true })
  }
}

/** SQLite says only that it cannot open a file which it was to make; what it means is the folder. */
function folderError(error: unknown): unknown {
  const code = (error as { code?: string } | null)?.code ?? ''
  return code.startsWith('SQLITE_CANTOPEN') ? new AppError('study-folder-readonly', {}, { cause: error }) : error
}

type Opened = { readonly connection: Database.Database; readonly readOnly: ReadOnlyReason; readonly local: boolean }

/**
 * Opens a study file. A damaged file that can still be read, and one in a place that cannot be written, open for
 * looking only (`readOnly` says which).
 * @throws study-not-found, study-not-a-study (also for a wrong passphrase: both look alike), study-newer, study-locked
 * {owner}, study-damaged (not even readable), disk-full.
 */
export async function openProjectFile(path: string, deps: StoreDeps): Promise<Store> {
  if (!existsSync(path)) throw new AppError('study-not-found')
  if (!statSync(path).isFile()) throw new AppError('study-not-a-study')
  const place = canonicalPath(path)
  await closingOf(place)
  const filesystem = deps.filesystem ?? machineFilesystem
  let lock: StudyLock | null = null
  try {
    lock = filesystem.canWrite(place) ? takeLock(place, deps.ownerName) : null
    const opened = openChecked(place, lock, deps)
    return liveStore({ ...opened, place, lock, deps })
  } catch (error) {
    lock?.release()
    throw storeError(error)
  }
}

function openChecked(place: string, lock: StudyLock | null, deps: StoreDeps): Opened {
  const migrations = readMigrations(deps.migrationsDir ?? sourceMigrations)
  const head = deps.key === undefined ? examineFile(place, migrations) : null
  const { connection, rescued } = connectOrExplain(place, deps.key, lock === null ? 'read' : 'write')
  try {
    refuseForeign(connection, migrations)
    const damaged = rescued || isDamaged(connection, head, migrations, lock?.afterCrash ?? false)
    const readOnly = damaged ? 'damaged' : lock === null ? 'no_write' : null
    const local = (deps.filesystem ?? machineFilesystem).isLocal(place)
    if (readOnly === null) makeReady(connection, place, migrations, local, deps)
    // Whatever else is wrong with it: a file whose name and id cannot be read has nothing to show.
    studyMeta(readHandle(connection))
    return { connection, readOnly, local }
  } catch (error) {
    connection.close()
    throw isSqliteOrContent(error) ? new AppError('study-damaged', {}, { cause: error }) : error
  }
}

const isSqliteOrContent = (error: unknown): boolean =>
  /^(SQLITE_(CORRUPT|NOTADB|ERROR))|ZodError/.test((error as { code?: string }).code ?? (error as Error).name)

function connectOrExplain(
  place: string,
  key: Key,
  mode: 'write' | 'read',
): { readonly connection: Database.Database; readonly rescued: boolean } {
  try {
    return { connection: connect(place, key, mode), rescued: false }
  } catch (error) {
    const { code } = error as { code?: string }
    // With a passphrase, a wrong one and a foreign file cannot be told apart; without, the head was ours: so, damage.
    if (code === 'SQLITE_NOTADB' && key !== undefined) throw new AppError('study-not-a-study', {}, { cause: error })
    if (code?.startsWith('SQLITE_CORRUPT') === true) return { connection: connect(place, key, 'rescue'), rescued: true }
    throw storeError(error)
  }
}

/** The same questions as `examineFile` asks, for a file whose head is encrypted. */
function refuseForeign(connection: Database.Database, migrations: readonly Migration[]): void {
  if (connection.pragma('application_id', { simple: true }) !== applicationId) throw new AppError('study-not-a-study')
  if (versionOf(connection) > latestVersion(migrations)) throw new AppError('study-newer')
}

function isDamaged(
  connection: Database.Database,
  head: FileHead | null,
  migrations: readonly Migration[],
  afterCrash: boolean,
): boolean {
  if (head?.truncated === true || !hasOwnSchema(connection, migrations)) return true
  const limit = afterCrash ? AFTER_CRASH_BYTES : SMALL_BYTES
  return (head?.bytes ?? 0) <= limit && faultOf(connection, 'quick_check') !== null
}

/** Brings the file up to date, and then to the journal that its file system bears. */
function makeReady(
  connection: Database.Database,
  place: string,
  migrations: readonly Migration[],
  local: boolean,
  deps: StoreDeps,
): void {
  const read = readHandle(connection)
  if (versionOf(connection) < latestVersion(migrations)) {
    // In a rollback journal, so that the version in the file's own head is always the true one.
    connection.pragma('journal_mode = DELETE')
    if (deps.backups !== false) backUpBeforeMigration(connection, place, stateTag(read), deps.now())
    migrate(connection, migrations)
  }
  connection.pragma(`journal_mode = ${local ? 'WAL' : 'DELETE'}`)
  writeTransaction(
    connection,
    read,
    deps.installationId,
  )((db) => {
    insertInstallation(db, deps.installationId, deps.now().toISOString())
  })
}

/**
 * Opens a study for reading beside the one connection that writes: for worker threads. Takes no lock, checks nothing.
 * Where the journal lets it, everything read is of one moment, whatever is saved meanwhile.
 */
export function openReadOnly(path: string, key?: string): { readonly read: ReadDb; close(): void } {
  const connection = connect(path, key, 'read')
  // Under a rollback journal a lasting read transaction would keep the coder from saving.
  if (connection.pragma('journal_mode', { simple: true }) === 'wal') connection.exec('BEGIN')
  return { read: readHandle(connection), close: () => connection.close() }
}
