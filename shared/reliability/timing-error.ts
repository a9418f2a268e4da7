import { mean, quantile, standardDeviation } from './summaries.ts'

/** Differences of matched times in ms (second minus first). `sdMs` is left out for one pair. */
export type TimingError = { n: number; meanMs: number; sdMs?: number; medianAbsoluteMs: number; p90AbsoluteMs: number }

/**
 * Timing error of matched events; null without a pair. Matching keeps only pairs within the tolerance, so the errors
 * are cut off there and say nothing about larger ones: show the tolerance beside them.
 */
export function timingError(differencesMs: readonly number[]): TimingError | null {
  if (differencesMs.length === 0) return null
  const absolute = differencesMs.map(Math.abs)
  const sd = standardDeviation(differencesMs)
  return {
    n: differencesMs.length,
    meanMs: mean(differencesMs),
    ...(sd === null ? {} : { sdMs: sd }),
    medianAbsoluteMs: quantile(absolute, 0.5),
    p90AbsoluteMs: quantile(absolute, 0.9),
  }
}
