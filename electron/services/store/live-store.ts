import type Database from 'better-sqlite3'
import type { BackupRow } from '#shared/contract/views.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { backUp, stateTag, type BackupReason, type BackupResult } from './backup.ts'
import { verifyChain } from './change-log.ts'
import { rememberClosing } from './closing-backups.ts'
import { connect, faultOf, type Key } from './connection.ts'
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

function refusalOf(readOnly: ReadOnlyReason): AppError | null {
  if (readOnly === null) return null
  return new AppError(readOnly === 'damaged' ? 'study-damaged' : 'study-folder-readonly')
}

/** The thorough look through the file belongs to opening; what fails is told to the host's log and stops nothing. */
async function backUpOpen({ place, deps }: Parts, reason: BackupReason, tag: string): Promise<BackupResult> {
  const { key, workerUrl, now } = deps
  const check = reason === 'opened'
  const result = await backUp({ studyPath: place, key, workerUrl, reason, tag, check, now: now() })
  if (result.failed !== null) deps.log?.(`backup failed: ${result.failed}`)
  return result
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
  const backUpNow = async (reason: BackupReason, tag: string): Backup => {
    const { backup, damaged } = await backUpOpen(parts, reason, tag)
    if (damaged && readOnly === null) {
      readOnly = 'damaged'
      if (closed === null) deps.onDamage?.()
    }
    return backup
  }
  const wanted = deps.backups !== false && readOnly === null
  // Under a rollback journal a reader keeps the writer waiting, so there the copy is made after closing only.
  const openingBackup = wanted && parts.local ? backUpNow('opened', stateTag(read)) : Promise.resolve(null)

  const close = (): { backup: Backup } => {
    if (closed !== null) return closed
    const state = readOnly === null ? stateTag(read) : ''
    const plain = endConnection(connection, readOnly)
    const backup = openingBackup
      .then(() => {
        if (!plain) foldJournal(place, deps.key)
        return wanted && readOnly === null ? backUpNow('closed', state) : null
      })
      .finally(() => parts.lock?.release())
    rememberClosing(place, backup)
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
 * opened from a place that cannot be written.
 * @returns whether it did; a reader still at work, such as the backup after opening, keeps it from being done.
 */
function endConnection(connection: Database.Database, readOnly: ReadOnlyReason): boolean {
  let plain = true
  try {
    connection.pragma('busy_timeout = 0')
    if (readOnly === null) connection.pragma('journal_mode = DELETE')
  } catch {
    plain = false
  }
  connection.close()
  return plain
}

/** Does afterwards what `endConnection` could not. If a reader is still there, the next closing makes up for it. */
function foldJournal(place: string, key: Key): void {
  try {
    const connection = connect(place, key, 'write')
    endConnection(connection, null)
  } catch {
    // Nothing is lost by staying in WAL: the next opening finds it.
  }
}
