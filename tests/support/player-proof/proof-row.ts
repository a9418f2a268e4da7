/** One line of the table that the proof prints. */
export type ProofRow = {
  readonly recording: string
  readonly operation: string
  readonly operations: number
  readonly wrong: number
  /** How long each operation took, from the command until the picture stood. */
  readonly medianMs?: number
  readonly p95Ms?: number
  readonly note?: string
}

const titles = ['recording', 'operation', 'operations', 'wrong', 'median ms', '95 % ms', ''] as const
const numeric = new Set([2, 3, 4, 5])

export function proofTable(rows: readonly ProofRow[]): string {
  const cells = rows.map(({ recording, operation, operations, wrong, medianMs, p95Ms, note = '' }) => [
    recording,
    operation,
    String(operations),
    String(wrong),
    medianMs === undefined ? '' : medianMs.toFixed(0),
    p95Ms === undefined ? '' : p95Ms.toFixed(0),
    note,
  ])
  const widths = titles.map((title, n) => Math.max(title.length, ...cells.map((row) => row[n]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, n) => (numeric.has(n) ? cell.padStart(widths[n] ?? 0) : cell.padEnd(widths[n] ?? 0)))
      .join('  ')
      .trimEnd()
  const sum = (of: (row: ProofRow) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const total = `${sum((row) => row.operations)} pictures looked at, ${sum((row) => row.wrong)} wrong`
  return [line(titles), ...cells.map(line), total].join('\n')
}
