import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'

/** One step of the file's format, `NNNN-what.sql`. `version` becomes the file's `user_version`. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

/** 'Attu' as four bytes: how the file says that it is ours. */
export const applicationId = 0x41747475

/** Where the source tree keeps them. A packaged host passes its own folder. */
export const sourceMigrations = fileURLToPath(new URL('../../../migrations', import.meta.url))

/** The migrations of a folder in order. Throws where two have one number or a name is not `NNNN-what.sql`. */
export function readMigrations(dir: string): Migration[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.sql'))
  const migrations = names.sort().map((name) => {
    const version = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
    if (version === undefined) throw new Error(`not a migration's name: ${name}`)
    return { version: Number(version), name, sql: readFileSync(join(dir, name), 'utf8') }
  })
  migrations.forEach((migration, n) => {
    if (n > 0 && migration.version <= (migrations[n - 1]?.version ?? 0)) throw new Error(`twice: ${migration.name}`)
  })
  if (migrations.length === 0) throw new Error('no migrations')
  return migrations
}

export const latestVersion = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0

export const versionOf = (connection: Database.Database): number =>
  Number(connection.pragma('user_version', { simple: true }))

/**
 * Brings a file up to the newest format, each step in a transaction of its own: a step that fails leaves the file as the
 * step before it made it. Foreign keys are checked at the end of a step and not within, so that a step may rebuild tables.
 */
export function migrate(connection: Database.Database, migrations: readonly Migration[]): void {
  const from = versionOf(connection)
  connection.pragma('foreign_keys = OFF')
  for (const { version, name, sql } of migrations) {
    if (version <= from) continue
    connection.transaction(() => {
      connection.exec(sql)
      const broken = connection.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0) throw new Error(`${name} leaves ${broken.length} rows without what they refer to`)
      connection.pragma(`user_version = ${version}`)
    })()
  }
  connection.pragma('foreign_keys = ON')
}

const schemaOf = (connection: Database.Database): string => {
  const rows = connection
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type, name")
    .all()
  return JSON.stringify(rows)
}

const expected = new Map<string, string>()

function expectedSchema(migrations: readonly Migration[], version: number): string {
  const upTo = migrations.filter((migration) => migration.version <= version)
  const key = upTo.map((migration) => migration.sql).join('\n')
  let schema = expected.get(key)
  if (schema === undefined) {
    const blank = new Database(':memory:')
    migrate(blank, upTo)
    schema = schemaOf(blank)
    blank.close()
    expected.set(key, schema)
  }
  return schema
}

/**
 * Whether the file has exactly the tables, indices and triggers that its version says: a file that lost a trigger would
 * let locked codings be changed, and one that gained a trigger would run somebody else's code.
 */
export function hasOwnSchema(connection: Database.Database, migrations: readonly Migration[]): boolean {
  return schemaOf(connection) === expectedSchema(migrations, versionOf(connection))
}
