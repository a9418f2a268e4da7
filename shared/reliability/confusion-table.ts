/** A category of a codebook: a code's id or a scale value. */
export type Category = string | number

/** Counts over the declared codebook, in its order; rows = first coder, columns = second. */
export type ConfusionTable = { categories: readonly Category[]; counts: number[][]; n: number }

export type Margins = { rows: number[]; columns: number[] }

/**
 * Counts pairs over the declared codebook, whether or not every category occurs.
 * Throws `RangeError` for a value outside the codebook: dropping it silently would change the coefficient.
 */
export function confusionTable<C extends Category>(
  pairs: readonly (readonly [C, C])[],
  categories: readonly C[],
): ConfusionTable {
  const index = new Map<C, number>(categories.map((c, i) => [c, i]))
  const counts = emptyCounts(categories.length)
  for (const [a, b] of pairs) {
    const i = index.get(a)
    const j = index.get(b)
    if (i === undefined || j === undefined) throw new RangeError(`not in the codebook: ${i === undefined ? a : b}`)
    addTo(counts, i, j, 1)
  }
  return { categories, counts, n: pairs.length }
}

export function tableOf(categories: readonly Category[], counts: number[][]): ConfusionTable {
  let n = 0
  for (const row of counts) for (const x of row) n += x
  return { categories, counts, n }
}

export function emptyCounts(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0))
}

export function addTo(counts: number[][], i: number, j: number, n: number): void {
  const row = counts[i]
  if (row !== undefined) row[j] = (row[j] ?? 0) + n
}

export function cell(table: ConfusionTable, i: number, j: number): number {
  return table.counts[i]?.[j] ?? 0
}

export function margins(table: ConfusionTable): Margins {
  const rows = table.categories.map(() => 0)
  const columns = table.categories.map(() => 0)
  table.counts.forEach((row, i) => {
    row.forEach((x, j) => {
      rows[i] = (rows[i] ?? 0) + x
      columns[j] = (columns[j] ?? 0) + x
    })
  })
  return { rows, columns }
}

/** The counts row by row in one list, for statistics that are computed many times over. */
export const countsOf = ({ counts }: ConfusionTable): Float64Array => Float64Array.from(counts.flat())

/** The sum of tables over one codebook. */
export function pooledTable(tables: readonly ConfusionTable[], categories: readonly Category[]): ConfusionTable {
  const counts = emptyCounts(categories.length)
  for (const table of tables) {
    table.counts.forEach((row, i) => row.forEach((x, j) => addTo(counts, i, j, x)))
  }
  return tableOf(categories, counts)
}

/** One category against all others: a 2x2 table, the category first. */
export function againstRest(table: ConfusionTable, index: number): ConfusionTable {
  const { rows, columns } = margins(table)
  const both = cell(table, index, index)
  const onlyFirst = (rows[index] ?? 0) - both
  const onlySecond = (columns[index] ?? 0) - both
  return {
    categories: [table.categories[index] ?? '', 'rest'],
    counts: [
      [both, onlyFirst],
      [onlySecond, table.n - both - onlyFirst - onlySecond],
    ],
    n: table.n,
  }
}

/** The part of a table whose row and column are both kept. */
export function subTable(table: ConfusionTable, keep: readonly number[]): ConfusionTable {
  const categories = keep.map((i) => table.categories[i] ?? '')
  return tableOf(
    categories,
    keep.map((i) => keep.map((j) => cell(table, i, j))),
  )
}
