import type Database from 'better-sqlite3'
import type { Brand } from '#shared/lib/brand.ts'
import { withStoreErrors } from './store-error.ts'

/** Values that a statement takes. Booleans are stored as 0 and 1 by whoever writes them. */
export type Sql = string | number | bigint | Buffer | null

/** A prepared statement whose rows the caller has typed; what the type says is what its own SELECT names. */
export type Query<Row> = {
  get(...params: readonly Sql[]): Row | undefined
  all(...params: readonly Sql[]): Row[]
  iterate(...params: readonly Sql[]): IterableIterator<Row>
  run(...params: readonly Sql[]): { readonly changes: number }
}

type Handle = {
  /** The statement for this text, prepared once for each connection. */
  readonly query: <Row>(text: string) => Query<Row>
}

/** A study file that may be read. */
export type ReadDb = Brand<Handle, 'ReadDb'>

/** A study file inside a write transaction. Only `Store.write` makes one, and it is good until that call returns. */
export type WriteDb = ReadDb & { readonly installationId: string; readonly mayWrite: true }

/** Who does something and when (ISO 8601, UTC). `personId` is null only for what the application does by itself. */
export type Author = { readonly personId: string | null; readonly at: string }

/** A statement whose errors are ours; a walk through rows that fails midway is left to whoever walks. */
function ownErrors<Row>(statement: Database.Statement<unknown[], Row>): Query<Row> {
  return {
    get: (...params) => withStoreErrors(() => statement.get(...params)),
    all: (...params) => withStoreErrors(() => statement.all(...params)),
    iterate: (...params) => statement.iterate(...params),
    run: (...params) => withStoreErrors(() => statement.run(...params)),
  }
}

/** Wraps a connection for reading. Statements are kept for the life of the connection. */
export function readHandle(connection: Database.Database): ReadDb {
  const statements = new Map<string, Query<unknown>>()
  const query = <Row>(text: string): Query<Row> => {
    let statement = statements.get(text)
    if (statement === undefined) {
      statement = ownErrors(withStoreErrors(() => connection.prepare(text)))
      statements.set(text, statement)
    }
    return statement as Query<Row>
  }
  return { query } as ReadDb
}

/** Turns a handle into one that write functions accept. To be called by transaction.ts alone. */
export function writeHandle(read: ReadDb, installationId: string): WriteDb {
  return Object.assign(Object.create(read) as object, { installationId, mayWrite: true }) as WriteDb
}
