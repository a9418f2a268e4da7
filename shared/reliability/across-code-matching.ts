import { addTo, emptyCounts, tableOf } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { NIL } from './timed-event.ts'
import type { TimedEvent } from './timed-event.ts'

export type AcrossCodesMatch = { sameCode: number; linked: number; totalDifferenceMs: number; table: ConfusionTable }

/**
 * One-to-one matching of onsets whatever the codes, for the confusion matrix of events: most same-code pairs, then most
 * pairs, then least total difference, within a tolerance (inclusive). Unmatched events fall into nil (last).
 * Several matchings can be equally good and differ off the diagonal; the one that the assignment reaches in order of
 * onset, then codebook, is given. Cost grows with the cube of the events within one chain of tolerances.
 */
export function matchAcrossCodes(
  first: readonly TimedEvent[],
  second: readonly TimedEvent[],
  codes: readonly string[],
  toleranceMs: number,
): AcrossCodesMatch {
  const index = new Map(codes.map((code, i) => [code, i]))
  const place = (event: TimedEvent): number => index.get(event.code) ?? codes.length
  const inOrder = (events: readonly TimedEvent[]) =>
    [...events].sort((a, b) => a.start - b.start || place(a) - place(b))
  const counts = emptyCounts(codes.length + 1)
  const sum = { sameCode: 0, linked: 0, totalDifferenceMs: 0 }
  for (const { a, b } of chains(inOrder(first), inOrder(second), toleranceMs)) {
    const partner = bestPartners(a, b, toleranceMs)
    const taken = new Set<number>()
    a.forEach((event, i) => {
      const j = partner[i] ?? -1
      const other = b[j]
      if (other === undefined) return addTo(counts, place(event), codes.length, 1)
      taken.add(j)
      addTo(counts, place(event), place(other), 1)
      sum.linked++
      sum.sameCode += event.code === other.code ? 1 : 0
      sum.totalDifferenceMs += Math.abs(event.start - other.start)
    })
    b.forEach((event, j) => taken.has(j) || addTo(counts, codes.length, place(event), 1))
  }
  return { ...sum, table: tableOf([...codes, NIL], counts) }
}

type Chain = { a: TimedEvent[]; b: TimedEvent[] }

// Cuts both lists wherever no onset of either lies within the tolerance of the next: no pair crosses a cut.
function chains(a: readonly TimedEvent[], b: readonly TimedEvent[], toleranceMs: number): Chain[] {
  const all = [...a.map((event) => ({ event, own: true })), ...b.map((event) => ({ event, own: false }))]
  all.sort((x, y) => x.event.start - y.event.start)
  const out: Chain[] = []
  let last = -Infinity
  for (const { event, own } of all) {
    if (event.start - last > toleranceMs || out.length === 0) out.push({ a: [], b: [] })
    const chain = out.at(-1)
    ;(own ? chain?.a : chain?.b)?.push(event)
    last = event.start
  }
  return out
}

// Assignment by shortest augmenting paths (Kuhn 1955 in the form with potentials); every row may stay unmatched at price 0.
function bestPartners(a: readonly TimedEvent[], b: readonly TimedEvent[], toleranceMs: number): number[] {
  const n = a.length
  const m = b.length
  const pair = toleranceMs * (Math.min(n, m) + 1) + 1
  const same = pair * (Math.min(n, m) + 1)
  const price = (i: number, j: number): number => {
    const [x, y] = [a[i], b[j]]
    if (x === undefined || y === undefined) return 0
    const difference = Math.abs(x.start - y.start)
    return difference > toleranceMs ? same : difference - pair - (x.code === y.code ? same : 0)
  }
  const columns = m + n
  const rowPotential = new Float64Array(n + 1)
  const columnPotential = new Float64Array(columns + 1)
  const owner = new Int32Array(columns + 1)
  for (let row = 1; row <= n; row++) {
    augment(row, columns, price, rowPotential, columnPotential, owner)
  }
  const partner = new Array<number>(n).fill(-1)
  for (let j = 1; j <= m; j++) {
    const i = owner[j] ?? 0
    if (i > 0) partner[i - 1] = j - 1
  }
  return partner
}

function augment(
  row: number,
  columns: number,
  price: (i: number, j: number) => number,
  rowPotential: Float64Array,
  columnPotential: Float64Array,
  owner: Int32Array,
): void {
  const cheapest = new Float64Array(columns + 1).fill(Infinity)
  const came = new Int32Array(columns + 1)
  const done = new Uint8Array(columns + 1)
  let column = 0
  owner[0] = row
  do {
    done[column] = 1
    const i = owner[column] ?? 0
    let delta = Infinity
    let next = 0
    for (let j = 1; j <= columns; j++) {
      if (done[j] === 1) continue
      const reduced = price(i - 1, j - 1) - (rowPotential[i] ?? 0) - (columnPotential[j] ?? 0)
      if (reduced < (cheapest[j] ?? Infinity)) {
        cheapest[j] = reduced
        came[j] = column
      }
      if ((cheapest[j] ?? Infinity) < delta) {
        delta = cheapest[j] ?? Infinity
        next = j
      }
    }
    for (let j = 0; j <= columns; j++) {
      if (done[j] === 1) {
        const k = owner[j] ?? 0
        rowPotential[k] = (rowPotential[k] ?? 0) + delta
        columnPotential[j] = (columnPotential[j] ?? 0) - delta
      } else cheapest[j] = (cheapest[j] ?? 0) - delta
    }
    column = next
  } while ((owner[column] ?? 0) !== 0)
  while (column !== 0) {
    const before = came[column] ?? 0
    owner[column] = owner[before] ?? 0
    column = before
  }
}
