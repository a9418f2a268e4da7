import type { SchemeRow } from '#shared/contract/views.ts'
import { compareVersions } from '#shared/scheme/versions/compare-versions.ts'

/** The versions of one scheme, newest first. */
export type SchemeGroup = { readonly id: string; readonly rows: readonly [SchemeRow, ...SchemeRow[]] }

/** Schemes by the name that their newest version has; the versions of each newest first. */
export function groupSchemes(rows: readonly SchemeRow[]): readonly SchemeGroup[] {
  const groups = new Map<string, SchemeGroup>()
  for (const row of rows.toSorted((a, b) => compareVersions(b.version, a.version))) {
    const before = groups.get(row.id)
    groups.set(row.id, { id: row.id, rows: before === undefined ? [row] : [...before.rows, row] })
  }
  return [...groups.values()].toSorted((a, b) => {
    const [left, right] = [a.rows[0], b.rows[0]]
    return left.name.localeCompare(right.name, 'en') || (left.id < right.id ? -1 : 1)
  })
}

/** The other versions of the scheme that a version can be compared with, newest first. */
export function otherVersions(rows: readonly SchemeRow[], id: string, version: string): readonly SchemeRow[] {
  return rows
    .filter((row) => row.id === id && row.version !== version)
    .toSorted((a, b) => compareVersions(b.version, a.version))
}

/** The version before this one; the first version has only later ones, and is compared with the next. */
export function usualComparison(rows: readonly SchemeRow[], id: string, version: string): string | null {
  const others = otherVersions(rows, id, version)
  const before = others.find((row) => compareVersions(row.version, version) < 0)
  return (before ?? others.at(-1))?.version ?? null
}

/** The two in the order of time, so that changes read as they were made. */
export function inOrder(a: string, b: string): { readonly from: string; readonly to: string } {
  return compareVersions(a, b) <= 0 ? { from: a, to: b } : { from: b, to: a }
}
