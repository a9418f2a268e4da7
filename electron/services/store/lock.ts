import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '#shared/lib/app-error.ts'

/** The right to write to a study, held until released or until the process ends, however it ends. */
export type StudyLock = {
  /** The one before us did not release: it was killed, or the machine stopped. */
  readonly afterCrash: boolean
  release(): void
}

const lockPath = (studyPath: string): string => `${studyPath}.lock`
const ownerPath = (studyPath: string): string => `${studyPath}.lock.txt`

function ownerOf(studyPath: string): string {
  try {
    return readFileSync(ownerPath(studyPath), 'utf8').split('\n')[0]?.slice(0, 120).trim() || '?'
  } catch {
    return '?'
  }
}

const codeOf = (error: unknown): string => (error instanceof Database.SqliteError ? error.code : '')

/**
 * The lock is a transaction on an empty SQLite file: the operating system ends it with the process. The file stays when
 * released, because deleting a file that another process may just be opening would let two hold "the" lock. It must
 * never be opened by other means in this process: closing any handle of a file drops its POSIX locks.
 */
function holdExclusive(path: string): Database.Database {
  const connection = new Database(path, { timeout: 0 })
  try {
    connection.exec('BEGIN EXCLUSIVE')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * Takes the lock of a study file without waiting.
 * @param ownerName what a second opener is told: the person, and the machine if it matters.
 * @throws study-locked {owner}; anything the file system says when the lock file cannot be made.
 */
export function takeLock(studyPath: string, ownerName: string): StudyLock {
  const connection = hold(studyPath)
  const afterCrash = existsSync(ownerPath(studyPath))
  try {
    writeFileSync(ownerPath(studyPath), `${ownerName.replace(/\s+/g, ' ').slice(0, 120)}\n`)
  } catch (error) {
    connection.close()
    throw error
  }
  let held = true
  const release = (): void => {
    if (!held) return
    held = false
    rmSync(ownerPath(studyPath), { force: true })
    connection.close()
  }
  return { afterCrash, release }
}

function hold(studyPath: string): Database.Database {
  const path = lockPath(studyPath)
  try {
    return holdExclusive(path)
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) {
      throw new AppError('study-locked', { owner: ownerOf(studyPath) }, { cause: error })
    }
    // Something else under our file's name: nobody can hold a lock on it, so it goes.
    if (codeOf(error) !== 'SQLITE_NOTADB') throw error
    rmSync(path)
    return holdExclusive(path)
  }
}
