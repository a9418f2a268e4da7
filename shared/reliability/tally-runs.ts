import type { CodeRuns } from './code-runs.ts'

/** Adds the joint counts of two streams of equal length to `counts` (size x size, row by row; rows = first). */
export function tallyRuns(first: CodeRuns, second: CodeRuns, size: number, counts: Float64Array): void {
  let at = 0
  let j = 0
  for (let i = 0; i < first.codes.length; i++) {
    const row = (first.codes[i] ?? 0) * size
    const end = first.ends[i] ?? 0
    while (at < end && j < second.codes.length) {
      const other = second.ends[j] ?? 0
      const stop = other < end ? other : end
      const cell = row + (second.codes[j] ?? 0)
      counts[cell] = (counts[cell] ?? 0) + stop - at
      at = stop
      if (other <= stop) j++
    }
  }
}

/**
 * The same with a tolerance of `tolerance` units: unit i of the reference agrees where the other stream shows its code
 * anywhere in i - t .. i + t (cut at the ends); otherwise it is tallied with the other's code at i. Rows = reference.
 * Units where either stream at i is in a code of `fixed` are tallied as they stand, because they are dropped later.
 * Cost grows with the number of runs. Source: after Bakeman et al. (2009), SPEC section 4.1.
 */
export function tallyRunsWithin(
  reference: CodeRuns,
  other: CodeRuns,
  tolerance: number,
  size: number,
  counts: Float64Array,
  fixed: ReadonlySet<number> = new Set(),
): void {
  const { following, upcoming } = sameCodeLinks(other, size)
  const lastEnd = new Array<number>(size).fill(-Infinity)
  const add = (row: number, column: number, n: number): void => {
    const cell = row * size + column
    counts[cell] = (counts[cell] ?? 0) + n
  }
  let at = 0
  let j = 0
  for (let i = 0; i < reference.codes.length; i++) {
    const wanted = reference.codes[i] ?? 0
    const end = reference.ends[i] ?? 0
    while (at < end && j < other.codes.length) {
      const shown = other.codes[j] ?? 0
      const otherEnd = other.ends[j] ?? 0
      const stop = otherEnd < end ? otherEnd : end
      const units = stop - at
      if (wanted === shown || fixed.has(wanted) || fixed.has(shown)) add(wanted, shown, units)
      else {
        const next = upcoming[wanted] ?? -1
        const begins = next < 0 ? Infinity : (other.ends[next - 1] ?? 0)
        const after = Math.max(0, (lastEnd[wanted] ?? -Infinity) + tolerance - at)
        const before = Math.max(0, stop + tolerance - begins)
        const near = Math.min(units, after + before)
        add(wanted, wanted, near)
        add(wanted, shown, units - near)
      }
      at = stop
      if (otherEnd <= stop) {
        lastEnd[shown] = otherEnd
        upcoming[shown] = following[j] ?? -1
        j++
      }
    }
  }
}

// For each run the next run of its code (-1: none), and for each code its first run.
function sameCodeLinks(runs: CodeRuns, size: number): { following: number[]; upcoming: number[] } {
  const upcoming = new Array<number>(size).fill(-1)
  const following = new Array<number>(runs.codes.length).fill(-1)
  for (let j = runs.codes.length - 1; j >= 0; j--) {
    const code = runs.codes[j] ?? 0
    following[j] = upcoming[code] ?? -1
    upcoming[code] = j
  }
  return { following, upcoming }
}
