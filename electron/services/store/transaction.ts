import type Database from 'better-sqlite3'
import type { AppError } from '#shared/lib/app-error.ts'
import { withStoreErrors } from './store-error.ts'
import { writeHandle, type ReadDb, type WriteDb } from './study-db.ts'

export type WriteTransaction = <T>(work: (db: WriteDb) => T) => T

/**
 * The one way to a `WriteDb`. `work` runs in a transaction that takes the write lock at once; with
 * `synchronous = FULL`, what was committed is on disk when the call returns.
 * @param refusal why nothing may be written now, asked before each transaction.
 */
export function writeTransaction(
  connection: Database.Database,
  read: ReadDb,
  installationId: string,
  refusal: () => AppError | null = () => null,
): WriteTransaction {
  const db = writeHandle(read, installationId)
  const begin = connection.prepare('BEGIN IMMEDIATE')
  const commit = connection.prepare('COMMIT')
  const rollback = connection.prepare('ROLLBACK')
  return (work) => {
    const refused = refusal()
    if (refused !== null) throw refused
    return withStoreErrors(() => {
      begin.run()
      try {
        const result = work(db)
        if (result instanceof Promise) throw new TypeError('a write transaction cannot wait')
        commit.run()
        return result
      } finally {
        // A full disk may have ended the transaction already.
        if (connection.inTransaction) rollback.run()
      }
    })
  }
}
