import type { TimedEvent } from '../timed-event.ts'

/**
 * How many different matrices the equally good matchings across codes have, by trying every matching.
 * @returns null where there are too many events to try.
 */
export function countOptimalMatrices(
  first: readonly TimedEvent[],
  second: readonly TimedEvent[],
  toleranceMs: number,
): number | null {
  if (first.length > 8 || second.length > 8) return null
  let best = [-1, -1, 0]
  let found = new Set<string>()
  const free = second.map(() => true)
  const cells: string[] = []
  const visit = (i: number, same: number, linked: number, total: number): void => {
    const event = first[i]
    if (event === undefined) {
      const order = compare([same, linked, -total], best)
      if (order > 0) {
        best = [same, linked, -total]
        found = new Set()
      }
      // The margins are given, so the cells of linked pairs fix the whole matrix.
      if (order >= 0) found.add([...cells].sort().join())
      return
    }
    visit(i + 1, same, linked, total)
    second.forEach((other, j) => {
      const difference = Math.abs(event.start - other.start)
      if (free[j] !== true || difference > toleranceMs) return
      free[j] = false
      cells.push(JSON.stringify([event.code, other.code]))
      visit(i + 1, same + (event.code === other.code ? 1 : 0), linked + 1, total + difference)
      cells.pop()
      free[j] = true
    })
  }
  visit(0, 0, 0, 0)
  return found.size
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0)
  return 0
}
