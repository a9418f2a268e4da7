import { fUpper, fUpperQuantile } from './f-distribution.ts'

/** P(|T| > |t|) with `df` degrees of freedom (need not be whole): the p-value of a two-sided test. */
export function tTwoSided(t: number, df: number): number {
  return fUpper(t * t, 1, df)
}

/** P(T <= t). */
export function tCdf(t: number, df: number): number {
  const half = tTwoSided(t, df) / 2
  return t > 0 ? 1 - half : half
}

/** t with P(T <= t) = p, 0 < p < 1. */
export function tQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError('a t quantile needs 0 < p < 1')
  if (p === 0.5) return 0
  const t = Math.sqrt(fUpperQuantile(2 * Math.min(p, 1 - p), 1, df))
  return p < 0.5 ? -t : t
}
