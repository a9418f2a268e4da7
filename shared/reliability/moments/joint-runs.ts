import type { CodeRuns } from '../code-runs.ts'

/** A stretch in which neither coding changes: `a` and `b` are places in the codebook, nil one past the last. */
export type JointRun = { readonly start: number; readonly end: number; readonly a: number; readonly b: number }

/** Two streams of codes laid over each other. Both must cover the same time; neighbouring stretches differ. */
export function jointRuns(first: CodeRuns, second: CodeRuns): JointRun[] {
  const out: JointRun[] = []
  let at = 0
  for (let i = 0, j = 0; i < first.codes.length && j < second.codes.length;) {
    const endA = first.ends[i] ?? at
    const endB = second.ends[j] ?? at
    const end = Math.min(endA, endB)
    out.push({ start: at, end, a: first.codes[i] ?? 0, b: second.codes[j] ?? 0 })
    at = end
    if (endA === end) i++
    if (endB === end) j++
  }
  return out
}

/**
 * Whether the stretch at `i` comes from one change that the two coders put at different times: before it both have one
 * code and after it both have the next. Before the first and after the last stretch there is nothing (nil).
 * @returns how much later the second coder puts the change, in ms; null where the stretch is something else.
 */
export function changeOffBy(runs: readonly JointRun[], i: number, nil: number): number | null {
  const run = runs[i]
  if (run === undefined || run.a === run.b) return null
  const before = agreedAt(runs[i - 1], nil)
  const after = agreedAt(runs[i + 1], nil)
  if (before === null || after === null || before === after) return null
  const length = run.end - run.start
  if (run.a === after && run.b === before) return length
  return run.a === before && run.b === after ? -length : null
}

const agreedAt = (run: JointRun | undefined, nil: number): number | null =>
  run === undefined ? nil : run.a === run.b ? run.a : null
