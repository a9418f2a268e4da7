import { extremes, largestMagnitude, mean } from './summaries.ts'
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
 * @param near components from which the search sets out, in place of a grid over all: for resamples of a fitted table.
 */
export function iccReml(ratings: Ratings, form: 'A,1' | 'C,1', near?: RemlExtra): Estimate<RemlExtra> {
  const items = ratings.map((row) => row.flatMap((value, rater) => (value === null ? [] : [{ rater, value }])))
  const rated = items.filter((item) => item.length > 0)
  const dropped: Dropped[] = [{ n: items.length - rated.length, why: 'missing_rating' }]
  const n = rated.length
  if (n === 0) return notDefined('no_items', 0, dropped)
  if (rated.every((item) => item.length < 2)) return notDefined('no_pairs', n, dropped)
  const values = rated.flat().map((r) => r.value)
  const range = extremes(values)
  if (range === null || range.max - range.min <= 1e-12 * largestMagnitude(values)) {
    return notDefined('no_variation', n, dropped)
  }
  const criterion = remlCriterion(rated, ratings[0]?.length ?? 0)
  const [logItems, logRaters] = minimise((a, b) => criterion(Math.exp(a), Math.exp(b)).deviance, near)
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

/** Items that the same raters rated, as sums: all that the criterion needs of them. */
type SameRaters = {
  readonly raters: readonly number[]
  items: number
  /** Of the items' totals, and of their squares. */
  totals: number
  squaredTotals: number
  /** Of the squares of all ratings. */
  squares: number
  /** Of each rater's ratings, in the order of `raters`. */
  readonly byRater: number[]
}

/** Values are taken from their common mean, so that squares of large numbers do not drown small differences. */
function bySameRaters(items: readonly Rated[]): readonly SameRaters[] {
  const centre = mean(items.flatMap((item) => item.map(({ value }) => value)))
  const groups = new Map<string, SameRaters>()
  for (const item of items) {
    const raters = item.map(({ rater }) => rater)
    const key = raters.join(' ')
    const group = groups.get(key) ?? {
      ...{ raters, items: 0, totals: 0, squaredTotals: 0, squares: 0 },
      byRater: raters.map(() => 0),
    }
    groups.set(key, group)
    let total = 0
    item.forEach(({ value }, n) => {
      const distance = value - centre
      total += distance
      group.squares += distance * distance
      group.byRater[n] = (group.byRater[n] ?? 0) + distance
    })
    group.items += 1
    group.totals += total
    group.squaredTotals += total * total
  }
  return [...groups.values()]
}

/**
 * Restricted deviance, up to a constant, with the error variance profiled out; `theta` and `phi` are the item and rater
 * variances over it. Items are handled in closed form, so that the only matrix has the size of the raters, and those with
 * the same raters together, so that the cost does not grow with the number of items.
 */
function remlCriterion(items: readonly Rated[], nRaters: number) {
  const N = items.reduce((sum, item) => sum + item.length, 0)
  const groups = bySameRaters(items)
  return (theta: number, phi: number): { deviance: number; residual: number } => {
    const matrix = identity(nRaters)
    const ones = new Array<number>(nRaters).fill(0)
    const ys = new Array<number>(nRaters).fill(0)
    let logDeterminant = 0
    let [s11, s1y, syy] = [0, 0, 0]
    for (const group of groups) {
      const m = group.raters.length
      const shrink = theta / (1 + theta * m)
      logDeterminant += group.items * Math.log1p(theta * m)
      s11 += group.items * (m - shrink * m * m)
      s1y += (1 - shrink * m) * group.totals
      syy += group.squares - shrink * group.squaredTotals
      group.raters.forEach((rater, n) => {
        ones[rater] = (ones[rater] ?? 0) + group.items * (1 - shrink * m)
        ys[rater] = (ys[rater] ?? 0) + (group.byRater[n] ?? 0) - shrink * group.totals
        const row = matrix[rater]
        if (row === undefined) return
        for (const other of group.raters)
          row[other] = (row[other] ?? 0) + group.items * phi * ((other === rater ? 1 : 0) - shrink)
      })
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

function identity(size: number): number[][] {
  const rows: number[][] = []
  for (let i = 0; i < size; i++) {
    const row = new Array<number>(size).fill(0)
    row[i] = 1
    rows.push(row)
  }
  return rows
}

// A coarse grid against false valleys, then a compass search with shrinking steps. exp(-20) stands for 0.
function minimise(f: (a: number, b: number) => number, near?: RemlExtra): [number, number] {
  let best = near === undefined ? coarsest(f) : startOf(near)
  let value = f(...best)
  for (let step = 1; step > (near === undefined ? 1e-6 : 1e-4);) {
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

function coarsest(f: (a: number, b: number) => number): [number, number] {
  let best: [number, number] = [0, 0]
  let value = Infinity
  for (let a = -20; a <= 20; a += 2) {
    for (let b = -20; b <= 20; b += 2) {
      const here = f(a, b)
      if (here < value) [value, best] = [here, [a, b]]
    }
  }
  return best
}

// A component of 0 is no place to set out from: every step from there looks flat.
function startOf({ items, raters, error }: RemlExtra): [number, number] {
  const ratio = (component: number): number => Math.log(Math.max(1e-3, component / Math.max(error, 1e-12)))
  return [Math.min(20, ratio(items)), Math.min(20, ratio(raters))]
}
