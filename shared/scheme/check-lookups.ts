import type { Lookup } from './lookup.ts'
import type { CodeSet, Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

/** What look-up tables can be refused for: sets and codes that do not exist, sets that allow two codes at one moment. */
export function checkLookups(scheme: Scheme, report: Report): void {
  const sets = new Map(scheme.sets.map((set) => [set.id, set]))
  for (const [n, lookup] of (scheme.lookups ?? []).entries()) {
    const [rows, columns] = [sets.get(lookup.rows), sets.get(lookup.columns)]
    if (rows === undefined) report('unknown-reference', ['lookups', n, 'rows'], { id: lookup.rows })
    else if (rows.kind !== 'point' && !rows.exclusive) report('lookup-not-exclusive', ['lookups', n, 'rows'], {})
    if (columns === undefined) report('unknown-reference', ['lookups', n, 'columns'], { id: lookup.columns })
    else if (columns.kind !== 'state' || !columns.exclusive)
      report('lookup-not-exclusive', ['lookups', n, 'columns'], {})
    if (rows !== undefined && rows === columns) report('lookup-of-itself', ['lookups', n, 'columns'], {})
    else checkCells(lookup, n, [rows, columns], report)
  }
}

type Axes = readonly [rows: CodeSet | undefined, columns: CodeSet | undefined]

function checkCells({ cells }: Lookup, n: number, [rows, columns]: Axes, report: Report): void {
  const seen = new Set<string>()
  cells.forEach(({ row, column }, m) => {
    const known = (set: CodeSet | undefined, id: string, member: string): void => {
      if (set !== undefined && !set.codes.some((code) => code.id === id))
        report('unknown-reference', ['lookups', n, 'cells', m, member], { id })
    }
    known(rows, row, 'row')
    known(columns, column, 'column')
    const cell = `${row} ${column}`
    if (seen.has(cell)) report('duplicate-id', ['lookups', n, 'cells', m], { id: cell })
    seen.add(cell)
  })
}
