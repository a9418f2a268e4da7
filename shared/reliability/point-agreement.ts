import { bootstrapItems } from './bootstrap.ts'
import type { BootstrapOptions } from './bootstrap.ts'
import type { Estimate, WarningCode } from './estimate.ts'
import { matchF1, matchOnsets, matchPrecision, matchRecall, onsetsOf } from './onset-matching.ts'
import type { MatchCounts } from './onset-matching.ts'
import { clipPairs } from './timed-event.ts'
import type { Span, TimedEvent } from './timed-event.ts'
import { timingError } from './timing-error.ts'
import type { TimingError } from './timing-error.ts'

/** A recording coded by two coders; where one is a master (expert consensus), it is the first. */
export type DoubleCodedPoints = {
  recording: string
  spans: readonly Span[]
  first: readonly TimedEvent[]
  second: readonly TimedEvent[]
}

export type PointOptions = {
  /** Onsets at most this far apart can match (ms, inclusive). Default 1000. */
  toleranceMs?: number
  /** The first coder is a master: precision and recall are given too. */
  master?: boolean
  bootstrap?: Partial<BootstrapOptions>
}

export type F1Estimate = Estimate<{ bootstrap?: { seed: number; replicates: number; withoutValue: number } }>

export type PointFigures = MatchCounts & {
  f1: F1Estimate
  /** Only against a master. */
  precision?: Estimate
  recall?: Estimate
  timing: TimingError | null
  warnings: WarningCode[]
}

export type PointAgreement = {
  toleranceMs: number
  master: boolean
  codes: (PointFigures & { code: string })[]
  /** All codes together: a pair always has one code. */
  pooled: PointFigures
  recordings: { recording: string; counts: MatchCounts; f1: Estimate }[]
}

type Tally = MatchCounts & { differences: number[] }

/**
 * Agreement of two coders on point events (or on the onsets of states): one-to-one matching per code and episode
 * within a tolerance, F1 with an interval from resampled recordings, and the timing error of what matched.
 * Between equals only F1 is given, because it is symmetric. Source: SPEC section 4.2.
 */
export function pointAgreement(
  codes: readonly string[],
  recordings: readonly DoubleCodedPoints[],
  options: PointOptions = {},
): PointAgreement {
  const { toleranceMs = 1000, master = false } = options
  const bootstrap = { seed: 1, replicates: 1000, ...options.bootstrap }
  const perCode = codes.map((code) => recordings.map((r) => matchRecording(r, code, toleranceMs)))
  const perRecording = recordings.map((_, i) => addTallies(perCode.flatMap((list) => list[i] ?? [])))
  return {
    toleranceMs,
    master,
    codes: codes.map((code, i) => ({ code, ...figures(perCode[i] ?? [], master, bootstrap) })),
    pooled: figures(perRecording, master, bootstrap),
    recordings: recordings.map(({ recording }, i) => {
      const { matched, onlyFirst, onlySecond } = perRecording[i] ?? addTallies([])
      const counts = { matched, onlyFirst, onlySecond }
      return { recording, counts, f1: matchF1(counts) }
    }),
  }
}

// Matching stays inside an episode: an event of one episode is never the same as an event of another.
function matchRecording(recording: DoubleCodedPoints, code: string, toleranceMs: number): Tally {
  return addTallies(
    clipPairs(onsetsOnly(recording)).map(({ first, second }) => {
      const match = matchOnsets(onsetsOf(first.events, code), onsetsOf(second.events, code), toleranceMs)
      return {
        matched: match.pairs.length,
        onlyFirst: match.onlyFirst.length,
        onlySecond: match.onlySecond.length,
        differences: match.pairs.map((p) => p.differenceMs),
      }
    }),
  )
}

// A state that began before the episode has no onset in it.
function onsetsOnly(recording: DoubleCodedPoints): DoubleCodedPoints {
  const points = (events: readonly TimedEvent[]) => events.map((e) => ({ code: e.code, start: e.start, end: e.start }))
  return { ...recording, first: points(recording.first), second: points(recording.second) }
}

function addTallies(tallies: readonly Tally[]): Tally {
  const sum: Tally = { matched: 0, onlyFirst: 0, onlySecond: 0, differences: [] }
  for (const t of tallies) {
    sum.matched += t.matched
    sum.onlyFirst += t.onlyFirst
    sum.onlySecond += t.onlySecond
    sum.differences.push(...t.differences)
  }
  return sum
}

function figures(perRecording: readonly Tally[], master: boolean, bootstrap: BootstrapOptions): PointFigures {
  const { differences, ...counts } = addTallies(perRecording)
  const warnings: WarningCode[] = ['errors_cut_at_tolerance']
  const events = { first: counts.matched + counts.onlyFirst, second: counts.matched + counts.onlySecond }
  if (events.first + events.second === 0) warnings.push('not_used')
  else if (events.first === 0 || events.second === 0) warnings.push('used_by_one_coder')
  if (Math.min(events.first, events.second) < 5) warnings.push('few_events')
  return {
    ...counts,
    f1: f1WithInterval(counts, perRecording, bootstrap),
    ...(master ? { precision: matchPrecision(counts), recall: matchRecall(counts) } : {}),
    timing: timingError(differences),
    warnings,
  }
}

function f1WithInterval(counts: MatchCounts, perRecording: readonly Tally[], options: BootstrapOptions): F1Estimate {
  const f1 = matchF1(counts)
  if (!f1.ok) return f1
  const result = bootstrapItems(
    perRecording.length,
    (drawn) => {
      let twice = 0
      let events = 0
      for (const i of drawn) {
        const t = perRecording[i]
        if (t === undefined) continue
        twice += 2 * t.matched
        events += 2 * t.matched + t.onlyFirst + t.onlySecond
      }
      return events === 0 ? null : twice / events
    },
    options,
  )
  if (result === null) return { ...f1, warnings: [...f1.warnings, 'one_recording', 'no_interval'] }
  const { seed, replicates, withoutValue } = result
  const warnings: WarningCode[] = withoutValue > 0 ? [...f1.warnings, 'resamples_without_value'] : f1.warnings
  return { ...f1, se: result.sd, ci: result.ci, warnings, bootstrap: { seed, replicates, withoutValue } }
}
