/** A half-open stretch of time in milliseconds. Lists of them here ascend, do not overlap and do not touch. */
export type Interval = { readonly start: number; readonly end: number }

/** Any stretches as one list: sorted, empty ones dropped, overlapping and touching ones made one. */
export function united(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    if (start >= end) continue
    const last = result[result.length - 1]
    if (last !== undefined && start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else result.push({ start, end })
  }
  return result
}

/** The time that lies in both lists. */
export function common(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  let i = 0
  let j = 0
  for (;;) {
    const [left, right] = [a[i], b[j]]
    if (left === undefined || right === undefined) return result
    const start = Math.max(left.start, right.start)
    const end = Math.min(left.end, right.end)
    if (start < end) result.push({ start, end })
    if (left.end <= right.end) i += 1
    else j += 1
  }
}

/** The time of `a` that is not in `b`. */
export function without(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  let first = 0
  for (const { start, end } of a) {
    while ((b[first]?.end ?? Infinity) <= start) first += 1
    let from = start
    for (let n = first; from < end; n += 1) {
      const hole = b[n]
      if (hole === undefined || hole.start >= end) break
      if (hole.start > from) result.push({ start: from, end: hole.start })
      from = hole.end
    }
    if (from < end) result.push({ start: from, end })
  }
  return result
}

export function totalMs(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + end - start, 0)
}
