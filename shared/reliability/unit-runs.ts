import { extend } from './code-runs.ts'
import type { CodeRuns } from './code-runs.ts'
import type { UnitRule } from './timed-event.ts'

/**
 * Turns runs in milliseconds into runs of time units: unit i spans [i b, (i + 1) b), units = ceil(duration / b), the
 * last may be short. Cost grows with the number of runs: stretches without a change become one run.
 * @param size number of codes with nil, for the `majority` rule: ties go to the first in the codebook, nil last.
 */
export function unitRuns(runs: CodeRuns, binMs: number, rule: UnitRule, size: number): CodeRuns {
  return rule === 'start' ? byStart(runs, binMs) : byMajority(runs, binMs, size)
}

function byStart(runs: CodeRuns, binMs: number): CodeRuns {
  const codes: number[] = []
  const ends: number[] = []
  let units = 0
  for (let i = 0; i < runs.codes.length; i++) {
    const end = Math.ceil((runs.ends[i] ?? 0) / binMs)
    if (end === units) continue
    extend(codes, ends, runs.codes[i] ?? 0, end)
    units = end
  }
  return { codes, ends }
}

function byMajority(runs: CodeRuns, binMs: number, size: number): CodeRuns {
  const codes: number[] = []
  const ends: number[] = []
  const share = new Array<number>(size).fill(0)
  const last = runs.codes.length - 1
  const duration = runs.ends[last] ?? 0
  let unit = 0
  let at = 0
  for (let i = 0; i <= last; i++) {
    const code = runs.codes[i] ?? 0
    const end = runs.ends[i] ?? 0
    if (at > unit * binMs) {
      const unitEnd = Math.min((unit + 1) * binMs, duration)
      const stop = end < unitEnd ? end : unitEnd
      share[code] = (share[code] ?? 0) + stop - at
      at = stop
      if (at < unitEnd) continue
      unit++
      extend(codes, ends, largest(share), unit)
      share.fill(0)
    }
    if (at >= end) continue
    const whole = end === duration ? Math.ceil(duration / binMs) : Math.floor(end / binMs)
    if (whole > unit) {
      extend(codes, ends, code, whole)
      unit = whole
      at = Math.min(unit * binMs, duration)
    }
    if (at < end) {
      share[code] = end - at
      at = end
    }
  }
  return { codes, ends }
}

function largest(share: readonly number[]): number {
  let best = 0
  for (let c = 1; c < share.length; c++) if ((share[c] ?? 0) > (share[best] ?? 0)) best = c
  return best
}
