import { createRequire } from 'node:module'
import type Database from 'better-sqlite3'

const Sqlite = createRequire(import.meta.url)('better-sqlite3') as typeof Database

/** The database itself, past everything the store allows: for looking at a closed file and for tampering with one. */
export function raw(path: string): Database.Database {
  return new Sqlite(path)
}

/** Runs statements on a closed study as someone with a database tool could. */
export function tamper(path: string, sql: string): void {
  const db = raw(path)
  db.exec(sql)
  db.close()
}
