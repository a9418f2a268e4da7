import { addTo, emptyCounts, tableOf } from './confusion-table.ts'
import type { ConfusionTable } from './confusion-table.ts'
import { NIL } from './timed-event.ts'

export type Alignment = { cost: number; agreements: number; table: ConfusionTable }

/**
 * Aligns two orders of codes, times left out: least cost (match 0, gap, substitution), of those the most agreements,
 * of those the first in the order diagonal, up, left. Gaps fall into nil (only first: column, only second: row).
 * Source: after Quera, Bakeman & Gnisci (2007), SPEC section 4.3.
 */
export function alignCodes(
  first: readonly string[],
  second: readonly string[],
  codes: readonly string[],
  { gapCost = 1, substitutionCost = 1 }: { gapCost?: number; substitutionCost?: number } = {},
): Alignment {
  const width = second.length + 1
  const cost = new Float64Array((first.length + 1) * width)
  const agreed = new Int32Array(cost.length)
  const step = new Uint8Array(cost.length)
  for (let i = first.length; i >= 0; i--) {
    for (let j = second.length; j >= 0; j--) {
      const at = i * width + j
      if (i === first.length && j === second.length) continue
      let best = Infinity
      let most = -1
      const offer = (next: number, price: number, gain: number, kind: number): void => {
        const total = (cost[next] ?? 0) + price
        const agreements = (agreed[next] ?? 0) + gain
        if (total > best || (total === best && agreements <= most)) return
        best = total
        most = agreements
        step[at] = kind
      }
      if (i < first.length && j < second.length) {
        const same = first[i] === second[j]
        offer(at + width + 1, same ? 0 : substitutionCost, same ? 1 : 0, 0)
      }
      if (i < first.length) offer(at + width, gapCost, 0, 1)
      if (j < second.length) offer(at + 1, gapCost, 0, 2)
      cost[at] = best
      agreed[at] = most
    }
  }
  return { cost: cost[0] ?? 0, agreements: agreed[0] ?? 0, table: trace(first, second, codes, step) }
}

function trace(
  first: readonly string[],
  second: readonly string[],
  codes: readonly string[],
  step: Uint8Array,
): ConfusionTable {
  const index = new Map(codes.map((code, i) => [code, i]))
  const place = (code: string | undefined): number => index.get(code ?? '') ?? codes.length
  const counts = emptyCounts(codes.length + 1)
  for (let i = 0, j = 0; i < first.length || j < second.length;) {
    const kind = step[i * (second.length + 1) + j]
    addTo(counts, kind === 2 ? codes.length : place(first[i]), kind === 1 ? codes.length : place(second[j]), 1)
    if (kind !== 2) i++
    if (kind !== 1) j++
  }
  return tableOf([...codes, NIL], counts)
}
