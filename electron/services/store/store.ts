import type { BackupRow } from '#shared/contract/views.ts'
import type { ChainVerdict } from './change-log.ts'
import type { Filesystem } from './filesystem.ts'
import type { ReadDb, WriteDb } from './study-db.ts'

/** Why a study can only be looked at, or null where it can be worked on. */
export type ReadOnlyReason = 'damaged' | 'no_write' | null

/**
 * An open study file. The one write connection of the process that has it; everything on it is synchronous, and what
 * `write` has returned from is on disk.
 */
export type Store = {
  readonly path: string
  /** Changes from null to 'damaged' if the thorough check after opening finds the file at fault (`onDamage` tells). */
  readonly readOnly: ReadOnlyReason
  readonly read: ReadDb
  /**
   * Runs `work` in one transaction: all of it is on disk when this returns, none of it when it throws. `work` must not
   * be asynchronous, and must not call `write`.
   * @throws disk-full, study-damaged, study-folder-readonly, study-busy, study-disk-error, and what `work` throws.
   */
  write<T>(work: (db: WriteDb) => T): T
  /**
   * Reads the whole file and walks every chain. Cost grows with the file: for checks, not for opening.
   * `integrity` is 'ok' or what SQLite found first.
   */
  verify(): StoreCheck
  /** The backup being made after opening, if one is; settles with null where none was needed. Never rejects. */
  readonly openingBackup: Promise<BackupRow | null>
  /**
   * Closes the file. All is on disk when this returns. The backup that may follow runs in a worker; the lock is held
   * until it is done, so a host that ends waits for `backup` (it never rejects). Closing twice does nothing.
   */
  close(): { readonly backup: Promise<BackupRow | null> }
}

export type StoreCheck = {
  readonly integrity: string
  readonly chain: ChainVerdict
  /** Whether the overrides are those that were recorded. */
  readonly overrides: boolean
}

/** What opening a study file needs of the host. */
export type StoreDeps = {
  /** Which copy of the application writes: its own chain in the change log. Random, kept with the application. */
  readonly installationId: string
  /** What a second opener of the study is told. */
  readonly ownerName: string
  readonly appVersion: string
  readonly now: () => Date
  /** Passphrase of an encrypted study. */
  readonly key?: string
  readonly migrationsDir?: string
  readonly workerUrl?: URL
  readonly filesystem?: Filesystem
  /** Off only for studies that are thrown away, such as those of a test. */
  readonly backups?: boolean
  /** The thorough check in the background found the file damaged; the store has become read-only. */
  readonly onDamage?: () => void
  readonly log?: (line: string) => void
}
