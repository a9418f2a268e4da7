import Database from 'better-sqlite3'
import { AppError } from '#shared/lib/app-error.ts'
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { applicationId, latestVersion, type Migration } from './migrate.ts'

export type Key = string | undefined

/** What the first bytes of a study file say, without opening it as a database. */
export type FileHead = { readonly version: number; readonly truncated: boolean; readonly bytes: number }

const MAGIC = 'SQLite format 3\0'
const HEAD_BYTES = 100

function readHead(path: string): { head: Buffer; bytes: number } {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    readSync(file, head, 0, HEAD_BYTES, 0)
    return { head, bytes: fstatSync(file).size }
  } finally {
    closeSync(file)
  }
}

const hasContent = (path: string): boolean => existsSync(path) && statSync(path).size > 0
const hasJournal = (path: string): boolean => hasContent(`${path}-wal`) || hasContent(`${path}-journal`)

/**
 * Looks at a file before SQLite does. Never to be called on a file that this process has open: closing a file drops the
 * POSIX locks that SQLite holds on it.
 * @throws study-not-a-study, study-newer
 */
export function examineFile(path: string, migrations: readonly Migration[]): FileHead {
  const { head, bytes } = readHead(path)
  if (bytes < HEAD_BYTES || head.toString('latin1', 0, 16) !== MAGIC || head.readUInt32BE(68) !== applicationId) {
    throw new AppError('study-not-a-study')
  }
  const version = head.readUInt32BE(60)
  if (version > latestVersion(migrations)) throw new AppError('study-newer')
  const pageSize = head.readUInt16BE(16) === 1 ? 65536 : head.readUInt16BE(16)
  // The page count counts only while both change counters agree (SQLite file format, 1.3.8); a journal may hold the rest.
  const counted = head.readUInt32BE(24) === head.readUInt32BE(92)
  const truncated = counted && !hasJournal(path) && bytes < pageSize * head.readUInt32BE(28)
  return { version, truncated, bytes }
}

/** @param passphrase of an encrypted study; a plain one has none. */
function unlock(connection: Database.Database, passphrase: Key): void {
  if (passphrase === undefined) return
  connection.pragma("cipher = 'sqlcipher'")
  connection.pragma(`key = '${passphrase.replaceAll("'", "''")}'`)
}

/**
 * Opens the file with the settings that every connection of ours has. A file is somebody else's content until checked.
 * @param mode `rescue` reads what is left of a damaged file, where `read` gives up at the first thing that is wrong.
 */
export function connect(path: string, key: Key, mode: 'write' | 'read' | 'rescue'): Database.Database {
  const readonly = mode !== 'write'
  const connection = new Database(path, { readonly, fileMustExist: true, timeout: 5000 })
  try {
    unlock(connection, key)
    if (mode === 'rescue') {
      // With this SQLite forgives a file shorter than its head says. Harmless where nothing can be written.
      connection.unsafeMode(true)
      connection.pragma('writable_schema = ON')
    }
    connection.pragma('trusted_schema = OFF')
    connection.pragma('cell_size_check = ON')
    connection.pragma('foreign_keys = ON')
    connection.pragma('temp_store = MEMORY')
    connection.pragma('synchronous = FULL')
    if (!readonly) connection.pragma('secure_delete = ON')
    connection.pragma('schema_version')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Makes a new, empty database file. It must not exist yet. */
export function connectNew(path: string, key: Key): Database.Database {
  const connection = new Database(path, { timeout: 5000 })
  unlock(connection, key)
  connection.pragma('journal_mode = DELETE')
  connection.pragma('synchronous = FULL')
  return connection
}

/** SQLite's own word on the file: null where all is well, else its first finding. */
export function faultOf(connection: Database.Database, check: 'quick_check' | 'integrity_check'): string | null {
  try {
    const found = String(connection.pragma(`${check}(1)`, { simple: true }))
    return found === 'ok' ? null : found
  } catch (error) {
    if (error instanceof Database.SqliteError && /CORRUPT|NOTADB/.test(error.code)) return error.message
    throw error
  }
}
