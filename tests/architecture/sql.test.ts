import { expect, test } from 'vitest'
import { filesUnder, literalsIn, type Literal } from './source-files.ts'

const STORE = 'electron/services/store/'
const SQL =
  /^\s*(?:SELECT\s[\s\S]*\sFROM\s|SELECT\s+\w+\(|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|REPLACE\s+INTO\s|WITH\s+(?:RECURSIVE\s+)?\w+\s*(?:\([^)]*\))?\s*AS\s*\(|CREATE\s+(?:UNIQUE\s+|TEMP\s+)?(?:TABLE|INDEX|VIEW|TRIGGER)\s|DROP\s+(?:TABLE|INDEX|VIEW|TRIGGER)\s|ALTER\s+TABLE\s|PRAGMA\s+\w|VACUUM\b|BEGIN\s+(?:IMMEDIATE|EXCLUSIVE|TRANSACTION)|ATTACH\s+DATABASE)/

/** SQL is written in capitals or in small letters throughout; words for people begin with one capital ("Select a ..."). */
const isSql = (text: string): boolean => SQL.test(/^\s*[a-z]/.test(text) ? text.toUpperCase() : text)

const statementsIn = (path: string, source?: string): readonly Literal[] =>
  literalsIn(path, source).filter(({ text }) => isSql(text))

const sources = ['electron', 'renderer', 'shared'].flatMap((folder) => filesUnder(folder, /\.(?:ts|tsx|mjs)$/))

test('SQL is written in the store and nowhere else', () => {
  const outside = sources.filter((path) => !path.startsWith(STORE))
  expect(
    outside.flatMap((path) => statementsIn(path).map(({ line, text }) => `${path}:${line} ${text.trim()}`)),
  ).toEqual([])
})

test.each([
  'const a = "SELECT id FROM event WHERE id = ?"',
  'const a = `\n  select id, start_ms\n  from event`',
  'db.exec(`INSERT INTO event (id) VALUES (${id})`)',
  'db.prepare("update event set start_ms = 0")',
  'db.pragma(`PRAGMA journal_mode`)',
  'db.exec("WITH RECURSIVE t(n) AS (SELECT 1) SELECT n FROM t")',
])('a statement is recognised in %s', (source) => {
  expect(statementsIn('probe.ts', source)).toHaveLength(1)
})

test.each(['"Select a folder from the list."', '"Update"', '"Delete from list"', '"Begin coding"'])(
  'words for people are not taken for SQL: %s',
  (source) => {
    expect(statementsIn('probe.ts', source)).toEqual([])
  },
)
