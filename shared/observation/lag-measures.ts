import type { LagFunctionName } from '../scheme/formula/event-functions.ts'
import type { LinkQuestion } from '../scheme/formula/evaluate.ts'
import { finite, none, type Value } from '../scheme/formula/value.ts'
import { codable, onsets, tooShort, type CodeQuestion } from './code-measures.ts'
import { totalMs, type Interval } from './intervals.ts'

/** Below so many seconds in a row or column of the table nothing is said, unless the composite asks for another number. */
const LEAST = 5

/** Whole seconds by whether they lie in a window after a cue (first letter: in, out) and hold a response (yes, no). */
export type LagTable = {
  readonly inYes: number
  readonly inNo: number
  readonly outYes: number
  readonly outNo: number
}

/**
 * Lag-sequential figures of what follows a cue, second by second (domain of sequential analysis: Bakeman & Quera 2011).
 *
 * - `yules_q`: (ad - bc)/(ad + bc), -1 to 1.
 * - `lag_ln_odds`: natural logarithm of the odds ratio, with .5 added to each cell.
 * - `lag_z`: adjusted residual of the cell of responses within a window.
 * - `lag_inside`, `lag_outside`: share of seconds within, or outside, the windows that hold a response.
 *
 * Fewer than `least` seconds (5) in a row or column of the table: `too_few`, so that nothing is ever divided by zero.
 * Over several episodes the tables are added up; no window reaches into the next.
 */
export function measureLag(
  fn: LagFunctionName,
  question: CodeQuestion,
  { cues, answers, withinS }: LinkQuestion,
  least: number | null,
): Value {
  const time = codable(question)
  const short = tooShort(question, totalMs(time))
  if (short !== null) return short
  const { sets, spans } = question
  const table = lagTable(spans, time, {
    cues: onsets({ sets, spans, codes: cues }),
    responses: onsets({ sets, spans, codes: answers }),
    windowS: withinS ?? 0,
  })
  return figure(fn, table, Math.max(1, least ?? LEAST))
}

/**
 * The table over whole seconds counted from the start of each span; what is left at its end is no second. A window is
 * the `windowS` seconds after the one that holds a cue. Seconds that are not codable throughout are left out.
 */
export function lagTable(
  spans: readonly Interval[],
  time: readonly Interval[],
  { cues, responses, windowS }: { cues: readonly number[]; responses: readonly number[]; windowS: number },
): LagTable {
  const table = { inYes: 0, inNo: 0, outYes: 0, outNo: 0 }
  for (const span of spans) {
    const secondsOf = (onsetsMs: readonly number[]): number[] =>
      onsetsMs.filter((at) => span.start <= at && at < span.end).map((at) => Math.floor((at - span.start) / 1000))
    const cueSeconds = new Set(secondsOf(cues))
    const holds = new Set(secondsOf(responses))
    const count = Math.floor((span.end - span.start) / 1000)
    const isCodable = wholeSeconds(span, time)
    // The latest cue decides: its window is the last to be over, however long windows are.
    let latest: number | null = null
    for (let second = 0; second < count; second += 1) {
      const inside = latest !== null && second - latest <= windowS
      if (cueSeconds.has(second)) latest = second
      if (!isCodable(second)) continue
      if (inside) table[holds.has(second) ? 'inYes' : 'inNo'] += 1
      else table[holds.has(second) ? 'outYes' : 'outNo'] += 1
    }
  }
  return table
}

/** Whether a second of the span lies in the time throughout. To be asked of the seconds in their order. */
function wholeSeconds(span: Interval, time: readonly Interval[]): (second: number) => boolean {
  let n = 0
  return (second) => {
    const start = span.start + second * 1000
    while ((time[n]?.end ?? Infinity) <= start) n += 1
    const here = time[n]
    return here !== undefined && here.start <= start && start + 1000 <= here.end
  }
}

function figure(fn: LagFunctionName, { inYes: a, inNo: b, outYes: c, outNo: d }: LagTable, least: number): Value {
  if (Math.min(a + b, c + d, a + c, b + d) < least) return none('too_few')
  switch (fn) {
    case 'yules_q':
      return finite((a * d - b * c) / (a * d + b * c))
    case 'lag_ln_odds':
      return finite(Math.log(((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5))))
    case 'lag_z': {
      const n = a + b + c + d
      const [row, column] = [(a + b) / n, (a + c) / n]
      const expected = row * column * n
      return finite((a - expected) / Math.sqrt(expected * (1 - row) * (1 - column)))
    }
    case 'lag_inside':
      return finite(a / (a + b))
    case 'lag_outside':
      return finite(c / (c + d))
  }
}
