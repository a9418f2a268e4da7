import type { BootstrapOptions } from './bootstrap.ts'
import type { Estimate, WarningCode } from './estimate.ts'
import { matchF1, matchOnsets, matchPrecision, matchRecall, onsetsOf } from './onset-matching.ts'
import type { MatchCounts } from './onset-matching.ts'
import { ratioOfCounts, resampledCounts, type Resampled } from './resampled.ts'
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

export type PointFigures = MatchCounts & {
  f1: Resampled
  /** Only against a master. */
  precision?: Resampled
  recall?: Resampled
  timing: TimingError | null
  warnings: WarningCode[]
}

export type PointAgreement = {
  toleranceMs: number
  master: boolean
  codes: (PointFigures & { code: string })[]
  /** All codes together: a pair always has one code. */
  pooled: PointFigures
  /** `differencesMs`: of the events that matched, second coder minus first. */
  recordings: { recording: string; counts: MatchCounts; f1: Estimate; differencesMs: readonly number[] }[]
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
      const { matched, onlyFirst, onlySecond, differences } = perRecording[i] ?? addTallies([])
      const counts = { matched, onlyFirst, onlySecond }
      return { recording, counts, f1: matchF1(counts), differencesMs: differences }
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
    for (const difference of t.differences) sum.differences.push(difference)
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
    f1: pooledF1(perRecording, bootstrap),
    ...(master
      ? {
          precision: pooledShare(perRecording, 'second', bootstrap),
          recall: pooledShare(perRecording, 'first', bootstrap),
        }
      : {}),
    timing: timingError(differences),
    warnings,
  }
}

/** F1 of recordings together, with its interval from resampled recordings. */
export function pooledF1(perRecording: readonly MatchCounts[], options: BootstrapOptions): Resampled {
  return resampledCounts(
    matchF1(addCounts(perRecording)),
    perRecording.map((one) => [2 * one.matched, 2 * one.matched + one.onlyFirst + one.onlySecond]),
    ratioOfCounts,
    options,
  )
}

/**
 * The share of one coder's events that the other has too, with its interval from resampled recordings. Where one of
 * them is a master (the first): precision is the share of the second's, recall that of the first's.
 */
export function pooledShare(
  perRecording: readonly MatchCounts[],
  ofWhose: 'first' | 'second',
  options: BootstrapOptions,
): Resampled {
  const sum = addCounts(perRecording)
  const alone = ofWhose === 'first' ? 'onlyFirst' : 'onlySecond'
  return resampledCounts(
    ofWhose === 'first' ? matchRecall(sum) : matchPrecision(sum),
    perRecording.map((one) => [one.matched, one.matched + one[alone]]),
    ratioOfCounts,
    options,
  )
}

function addCounts(all: readonly MatchCounts[]): MatchCounts {
  const sum = { matched: 0, onlyFirst: 0, onlySecond: 0 }
  for (const one of all) {
    sum.matched += one.matched
    sum.onlyFirst += one.onlyFirst
    sum.onlySecond += one.onlySecond
  }
  return sum
}
