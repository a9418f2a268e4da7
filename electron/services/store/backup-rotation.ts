import type { BackupRow } from '#shared/contract/views.ts'

const LATEST = 4
const DAYS = 7
const MONTHS = 6
const MIGRATIONS = 3

/** The newest of each span (the first `length` letters of the time say which), at most `count` of them. */
function newestOfEach(rows: readonly BackupRow[], length: number, count: number): BackupRow[] {
  const newest = new Map<string, BackupRow>()
  for (const row of rows) {
    const span = row.madeAt.slice(0, length)
    if (!newest.has(span)) newest.set(span, row)
  }
  return [...newest.values()].slice(0, count)
}

/**
 * Which backups may go: kept are the last four, the last of each of seven days, the last of each of six months, and
 * three made before a migration. So mistakes noticed late can still be gone back behind, and the folder stays small.
 * @param rows newest first. @param now backups from after it (a clock set back) are kept.
 */
export function backupsToDrop(rows: readonly BackupRow[], now: Date): string[] {
  const keep = new Set<BackupRow>([
    ...rows.filter((row) => row.madeAt > now.toISOString()),
    ...rows.slice(0, LATEST),
    ...newestOfEach(rows, 10, DAYS),
    ...newestOfEach(rows, 7, MONTHS),
    ...rows.filter((row) => row.reason === 'migration').slice(0, MIGRATIONS),
  ])
  return rows.filter((row) => !keep.has(row)).map((row) => row.id)
}
