import { defined, notDefined } from './estimate.ts'
import type { Dropped, Estimate } from './estimate.ts'
import type { Ratings } from './ratings.ts'
import { solveSymmetric } from './solve-symmetric.ts'

/** Variance components in squared scale points; none is negative. */
export type RemlExtra = { items: number; raters: number; error: number; nRatings: number }

/**
 * ICC(A,1) or ICC(C,1) of all ratings, where raters overlap only in part: restricted maximum likelihood of
 * rating = mean + item + rater + error. No F test; an interval needs a bootstrap of recordings.
 * Not defined: `no_items`, `no_pairs` (no item with two ratings: item and error cannot be told apart), `no_variation`.
 */
export function iccReml(ratings: Ratings, form: 'A,1' | 'C,1'): Estimate<RemlExtra> {
  const items = ratings.map((row) => row.flatMap((value, rater) => (value === null ? [] : [{ rater, value }])))
  const rated = items.filter((item) => item.length > 0)
  const dropped: Dropped[] = [{ n: items.length - rated.length, why: 'missing_rating' }]
  const n = rated.length
  if (n === 0) return notDefined('no_items', 0, dropped)
  if (rated.every((item) => item.length < 2)) return notDefined('no_pairs', n, dropped)
  const values = rated.flat().map((r) => r.value)
  if (Math.max(...values) - Math.min(...values) <= 1e-12 * Math.max(...values.map(Math.abs))) {
    return notDefined('no_variation', n, dropped)
  }
  const criterion = remlCriterion(rated, ratings[0]?.length ?? 0)
  const [logItems, logRaters] = minimise((a, b) => criterion(Math.exp(a), Math.exp(b)).deviance)
  const [theta, phi] = [Math.exp(logItems), Math.exp(logRaters)]
  const error = criterion(theta, phi).residual
  const value = theta / (theta + 1 + (form === 'A,1' ? phi : 0))
  return {
    ...defined(value, n, `ICC(${form}) by REML`, { dropped }),
    items: theta * error,
    raters: phi * error,
    error,
    nRatings: values.length,
  }
}

type Rated = readonly { rater: number; value: number }[]

/**
 * Restricted deviance, up to a constant, with the error variance profiled out; `theta` and `phi` are the item and rater
 * variances over it. Items are handled in closed form, so that the only matrix has the size of the raters.
 */
function remlCriterion(items: readonly Rated[], nRaters: number) {
  const N = items.reduce((sum, item) => sum + item.length, 0)
  return (theta: number, phi: number): { deviance: number; residual: number } => {
    const matrix = Array.from({ length: nRaters }, (_, j) =>
      Array.from({ length: nRaters }, (__, l) => Number(j === l)),
    )
    const ones = new Array<number>(nRaters).fill(0)
    const ys = new Array<number>(nRaters).fill(0)
    let logDeterminant = 0
    let [s11, s1y, syy] = [0, 0, 0]
    for (const item of items) {
      const m = item.length
      const shrink = theta / (1 + theta * m)
      const total = item.reduce((sum, r) => sum + r.value, 0)
      logDeterminant += Math.log1p(theta * m)
      s11 += m - shrink * m * m
      s1y += total - shrink * m * total
      syy += item.reduce((sum, r) => sum + r.value * r.value, 0) - shrink * total * total
      for (const { rater, value } of item) {
        ones[rater] = (ones[rater] ?? 0) + 1 - shrink * m
        ys[rater] = (ys[rater] ?? 0) + value - shrink * total
        const row = matrix[rater]
        if (row === undefined) continue
        for (const other of item) {
          row[other.rater] = (row[other.rater] ?? 0) + phi * ((other.rater === rater ? 1 : 0) - shrink)
        }
      }
    }
    const solved = solveSymmetric(matrix, [ones, ys])
    const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
    const [u, v] = [solved.solutions[0] ?? [], solved.solutions[1] ?? []]
    s11 -= phi * dot(ones, u)
    s1y -= phi * dot(ones, v)
    syy -= phi * dot(ys, v)
    const rest = Math.max(syy - (s1y * s1y) / s11, 1e-12)
    const deviance = logDeterminant + solved.logDeterminant + Math.log(s11) + (N - 1) * Math.log(rest)
    return { deviance, residual: rest / (N - 1) }
  }
}

// A coarse grid against false valleys, then a compass search with shrinking steps. exp(-20) stands for 0.
function minimise(f: (a: number, b: number) => number): [number, number] {
  let best: [number, number] = [0, 0]
  let value = Infinity
  for (let a = -20; a <= 20; a += 2) {
    for (let b = -20; b <= 20; b += 2) {
      const here = f(a, b)
      if (here < value) [value, best] = [here, [a, b]]
    }
  }
  for (let step = 1; step > 1e-6;) {
    const around: [number, number][] = [
      [best[0] + step, best[1]],
      [best[0] - step, best[1]],
      [best[0], best[1] + step],
      [best[0], best[1] - step],
    ]
    let moved = false
    for (const [a, b] of around) {
      if (Math.abs(a) > 22 || Math.abs(b) > 22) continue
      const here = f(a, b)
      if (here < value) {
        ;[value, best] = [here, [a, b]]
        moved = true
      }
    }
    if (!moved) step /= 2
  }
  return best
}
