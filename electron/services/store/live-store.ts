import type Database from 'better-sqlite3'
import type { BackupRow } from '#shared/contract/views.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { backUp, stateTag, type BackupReason, type BackupResult } from './backup.ts'
import { verifyChain } from './change-log.ts'
import { faultOf } from './connection.ts'
import type { StudyLock } from './lock.ts'
import { verifyOverrides } from './queries/overrides.ts'
import type { ReadOnlyReason, Store, StoreDeps } from './store.ts'
import { readHandle } from './study-db.ts'
import { writeTransaction } from './transaction.ts'

type Backup = Promise<BackupRow | null>

type Parts = {
  readonly connection: Database.Database
  readonly place: string
  readonly lock: StudyLock | null
  readonly readOnly: ReadOnlyReason
  readonly local: boolean
  readonly deps: StoreDeps
}

// Closing backups of this process, by path: they hold the lock until they are done.
const closing = new Map<string, Backup>()

/** Settles when no closing backup of this file is under way in this process. */
export async function closingOf(path: string): Promise<void> {
  await closing.get(path)
}

function refusalOf(readOnly: ReadOnlyReason): AppError | null {
  if (readOnly === null) return null
  return new AppError(readOnly === 'damaged' ? 'study-damaged' : 'study-folder-readonly')
}

/** The open file as the services see it: reading, writing, and what happens around opening and closing. */
export function liveStore(parts: Parts): Store {
  const { connection, place, deps } = parts
  const read = readHandle(connection)
  let readOnly = parts.readOnly
  let closed: { backup: Backup } | null = null
  const transaction = writeTransaction(connection, read, deps.installationId, () =>
    closed === null ? refusalOf(readOnly) : new AppError('study-not-open'),
  )
  const note = (result: BackupResult): BackupRow | null => {
    if (result.failed !== null) deps.log?.(`backup failed: ${result.failed}`)
    if (result.damaged && readOnly === null) {
      readOnly = 'damaged'
      if (closed === null) deps.onDamage?.()
    }
    return result.backup
  }
  const backUpNow = (reason: BackupReason, check: boolean, tag: string): Backup => {
    const { key, workerUrl, now } = deps
    return backUp({ studyPath: place, key, workerUrl, reason, tag, check, now: now() }).then(note)
  }
  const wanted = deps.backups !== false && readOnly === null
  // Under a rollback journal a reader keeps the writer waiting, so there the copy is made after closing only.
  const openingBackup = wanted && parts.local ? backUpNow('opened', true, stateTag(read)) : Promise.resolve(null)

  const close = (): { backup: Backup } => {
    if (closed !== null) return closed
    const state = readOnly === null ? stateTag(read) : ''
    endConnection(connection, readOnly)
    const backup = openingBackup
      .then(() => (wanted && readOnly === null ? backUpNow('closed', false, state) : null))
      .finally(() => {
        closing.delete(place)
        parts.lock?.release()
      })
    closing.set(place, backup)
    closed = { backup }
    return closed
  }

  return {
    path: place,
    get readOnly() {
      return readOnly
    },
    read,
    write: transaction,
    verify: () => ({
      integrity: faultOf(connection, 'integrity_check') ?? 'ok',
      chain: verifyChain(read),
      overrides: verifyOverrides(read),
    }),
    openingBackup,
    close,
  }
}

/**
 * Leaves one plain file behind: with the write-ahead log folded in and switched off, it can be copied, mailed and
 * opened from a place that cannot be written. A reader still at work prevents it; the next closing makes up for it.
 */
function endConnection(connection: Database.Database, readOnly: ReadOnlyReason): void {
  try {
    connection.pragma('busy_timeout = 0')
    if (readOnly === null) connection.pragma('journal_mode = DELETE')
  } catch {
    // Nothing is lost by staying in WAL: the next opening finds it.
  }
  connection.close()
}
