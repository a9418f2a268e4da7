import { defined, isZero, notDefined } from './estimate.ts'
import type { Estimate, Interval } from './estimate.ts'
import { completePairs } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { normalQuantile } from './special/normal.ts'
import { largestMagnitude, mean, sumOfSquares } from './summaries.ts'

/** `biasCorrection` is CCC / r: 1 where the two raters' means and spreads agree; left out where r does not exist. */
export type CccExtra = { biasCorrection?: number }

/**
 * Lin's concordance correlation of two raters, divisor n, with the z-transformed interval as corrected in 2000.
 * One rater constant: 0, no interval. Not defined: `no_items`, `too_few_items` (n < 2), `no_variation` (both constant
 * and equal). Source: Lin (1989), correction Biometrics 56:324.
 */
export function linCcc(ratings: Ratings, level = 0.95): Estimate<CccExtra> {
  const { pairs, dropped } = completePairs(ratings)
  const n = pairs.length
  if (n === 0) return notDefined('no_items', 0, dropped)
  if (n === 1) return notDefined('too_few_items', 1, dropped)
  const x = pairs.map((p) => p[0])
  const y = pairs.map((p) => p[1])
  const sxx = sumOfSquares(x) / n
  const syy = sumOfSquares(y) / n
  const [mx, my] = [mean(x), mean(y)]
  const shift = mx - my
  const sxy = pairs.reduce((sum, [a, b]) => sum + (a - mx) * (b - my), 0) / n
  const scale = sxx + syy + shift * shift
  const noise = (1e-12 * largestMagnitude(x, y)) ** 2
  if (scale <= noise) return notDefined('no_variation', n, dropped)
  if (sxx <= noise || syy <= noise) return defined(0, n, "Lin's CCC", { dropped, warnings: ['no_interval'] })
  const value = (2 * sxy) / scale
  const r = sxy / Math.sqrt(sxx * syy)
  const ci = interval(value, r, shift / Math.sqrt(Math.sqrt(sxx * syy)), n, level)
  const warnings = ci === undefined ? (['no_interval'] as const) : []
  const estimate = defined(value, n, "Lin's CCC", { ci, dropped, warnings: [...warnings] })
  return { ...estimate, ...(isZero(r, 1) ? {} : { biasCorrection: value / r }) }
}

function interval(c: number, r: number, u: number, n: number, level: number): Interval | undefined {
  if (n < 3 || isZero(1 - c * c, 1) || isZero(r, 1)) return undefined
  const r2 = r * r
  const terms =
    ((1 - r2) * c * c * (1 - c * c)) / r2 + (2 * c ** 3 * (1 - c) * u * u) / r - (c ** 4 * u ** 4) / (2 * r2)
  if (terms < 0) return undefined
  const half = (normalQuantile((1 + level) / 2) * Math.sqrt(terms / (n - 2))) / (1 - c * c)
  const z = Math.atanh(c)
  return { lo: Math.tanh(z - half), hi: Math.tanh(z + half), level, method: 'fisher-z' }
}
