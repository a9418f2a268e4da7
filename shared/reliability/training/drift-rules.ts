import type { AlarmRule } from '../../study/drift.ts'
import { mean, standardDeviation } from '../summaries.ts'

/** How many checks the mean is taken over. */
export const WINDOW = 5
/** Largest mean difference that says nothing, as a share of the scale's range. */
const MEAN_SHARE = 0.06
/** A single difference that counts as a miss, as a share of the range. */
const MISS_SHARE = 0.25
const STANDARD_ERRORS = 3
const SLACK = 1e-9

/** Whether one check is off: by a quarter of the range either way, or below the agreement that is asked for. */
export const isMiss = (difference: number, range: number): boolean => Math.abs(difference) >= MISS_SHARE * range - SLACK
export const isBelow = (agreement: number, threshold: number): boolean => agreement < threshold - SLACK

/**
 * Mean of the last five differences, and how far it may be from 0: the larger of 6 % of the range and three standard errors
 * of that mean. Null limit with fewer than five. Null mean with none.
 */
export function meanOfLast(
  differences: readonly number[],
  range: number,
): { readonly mean: number | null; readonly limit: number | null } {
  const last = differences.slice(-WINDOW)
  if (last.length === 0) return { mean: null, limit: null }
  const sd = standardDeviation(last)
  if (last.length < WINDOW || sd === null) return { mean: mean(last), limit: null }
  const limit = Math.max(MEAN_SHARE * range, (STANDARD_ERRORS * sd) / Math.sqrt(WINDOW))
  return { mean: mean(last), limit }
}

/** What the newest of these differences (coder minus master, oldest first) raises, if anything (domain 3.2 (9)). */
export function scaleAlarm(differences: readonly number[], range: number): AlarmRule | null {
  const [before, newest] = [differences.at(-2), differences.at(-1)]
  if (before !== undefined && newest !== undefined) {
    const isSameWay = Math.sign(before) === Math.sign(newest)
    if (isSameWay && isMiss(before, range) && isMiss(newest, range)) return 'two_misses'
  }
  const { mean: middle, limit } = meanOfLast(differences, range)
  return middle !== null && limit !== null && Math.abs(middle) > limit + SLACK ? 'mean' : null
}

/** What the newest of these figures of agreement, oldest first, raises: two in a row below the threshold. */
export function streamAlarm(figures: readonly number[], threshold: number): AlarmRule | null {
  const last = figures.slice(-2)
  return last.length === 2 && last.every((figure) => isBelow(figure, threshold)) ? 'two_below' : null
}
