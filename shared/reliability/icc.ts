import { defined, notDefined } from './estimate.ts'
import type { Dropped, Estimate, Interval, WarningCode } from './estimate.ts'
import { meanSquares } from './mean-squares.ts'
import type { MeanSquares } from './mean-squares.ts'
import { completeItems } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { fQuantile, fUpper } from './special/f-distribution.ts'

/** McGraw & Wong's names. `1`, `A,1`, `C,1` speak of one rater; `k`, `A,k`, `C,k` of the mean of all raters. */
export type IccForm = '1' | 'A,1' | 'C,1' | 'k' | 'A,k' | 'C,k'

export const iccForms: readonly IccForm[] = ['1', 'A,1', 'C,1', 'k', 'A,k', 'C,k']

/** `F` is left out where it is infinite; `p` tests the value against 0 and is 0 then. */
export type IccExtra = { form: IccForm; F?: number; df1: number; df2: number; p: number; nRaters: number }
export type IccEstimate = Estimate<IccExtra>

/**
 * Intraclass correlation of complete items; negative values are real and mean "no reliability".
 * Not defined: `no_items`, `too_few_items` (n < 2), `one_rater`, `no_variation` (nothing varies; average forms also
 * when the item means are all equal).
 * Source: Shrout & Fleiss (1979), McGraw & Wong (1996) with the correction of A,k: SPEC section 3.
 */
export function icc(ratings: Ratings, form: IccForm, level = 0.95): IccEstimate {
  const { rows, dropped } = completeItems(ratings)
  const n = rows.length
  const k = ratings[0]?.length ?? 0
  if (n === 0) return notDefined('no_items', 0, dropped)
  if (k < 2) return notDefined('one_rater', n, dropped)
  const ms = meanSquares(rows)
  if (ms === null) return notDefined('too_few_items', n, dropped)
  return iccFromMeanSquares(ms, form, level, dropped)
}

/** The same from mean squares, for callers that need several forms of one table. */
export function iccFromMeanSquares(ms: MeanSquares, form: IccForm, level = 0.95, dropped: Dropped[] = []): IccEstimate {
  const { nItems: n, nRaters: k } = ms
  const noise = form === '1' || form === 'k' ? ms.within : ms.error
  const average = form === 'k' || form === 'A,k' || form === 'C,k'
  if (ms.items <= ms.zero && (noise <= ms.zero || average)) return notDefined('no_variation', n, dropped)
  const parts = ratio(ms, form)
  if (Math.abs(parts.denominator) <= ms.zero) return notDefined('no_variation', n, dropped)
  const value = parts.numerator / parts.denominator
  const df1 = n - 1
  const df2 = form === '1' || form === 'k' ? n * (k - 1) : (n - 1) * (k - 1)
  const F = noise <= ms.zero ? null : ms.items / noise
  const ci = interval(ms, form, value, F, df1, df2, level)
  const warnings = warn(n, value, F, ci)
  const extra: IccExtra = {
    form,
    ...(F === null ? {} : { F }),
    df1,
    df2,
    p: F === null ? 0 : fUpper(F, df1, df2),
    nRaters: k,
  }
  return { ...defined(value, n, `ICC(${form})`, { ci, dropped, warnings }), ...extra }
}

/** The estimate alone, where an interval would be computed for nothing; null where it is not defined. */
export function iccPoint(ms: MeanSquares, form: IccForm): number | null {
  const noise = form === '1' || form === 'k' ? ms.within : ms.error
  const average = form === 'k' || form === 'A,k' || form === 'C,k'
  if (ms.items <= ms.zero && (noise <= ms.zero || average)) return null
  const { numerator, denominator } = ratio(ms, form)
  return Math.abs(denominator) <= ms.zero ? null : numerator / denominator
}

function ratio(ms: MeanSquares, form: IccForm): { numerator: number; denominator: number } {
  const { items: r, raters: c, error: e, within: w, nItems: n, nRaters: k } = ms
  switch (form) {
    case '1':
      return { numerator: r - w, denominator: r + (k - 1) * w }
    case 'A,1':
      return { numerator: r - e, denominator: r + (k - 1) * e + (k / n) * (c - e) }
    case 'C,1':
      return { numerator: r - e, denominator: r + (k - 1) * e }
    case 'k':
      return { numerator: r - w, denominator: r }
    case 'A,k':
      return { numerator: r - e, denominator: r + (c - e) / n }
    case 'C,k':
      return { numerator: r - e, denominator: r }
  }
}

function interval(
  ms: MeanSquares,
  form: IccForm,
  value: number,
  F: number | null,
  df1: number,
  df2: number,
  level: number,
): Interval | undefined {
  const { nRaters: k } = ms
  const p = (1 + level) / 2
  if (F === null) {
    // 1 - 1/F still has a limit when F grows without bound; the single forms have none (infinity over infinity).
    return form === 'k' || form === 'C,k' ? { lo: 1, hi: 1, level, method: 'F' } : undefined
  }
  if (form === 'A,1') return agreementInterval(ms, value, p, level)
  if (form === 'A,k') {
    const single = ratio(ms, 'A,1')
    const limits = agreementInterval(ms, single.numerator / single.denominator, p, level)
    if (limits === undefined) return undefined
    return finite({ ...limits, lo: stepUp(limits.lo, k), hi: stepUp(limits.hi, k) })
  }
  const low = F / fQuantile(p, df1, df2)
  const high = F * fQuantile(p, df2, df1)
  if (form === 'k' || form === 'C,k') return finite({ lo: 1 - 1 / low, hi: 1 - 1 / high, level, method: 'F' })
  return finite({ lo: (low - 1) / (low + k - 1), hi: (high - 1) / (high + k - 1), level, method: 'F' })
}

// McGraw & Wong (1996), table 7: Satterthwaite's degrees of freedom for the rater and error part together.
function agreementInterval(ms: MeanSquares, r: number, p: number, level: number): Interval | undefined {
  const { items: msr, raters: msc, error: mse, nItems: n, nRaters: k } = ms
  const a = (k * r) / (n * (1 - r))
  const b = 1 + (k * r * (n - 1)) / (n * (1 - r))
  const v = (a * msc + b * mse) ** 2 / ((a * msc) ** 2 / (k - 1) + (b * mse) ** 2 / ((n - 1) * (k - 1)))
  if (!(v > 0)) return undefined
  const f1 = fQuantile(p, n - 1, v)
  const f2 = fQuantile(p, v, n - 1)
  const spread = k * msc + (k * n - k - n) * mse
  // Divided by f1, so that an f1 beyond the range of a double still gives the limit.
  const lo = (n * (msr / f1 - mse)) / (spread + (n * msr) / f1)
  const hi = (n * (f2 * msr - mse)) / (spread + n * f2 * msr)
  return finite({ lo, hi, level, method: 'F' })
}

function stepUp(limit: number, k: number): number {
  return (limit * k) / (1 + (k - 1) * limit)
}

function finite(limits: Interval): Interval | undefined {
  return Number.isFinite(limits.lo) && Number.isFinite(limits.hi) ? limits : undefined
}

function warn(n: number, value: number, F: number | null, ci: Interval | undefined): WarningCode[] {
  const warnings: WarningCode[] = []
  if (n < 10) warnings.push('fewer_than_10_items')
  else if (n < 30) warnings.push('fewer_than_30_items')
  if (F === null) warnings.push('infinite_F')
  if (value < 0) warnings.push('no_reliability')
  if (ci === undefined) warnings.push('no_interval')
  else if (ci.lo > ci.hi) warnings.push('interval_not_ordered')
  return warnings
}
